using System.Text;

namespace PostBot.Core.Commands.Arguments;

/// <summary>How names are compared: exactly, then by unique beginning, then by one small typo. A number in a name is never corrected.</summary>
internal static class Likeness
{
    /// <summary>Nobody mistypes a paragraph: longer words are near nothing.</summary>
    private const int Longest = 40;

    private const string Unheard = ",;:!?'’‘\"()";

    /// <summary>The trade's words for the same kind of room; see commands.md 1.</summary>
    private static readonly Dictionary<string, string> trade = new(StringComparer.Ordinal)
    {
        ["grade"] = "color",
        ["grading"] = "color",
        ["dub"] = "mix",
        ["online"] = "conform",
        ["offline"] = "edit",
        ["cut"] = "edit",
    };

    /// <summary>Lower case, single spaces, no punctuation that cannot be heard, one spelling of colour.</summary>
    public static string Fold(string name) => IsFolded(name) ? name : FoldSlowly(name);

    private static bool IsFolded(string name)
    {
        var space = true;
        foreach (var letter in name)
        {
            if (letter == ' ' && space) return false;
            space = letter == ' ';
            if (!(char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || space)) return false;
        }
        return !space && !name.Contains("colour", StringComparison.Ordinal);
    }

    private static string FoldSlowly(string name)
    {
        var heard = new StringBuilder(name.Length);
        foreach (var letter in name) if (!Unheard.Contains(letter, StringComparison.Ordinal)) heard.Append(char.ToLowerInvariant(letter));
        return string.Join(' ', heard.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).TrimEnd('.').Replace("colour", "color", StringComparison.Ordinal);
    }

    /// <summary>As <see cref="Fold"/>, with one word of the trade for each kind of room and no spaces but between numbers: <c>Grade 1</c>, <c>color1</c> and <c>Colour 1</c> sound alike.</summary>
    public static string Sound(string name)
    {
        var words = Fold(name).Split(' ');
        var sound = new StringBuilder(name.Length);
        foreach (var word in words)
        {
            if (sound.Length > 0 && word.Length > 0 && char.IsAsciiDigit(sound[^1]) && char.IsAsciiDigit(word[0])) sound.Append(' ');
            sound.Append(trade.GetValueOrDefault(word, word));
        }
        return sound.ToString();
    }

    /// <summary>The candidates that the typed words mean, best kind of match only; empty when they mean none.</summary>
    public static IReadOnlyList<T> Match<T>(string typed, IReadOnlyCollection<T> candidates, Func<T, string> name, bool exactOnly = false, bool typoOnly = false)
    {
        var wanted = Fold(typed);
        if (wanted.Length == 0) return [];
        List<T> found = [.. candidates.Where(candidate => Fold(name(candidate)) == wanted)];
        if (found.Count > 0 || exactOnly) return found;
        if (wanted.Length >= 3 && !typoOnly) found = [.. candidates.Where(candidate => Fold(name(candidate)).StartsWith(wanted, StringComparison.Ordinal))];
        if (found.Count > 0) return found;
        return wanted.Length >= 4 ? [.. candidates.Where(candidate => IsTypo(wanted, Fold(name(candidate))))] : [];
    }

    /// <summary>The nearest of some words, for "did you mean"; null when none is near.</summary>
    public static string? Nearest(string typed, IEnumerable<string> words)
    {
        var wanted = Fold(typed);
        if (wanted.Length is 0 or > Longest) return null;
        (string Word, int Distance)? best = null;
        foreach (var word in words)
        {
            var folded = Fold(word);
            var allowed = Math.Max(1, Math.Min(typed.Length, word.Length) / 3);
            // Counting letters is dear; most words are too long or too short to be near.
            if (folded.Length > Longest || Math.Abs(folded.Length - wanted.Length) > allowed) continue;
            var distance = Distance(wanted, folded);
            if (distance > allowed || (best is { } nearer && (nearer.Distance, nearer.Word).CompareTo((distance, word)) <= 0)) continue;
            best = (word, distance);
        }
        return best?.Word;
    }

    private static bool IsTypo(string typed, string name) =>
        Math.Abs(typed.Length - name.Length) <= 1 && Digits(typed) == Digits(name) && Distance(typed, name) == 1;

    private static string Digits(string word) => string.Concat(word.Where(char.IsAsciiDigit));

    /// <summary>Insertions, deletions, replacements and swaps of neighbours, of words up to <see cref="Longest"/>.</summary>
    private static int Distance(string one, string other)
    {
        if (one.Length > Longest || other.Length > Longest) return int.MaxValue;
        var width = other.Length + 1;
        Span<int> table = stackalloc int[(Longest + 1) * (Longest + 1)];
        for (var i = 0; i <= one.Length; i++) table[i * width] = i;
        for (var j = 0; j <= other.Length; j++) table[j] = j;
        for (var i = 1; i <= one.Length; i++)
        {
            for (var j = 1; j <= other.Length; j++)
            {
                var cost = one[i - 1] == other[j - 1] ? 0 : 1;
                var at = (i * width) + j;
                table[at] = Math.Min(Math.Min(table[at - width] + 1, table[at - 1] + 1), table[at - width - 1] + cost);
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1]) table[at] = Math.Min(table[at], table[at - (2 * width) - 2] + 1);
            }
        }
        return table[(one.Length * width) + other.Length];
    }
}
