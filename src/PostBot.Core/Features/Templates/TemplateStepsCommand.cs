using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Domain.People;
using PostBot.Domain.Projects;

namespace PostBot.Core.Features.Templates;

/// <summary>Changes which steps new productions of a kind begin with. Those that exist keep theirs.</summary>
internal sealed class TemplateStepsCommand : ICommand
{
    private const int Most = 20;

    private static readonly WordArgument kind = TemplateWriting.Kind(required: true);

    private static readonly FlagArgument steps = new("steps") { Example = "steps" };

    private static readonly LeftoverArgument list = new(steps, "list", "Which steps, in the order of work?") { Example = "edit, vfx, grade, mix, delivery" };

    public Definition Definition { get; } = new()
    {
        Verbs = ["template"],
        Summary = "Change the steps that new productions of a kind begin with",
        Examples = ["template episodic steps edit, vfx, conform, grade, sound, mix, qc, delivery", "template commercial steps edit, grade, mix, delivery"],
        Role = Role.Supervisor,
        Arguments = [kind, steps, list],
        Changes = true,
        Topic = "Setting up",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var wanted = Enum.Parse<ProjectKind>(turn.Get(kind));
        var before = turn.Names.Steps.Template(wanted);
        var said = turn.Get(list).Split([',', '·', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(piece => piece.StartsWith("and ", StringComparison.OrdinalIgnoreCase) ? piece[4..] : piece).ToList();
        if (said.Find(piece => TemplateWriting.Name(piece) is null) is { } odd)
        {
            return Answer.No($"\"{Typed.Shorten(Typed.Clean(odd), 40)}\" will not do as a step: letters and digits, at most {TemplateWriting.LongestName}. Put commas between steps. Nothing was changed.");
        }
        // "colour" is the grade that is there already, not a second one.
        var names = said.Select(piece => TemplateWriting.Name(piece)!).Select(name => before.Step(name)?.Name ?? before.Steps.FirstOrDefault(step => step.Synonyms.Contains(name))?.Name ?? name).ToList();
        if (names.Distinct().Count() != names.Count) return Answer.No($"{names.First(name => names.Count(other => other == name) > 1)} is there twice. Nothing was changed.");
        if (names.Count > Most) return Answer.No($"That is {names.Count} steps; at most {Most} are readable. Nothing was changed.");
        if (names.SequenceEqual(before.StepNames)) return Answer.No($"{TemplateWriting.Productions(wanted)} go through these steps already. Nothing was changed.", new Button("Show it", $"template {TemplateWriting.Word(wanted)}"));

        await TemplateWriting.Keep(turn, before with { Steps = [.. names.Select(name => before.Step(name) ?? ShippedTemplates.Step(name))] }, cancel);
        var card = new Card($"New {TemplateWriting.Word(wanted)} productions go through {Lists.And(names)}");
        var (came, went) = (names.Except(before.StepNames).ToList(), before.StepNames.Except(names).ToList());
        if (came.Count > 0) card = card.With(new Line($"New: {Lists.And(came)}"));
        if (went.Count > 0) card = card.With(new Line($"No longer: {Lists.And(went)}"));
        var existing = turn.Names.Projects.Where(project => project.Kind == wanted && !project.Archived).Select(project => project.Code).ToList();
        if (existing.Count > 0) card = card.With(new Line($"{Lists.And(existing.Take(6))}{(existing.Count > 6 ? $" and {existing.Count - 6} more" : "")} {(existing.Count == 1 ? "keeps its" : "keep their")} steps; to change one: step add {existing[0]} adr after sound"));
        return Answer.Yes(card.Offer(new Button("Show it", $"template {TemplateWriting.Word(wanted)}")));
    }
}
