using PostBot.Core.Cards;
using PostBot.Core.Commands.Arguments;

namespace PostBot.Core.Commands;

/// <summary>Every command there is, found by scanning, and the verbs that lead to them. Several commands may share a verb.</summary>
internal sealed class CommandTable
{
    /// <summary>What people say for a verb that exists under another name, by intention and not by spelling.</summary>
    private static readonly Dictionary<string, string> meant = new(StringComparer.OrdinalIgnoreCase)
    {
        ["schedule"] = "bookings",
        ["calendar"] = "bookings",
        ["reserve"] = "hold",
        ["cancel"] = "release",
        ["approve"] = "done",
        ["remind"] = "due",
        ["deadline"] = "due",
        ["feedback"] = "note",
        ["comment"] = "note",
        ["tell"] = "broadcast",
        ["available"] = "free",
        ["availability"] = "free",
        ["whoami"] = "who am i",
        ["revert"] = "undo",
        ["commands"] = "help",
        ["start"] = "setup",
    };

    private readonly Dictionary<string, List<ICommand>> byVerb = new(StringComparer.Ordinal);
    private readonly int longestVerb;

    public CommandTable(IEnumerable<ICommand> commands)
    {
        All = [.. commands.OrderBy(command => command.Definition.Verb, StringComparer.Ordinal).ThenBy(command => command.GetType().Name, StringComparer.Ordinal)];
        foreach (var command in All)
        {
            foreach (var verb in command.Definition.Verbs)
            {
                if (!byVerb.TryGetValue(verb, out var sharing)) byVerb[verb] = sharing = [];
                sharing.Add(command);
                longestVerb = Math.Max(longestVerb, verb.Count(letter => letter == ' ') + 1);
            }
        }
        Phrasings = [.. All.SelectMany(command => command.Definition.Phrasings.Select(pattern => (command, Phrasing.Of(pattern, command.Definition))))];
    }

    public IReadOnlyList<ICommand> All { get; }

    /// <summary>Every way of saying a command without its verb.</summary>
    public IReadOnlyList<(ICommand Command, Phrasing Phrasing)> Phrasings { get; }

    /// <summary>The commands whose verb the words begin with, the longest verb first; and how many words it took.</summary>
    public (IReadOnlyList<ICommand> Commands, int Words) Find(Words words)
    {
        for (var count = Math.Min(longestVerb, words.Count); count >= 1; count--)
        {
            if (words[count - 1].Quoted) continue;
            if (byVerb.TryGetValue(words.Join(0, count).ToLowerInvariant(), out var found)) return (found, count);
        }
        return ([], 0);
    }

    /// <summary>The nearest command to words that are none: by meaning, then by spelling.</summary>
    public Answer Unknown(Words words)
    {
        var typed = words[0].Text;
        var verb = meant.GetValueOrDefault(words.Count > 1 ? words.Join(0, 2) : typed) ?? meant.GetValueOrDefault(typed)
            ?? Likeness.Nearest(typed, All.Where(command => !command.Definition.Quiet).SelectMany(command => command.Definition.Verbs));
        var said = Typed.Shorten(Typed.Clean(words.Line).Replace('\n', ' '), 80);
        if (verb is null || !byVerb.TryGetValue(verb, out var near))
        {
            return Answer.No($"I do not know \"{said}\". Try status, hold, note, due or broadcast; help shows everything.", new Button("What can I say?", "help"));
        }
        var definition = near[0].Definition;
        return Answer.No(
            $"I do not know \"{said}\". Did you mean {verb}? For example: {definition.Examples[0]}",
            new Button(Typed.Shorten($"Help {verb}", 75), $"help {verb}"));
    }
}
