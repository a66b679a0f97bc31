using Microsoft.EntityFrameworkCore;
using NodaTime;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.Delivery;
using PostBot.Core.People;
using PostBot.Core.Storage;
using PostBot.Domain.People;
using PostBot.Domain.Schedules;

namespace PostBot.Core.Features.Schedules;

/// <summary>One nudge of one deadline: to whom it goes, what it says, who else hears of it.</summary>
/// <param name="brief">Many are due at once and commands wait: what stands behind it is left to the deadline's own card.</param>
internal sealed class NudgeSending(WriteSession session, Names names, Deadline deadline, Func<Person, WorkingTime> hours, Attending attending, bool brief, Instant now)
{
    private static readonly Duration prompt = Duration.FromMinutes(10);

    public Deadline Deadline => deadline;

    public Instant Now => now;

    /// <summary>The production is put away: nobody is nudged about it.</summary>
    public bool IsQuiet => names.Project(deadline.ProjectId).Archived;

    private Person? Owner => deadline.OwnerId is { } id ? names.FindPerson(id) : null;

    /// <summary>
    /// The owner; whoever set it when the owner cannot be reached; for a client or a vendor, whom PostBot does not press by itself, a coordinator.
    /// For each of them whoever covers while they are away. Null when nobody can be reached.
    /// </summary>
    public Person? Recipient()
    {
        if (Owner is not { } owner) return null;
        if ((Policy.IsInside(owner) || names.Studio.NudgesOutsiders) && Covered(owner) is { } reached) return reached;
        IEnumerable<Person> setter = names.FindPerson(deadline.SetById) is { } person && Policy.IsInside(person) && person.Id != owner.Id ? [person] : [];
        return First([.. setter, .. Deadlines.Steering(names, deadline), .. Policy.Holders(Role.Coordinator, names, deadline.ProjectId)], owner.Id);
    }

    /// <summary>Queues it. False when nothing could be queued after all.</summary>
    public async Task<bool> Tell(Person person, CancellationToken cancel)
    {
        var view = new View(session.Db, names, person, now);
        var behind = brief ? null : await DeadlineCard.Behind(view, deadline, cancel);
        var card = DeadlineCard.Draw(view, deadline, [], DeadlineCard.NudgeFace, behind);
        if (person.Id == deadline.OwnerId) return Send(person, card, DeadlineCard.NudgeFace);
        if (Covering.For(names, Owner!.Id, now)?.Id == person.Id) return Send(person, card.With(new Small($"You cover for {Owner.Name}.")), DeadlineCard.NudgeFace);
        return Send(person, ForAnother(card, Owner!), face: null);
    }

    /// <summary>
    /// When it goes out instead, for a holiday, time off or quiet hours that came after it was planned, a session that a client attends, or a service that
    /// was down until the evening: later, never lost. Null for now.
    /// </summary>
    public Instant? Shifted(Person person, Instant fireAt)
    {
        var free = hours(person);
        if (attending.Until(person) is { } end) return free.AtOrAfter(end);
        // What was planned for six sharp is looked at a moment after six.
        if (free.Holds(now - fireAt < prompt ? fireAt : now)) return null;
        return free.AtOrAfter(now) is var later && later > now ? later : null;
    }

    /// <summary>
    /// Late for as long as the studio waits: a coordinator hears of it, then a supervisor, each once for one date and in their own hours. Who cannot be
    /// disturbed now gets it as a nudge of its own, which falls away when the thing is done before.
    /// </summary>
    /// <param name="fireAt">When the owner's nudge was planned for.</param>
    public async Task Escalate(Person told, Instant fireAt, CancellationToken cancel)
    {
        var zone = names.ZoneOf(names.Project(deadline.ProjectId));
        var late = Lateness.Days(deadline.DueAt, now, zone, names.Week);
        var level = Lateness.Who(late, names.Studio.EscalateAfterDays);
        if (level == Escalation.Owner) return;
        var key = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"D{deadline.Number} {level} {deadline.DueAt.ToUnixTimeMilliseconds()}");
        if (await session.Db.Notices.AnyAsync(row => row.StudioId == deadline.StudioId && row.Key == key, cancel)) return;
        session.Db.Add(new Notice { Id = session.NewId(), StudioId = deadline.StudioId, Key = key, At = now });
        if (TellAbove(level, told.Id, fireAt) is not { } later) return;
        session.Db.Add(new Nudge { Id = session.NewId(), StudioId = deadline.StudioId, DeadlineId = deadline.Id, Step = level.ToString(), FireAt = later });
    }

    /// <summary>Tells somebody above the owner. When they hear it instead, where that is not now; null when they were told, or nobody can be.</summary>
    /// <param name="told">Who heard of it as the owner, or in the owner's place.</param>
    public Instant? TellAbove(Escalation level, long? told, Instant fireAt)
    {
        var role = level == Escalation.Supervisor ? Role.Supervisor : Role.Coordinator;
        if (First(Policy.Holders(role, names, deadline.ProjectId), deadline.OwnerId, told) is not { } hears) return null;
        if (Shifted(hears, fireAt) is { } later) return later;
        var late = Lateness.Days(deadline.DueAt, now, names.ZoneOf(names.Project(deadline.ProjectId)), names.Week);
        var view = new View(session.Db, names, hears, now);
        var card = DeadlineCard.Draw(view, deadline, [], face: null);
        var id = $"D{deadline.Number}";
        Send(hears, card with
        {
            Headline = $"{DeadlineCard.What(view, deadline)} is {Lists.Count(late, "working day")} late, {DeadlineCard.Name(view, deadline.OwnerId)}   ({id})",
            Parts = [new Line((Text)"It was due " + DeadlineCard.Due(view, deadline)), .. card.Parts],
            Buttons = [new Button("Move it", $"push {id} 1d"), new Button($"Nudge {DeadlineCard.Name(view, deadline.OwnerId)}", $"nudge {id}"), new Button("Done", $"done {id}")],
        }, face: null);
        return null;
    }

    /// <summary>The next working morning's nudge, once it is past due.</summary>
    public Nudge PlanNext()
    {
        var after = Instant.Max(deadline.DueAt, now);
        var at = Owner is { } owner ? Lateness.NextMorning(after, hours(owner)) : after + Duration.FromDays(1);
        var nudge = new Nudge { Id = session.NewId(), StudioId = deadline.StudioId, DeadlineId = deadline.Id, Step = Nudging.Late, FireAt = at };
        session.Db.Add(nudge);
        return nudge;
    }

    /// <summary>For whoever answers for it in the owner's place: why they get it, and what they can do.</summary>
    private Card ForAnother(Card card, Person owner)
    {
        var id = $"D{deadline.Number}";
        if (Policy.IsInside(owner))
        {
            var why = Outbox.WayTo(names, owner.Id).Why ?? "cannot be reached";
            return card with { Parts = [.. card.Parts, new Line($"{owner.Name} cannot be reached ({why}), so this comes to you.")], Buttons = [new Button("Done", $"done {id}"), new Button("Move it", $"push {id} 1d")] };
        }
        var view = new View(session.Db, names, null, now);
        var overdue = now - deadline.DueAt;
        return card with
        {
            Headline = overdue > Duration.Zero ? (Text)$"{owner.Name}'s {deadline.Title} on {names.Work(deadline.ProjectId, deadline.UnitId, null)} is {Late(overdue)} late   ({id}, due " + DeadlineCard.Due(view, deadline) + (Text)")" : card.Headline,
            Parts = [.. card.Parts, new Line($"{owner.Name} is outside the studio and was not nudged."), .. owner.Phone is { } phone ? [new Line($"{owner.Name}: {phone}")] : Array.Empty<Line>()],
            Buttons = [new Button($"Nudge {owner.Name}", $"nudge {id}"), new Button("Extend", $"slip {id}"), new Button("Done", $"done {id}")],
        };
    }

    private static string Late(Duration late) => late < Duration.FromDays(1) ? Times.Length(late) : Lists.Count((int)late.TotalDays, "day");

    private bool Send(Person person, Card card, string? face) => Outbox.ToPerson(session, names, person, card, now, face) is null;

    /// <summary>The first of them who can be reached, or whoever covers for that one; never one of those left out.</summary>
    private Person? First(IEnumerable<Person> people, params long?[] without) =>
        people.Where(person => !without.Contains(person.Id)).Select(Covered).FirstOrDefault(person => person is not null && !without.Contains(person.Id));

    private Person? Covered(Person person) =>
        Covering.For(names, person.Id, now) is { } deputy && Reached(deputy) ? deputy : Reached(person) ? person : null;

    private bool Reached(Person person) => names.IdentitiesOf(person.Id).Any(identity => identity.UnreachableWhy is null);
}
