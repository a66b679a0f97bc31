using System.Globalization;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;

namespace PostBot.Core.Features.Shots;

/// <summary>So many of so many.</summary>
internal sealed record Fraction(int Part, int All);

/// <summary><c>32/44</c>, <c>32 of 44</c>, <c>32 of 44 final</c>.</summary>
internal sealed class FractionArgument(string name, string question) : Argument<Fraction>(name, question)
{
    private const int Most = 100_000;

    public override ReadResult? Read(ReadContext context, int at)
    {
        var words = context.Words;
        if (at >= words.Count) return null;
        var next = at + 1;
        var pair = words[at].Text.TrimEnd(',', '.').Split('/');
        if (pair.Length == 1 && at + 2 < words.Count && words[at + 1].Is("of"))
        {
            pair = [pair[0], words[at + 2].Text.TrimEnd(',', '.')];
            next = at + 3;
        }
        if (pair.Length != 2 || Number(pair[0]) is not { } part || Number(pair[1]) is not { } all) return null;
        while (next < words.Count && words[next].Text.TrimEnd('s', 'S', '.').ToLowerInvariant() is "final" or "shot" or "done" or "approved") next++;
        return part <= all && all > 0 ? new ReadResult.Taken(new Fraction(part, all), next)
            : new ReadResult.Trouble(Answer.No($"{part} of {all} cannot be. For example: {Example}"));
    }

    public override Answer? NotFound(ReadContext context, int at) =>
        at >= context.Words.Count ? null : Answer.No($"\"{Typed.Shorten(Typed.Clean(context.Words[at].Text), 40)}\" is no count. For example: {Example}");

    private static int? Number(string word) => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= Most ? number : null;
}
