namespace PostBot.Domain.Phrases;

/// <summary>Reads dates and times as coordinators type them. Never throws on a phrase, never looks at a clock.</summary>
public static class WhenReader
{
    private const string Alternatives = "Those are two alternatives, and I can take one. Try fri 10-18.";
    private const string Example = "Try fri 10-18, tomorrow 2pm or 14 Dec.";

    /// <summary>Reads a whole phrase; what is left over behind it is a problem.</summary>
    public static PhraseReading Read(string phrase, PhraseContext context)
    {
        var start = 0;
        while (start < phrase.Length && (char.IsWhiteSpace(phrase[start]) || Marks.Quotes(phrase[start]))) start++;
        var t = new Tokens(phrase, start);
        if (t[0].Kind == TokenKind.End) return PhraseReading.No($"There is no date in that. {Example}");
        if (SpanGrammar.Read(t, 0, out var next) is not { } draft) return PhraseReading.No(Unread(t));
        var reading = PhraseResolver.Resolve(draft, context);
        var read = phrase[t[0].Start..t.EndBefore(next)];
        while (IsClosing(t, next)) next++;
        return t[next].Kind == TokenKind.End || reading.Problem is not null ? reading : PhraseReading.No(LeftOver(t, next, read));
    }

    private static string Unread(Tokens t)
    {
        if (Vague(t, 0)) return $"That is too vague to plan. {Example}";
        if (t[0].Is(Word.Half) && t[1].Is(Word.Day)) return "Which half of the day? Try half day am fri.";
        if (t[0].Is(Word.Weekday) && t[1].Kind == TokenKind.Slash) return Alternatives;
        for (var i = 1; i < 12; i++)
            if (t[i].Is(Word.Or)) return Alternatives;
        if (t[0].Word is Word.Next or Word.This or Word.Last) return "That needs a day. Try next fri, next week or 14 Dec.";
        return $"I cannot read that as a date. {Example}";
    }

    private static string LeftOver(Tokens t, int next, string read)
    {
        if (t[next].Is(Word.Or) || t[next].Kind is TokenKind.Slash or TokenKind.Plus) return Alternatives;
        if (t[next].Is(Word.Half) && t[next + 1].Is(Word.Day)) return $"Which half of the day? Try half day am {read}.";
        if (Vague(t, next)) return $"I read {read}, the rest is too vague to plan. {Example}";
        var i = t[next].Is(Word.And) ? next + 1 : next;
        if (SpanGrammar.Read(t, i, out _) is { Day: not null }) return "That is more than one date, and I can take one. Try fri 10-18.";
        if (t[next].Small && t[next + 1].Kind == TokenKind.Dash && t[next + 2] is { Small: true, Value: > 24 } late)
            return $"{late.Value} is not an hour. Try fri 10-18.";
        if (t[next] is { Small: true, Value: > 24 and <= 31 } day)
            return $"{day.Value} is not an hour. For the day say {read} {CalendarResolver.Ordinal(day.Value)}.";
        return $"I read {read} but not what follows. {Example}";
    }

    /// <summary>
    /// The longest date phrase at <paramref name="start"/>, which must be the start of a word; null when none starts there.
    /// Looks at no more than a dozen words, however long the text is.
    /// </summary>
    public static PhrasePrefix? Prefix(string text, int start, PhraseContext context)
    {
        if (start < 0 || start >= text.Length) return null;
        var t = new Tokens(text, start);
        if (t[0] is { Kind: TokenKind.Word, Word: Word.None }) return null;
        if (Vague(t, 0)) return new PhrasePrefix(PhraseReading.No(Unread(t)), t[0].End, false);
        if (SpanGrammar.Read(t, 0, out var next) is not { } draft) return null;
        if (draft.Day is CountedPart { Plain: true }) return null;
        if (draft.NumberFirst && draft.Day is not null && TimeFollows(t, next)) return null;
        return new PhrasePrefix(PhraseResolver.Resolve(draft, context), t.EndBefore(next), WordStrength.IsWeak(draft, t, next));
    }

    /// <summary>The first date phrase in free text that cannot be anything else; null when there is none. What is no date is no problem here.</summary>
    public static PhraseFind? FindIn(string message, PhraseContext context)
    {
        for (var at = 0; at < message.Length; at++)
        {
            if (!StartsWord(message, at)) continue;
            var t = new Tokens(message, at);
            if (!MayStart(t) || SpanGrammar.Read(t, 0, out var next) is not { } draft) continue;
            var reading = PhraseResolver.Resolve(draft, context);
            if (WordStrength.IsWeak(draft, t, next)) continue;
            if (reading.When is not null) return new PhraseFind(reading, at, t.EndBefore(next));
            // "February 20 - 29": what is wrong as a whole must not be found in part.
            at = t.EndBefore(next) - 1;
        }
        return null;
    }

    private static bool StartsWord(string text, int at)
    {
        var letter = char.IsLetter(text[at]);
        if (!letter && !char.IsAsciiDigit(text[at]) && text[at] != '+') return false;
        return at == 0 || Marks.Opens(text[at - 1]) || (letter && text[at - 1] is ',' or ';');
    }

    /// <summary>Words that only join a date to its sentence are not part of it.</summary>
    private static bool MayStart(Tokens t) => t[0].Kind switch
    {
        TokenKind.Word => t[0].Word is not (Word.None or Word.On or Word.At or Word.The) && (t[0].Word != Word.From || t[1].Kind == TokenKind.Number),
        _ => true,
    };

    /// <summary>"1 tomorrow 10-18": the number belongs to the name before it, the time is the second one.</summary>
    private static bool TimeFollows(Tokens t, int at) =>
        ClockGrammar.Read(t, ref at) is not null || BlockGrammar.Read(t, ref at, out _) != Block.None;

    private static bool Vague(Tokens t, int at) => t[at].Is(Word.Vague);

    private static bool IsClosing(Tokens t, int at) =>
        t[at].Kind is TokenKind.Dot or TokenKind.Comma || t.Text(at) is "?" or "!" or "…" or ";" || (t[at].Length == 1 && Marks.Quotes(t.Text(at)[0]));
}
