using Microsoft.EntityFrameworkCore;
using NodaTime;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.Features.Setup;
using PostBot.Domain.People;
using PostBot.Domain.Schedules;

namespace PostBot.Core.Features.Schedules;

/// <summary>What will be said to whom, and when: the asker's own, or a production's.</summary>
internal sealed class NudgesCommand : ICommand
{
    private const int Most = 20;

    private static readonly WorkArgument work = new() { Example = "NIGHTFALL", Leads = ["for", "on"], NeedsLead = false, Required = false };

    public Definition Definition { get; } = new()
    {
        Verbs = ["nudges", "reminders", "my nudges"],
        Summary = "See which nudges and reminders will go out, and when",
        Examples = ["nudges", "nudges NIGHTFALL"],
        Role = Role.Viewer,
        Arguments = [work],
        Topic = "Deadlines",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var (studioId, asker, all) = (turn.Studio.Id, turn.Asker.Id, turn.Has(work));
        var nudges = turn.Db.Nudges.AsNoTracking().Where(nudge => nudge.StudioId == studioId && nudge.State == NudgeState.Planned)
            .Join(turn.Db.Deadlines.AsNoTracking().Where(row => row.State == DeadlineState.Open), nudge => nudge.DeadlineId, row => row.Id, (nudge, deadline) => new { nudge, deadline });
        if (turn.Maybe(work) is { } about)
        {
            nudges = nudges.Where(row => row.deadline.ProjectId == about.Project.Id);
            if (about.Unit is { } unit) nudges = nudges.Where(row => row.deadline.UnitId == unit.Id);
        }
        else
        {
            nudges = nudges.Where(row => row.deadline.OwnerId == asker);
        }
        var view = turn.View;
        // The ones for after the due date are only said where nothing comes before.
        var found = (await nudges.OrderBy(row => row.nudge.FireAt).Take(200).ToListAsync(cancel)).Where(row => !turn.Names.Project(row.deadline.ProjectId).Archived && (all || Nudging.Above(row.nudge.Step) is null))
            .GroupBy(row => row.deadline.Id).SelectMany(group => group.Where(row => row.nudge.Step != Nudging.Late || group.All(other => other.nudge.Step == Nudging.Late || Nudging.Above(other.nudge.Step) is not null)))
            .Select(row => (At: row.nudge.FireAt, Text: (Text)new Moment(row.nudge.FireAt, null, Zone(turn, row.deadline).Id) + (Text)$" · D{row.deadline.Number} {DeadlineCard.What(view, row.deadline)}{(all ? $" · to {(Nudging.Above(row.nudge.Step) is { } above ? $"a {above.ToString().ToLowerInvariant()}, since it is late" : DeadlineCard.Name(view, row.deadline.OwnerId))}" : "")}{(row.nudge.Step == Nudging.Late ? " · if it is not done by then" : "")}")).ToList();
        if (!all)
        {
            var reminders = await turn.Db.Reminders.AsNoTracking().Where(row => row.PersonId == asker && row.State == NudgeState.Planned).OrderBy(row => row.FireAt).Take(Most).ToListAsync(cancel);
            found.AddRange(reminders.Select(row => (row.FireAt, (Text)new Moment(row.FireAt, null, turn.AskerZone.Id) + (Text)$" · your reminder: {Typed.Shorten(row.Words.Replace('\n', ' '), 80)}")));
        }
        found.AddRange(await NudgesAhead.Of(turn, turn.Maybe(work), cancel));
        var own = await turn.Db.PersonalHours.AsNoTracking().FirstOrDefaultAsync(row => row.PersonId == asker, cancel);
        var what = turn.Maybe(work) is { } some ? $" on {turn.Names.Work(some.Project.Id, some.Unit?.Id, null)}" : " for you";
        var card = new Card(found.Count == 0 ? $"No nudges are planned{what}" : $"{Lists.Count(found.Count, "nudge")} planned{what}").With(found.OrderBy(row => row.At).Take(Most).Select(row => new Line(row.Text)));
        if (found.Count > Most) card = card.With(new Line($"and {found.Count - Most} more"));
        if (!all)
        {
            var hours = Nudging.Hours(turn.Names, turn.Asker, own);
            card = card.With(new Line($"You are nudged {Times.Clock(hours.DayStart)}–{Times.Clock(hours.DayEnd)} on working days{(own?.DigestMinute is { } at ? $" · morning card at {HourSpan.Clock(at)}" : "")}"));
            card = card.Offer(new Button("Deadlines", "deadlines me"), own?.DigestMinute is null ? new Button("Morning card at 8:30", "digest 08:30") : new Button("Digest off", "digest off"));
        }
        return Answer.Yes(card) with { Private = !all };
    }

    private static DateTimeZone Zone(Turn turn, Deadline deadline) => turn.Names.FindPerson(deadline.OwnerId ?? 0) is { } owner ? turn.Names.ZoneOf(owner) : turn.Names.Zone;
}
