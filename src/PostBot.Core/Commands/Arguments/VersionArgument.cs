using PostBot.Domain.Feedback;

namespace PostBot.Core.Commands.Arguments;

/// <summary>A cut by its version: <c>v7</c>, <c>version 7</c>.</summary>
internal sealed class VersionArgument(string question) : Argument<string>("version", question)
{
    /// <summary>When nobody says one, it is the current cut of the unit that was named.</summary>
    public bool IsCurrentCut { get; init; }

    public override ReadResult? Read(ReadContext context, int at)
    {
        if (at >= context.Words.Count) return null;
        var word = context.Words[at].Text.TrimEnd(',');
        if (CutVersion.Parse(word) is { } version) return new ReadResult.Taken(version, at + 1);
        return at + 1 < context.Words.Count && context.Words[at].Is("version") && CutVersion.Parse("v" + context.Words[at + 1].Text.TrimStart('v', 'V').TrimEnd(',')) is { } spelled
            ? new ReadResult.Taken(spelled, at + 2)
            : null;
    }

    public override object? Default(ReadContext context) =>
        IsCurrentCut ? CutVersion.Parse(context.Values.Values.OfType<Work>().FirstOrDefault()?.Unit?.Cut) : null;
}
