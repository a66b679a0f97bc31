using NodaTime;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.People;
using PostBot.Domain.Bookings;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Bookings;

/// <summary>What somebody wants to hold, whenever that will be: the production and every resource of the bundle, the first named first.</summary>
internal sealed record Wish(Work Work, IReadOnlyList<Resource> Resources)
{
    public Attendance Attendance { get; init; }

    public Instant? ExpiresAt { get; init; }

    public IReadOnlyList<Person> Invited { get; init; } = [];

    /// <summary>Holds of one wish that stand for one another.</summary>
    public long? OptionGroup { get; init; }

    public long? Series { get; init; }

    /// <summary>On which clock time people are to be there; null when nobody said.</summary>
    public LocalTime? Call { get; init; }

    /// <summary>What was noted with it; empty when nothing was.</summary>
    public string Remark { get; init; } = "";

    /// <summary>A session that took place: it is over, nobody is asked about it any more.</summary>
    public bool IsOver { get; init; }

    /// <summary>
    /// A new hold with its claims; it has no place in a line yet. It is written past the change tracker at the end of the command, so whatever the
    /// ladder makes of it until then is what is stored.
    /// </summary>
    public Booked Make(Turn turn, Slot slot, IReadOnlyList<Resource> resources, BookingState state = BookingState.Held)
    {
        var firm = state == BookingState.Confirmed;
        var booking = new Booking
        {
            Id = turn.NewId(),
            StudioId = turn.Studio.Id,
            Number = turn.NextNumber('B'),
            ProjectId = Work.Project.Id,
            UnitId = Work.Unit?.Id,
            Step = Work.Step,
            StartAt = slot.Start,
            EndAt = slot.End,
            State = state,
            HeldById = turn.Asker.Id,
            HeldAt = turn.Now,
            ConfirmedById = firm ? turn.Asker.Id : null,
            Remark = Remark,
            Attendance = Attendance,
            ExpiresAt = firm ? null : ExpiresAt,
            OptionGroup = OptionGroup,
            Series = Series,
            CallAt = Call is { } call ? CallArgument.Before(slot.Start.InZone(turn.Names.ZoneOf(resources[0])), call) : null,
            UsedFrom = IsOver ? slot.Start : null,
            UsedUntil = IsOver ? slot.End : null,
            WrappedAt = IsOver ? slot.End : null,
        };
        var rows = turn.Session.Many;
        rows.Add(booking);
        var claims = new Claim[resources.Count];
        for (var i = 0; i < resources.Count; i++)
        {
            var taken = resources[i].Taken(slot);
            claims[i] = new Claim { Id = turn.NewId(), StudioId = turn.Studio.Id, BookingId = booking.Id, ResourceId = resources[i].Id, StartAt = taken.Start, EndAt = taken.End, State = state, HeldAt = turn.Now };
            rows.Add(claims[i]);
        }
        foreach (var person in Invited) rows.Add(new Invitee { Id = turn.NewId(), StudioId = turn.Studio.Id, BookingId = booking.Id, PersonId = person.Id });
        if (state == BookingState.Held && booking.ExpiresAt is { } end) rows.Add(HoldClock.Start(turn.NewId(), booking, HoldClockKind.Expiry, turn.Now, end, LadderVoice.Hours(turn.Names)));
        if (firm && !IsOver) rows.Add(HoldClock.AtEnd(turn.NewId(), booking, turn.Now, LadderVoice.Hours(turn.Names)));
        return new Booked(booking, claims);
    }
}

/// <summary>People as resources: whoever is booked the first time gets a place among what can be booked.</summary>
internal static class Bookable
{
    public const string PersonClass = "person";

    /// <summary>The stored resource; one that was read as a person who never was booked before is made.</summary>
    public static Resource Of(Turn turn, Resource said)
    {
        if (said.Id != 0) return said;
        if (turn.Names.ResourceOf(said.PersonId!.Value) is { } known) return known;
        var made = new Resource { Id = turn.NewId(), StudioId = turn.Studio.Id, Name = Named(turn.Names, said.Name), Class = PersonClass, Zone = said.Zone, PersonId = said.PersonId };
        turn.Db.Add(made);
        turn.Names = turn.Names.With(made);
        turn.NamesChanged();
        return made;
    }

    /// <summary>A resource that stands for a person and is not stored yet.</summary>
    public static Resource Unstored(Names names, Person person) =>
        names.ResourceOf(person.Id) ?? new Resource { StudioId = person.StudioId, Name = person.Name, Class = PersonClass, Zone = names.ZoneOf(person).Id, PersonId = person.Id };

    /// <summary>Names of resources are unique; a person may be called like a room.</summary>
    private static string Named(Names names, string name)
    {
        var unique = name;
        for (var i = 2; names.Resources.Any(resource => resource.Name == unique); i++) unique = $"{name} ({i})";
        return unique;
    }
}
