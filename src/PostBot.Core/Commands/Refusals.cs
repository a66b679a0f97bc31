using PostBot.Core.Cards;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.People;
using PostBot.Domain.People;

namespace PostBot.Core.Commands;

/// <summary>Refusals that more than one command gives.</summary>
internal static class Refusals
{
    /// <summary>Longer lines do not fit a button.</summary>
    private const int LongestAsked = 1_500;

    /// <summary>Which role it takes and who holds it. Someone from outside is not told names.</summary>
    /// <param name="projectId">The production it is about; null when it is about none, or several.</param>
    /// <param name="line">What those who may can be asked to do; null when they cannot.</param>
    public static Answer NeedsRole(Definition definition, Person asker, Names names, long? projectId = null, string? line = null)
    {
        if (!Policy.IsInside(asker))
        {
            var offers = line is { Length: <= LongestAsked } ? new[] { new Button("Ask the studio", $"request {line}") } : [];
            return Answer.No($"\"{definition.Verb}\" is for people in the studio. You can {(asker.Role == Role.Vendor ? "set your own steps" : "give notes")} and see your own productions.", [.. offers, new Button("What can I say?", "help")]);
        }
        var holders = Policy.Holders(definition.Role, names, projectId).Where(person => person.Id != asker.Id).Take(3).Select(person => person.Name).ToList();
        var who = holders.Count == 0 ? ". Nobody has that role yet." : projectId is { } project ? $": on {names.Project(project).Code} that is {Lists.Or(holders)}." : $". That is {Lists.Or(holders)}.";
        return Answer.No($"{definition.Doing ?? $"\"{definition.Verb}\""} needs {Policy.Needs(definition.Role)}{who} {definition.Meanwhile}", Ask(names, definition.Role, asker, projectId, line));
    }

    /// <summary>The button that asks someone who may to do what the asker may not.</summary>
    public static IEnumerable<Button> Ask(Names names, Role role, Person asker, long? projectId, string? line) =>
        line is { Length: > 0 and <= LongestAsked } && Policy.Holders(role, names, projectId).FirstOrDefault(person => person.Id != asker.Id) is { } first
            ? [new Button(Typed.Shorten($"Ask {first.Name}", 75), $"request {line}")]
            : [];

    /// <summary>The same words whether the object does not exist or the asker may not know of it.</summary>
    public static Answer NoSuch(ShortId id) => Answer.No($"There is no {id} that you can see. Check the number, or ask for status.");
}
