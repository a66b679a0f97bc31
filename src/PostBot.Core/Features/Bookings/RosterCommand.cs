using Microsoft.EntityFrameworkCore;
using NodaTime;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.Features.Setup;
using PostBot.Domain.Bookings;
using PostBot.Domain.People;
using PostBot.Domain.Schedules;

namespace PostBot.Core.Features.Bookings;

/// <summary>The days and hours a person works, or a room can be had, where they are not the studio's; lists what that leaves outside.</summary>
internal sealed class RosterCommand : ICommand
{
    private const int MostLines = 7;
    private const int DaysAhead = 91;

    private static readonly RosteredArgument who = new() { Example = "@jo" };

    private static readonly RestArgument hours = new("hours", "Which days and hours?") { Example = "mon-thu 10-18", Leads = ["works"], NeedsLead = false };

    public Definition Definition { get; } = new()
    {
        Verbs = ["roster", "opening hours", "working hours"],
        Summary = "Say which days and hours a person works or a room is open; off for the studio's",
        Examples = ["roster @ed mon-thu 10-18", "roster Color 1 mon-sat 8-22"],
        Role = Role.Artist,
        Arguments = [who, hours],
        Changes = true,
        StudioWide = true,
        Topic = "Bookings",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var said = turn.Get(who);
        if (said.PersonId != turn.Asker.Id && !BookingCard.MayConfirm(turn.Asker)) return Answer.No($"{(said.PersonId is null ? "A coordinator" : $"{said.Name} or a coordinator")} can say when {(said.PersonId is null ? "it is open" : "they work")}. Nothing was changed.");
        if (Read(turn.Get(hours)) is not var (days, span)) return Answer.No($"\"{Typed.Shorten(Typed.Clean(turn.Get(hours)).Replace('\n', ' '), 60)}\" are no days and hours. For example: {Definition.Examples[0]}");
        var row = said.Id == 0 ? Bookable.Of(turn, said) : (await turn.Db.Resources.FindAsync([said.Id], cancel))!;
        var wanted = (days is { } mask ? WorkingWeek.Mask(mask) : (int?)null, span?.From, span?.Until);
        if ((row.OpenDays, row.OpenFrom, row.OpenUntil) == wanted) return Answer.No("That is so already. Nothing was changed.");
        (row.OpenDays, row.OpenFrom, row.OpenUntil) = wanted;
        turn.NamesChanged();
        var opening = Opening.Of(turn.Names, row);
        var card = new Card(Opening.IsOwn(row) ? $"{row.Name} {(row.PersonId is null ? "is open" : "works")} {Roster.Say(opening)}" : $"{row.Name} has the studio's days and hours again: {Roster.Say(opening)}");
        var outside = await Outside(turn, row, opening, cancel);
        card = card.With(new Line(outside.Count == 0 ? "Nothing that is booked is outside of that." : $"Outside of that: {Lists.Count(outside.Count, "booking")}, which stay as they are:"));
        card = card.With(outside.Take(MostLines).Select(booked => BookingsCommand.Line(turn.View, booked.Booking, booked.Claims)));
        return Answer.Yes(outside.Count > MostLines ? card.With(new Line($"and {outside.Count - MostLines} more")) : card);
    }

    /// <summary><c>mon-thu 10-18</c>, <c>mon, wed</c>, <c>10-18</c>, <c>off</c>; what is not said is the studio's.</summary>
    private static (IReadOnlySet<IsoDayOfWeek>? Days, HourSpan? Hours)? Read(string said)
    {
        var words = said.Trim().Split([' '], StringSplitOptions.RemoveEmptyEntries);
        if (words is ["off" or "none" or "studio"]) return (null, null);
        for (var cut = words.Length; cut >= 0; cut--)
        {
            var (first, rest) = (string.Join(' ', words[..cut]), string.Join(' ', words[cut..]));
            var days = cut == 0 ? null : first is "daily" or "every day" ? WorkingWeek.OfMask(0b111_1111) : WorkingWeek.Read(first.TrimEnd(','));
            var span = rest.Length == 0 ? null : HourSpan.Read(rest);
            if (words.Length > 0 && (cut == 0 || days is not null) && (rest.Length == 0 || span is { } hours && hours.Until > hours.From)) return (days, span);
        }
        return null;
    }

    private static async Task<List<Booked>> Outside(Turn turn, Resource resource, Opening opening, CancellationToken cancel)
    {
        var (id, now, end, earliest) = (resource.Id, turn.Now, turn.Now + Duration.FromDays(DaysAhead), turn.Now - Slot.Longest);
        var ids = await turn.Db.Claims.AsNoTracking()
            .Where(claim => claim.ResourceId == id && claim.StartAt < end && claim.StartAt > earliest && claim.EndAt > now && (claim.State == BookingState.Held || claim.State == BookingState.Confirmed))
            .OrderBy(claim => claim.StartAt).Select(claim => claim.BookingId).Take(500).ToListAsync(cancel);
        return [.. (await Ladder.Load(turn.Db, ids, cancel)).Where(booked => opening.Outside(booked.Booking.Slot) > Duration.Zero).OrderBy(booked => booked.Booking.StartAt)];
    }
}

/// <summary>A room, a rig or a person by name.</summary>
internal sealed class RosteredArgument() : Argument<Resource>("resource", "Whose roster?")
{
    private readonly BookableArgument bookable = new() { Example = "Color 1" };

    public override ReadResult? Read(ReadContext context, int at) => at < context.Words.Count ? BundleArgument.Person(context, at) ?? bookable.Read(context, at) : null;

    public override Answer? NotFound(ReadContext context, int at) => bookable.NotFound(context, at);
}
