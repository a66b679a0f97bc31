namespace PostBot.Core.Commands;

/// <summary>Takes off what people say to be polite, and what their mail program put around it: it is neither a command nor a mistake.</summary>
internal static class Courtesy
{
    private static readonly string[] openings =
    [
        "hi", "hello", "hey", "please", "pls", "plz", "ok", "okay", "@postbot", "postbot", "dear", "so", "and", "morning", "afternoon", "evening", "all", "sorry", "quick", "just",
    ];

    /// <summary>Openings of several words; longer ones first.</summary>
    private static readonly string[][] phrases =
    [
        ["good", "morning"], ["good", "afternoon"], ["good", "evening"], ["hi", "there"], ["hello", "there"], ["hey", "there"], ["hi", "all"], ["hi", "team"], ["quick", "one"], ["quick", "question"],
        ["sorry", "one", "more"], ["one", "more"], ["could", "you", "please"], ["can", "you", "please"], ["would", "you", "please"], ["could", "you"], ["can", "you"], ["would", "you"], ["would", "you", "mind"],
        ["can", "someone"], ["could", "someone"], ["do", "you", "know"], ["please", "can", "you"], ["i", "was", "wondering"],
    ];

    private static readonly string[] closings = ["please", "pls", "plz", "thanks", "thank", "you", "cheers", "ta", "thx", "x", "xx", "again", "much", "so", "very", "a", "lot", "mate"];

    private static readonly string[] thanks = ["thanks", "thank", "thx", "cheers", "ta", "please", "pls", "plz"];

    private static readonly string[] kind = ["great", "perfect", "ok", "okay", "postbot", "nice", "lovely", "brilliant", "awesome", "cool", "super", "good", "job", "everyone", "all", "guys", "team", "both", "sure", "no", "worries", "problem", "np", "got", "it"];

    /// <summary>The line as it is meant, and whether it was asked with a question mark.</summary>
    public static (string Line, bool IsQuestion) Strip(string line)
    {
        var text = Unquoted(line).Trim();
        var words = Words.Of(text);
        if (words.Count == 0) return ("", false);
        var first = Opening(words);
        var last = words.Count;
        while (last - 1 > first && (IsSymbolOnly(words[last - 1].Text) || (IsOne(words[last - 1], closings) && EndsInThanks(words, last)))) last--;
        var kept = text[words[first].Start..words[last - 1].End];
        var asked = kept.Length > 1 && kept[^1] == '?';
        var said = asked ? kept.TrimEnd('?', ' ') : kept;
        return (said.Length == 0 ? "?" : said, asked && said.Length > 0);
    }

    /// <summary>The line without what opens it politely; its end stays as typed.</summary>
    public static string StripOpening(string line)
    {
        var text = line.Trim();
        var words = Words.Of(text);
        return words.Count == 0 ? "" : text[words[Opening(words)].Start..];
    }

    /// <summary><c>thanks</c>, <c>thank you so much</c>, an emoji: said, not asked; it gets no answer.</summary>
    public static bool IsAll(string line)
    {
        var words = Words.Of(line);
        if (words.Count is 0 or > 6) return false;
        var said = words.All.Where(word => !IsSymbolOnly(word.Text)).ToList();
        if (said.Count == 0) return words[0].Text != "?";
        return said.All(word => IsOne(word, closings) || IsOne(word, kind)) && (said.Exists(word => IsOne(word, thanks)) || said.TrueForAll(word => IsOne(word, kind)));
    }

    /// <summary>Emoji and other marks without a letter or a number; also an emoji by its Slack name.</summary>
    public static bool IsSymbolOnly(string word) =>
        (!word.Any(char.IsLetterOrDigit) && !word.Any(letter => letter is '+' or '?' or '@' or '/' or '#' or '&')) || (word.Length > 2 && word[0] == ':' && word[^1] == ':' && word[1..^1].All(letter => char.IsLetterOrDigit(letter) || letter is '_' or '-' or '+'));

    /// <summary>The first word that means something.</summary>
    private static int Opening(Words words)
    {
        var first = 0;
        while (first < words.Count - 1)
        {
            var phrase = Array.Find(phrases, phrase => phrase.Length < words.Count - first && phrase.Select((word, i) => IsOne(words[first + i], [word])).All(same => same));
            if (phrase is not null) first += phrase.Length;
            else if (IsOne(words[first], openings) || IsSymbolOnly(words[first].Text) || (words[first].Text.StartsWith('@') && words[first].Text.Trim('@', ',', ':').Equals("postbot", StringComparison.OrdinalIgnoreCase))) first++;
            else break;
        }
        return first;
    }

    /// <summary>Without the lines a reply quotes; all of it when nothing else was written.</summary>
    private static string Unquoted(string text)
    {
        if (!text.Contains('\n', StringComparison.Ordinal)) return text;
        var lines = text.Split('\n');
        var own = lines.Where(line => !line.TrimStart().StartsWith('>')).ToList();
        return own.TrueForAll(string.IsNullOrWhiteSpace) ? text : string.Join('\n', own);
    }

    /// <summary>What is left out at the end has thanks in it: "with you" keeps its "you".</summary>
    private static bool EndsInThanks(Words words, int last)
    {
        for (var at = last - 1; at > 0 && last - at <= 4; at--)
        {
            if (IsOne(words[at], thanks)) return true;
            if (!IsOne(words[at], closings) && !IsSymbolOnly(words[at].Text)) return IsOne(words[last - 1], ["x", "xx"]);
        }
        return false;
    }

    private static bool IsOne(Word word, string[] known) => !word.Quoted && known.Contains(word.Text.Trim(',', '.', '!', ':', ';', '-', '…', '?').ToLowerInvariant());
}
