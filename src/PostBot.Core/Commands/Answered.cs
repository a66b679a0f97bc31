using PostBot.Core.Cards;

namespace PostBot.Core.Commands;

/// <summary>What the desk gives back to a surface that answers in its response.</summary>
/// <param name="Card">What to show the person who asked; null when everything they need was posted (an edit of the message they pressed).</param>
/// <param name="Public">Everyone in the place may see it; else only the person who asked.</param>
public sealed record Answered(Card? Card, bool Public)
{
    /// <summary>A refusal or a question: nothing was changed.</summary>
    public bool Refused { get; init; }

    /// <summary>Form fields that were not understood, by field name; empty unless a form was submitted.</summary>
    public IReadOnlyDictionary<string, string> FieldErrors { get; init; } = new Dictionary<string, string>();

    /// <summary>The ids of the local messages that hold the answer; empty on other surfaces.</summary>
    public IReadOnlyList<long> LocalMessages { get; init; } = [];
}
