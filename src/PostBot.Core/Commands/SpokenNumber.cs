using System.Globalization;

namespace PostBot.Core.Commands;

/// <summary>Numbers as people say them in names: <c>five</c>, <c>twelve</c>, <c>one oh one</c>, <c>one hundred and one</c>.</summary>
internal static class SpokenNumber
{
    private static readonly string[] small =
    [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    ];

    private static readonly string[] tens = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

    /// <summary>The digits said at a word and the first word behind them; null when no number is said there. What is typed in digits is itself.</summary>
    public static (string Digits, int Next)? Read(Words words, int at)
    {
        if (at >= words.Count || words[at].Quoted) return null;
        var first = Spoken.Bare(words[at].Text);
        if (first.Length > 0 && first.All(char.IsAsciiDigit)) return (first, at + 1);
        if (Hundreds(words, at) is { } hundreds) return hundreds;
        var digits = "";
        while (at < words.Count && Below100(words, at) is { } part && digits.Length < 6)
        {
            digits += part.Value.ToString(CultureInfo.InvariantCulture);
            at = part.Next;
        }
        return digits.Length == 0 || digits == "0" ? null : (digits, at);
    }

    private static (string Digits, int Next)? Hundreds(Words words, int at)
    {
        if (Below100(words, at) is not { Value: > 0 and < 10 } count || count.Next >= words.Count || !words[count.Next].Is("hundred")) return null;
        var next = count.Next + 1;
        var rest = next < words.Count && words[next].Is("and") ? next + 1 : next;
        return Below100(words, rest) is { } low
            ? (((count.Value * 100) + low.Value).ToString(CultureInfo.InvariantCulture), low.Next)
            : ((count.Value * 100).ToString(CultureInfo.InvariantCulture), next);
    }

    private static (int Value, int Next)? Below100(Words words, int at)
    {
        if (at >= words.Count) return null;
        var word = Spoken.Bare(words[at].Text);
        if (word is "oh" or "o") return (0, at + 1);
        var value = Array.IndexOf(small, word);
        if (value >= 0) return (value, at + 1);
        var ten = word.Length == 0 ? -1 : Array.IndexOf(tens, word);
        if (ten < 2) return null;
        var unit = at + 1 < words.Count ? Array.IndexOf(small, Spoken.Bare(words[at + 1].Text)) : -1;
        return unit is > 0 and < 10 ? ((ten * 10) + unit, at + 2) : (ten * 10, at + 1);
    }
}
