using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Domain.People;
using PostBot.Domain.Projects;

namespace PostBot.Core.Features.Templates;

/// <summary>Adds a state of the trade's or the house's own to a step, with what it means to everybody, or takes one away.</summary>
internal sealed class TemplateStatesCommand : ICommand
{
    private const int Most = 40;

    private static readonly WordArgument kind = TemplateWriting.Kind(required: true);

    private static readonly FlagArgument states = new("states", "state") { Example = "states" };

    private static readonly LeftoverArgument change = new(states, "change", "Which state of which step, and what does it mean?") { Example = "grade add \"look dev\" in progress" };

    public Definition Definition { get; } = new()
    {
        Verbs = ["template"],
        Summary = "Add a state to a step of a kind of production, or remove one",
        Examples = ["template episodic states grade add \"look dev\" in progress", "template episodic states grade remove \"trim pass\""],
        Role = Role.Supervisor,
        Arguments = [kind, states, change],
        Changes = true,
        Topic = "Setting up",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var wanted = Enum.Parse<ProjectKind>(turn.Get(kind));
        var template = turn.Names.Steps.Template(wanted);
        var words = Words.Of(turn.Get(change));
        var verb = 0;
        while (verb < words.Count && !words[verb].Is("add") && !words[verb].Is("remove")) verb++;
        var named = Likeness.Fold(words.Join(0, verb));
        var step = template.Steps.FirstOrDefault(step => Likeness.Fold(step.Name) == named) ?? template.Steps.FirstOrDefault(step => step.Synonyms.Any(synonym => Likeness.Fold(synonym) == named));
        if (step is null)
        {
            return Answer.No($"{TemplateWriting.Productions(wanted)} have no step \"{Typed.Shorten(Typed.Clean(words.Join(0, verb)), 40)}\". Their steps are {Lists.And(template.StepNames)}. For example: {Definition.Examples[0]}");
        }
        if (verb + 1 >= words.Count) return Answer.No($"Which state of {step.Name}? It has {Lists.And(step.States.Select(state => state.Word))} of its own. For example: {Definition.Examples[0]}");
        return words[verb].Is("add") ? await Add(turn, template, step, words, verb + 1, cancel) : await Remove(turn, template, step, words.Join(verb + 1, words.Count - verb - 1), cancel);
    }

    private static async Task<Answer> Add(Turn turn, Template template, TemplateStep step, Words words, int at, CancellationToken cancel)
    {
        if (Meant(words, at) is not { } said)
        {
            return Answer.No($"What does \"{Typed.Shorten(Typed.Clean(words.Join(at, words.Count - at)), 40)}\" mean? End with one of {Lists.Or(Enum.GetValues<StepMeaning>().Select(Pipeline.Word))}. Nothing was changed.");
        }
        if (TemplateWriting.Name(said.Word) is not { } word) return Answer.No($"\"{Typed.Shorten(Typed.Clean(said.Word), 40)}\" will not do as a state: letters and digits, at most {TemplateWriting.LongestName}. Nothing was changed.");
        if (step.States.Concat(template.States).FirstOrDefault(state => Likeness.Fold(state.Word) == Likeness.Fold(word)) is { } known && (known.Meaning == said.Meaning || !step.States.Contains(known)))
        {
            return Answer.No($"{step.Name} can be {known.Word} already; it means {Pipeline.Word(known.Meaning)}. Nothing was changed.");
        }
        if (step.States.Count >= Most) return Answer.No($"{step.Name} has {step.States.Count} states of its own already; more are not readable. Nothing was changed.");
        IReadOnlyList<StepState> states = [.. step.States.Where(state => Likeness.Fold(state.Word) != Likeness.Fold(word)), new StepState(word, said.Meaning)];
        await Keep(turn, template, step, states, cancel);
        return Answer.Yes(new Card($"{step.Name} of {TemplateWriting.Word(template.Kind)} productions can be {word} now; it means {Pipeline.Word(said.Meaning)}")
            .With(new Line($"Its own states: {string.Join(", ", states.Select(state => state.Word))}"))
            .Offer(new Button("Show it", $"template {TemplateWriting.Word(template.Kind)}")));
    }

    private static async Task<Answer> Remove(Turn turn, Template template, TemplateStep step, string typed, CancellationToken cancel)
    {
        var wanted = Likeness.Fold(typed.Replace('’', '\''));
        if (step.States.FirstOrDefault(state => Likeness.Fold(state.Word) == wanted) is not { } state)
        {
            return Answer.No($"{step.Name} has no state \"{Typed.Shorten(Typed.Clean(typed), 40)}\" of its own. It has {Lists.And(step.States.Select(one => one.Word))}. Nothing was changed.");
        }
        await Keep(turn, template, step, [.. step.States.Where(one => one != state)], cancel);
        return Answer.Yes(new Card($"{step.Name} of {TemplateWriting.Word(template.Kind)} productions can no longer be set to {state.Word}")
            .With(new Line("What is in that state already stays as it is."))
            .Offer(new Button("Show it", $"template {TemplateWriting.Word(template.Kind)}")));
    }

    private static Task Keep(Turn turn, Template template, TemplateStep step, IReadOnlyList<StepState> states, CancellationToken cancel) =>
        TemplateWriting.Keep(turn, template with { Steps = [.. template.Steps.Select(one => one == step ? step with { States = states } : one)] }, cancel);

    /// <summary>The state's word and the meaning the line ends in; null when it ends in none.</summary>
    private static (string Word, StepMeaning Meaning)? Meant(Words words, int at)
    {
        for (var last = Math.Min(2, words.Count - at - 1); last >= 1; last--)
        {
            var word = words.Join(at, words.Count - at - last);
            if (Pipeline.Meaning(words.Join(words.Count - last, last)) is { } meaning) return (word.EndsWith(" means", StringComparison.OrdinalIgnoreCase) ? word[..^6] : word, meaning);
        }
        return null;
    }
}
