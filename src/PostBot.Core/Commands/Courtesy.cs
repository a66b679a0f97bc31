namespace PostBot.Core.Commands;

/// <summary>Takes off what people say to be polite: it is neither a command nor a mistake.</summary>
internal static class Courtesy
{
    private static readonly string[] openings = ["hi", "hello", "hey", "please", "pls", "ok", "okay", "@postbot", "postbot", "dear", "so", "and", "morning"];
    private static readonly string[] closings = ["please", "pls", "thanks", "thank", "you", "cheers", "ta", "thx"];

    public static string Strip(string line)
    {
        var text = line.Trim();
        var words = Words.Of(text);
        var first = 0;
        while (first < words.Count - 1 && IsOne(words[first], openings)) first++;
        var last = words.Count;
        while (last - 1 > first && IsOne(words[last - 1], closings) && LooksLikeThanks(words, last - 1)) last--;
        if (words.Count == 0) return "";
        var kept = text[words[first].Start..words[last - 1].End];
        return kept.Length > 1 && kept[^1] == '?' ? kept.TrimEnd('?', ' ') : kept;
    }

    /// <summary>The line without what opens it politely; its end stays as typed.</summary>
    public static string StripOpening(string line)
    {
        var text = line.Trim();
        var words = Words.Of(text);
        var first = 0;
        while (first < words.Count - 1 && IsOne(words[first], openings)) first++;
        return words.Count == 0 ? "" : text[words[first].Start..];
    }

    /// <summary><c>thanks</c>, <c>thank you</c>: said, not asked; it gets no answer.</summary>
    public static bool IsAll(string line)
    {
        var words = Words.Of(line);
        return words.Count is > 0 and <= 3 && words.All.All(word => IsOne(word, closings) || IsOne(word, ["great", "perfect", "ok", "okay", "postbot", "👍", "🙏"]));
    }

    /// <summary>"you" alone may end a sentence that means it; after "thank" it does not.</summary>
    private static bool LooksLikeThanks(Words words, int at) => !words[at].Is("you") || (at > 0 && words[at - 1].Is("thank"));

    /// <summary>Emoji and other marks without a letter or a number; also an emoji by its Slack name.</summary>
    public static bool IsSymbolOnly(string word) =>
        (!word.Any(char.IsLetterOrDigit) && !word.Any(letter => letter is '+' or '?' or '@' or '/' or '#')) || (word.Length > 2 && word[0] == ':' && word[^1] == ':' && word[1..^1].All(letter => char.IsLetterOrDigit(letter) || letter is '_' or '-' or '+'));

    private static bool IsOne(Word word, string[] known) => !word.Quoted && known.Contains(word.Text.Trim(',', '.', '!').ToLowerInvariant());
}
