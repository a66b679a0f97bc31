using System.Text;

namespace PostBot.Core.Commands;

/// <summary>One word of a line, or everything between a pair of quotes.</summary>
/// <param name="Text">Without the quotes.</param>
/// <param name="Start">Where it begins in <see cref="Words.Line"/>, quotes included.</param>
/// <param name="End">Where it ends, exclusive.</param>
public readonly record struct Word(string Text, int Start, int End, bool Quoted)
{
    public bool Is(string other) => !Quoted && string.Equals(Text, other, StringComparison.OrdinalIgnoreCase);
}

/// <summary>A line cut into words. Straight and curly quotes keep words together; an opening quote that never closes is an apostrophe.</summary>
public sealed class Words
{
    private const string Openers = "\"“”„«";
    private const string Closers = "\"”“»";

    private Words(string line, List<Word> all)
    {
        Line = line;
        All = all;
    }

    public string Line { get; }

    public IReadOnlyList<Word> All { get; }

    public int Count => All.Count;

    public Word this[int index] => All[index];

    public static Words Of(string line)
    {
        var words = new List<Word>();
        var at = 0;
        while (at < line.Length)
        {
            if (char.IsWhiteSpace(line[at]))
            {
                at++;
                continue;
            }
            var close = Openers.Contains(line[at], StringComparison.Ordinal) ? ClosingQuote(line, at) : -1;
            if (close > at)
            {
                words.Add(new Word(line[(at + 1)..close], at, close + 1, Quoted: true));
                at = close + 1;
                continue;
            }
            var end = at;
            while (end < line.Length && !char.IsWhiteSpace(line[end])) end++;
            words.Add(new Word(line[at..end], at, end, Quoted: false));
            at = end;
        }
        return new Words(line, words);
    }

    /// <summary>The line from a word to its end, as typed; empty past the last word. One pair of quotes around all of it is taken off.</summary>
    public string From(int index)
    {
        if (index >= Count) return "";
        if (index == Count - 1) return All[index].Text;
        return Line[All[index].Start..All[^1].End];
    }

    /// <summary>The line from a word to its end, exactly as typed when <paramref name="keepQuotes"/>.</summary>
    public string From(int index, bool keepQuotes) => keepQuotes && index < Count ? Line[All[index].Start..All[^1].End] : From(index);

    /// <summary>The words from <paramref name="index"/>, <paramref name="count"/> of them, with single spaces.</summary>
    public string Join(int index, int count)
    {
        if (count == 1) return All[index].Text;
        var joined = new StringBuilder();
        for (var i = index; i < index + count; i++)
        {
            if (i > index) joined.Append(' ');
            joined.Append(All[i].Text);
        }
        return joined.ToString();
    }

    /// <summary>A quote closes before a space, punctuation or the end: the apostrophe-like mark inside <c>12"x</c> does not.</summary>
    private static int ClosingQuote(string line, int open)
    {
        for (var at = open + 1; at < line.Length; at++)
        {
            if (Closers.Contains(line[at], StringComparison.Ordinal) && (at + 1 == line.Length || char.IsWhiteSpace(line[at + 1]) || char.IsPunctuation(line[at + 1]))) return at;
        }
        return -1;
    }
}
