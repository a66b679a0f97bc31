namespace PostBot.Core.Commands.Arguments;

/// <summary>The rest of the line once another argument was read: a title after its person, or what nobody understood, so that the command can name what it knows.</summary>
internal sealed class LeftoverArgument(Argument after, string name = "more", string question = "") : Argument<string>(name, question)
{
    public override ReadResult? Read(ReadContext context, int at)
    {
        if (!context.Has(after)) return null;
        var rest = context.Words.From(at);
        return rest.Length == 0 ? null : new ReadResult.Taken(rest, context.Words.Count);
    }
}
