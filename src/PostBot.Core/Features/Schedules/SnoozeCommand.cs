using NodaTime;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Domain.People;
using PostBot.Domain.Schedules;

namespace PostBot.Core.Features.Schedules;

/// <summary>Puts the nudges of a deadline off; the deadline itself stays.</summary>
internal sealed class SnoozeCommand : ICommand
{
    public const string Step = "snooze";

    private static readonly Duration longest = Duration.FromDays(90);

    private static readonly IdArgument which = new("D", "deadline") { Example = "D9" };

    private static readonly LaterArgument until = new("until", "For how long, or until when?") { Example = "1h", Leads = ["for", "until", "to"], NeedsLead = false, Required = false };

    public Definition Definition { get; } = new()
    {
        Verbs = ["snooze"],
        Summary = "Put a deadline's nudges off; an hour unless you say",
        Examples = ["snooze D1 1h", "snooze D1 tomorrow 9:00"],
        Role = Role.Artist,
        Requestable = true,
        Outsiders = true,
        Arguments = [which, until],
        Changes = true,
        Topic = "Deadlines",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var id = turn.Get(which);
        if (await Deadlines.Find(turn, id, cancel) is not { } deadline) return Refusals.NoSuch(id);
        var view = turn.View;
        if (deadline.State != DeadlineState.Open) return DeadlineDoneCommand.Over(view, deadline);
        if (Deadlines.NotTheirs(turn, deadline) is { } refusal) return refusal;
        var asked = turn.Has(until) ? turn.Get(until) : turn.Now + Duration.FromHours(1);
        if (asked <= turn.Now) return Answer.No($"That is in the past. For example: snooze {id} 1h");
        if (asked > turn.Now + longest) return Answer.No($"At most {longest.Days} days. For example: snooze {id} tomorrow 9:00");

        var owner = turn.Names.FindPerson(deadline.OwnerId ?? 0) ?? turn.Asker;
        var at = (await Nudging.Hours(turn.Db, turn.Names, owner, cancel)).AtOrAfter(asked);
        var planned = await Deadlines.Planned(turn, deadline, cancel);
        // Silence until then is what was asked for; an earlier snooze gives way to this one.
        foreach (var nudge in planned.Where(nudge => (nudge.FireAt <= at && Nudging.Above(nudge.Step) is null) || nudge.Step == Step)) nudge.State = NudgeState.Skipped;
        var snoozed = new Nudge { Id = turn.NewId(), StudioId = turn.Studio.Id, DeadlineId = deadline.Id, Step = Step, FireAt = at };
        turn.Db.Add(snoozed);
        turn.Touch('D', deadline.Number);

        var drawn = DeadlineCard.Draw(view, deadline, [snoozed, .. planned.Where(nudge => nudge.State == NudgeState.Planned)], DeadlineCard.NudgeFace);
        var zone = turn.Names.ZoneOf(owner).Id;
        var card = drawn with { Headline = (Text)$"Snoozed until " + new Moment(at, null, zone) + (Text)$": {DeadlineCard.What(view, deadline)}   ({id})", Parts = [] };
        card = card.With(new Line((Text)"Due " + DeadlineCard.Due(view, deadline) + (Text)(at > deadline.DueAt ? ", before the next nudge" : "")));
        return Answer.Yes(at == asked ? card : card.With(new Line($"Moved into {owner.Name}'s working hours.")));
    }
}
