using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using PostBot.Core.Cards;
using PostBot.Core.Delivery;
using PostBot.Core.Features.Feedback;
using PostBot.Core.People;
using PostBot.Core.Storage;
using PostBot.Domain.Feedback;
using PostBot.Domain.People;
using PostBot.Domain.Schedules;

namespace PostBot.Core.Features.Schedules;

/// <summary>One look at a round whose notes are due: who hears what now, and when to look again.</summary>
internal sealed class RoundNudging(WriteSession session, Names names, Round round, Instant dueAt, Attending attending, Instant now)
{
    private static readonly Duration prompt = Duration.FromMinutes(10);

    private readonly string id = string.Create(CultureInfo.InvariantCulture, $"F{round.Number}");

    private readonly DateTimeZone zone = names.ZoneOf(names.Project(round.ProjectId));

    /// <summary>Says what is to be said; when to look again, null when nobody owes anything any more.</summary>
    public async Task<Instant?> Look(CancellationToken cancel)
    {
        if (names.Project(round.ProjectId).Archived) return null;
        Instant? next = null;
        foreach (var reviewer in await session.Db.Reviewers.AsNoTracking().Where(row => row.RoundId == round.Id && row.State == ReviewerState.Asked).OrderBy(row => row.Id).ToListAsync(cancel))
        {
            if (await Look(reviewer, cancel) is { } at && (next is null || at < next)) next = at;
        }
        return next;
    }

    private async Task<Instant?> Look(Reviewer reviewer, CancellationToken cancel)
    {
        var owes = reviewer.PersonId is { } person ? names.FindPerson(person) : null;
        var direct = owes is not null && Rounds.MaySee(owes, round.ProjectId, names) && Outbox.WayTo(names, owes.Id).Identity is not null && (Policy.IsInside(owes) || names.Studio.NudgesOutsiders);
        if ((direct ? Covered(owes!) : Coordinator(owes?.Id)) is not { } hears) return null;
        var hours = await Nudging.Hours(session.Db, names, hears, cancel);
        var (said, next) = NotesDue.Look(NotesDue.Moments(dueAt, round.OpenedAt, hours, direct), now);
        if (said is { } due && !await WasSaid(reviewer, due.Step, due.At, cancel))
        {
            if (attending.Until(hears) is { } end) return hours.AtOrAfter(end);
            // What was planned for six sharp is looked at a moment after six.
            if (!hours.Holds(now - due.At < prompt ? due.At : now)) return hours.AtOrAfter(now);
            Note(reviewer, due.Step, due.At);
            Outbox.ToPerson(session, names, hears, direct ? ToReviewer(owes!, hears) : ToCoordinator(reviewer, owes), now);
        }
        if (!direct || said?.Step != NotesDue.Late || await Escalate(reviewer, hears, cancel) is not { } later) return next;
        return next < later ? next : later;
    }

    /// <summary>Late for as long as the studio waits: a coordinator hears of it, then a supervisor, each once for one date. When to look again for it, where that person may not be disturbed now.</summary>
    private async Task<Instant?> Escalate(Reviewer reviewer, Person told, CancellationToken cancel)
    {
        var level = Lateness.Who(Lateness.Days(dueAt, now, zone, names.Week), names.Studio.EscalateAfterDays);
        if (level == Escalation.Owner || await WasSaid(reviewer, level.ToString(), dueAt, cancel)) return null;
        var hears = Policy.Holders(level == Escalation.Supervisor ? Role.Supervisor : Role.Coordinator, names, round.ProjectId).Select(Covered).FirstOrDefault(person => person is not null && person.Id != told.Id && person.Id != reviewer.PersonId);
        if (hears is not null && (await Nudging.Hours(session.Db, names, hears, cancel)).AtOrAfter(attending.Until(hears) ?? now) is var free && free > now) return free;
        Note(reviewer, level.ToString(), dueAt);
        if (hears is not null) Outbox.ToPerson(session, names, hears, ToCoordinator(reviewer, names.FindPerson(reviewer.PersonId ?? 0)), now);
        return null;
    }

    private Card ToReviewer(Person owes, Person hears)
    {
        var (first, later) = hears.Id == owes.Id ? ("Your", "your") : ($"{owes.Name}'s", $"{owes.Name}'s");
        var what = $"notes on {Rounds.Name(names, round)}";
        var card = new Card((now < dueAt ? (Text)$"{first} {what} are due " : (Text)$"▲ late: {later} {what} were due ") + Due + (Text)$"   ({id})").About(id);
        if (round.Link is { } link) card = card.With(new Line(new Link(link, "Watch")));
        if (hears.Id != owes.Id) card = card.With(new Small($"You cover for {owes.Name}."));
        return card.Offer(new Button("Add notes", $"note {id}"), new Button("Notes in", $"notes in {id}"), new Button("No notes", $"no notes {id}"), new Button("Remind me in 1 h", $"remind me 1h notes on {Rounds.Name(names, round)} ({id})"), new Button("Ask for longer", $"extend {id}"));
    }

    private Card ToCoordinator(Reviewer reviewer, Person? owes)
    {
        var late = now - dueAt;
        var card = new Card((Text)$"{reviewer.Name}'s notes on {Rounds.Name(names, round)} are {(late < Duration.FromDays(1) ? Times.Length(late) : Commands.Arguments.Lists.Count((int)late.TotalDays, "day"))} late   ({id}, due " + Due + (Text)")").About(id);
        var reached = owes is not null && Outbox.WayTo(names, owes.Id).Identity is not null;
        if (!reached) card = card.With(new Line($"{reviewer.Name} has no account here; ask them yourself."));
        if (owes?.Phone is { } phone) card = card.With(new Line($"{owes.Name}: {phone}"));
        var until = WorkingShift.By(names.Week, now.InZone(zone).Date, 1);
        return card.Offer(reached ? [new Button($"Nudge {reviewer.Name}", $"nudge {id} \"{reviewer.Name}\"")] : [])
            .Offer(new Button($"Extend to {until.DayOfWeek} 12:00", string.Create(CultureInfo.InvariantCulture, $"extend {id} {until:uuuu-MM-dd} 12:00")), new Button("Call", $"contacts {names.Project(round.ProjectId).Code}"), new Button("Notes in", $"notes in {id} for {reviewer.Name}"));
    }

    private Text Due => new Moment(dueAt, null, zone.Id);

    /// <summary>Whoever opened it when they coordinate, else the nearest who does; or whoever covers for them.</summary>
    private Person? Coordinator(long? without) => Policy.Holders(Role.Coordinator, names, round.ProjectId).OrderByDescending(person => person.Id == round.OpenedById).Select(Covered).FirstOrDefault(person => person is not null && person.Id != without);

    private Person? Covered(Person person) => new[] { Covering.For(names, person.Id, now), person }.FirstOrDefault(one => one is not null && Outbox.WayTo(names, one.Id).Identity is not null);

    private string Key(Reviewer reviewer, string step, Instant at) => string.Create(CultureInfo.InvariantCulture, $"{id} {reviewer.Id} {step} {at.ToUnixTimeMilliseconds()} {dueAt.ToUnixTimeMilliseconds()}");

    private Task<bool> WasSaid(Reviewer reviewer, string step, Instant at, CancellationToken cancel)
    {
        var (studio, key) = (round.StudioId, Key(reviewer, step, at));
        return session.Db.Notices.AnyAsync(row => row.StudioId == studio && row.Key == key, cancel);
    }

    private void Note(Reviewer reviewer, string step, Instant at) => session.Db.Add(new Notice { Id = session.NewId(), StudioId = round.StudioId, Key = Key(reviewer, step, at), At = now });
}
