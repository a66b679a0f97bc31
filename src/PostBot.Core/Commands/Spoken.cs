namespace PostBot.Core.Commands;

/// <summary>One word as it is compared with a phrasing: lower case, no punctuation around it, contractions written out.</summary>
/// <param name="Text">The word; empty for punctuation that stands alone.</param>
/// <param name="At">The word of the line it comes from.</param>
/// <param name="IsStart">False for the second half of a contraction: no argument begins there.</param>
internal readonly record struct SpokenWord(string Text, int At, bool IsStart);

/// <summary>The words of a line as they sound: <c>Who's</c>, <c>whos</c> and <c>who is</c> are the same.</summary>
internal static class Spoken
{
    private static readonly Dictionary<string, string[]> contractions = new(StringComparer.Ordinal)
    {
        ["whos"] = ["who", "is"],
        ["whats"] = ["what", "is"],
        ["whens"] = ["when", "is"],
        ["wheres"] = ["where", "is"],
        ["hows"] = ["how", "is"],
        ["lets"] = ["let", "us"],
        ["thats"] = ["that", "is"],
        ["theres"] = ["there", "is"],
        ["its"] = ["it", "is"],
        ["im"] = ["i", "am"],
        ["wed"] = ["we", "would"],
        ["id"] = ["i", "would"],
        ["weve"] = ["we", "have"],
        ["ive"] = ["i", "have"],
        ["hasnt"] = ["has", "not"],
        ["havent"] = ["have", "not"],
        ["isnt"] = ["is", "not"],
        ["arent"] = ["are", "not"],
        ["didnt"] = ["did", "not"],
        ["dont"] = ["do", "not"],
        ["doesnt"] = ["does", "not"],
        ["cant"] = ["can", "not"],
        ["wont"] = ["will", "not"],
        ["wasnt"] = ["was", "not"],
    };

    /// <summary>Words that a contraction without its apostrophe would be confused with: <c>wed</c> is a day, <c>id</c> an id.</summary>
    private static readonly HashSet<string> onlyWithApostrophe = new(StringComparer.Ordinal) { "wed", "id", "its" };

    public static IReadOnlyList<SpokenWord> Of(Words words)
    {
        var spoken = new List<SpokenWord>(words.Count + 2);
        for (var at = 0; at < words.Count; at++)
        {
            if (words[at].Quoted)
            {
                spoken.Add(new SpokenWord("", at, IsStart: true));
                continue;
            }
            var typed = Bare(words[at].Text);
            var word = typed.Replace("'", "", StringComparison.Ordinal);
            if (contractions.TryGetValue(word, out var both) && (word.Length < typed.Length || !onlyWithApostrophe.Contains(word)))
            {
                for (var i = 0; i < both.Length; i++) spoken.Add(new SpokenWord(both[i], at, i == 0));
            }
            else
            {
                spoken.Add(new SpokenWord(word, at, IsStart: true));
            }
        }
        return spoken;
    }

    /// <summary>A word in lower case without the punctuation around it; one kind of apostrophe.</summary>
    public static string Bare(string word) => word.Trim(',', '.', '!', '?', ';', ':', '(', ')', '…').Replace('’', '\'').Replace('‘', '\'').ToLowerInvariant();
}
