using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;

namespace PostBot.Core.Features.People;

/// <summary>A telephone number as people write it, <c>+44 20 7946 0000</c> or <c>(020) 7946-0000</c>: seven digits at least, fifteen at most (ITU-T E.164).</summary>
internal sealed class PhoneArgument() : Argument<string>("phone", "What is their telephone number?")
{
    private const int FewestDigits = 7;
    private const int MostDigits = 15;

    public override ReadResult? Read(ReadContext context, int at)
    {
        var words = context.Words;
        var (next, said) = (at, new List<string>());
        while (next < words.Count && IsPart(words[next].Text, first: next == at)) said.Add(words[next++].Text.Trim(',', '.'));
        var number = string.Join(' ', said);
        return number.Count(char.IsAsciiDigit) is >= FewestDigits and <= MostDigits ? new ReadResult.Taken(number, next) : null;
    }

    public override Answer? NotFound(ReadContext context, int at) => Answer.No("What is their telephone number? For example: +44 20 7946 0000");

    private static bool IsPart(string word, bool first) =>
        word.Any(char.IsAsciiDigit) && word.TrimEnd(',', '.').All(letter => char.IsAsciiDigit(letter) || "()-./".Contains(letter, StringComparison.Ordinal) || (letter == '+' && first && word[0] == '+'));
}
