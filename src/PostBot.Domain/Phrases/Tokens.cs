namespace PostBot.Domain.Phrases;

internal enum TokenKind { End, Number, Word, Dash, Slash, Dot, Colon, Comma, Plus, At, Apostrophe, Open, Close, Other }

/// <summary>A run of digits, a run of letters or one sign.</summary>
/// <param name="Spaced">White space, or nothing at all, comes before it.</param>
/// <param name="Zero">A number written with a leading zero.</param>
internal readonly record struct Token(TokenKind Kind, Word Word, int Value, int Start, int End, bool Spaced, bool Zero)
{
    public int Length => End - Start;

    /// <summary>Written directly behind what is before it.</summary>
    public bool Attached => !Spaced && Kind != TokenKind.End;

    /// <summary>A number that could be an hour, a day or a month.</summary>
    public bool Small => Kind == TokenKind.Number && Length <= 2;

    public bool Is(Word word) => Kind == TokenKind.Word && Word == word;
}

/// <summary>The text from a starting point, cut up on demand and never further than a date phrase can reach.</summary>
internal sealed class Tokens(string text, int start)
{
    // Twelve words of the longest forms are under fifty tokens.
    private const int Most = 64;

    private readonly List<Token> read = new(12);
    private int position = start;

    public Token this[int index]
    {
        get
        {
            while (read.Count <= index)
            {
                if (read.Count > 0 && read[^1].Kind == TokenKind.End) return read[^1];
                read.Add(read.Count < Most ? Next() : new Token(TokenKind.End, Word.None, 0, position, position, true, false));
            }
            return read[index];
        }
    }

    public ReadOnlySpan<char> Text(int index) => text.AsSpan(this[index].Start, this[index].Length);

    public string Source => text;

    /// <summary>Index in the text just behind the token before <paramref name="index"/>.</summary>
    public int EndBefore(int index) => index == 0 ? this[0].Start : this[index - 1].End;

    /// <summary>Whether a word ends before the token: what follows is not part of the same written word.</summary>
    public bool EndsWord(int index)
    {
        var next = this[index];
        if (!next.Attached) return true;
        if (!Marks.Closes(text[next.Start])) return false;
        return next.Start + 1 >= text.Length || !char.IsLetterOrDigit(text[next.Start + 1]);
    }

    private Token Next()
    {
        var from = position;
        while (position < text.Length && char.IsWhiteSpace(text[position])) position++;
        var spaced = position > from || read.Count == 0;
        if (position >= text.Length) return new Token(TokenKind.End, Word.None, 0, position, position, true, false);
        var first = position;
        if (char.IsAsciiDigit(text[first])) return Number(first, spaced);
        if (char.IsLetter(text[first]))
        {
            while (position < text.Length && char.IsLetter(text[position])) position++;
            var (word, value) = Lexicon.Find(text.AsSpan(first, position - first));
            return new Token(TokenKind.Word, word, value, first, position, spaced, false);
        }
        position++;
        return new Token(Marks.Kind(text[first]), Word.None, 0, first, position, spaced, false);
    }

    private Token Number(int first, bool spaced)
    {
        var value = 0;
        while (position < text.Length && char.IsAsciiDigit(text[position]))
        {
            // Longer numbers mean nothing here; their length already tells them apart.
            if (position - first < 8) value = value * 10 + (text[position] - '0');
            position++;
        }
        return new Token(TokenKind.Number, Word.None, value, first, position, spaced, text[first] == '0');
    }
}

/// <summary>The signs of the grammar, in the shapes phones and editors type.</summary>
internal static class Marks
{
    public static TokenKind Kind(char sign) => sign switch
    {
        '-' or '–' or '—' or '‒' or '−' or '‐' or '‑' => TokenKind.Dash,
        '/' => TokenKind.Slash,
        '.' => TokenKind.Dot,
        ':' => TokenKind.Colon,
        ',' => TokenKind.Comma,
        '+' => TokenKind.Plus,
        '@' => TokenKind.At,
        '\'' or '’' or '‘' => TokenKind.Apostrophe,
        '(' => TokenKind.Open,
        ')' => TokenKind.Close,
        _ => TokenKind.Other,
    };

    /// <summary>Signs that may stand directly behind a word of a sentence.</summary>
    public static bool Closes(char sign) =>
        sign is ',' or '.' or ':' or ';' or '!' or '?' or ')' or ']' or '}' or '"' or '”' or '…' or '*' or '_' or '~'
        || Kind(sign) is TokenKind.Dash or TokenKind.Apostrophe;

    public static bool Quotes(char sign) => sign is '"' or '“' or '”' or '„' or '*' || Kind(sign) == TokenKind.Apostrophe;

    /// <summary>Signs that may stand directly before a word of a sentence.</summary>
    public static bool Opens(char sign) => char.IsWhiteSpace(sign) || sign is '(' or '[' or '{' or '"' or '“' or '\'' or '‘' or '*' or '~' or '—';
}
