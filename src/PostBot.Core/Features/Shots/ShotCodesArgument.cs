using PostBot.Core.Commands.Arguments;
using PostBot.Domain.Shots;

namespace PostBot.Core.Features.Shots;

/// <summary>Shots by their codes: <c>101_020_040</c>, several with spaces or commas. A code has an underscore, or letters and then digits.</summary>
internal sealed class ShotCodesArgument() : Argument<IReadOnlyList<string>>("shots", "Which shot?")
{
    private const int Most = 200;

    public override ReadResult? Read(ReadContext context, int at)
    {
        var codes = new List<string>();
        while (at < context.Words.Count && codes.Count < Most)
        {
            var pieces = context.Words[at].Text.Split(',', StringSplitOptions.RemoveEmptyEntries);
            if (pieces.Length == 0 || !pieces.All(IsCode)) break;
            codes.AddRange(pieces.Select(piece => piece.ToUpperInvariant()));
            at++;
        }
        return codes.Count == 0 ? null : new ReadResult.Taken(codes.Distinct().ToList(), at);
    }

    private static bool IsCode(string word)
    {
        if (word.Length is < 4 or > Shot.LongestCode || !word.Any(char.IsAsciiDigit) || !word.All(letter => char.IsLetterOrDigit(letter) || letter is '_' or '-' or '.')) return false;
        if (word.Contains('_', StringComparison.Ordinal)) return true;
        var letters = word.TakeWhile(char.IsLetter).Count();
        return letters >= 2 && word.Length - letters >= 2 && word[letters..].All(char.IsAsciiDigit);
    }
}
