using System.Globalization;
using PostBot.Core.Cards;

namespace PostBot.Core.Commands.Arguments;

/// <summary>Notes by their ids: <c>N31</c>, <c>N31-N34 N36</c>, <c>N31, N32</c>; in a thread about a round or a note the letter may be left out.</summary>
internal sealed class NoteIdsArgument() : Argument<IReadOnlyList<long>>("notes", "Which notes?")
{
    private const int Most = 200;

    /// <summary>The refusal of a command that was given more than it takes at once; null when it was not.</summary>
    public static Answer? TooMany(IReadOnlyList<long> numbers) => numbers.Count > Most ? Answer.No($"That is over {Most} notes; name at most {Most} at once. Nothing was changed.") : null;

    public override ReadResult? Read(ReadContext context, int at)
    {
        var bare = context.ThreadSubject is ['F' or 'N', ..];
        var numbers = new List<long>();
        while (at < context.Words.Count)
        {
            var word = context.Words[at];
            if (numbers.Count > 0 && (word.Is("and") || word.Is("&") || word.Is(","))) at++;
            else if (word.Quoted || Numbers(word.Text, bare || numbers.Count > 0) is not { } found) break;
            else
            {
                numbers.AddRange(found);
                at++;
            }
        }
        return numbers.Count == 0 ? null : new ReadResult.Taken(numbers.Distinct().ToList(), at);
    }

    public override object? Default(ReadContext context) =>
        context.ThreadSubject is { } subject && ShortId.Parse(subject) is { Letter: 'N' } id ? new List<long> { id.Number } : null;

    public override Answer? NotFound(ReadContext context, int at) =>
        at >= context.Words.Count ? null : Answer.No($"\"{Typed.Shorten(context.Words[at].Text, 60)}\" is not a note. For example: {Example}");

    /// <summary>The notes of one word, of a range over the limit only as many as show that it is; null when the word names no notes.</summary>
    private static List<long>? Numbers(string word, bool bare)
    {
        var numbers = new List<long>();
        foreach (var piece in word.Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            var dash = piece.IndexOfAny(['-', '–']);
            var first = Number(dash < 0 ? piece : piece[..dash], bare || numbers.Count > 0);
            var last = dash < 0 ? first : Number(piece[(dash + 1)..], bare: true);
            if (first is not { } from || last is not { } to) return null;
            var (low, high) = (Math.Min(from, to), Math.Max(from, to));
            for (var number = low; number <= high && number - low <= Most; number++) numbers.Add(number);
        }
        return numbers.Count == 0 ? null : numbers;
    }

    private static long? Number(string word, bool bare)
    {
        if (ShortId.Parse(word) is { } id) return id.Letter == 'N' ? id.Number : null;
        return bare && word.Length <= 12 && long.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;
    }
}
