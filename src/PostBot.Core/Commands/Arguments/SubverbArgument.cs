namespace PostBot.Core.Commands.Arguments;

/// <summary>The second half of a verb that may stand apart from the first: <c>team NIGHTFALL add @ed</c> beside <c>team add NIGHTFALL @ed</c>.</summary>
internal sealed class SubverbArgument(string word) : FlagArgument(word)
{
    private readonly string said = word;

    public override object? Default(ReadContext context) => context.Words.Count > 1 && context.Words[1].Is(said) ? true : null;
}
