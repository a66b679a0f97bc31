using Microsoft.Extensions.DependencyInjection;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.People;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Around;

/// <summary>What can be said, from the same definitions that read the words.</summary>
internal sealed class HelpCommand(IServiceProvider services) : ICommand
{
    private static readonly RestArgument about = new("about", "Help with what?") { Example = "hold", Required = false };

    public Definition Definition { get; } = new()
    {
        Verbs = ["help", "?", "what can i say"],
        Summary = "Show what can be said, or how one command works",
        Examples = ["help", "help hold"],
        Phrasings =
        [
            "what can i say|do|ask|type",
            "what can you do",
            "what do you do",
            "how do|can i|we|you {about}",
            "help me [with {about}]",
        ],
        Role = Role.Viewer,
        Outsiders = true,
        Arguments = [about],
        Topic = "Getting around",
    };

    public Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        // The table holds this command too, so it can only be asked for once everything is made.
        var allowed = services.GetRequiredService<CommandTable>().All.Select(command => command.Definition).Where(definition => Policy.May(turn.Asker, definition)).ToList();
        var wanted = Likeness.Fold(turn.Maybe(about) ?? "");
        if (wanted.Length == 0) return Task.FromResult(Answer.Yes(All(allowed)));
        var exact = allowed.Where(definition => definition.Verbs.Contains(wanted)).ToList();
        if (exact.Count > 0) return Task.FromResult(Answer.Yes(One(exact)));
        var topic = allowed.Where(definition => Likeness.Fold(definition.Topic) == wanted || Likeness.Fold(definition.Topic).TrimEnd('s') == wanted).ToList();
        if (topic.Count > 0) return Task.FromResult(Answer.Yes(Topic(topic)));
        var begins = allowed.Where(definition => definition.Verbs.Any(verb => verb.StartsWith(wanted + " ", StringComparison.Ordinal))).ToList();
        if (begins.Count > 0) return Task.FromResult(Answer.Yes(Topic(begins)));
        var near = Likeness.Nearest(wanted, allowed.SelectMany(definition => definition.Verbs));
        return Task.FromResult(Answer.No(
            $"There is no command \"{Typed.Shorten(turn.Get(about), 60)}\"." + (near is null ? " help shows everything." : $" Did you mean {near}?"),
            near is null ? new Button("What can I say?", "help") : new Button($"Help {near}", $"help {near}")));
    }

    private static Card All(List<Definition> allowed) => new Card("Say it as you would to a colleague. For one of these, type help and its name.")
    {
        Parts = [.. allowed.Where(definition => !definition.Quiet).GroupBy(definition => definition.Topic).OrderBy(group => Order(group.Key)).Select(group => new Line(
            new Strong(group.Key) + (Text)(": " + string.Join(" · ", group.Select(definition => definition.Verb).Distinct()))))],
        Buttons = [.. allowed.Any(definition => definition.Verb == "status") ? new[] { new Button("Status", "status") } : []],
    };

    private static Card Topic(List<Definition> definitions) => new Card($"{definitions[0].Topic}: {Lists.Count(definitions.Count, "command")}")
    {
        Parts = [.. definitions.Select(definition => new Line((Text)new Code(definition.Verb) + (Text)$" {definition.Summary}. For example: {definition.Examples[0]}"))],
    };

    private static Card One(List<Definition> definitions)
    {
        var card = new Card($"{definitions[0].Verb}: {definitions[0].Summary}");
        foreach (var definition in definitions)
        {
            if (definition != definitions[0]) card = card.With(new Line($"{definition.Verb}: {definition.Summary}"));
            card = card.With(new Line((Text)"Like this: " + new Code(definition.Usage))).With(definition.Examples.Select(example => new Line((Text)"For example: " + new Code(example))));
            if (definition.Verbs.Count > 1) card = card.With(new Line($"Also: {string.Join(", ", definition.Verbs.Skip(1))}"));
            if (definition.Role > Role.Artist) card = card.With(new Line($"It needs {Policy.Needs(definition.Role)}."));
        }
        return card;
    }

    private static int Order(string topic) => Array.IndexOf(["Status", "Bookings", "Feedback", "Deadlines", "Broadcasts", "People", "Setting up", "Getting around"], topic) is var at and >= 0 ? at : 99;
}
