using PostBot.Core.Commands.Arguments;
using PostBot.Core.People;

namespace PostBot.Core.Commands;

/// <summary>What a line could have meant that means nothing as it stands: a mistyped verb, another word for it, a phone's shorthand.</summary>
internal static class Guesses
{
    private const int MostWords = 16;

    /// <summary>Short words that are whole as they are.</summary>
    private static readonly HashSet<string> whole = new(StringComparer.OrdinalIgnoreCase)
    {
        "am", "an", "and", "are", "as", "at", "be", "but", "by", "can", "did", "do", "does", "for", "get", "go", "had", "has", "have", "he", "her", "him", "his", "how", "if", "in", "is", "it", "its", "let", "me", "my",
        "no", "not", "of", "off", "on", "or", "our", "out", "she", "so", "the", "they", "to", "up", "us", "was", "we", "who", "will", "yes", "you", "need", "want", "was", "were", "that", "this", "there", "then", "when",
    };

    /// <summary>A common word that nobody means as another one.</summary>
    public static bool IsWhole(string word) => whole.Contains(word);

    /// <summary>The line with its verb spelled right, likeliest first.</summary>
    public static IEnumerable<Words> OfVerb(Words words, CommandTable table)
    {
        if (words[0].Quoted) yield break;
        for (var count = Math.Min(2, words.Count); count >= 1; count--)
        {
            if (table.Near(words.Join(0, count)) is { } verb) yield return Words.Of(count < words.Count ? $"{verb} {words.From(count, keepQuotes: true)}" : verb);
        }
    }

    /// <summary>The line with every shortened word written out: <c>bk col1 tmw 10-6 nf 101 gr</c>. Null when nothing in it is one.</summary>
    public static Words? OfShorthand(Words words, Heard heard, CommandTable table)
    {
        if (words.Count is < 2 or > MostWords || words[0].Quoted || whole.Contains(words[0].Text)) return null;
        if (table.Find(words).Commands.Count == 0 && table.Shortened(words[0].Text) is null) return null;
        var changed = false;
        var written = new List<string>(words.Count);
        for (var at = 0; at < words.Count; at++)
        {
            var typed = words.Line[words[at].Start..words[at].End];
            var full = words[at].Quoted ? null : at == 0 ? table.Find(words).Commands.Count > 0 ? null : table.Shortened(typed) : Name(typed, heard);
            changed |= full is not null;
            written.Add(full ?? typed);
        }
        return changed ? Words.Of(string.Join(' ', written)) : null;
    }

    /// <summary>The only production, room or step that the letters can stand for, in order and from the first: <c>nf</c> for NIGHTFALL.</summary>
    private static string? Name(string typed, Heard heard)
    {
        if (typed.Length is < 2 or > 12 || whole.Contains(typed) || !char.IsLetter(typed[0]) || !typed.All(char.IsLetterOrDigit)) return null;
        var visible = Policy.Visible(heard.Asker, heard.Names).ToList();
        var found = Only(typed, visible.Select(project => project.Code))
            ?? Only(typed, heard.Names.Resources.Where(resource => !resource.Archived).Select(resource => resource.Name))
            ?? Only(typed, visible.SelectMany(heard.Names.Steps.Of).Distinct());
        return found is null || Likeness.Fold(found) == Likeness.Fold(typed) ? null : found;
    }

    private static string? Only(string typed, IEnumerable<string> names)
    {
        string? found = null;
        foreach (var name in names)
        {
            if (!Shortens(typed, name)) continue;
            if (found is not null) return null;
            found = name;
        }
        return found;
    }

    /// <summary>The typed letters stand in the name in this order, the first of them first; numbers are the same.</summary>
    internal static bool Shortens(string typed, string name)
    {
        var full = Likeness.Fold(name).Replace(" ", "", StringComparison.Ordinal);
        var wanted = Likeness.Fold(typed);
        if (wanted.Length == 0 || full.Length == 0 || wanted[0] != full[0] || Numbers(wanted) != Numbers(full)) return false;
        var at = 0;
        foreach (var letter in full) if (at < wanted.Length && wanted[at] == letter) at++;
        return at == wanted.Length;
    }

    private static string Numbers(string word) => string.Concat(word.Where(char.IsAsciiDigit));
}
