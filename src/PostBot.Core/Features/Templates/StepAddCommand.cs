using Microsoft.EntityFrameworkCore;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Domain.People;
using PostBot.Domain.Projects;

namespace PostBot.Core.Features.Templates;

/// <summary>A step that one production has beside those of its kind.</summary>
internal sealed class StepAddCommand : ICommand
{
    private const int Most = 20;

    private static readonly WorkArgument project = new() { Example = "NIGHTFALL", Leads = ["to"], NeedsLead = false, Unit = Need.Never };

    private static readonly TitleArgument name = new("step", "Which step?") { Example = "adr" };

    private static readonly StepArgument after = new("after", "After which step?") { Example = "sound", Leads = ["after"], Required = false };

    private static readonly StepArgument before = new("before", "Before which step?") { Example = "mix", Leads = ["before"], Required = false };

    public Definition Definition { get; } = new()
    {
        Verbs = ["step add", "add step"],
        Summary = "Give a production one more step",
        Examples = ["step add NIGHTFALL adr after sound", "step add NIGHTFALL titles before qc"],
        Role = Role.Coordinator,
        Arguments = [project, after, before, name],
        Changes = true,
        Topic = "Setting up",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var production = turn.Get(project).Project;
        var steps = turn.Names.Steps.Of(production).ToList();
        if (TemplateWriting.Name(turn.Get(name)) is not { } wanted || wanted.Contains(',', StringComparison.Ordinal))
        {
            return Answer.No($"\"{Typed.Shorten(Typed.Clean(turn.Get(name)), 40)}\" will not do as a step: letters and digits, at most {TemplateWriting.LongestName}. Nothing was added.");
        }
        if (turn.Names.StepNamed(production, wanted) is { } known && steps.Contains(known)) return Answer.No($"{production.Code} has {known} already. Nothing was added.", new Button(production.Code, $"status {production.Code}"));
        if (steps.Count >= Most) return Answer.No($"{production.Code} has {steps.Count} steps already; more are not readable. Nothing was added.");
        var beside = turn.Maybe(after) ?? turn.Maybe(before);
        if (beside is not null && !steps.Contains(beside)) return Answer.No($"{production.Code} has no {beside}. Its steps are {Lists.And(steps)}. Nothing was added.");
        steps.Insert(turn.Maybe(after) is { } behind ? steps.IndexOf(behind) + 1 : turn.Maybe(before) is { } ahead ? steps.IndexOf(ahead) : steps.Count, wanted);

        foreach (var unit in turn.Names.UnitsOf(production.Id))
        {
            turn.Db.Add(new Step { Id = turn.NewId(), StudioId = turn.Studio.Id, ProjectId = production.Id, UnitId = unit.Id, Name = wanted, SortOrder = steps.IndexOf(wanted), Word = "", Remark = "" });
        }
        await Order(turn, production, steps, cancel);
        return Answer.Yes(new Card($"{production.Code} has the step {wanted} now")
            .With(new Line($"In order: {string.Join(", ", steps)}"))
            .Offer(new Button(production.Code, $"status {production.Code}")));
    }

    /// <summary>Keeps the production's list, and the place of every unit's step in it.</summary>
    public static async Task Order(Turn turn, Project production, List<string> steps, CancellationToken cancel)
    {
        (await turn.Db.Projects.FindAsync([production.Id], cancel))!.Steps = StepNames.Joined(steps);
        foreach (var row in await turn.Db.Steps.Where(row => row.ProjectId == production.Id).ToListAsync(cancel))
        {
            if (steps.IndexOf(row.Name) is var place and >= 0) row.SortOrder = place;
        }
        turn.NamesChanged();
    }
}
