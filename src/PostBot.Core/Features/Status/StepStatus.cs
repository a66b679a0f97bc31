using Microsoft.EntityFrameworkCore;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.People;
using PostBot.Domain.Projects;

namespace PostBot.Core.Features.Status;

/// <summary>One step of one unit: where it is, whose it is, who set what when, its sessions and the notes on the cut.</summary>
internal static class StepStatus
{
    private const int MostChanges = 7;

    public static async Task<Answer> Draw(Turn turn, Project project, Standing standing, string name, CancellationToken cancel)
    {
        var unit = standing.Unit;
        if (standing.Steps.FirstOrDefault(step => step.Name == name) is not { } step)
        {
            return Answer.No(
                $"{project.Code} {unit.Code} has no {name}. Its steps are {Lists.And(standing.Steps.Select(step => step.Name))}.",
                standing.Steps.Take(5).Select(step => new Button(step.Name, $"status {project.Code} {unit.Code} {step.Name}")));
        }
        var words = new StatusWords(turn, project);
        var owner = step.OwnerId is { } id && turn.Names.FindPerson(id) is { } person ? $"It is {person.Name}'s." : "Nobody owns it yet.";
        var card = new Card($"{project.Code} {unit.Code} {name} is {step.Word}").With(new Line(words.Marked(step)), new Line(owner));
        card = card.With(standing.Sessions.Where(session => session.Step == name).Take(5).Select(session => new Line((Text)"Booked: " + words.Session(session, named: false))));
        if (standing.OpenNotes > 0) card = card.With(new Line($"{Lists.Count(standing.OpenNotes, "open note")} on the cut{(standing.Rounds is [var round, ..] ? $" (F{round.Number})" : "")}"));
        if (Policy.IsInside(turn.Asker)) card = card.With(await History(turn, unit, name, words, cancel));
        var buttons = UnitStatus.Buttons(turn, project, standing, step, asked: true).ToList();
        buttons.Insert(Math.Min(1, buttons.Count), new Button(unit.Code, $"status {project.Code} {unit.Code}"));
        return Answer.Yes(card.Offer(buttons.Take(5)));
    }

    /// <summary>The last changes, the newest first.</summary>
    private static async Task<IEnumerable<Part>> History(Turn turn, Unit unit, string name, StatusWords words, CancellationToken cancel)
    {
        var changes = await turn.Db.StepChanges.AsNoTracking()
            .Join(turn.Db.Steps.Where(step => step.UnitId == unit.Id && step.Name == name), change => change.StepId, step => step.Id, (change, _) => change)
            .OrderByDescending(change => change.At).ThenByDescending(change => change.Id).Take(MostChanges + 1).ToListAsync(cancel);
        var lines = changes.Take(MostChanges).Select(Part (change) => new Line(
            words.Moment(change.At) + (Text)$" {turn.Names.FindPerson(change.ById)?.Name ?? "someone"}: {StatusWords.Said(change.Word.Length > 0 ? change.Word : Pipeline.Word(change.Meaning), change.Remark)}"));
        return changes.Count > MostChanges ? lines.Append(new Small("Older changes are in the audit log.")) : lines;
    }
}
