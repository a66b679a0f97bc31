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
        ["reserve"] = "hold",
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
    private readonly ILookup<string, (ICommand Command, Phrasing Phrasing)> byFirstWord;
    private readonly IReadOnlyList<(ICommand Command, Phrasing Phrasing)> slotFirst;
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
        var phrasings = All.SelectMany(command => command.Definition.Phrasings.Select(pattern => (Command: command, Phrasing: Phrasing.Of(pattern, command.Definition)))).ToList();
        byFirstWord = phrasings.SelectMany(one => one.Phrasing.Beginnings, (one, word) => (word, one)).ToLookup(pair => pair.word, pair => pair.one, StringComparer.Ordinal);
        slotFirst = [.. phrasings.Where(one => one.Phrasing.Beginnings.Count == 0)];
    }

    public IReadOnlyList<ICommand> All { get; }

    /// <summary>The commands whose verb the words begin with, the longest verb first; and how many words it took.</summary>
    public (IReadOnlyList<ICommand> Commands, int Words) Find(Words words)
    {
        for (var count = Math.Min(longestVerb, words.Count); count >= 1; count--)
        {
            if (words[count - 1].Quoted) continue;
            if (byVerb.TryGetValue(words.Join(0, count).TrimEnd(':', ',').ToLowerInvariant(), out var found)) return (found, count);
        }
        return ([], 0);
    }

    /// <summary>The ways of saying a command without its verb that begin with a word; with those that begin with a name, when asked for.</summary>
    public IEnumerable<(ICommand Command, Phrasing Phrasing)> PhrasingsFrom(string word, bool withSlotFirst) => withSlotFirst ? byFirstWord[word].Concat(slotFirst) : byFirstWord[word];

    /// <summary>The verb that words nearly are: by meaning, then by spelling; null when none is near.</summary>
    public string? Near(string typed) =>
        meant.GetValueOrDefault(typed) ?? (typed.Length > 2 && !Guesses.IsWhole(typed) ? Likeness.Nearest(typed, All.Where(command => !command.Definition.Quiet).SelectMany(command => command.Definition.Verbs)) : null);

    /// <summary>The verb that a few letters stand for, <c>bk</c>; null when there is none, or several commands could be meant.</summary>
    public string? Shortened(string typed)
    {
        if (typed.Length is < 2 or > 8 || !typed.All(char.IsLetter)) return null;
        string? verb = null;
        var several = false;
        foreach (var one in All.Where(command => !command.Definition.Quiet).SelectMany(command => command.Definition.Verbs).Distinct())
        {
            if (one.Contains(' ', StringComparison.Ordinal) || one.Length > typed.Length + 4 || (verb is not null && one.Length > verb.Length) || !Guesses.Shortens(typed, one)) continue;
            // The shortest word that the letters fit is the one that lost fewest of them.
            (several, verb) = (verb is not null && one.Length == verb.Length, one);
        }
        return several ? null : verb;
    }

    /// <summary>The nearest command to words that are none: by meaning, then by spelling.</summary>
    public Answer Unknown(Words words)
    {
        var typed = words[0].Text;
        var verb = (words.Count > 1 ? meant.GetValueOrDefault(words.Join(0, 2)) : null) ?? Near(typed);
        var said = Typed.Shorten(Typed.Clean(words.Line).Replace('\n', ' '), 80);
        if (verb is null || !byVerb.TryGetValue(verb, out var near))
        {
            return Answer.No($"I did not find a command in \"{said}\". Try status, hold, note, due or broadcast; help shows everything.", new Button("What can I say?", "help"));
        }
        var definition = near[0].Definition;
        return Answer.No(
            $"I do not know \"{said}\". Did you mean {verb}? For example: {definition.Examples[0]}",
            new Button(Typed.Shorten($"Help {verb}", 75), $"help {verb}"));
    }
}
