using System.Text;

namespace PostBot.Core.Commands.Arguments;

/// <summary>How names are compared: exactly, then by unique beginning, then by one small typo. A number in a name is never corrected.</summary>
internal static class Likeness
{
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
    public static IReadOnlyList<T> Match<T>(string typed, IReadOnlyCollection<T> candidates, Func<T, string> name, bool exactOnly = false)
    {
        var wanted = Fold(typed);
        if (wanted.Length == 0) return [];
        List<T> found = [.. candidates.Where(candidate => Fold(name(candidate)) == wanted)];
        if (found.Count > 0 || exactOnly) return found;
        if (wanted.Length >= 3) found = [.. candidates.Where(candidate => Fold(name(candidate)).StartsWith(wanted, StringComparison.Ordinal))];
        if (found.Count > 0) return found;
        return wanted.Length >= 4 ? [.. candidates.Where(candidate => IsTypo(wanted, Fold(name(candidate))))] : [];
    }

    /// <summary>The nearest of some words, for "did you mean"; null when none is near.</summary>
    public static string? Nearest(string typed, IEnumerable<string> words) =>
        words.Select(word => (Word: word, Distance: Distance(Fold(typed), Fold(word))))
            .Where(pair => pair.Distance <= Math.Max(1, Math.Min(typed.Length, pair.Word.Length) / 3))
            .OrderBy(pair => pair.Distance).ThenBy(pair => pair.Word, StringComparer.Ordinal)
            .Select(pair => pair.Word).FirstOrDefault();

    private static bool IsTypo(string typed, string name) =>
        Math.Abs(typed.Length - name.Length) <= 1 && Digits(typed) == Digits(name) && Distance(typed, name) == 1;

    private static string Digits(string word) => string.Concat(word.Where(char.IsAsciiDigit));

    /// <summary>Insertions, deletions, replacements and swaps of neighbours. Long words are far from everything: nobody mistypes a paragraph.</summary>
    private static int Distance(string one, string other)
    {
        if (one.Length > 64 || other.Length > 64) return int.MaxValue;
        var width = other.Length + 1;
        var table = new int[(one.Length + 1) * width];
        ref int Cell(int i, int j) => ref table[(i * width) + j];
        for (var i = 0; i <= one.Length; i++) Cell(i, 0) = i;
        for (var j = 0; j <= other.Length; j++) Cell(0, j) = j;
        for (var i = 1; i <= one.Length; i++)
        {
            for (var j = 1; j <= other.Length; j++)
            {
                var cost = one[i - 1] == other[j - 1] ? 0 : 1;
                Cell(i, j) = Math.Min(Math.Min(Cell(i - 1, j) + 1, Cell(i, j - 1) + 1), Cell(i - 1, j - 1) + cost);
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1]) Cell(i, j) = Math.Min(Cell(i, j), Cell(i - 2, j - 2) + 1);
            }
        }
        return Cell(one.Length, other.Length);
    }
}
