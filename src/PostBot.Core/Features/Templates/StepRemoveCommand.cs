using Microsoft.EntityFrameworkCore;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Domain.Bookings;
using PostBot.Domain.People;
using PostBot.Domain.Projects;

namespace PostBot.Core.Features.Templates;

/// <summary>Takes a step away from one production; where work on it has begun or is booked, it asks first.</summary>
internal sealed class StepRemoveCommand : ICommand
{
    private static readonly WorkArgument project = new() { Example = "NIGHTFALL", Leads = ["from"], NeedsLead = false, Unit = Need.Never };

    private static readonly StepArgument which = new("step", "Which step?") { Example = "adr" };

    private static readonly FlagArgument sure = new("yes", "sure") { Example = "yes", Required = false };

    public Definition Definition { get; } = new()
    {
        Verbs = ["step remove", "remove step"],
        Summary = "Take a step away from a production",
        Examples = ["step remove NIGHTFALL vfx", "step remove HARBOUR clearance"],
        Role = Role.Coordinator,
        Arguments = [project, which, sure],
        Changes = true,
        Topic = "Setting up",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var production = turn.Get(project).Project;
        var name = turn.Get(which);
        var steps = turn.Names.Steps.Of(production).ToList();
        if (!steps.Contains(name)) return Answer.No($"{production.Code} has no {name}. Its steps are {Lists.And(steps)}.");
        if (steps.Count == 1) return Answer.No($"{name} is {production.Code}'s only step. Nothing was removed.");
        var rows = await turn.Db.Steps.Where(row => row.ProjectId == production.Id && row.Name == name).ToListAsync(cancel);
        var begun = rows.Where(row => row.Meaning != StepMeaning.NotStarted).Select(row => turn.Names.Unit(row.UnitId).Code).ToList();
        var booked = await turn.Db.Bookings.CountAsync(row => row.ProjectId == production.Id && row.Step == name && row.StartAt > turn.Now && (row.State == BookingState.Held || row.State == BookingState.Confirmed), cancel);
        if ((begun.Count > 0 || booked > 0) && !turn.Has(sure))
        {
            var why = new List<string>();
            if (begun.Count > 0) why.Add($"it is under way on {Lists.And(begun.Take(6))}{(begun.Count > 6 ? $" and {begun.Count - 6} more" : "")}");
            if (booked > 0) why.Add($"{Lists.Count(booked, "session is", "sessions are")} booked for it");
            return Answer.No($"Remove {name} from {production.Code}? {char.ToUpperInvariant(why[0][0])}{string.Join(", and ", why)[1..]}. Nothing was removed yet.", new Button($"Remove {name}", $"step remove {production.Code} {name} yes", Danger: true));
        }
        var ids = rows.ConvertAll(row => row.Id);
        turn.Db.RemoveRange(await turn.Db.StepChanges.Where(row => ids.Contains(row.StepId)).ToListAsync(cancel));
        turn.Db.RemoveRange(rows);
        steps.Remove(name);
        await StepAddCommand.Order(turn, production, steps, cancel);
        return Answer.Yes(new Card($"{production.Code} has no {name} any more")
            .With(new Line($"Its steps: {string.Join(", ", steps)}"))
            .Offer(new Button(production.Code, $"status {production.Code}")));
    }
}
