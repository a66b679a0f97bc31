using NodaTime;
using PostBot.Core.Cards;

namespace PostBot.Core.Commands;

/// <summary>What the desk gives back to a surface that answers in its response.</summary>
/// <param name="Card">What to show the person who asked; null when everything they need was posted (an edit of the message they pressed).</param>
/// <param name="Public">Everyone in the place may see it; else only the person who asked.</param>
public sealed record Answered(Card? Card, bool Public)
{
    /// <summary>The zone of the person who reads it; null when several do, or it is not known.</summary>
    public DateTimeZone? ReaderZone { get; init; }

    /// <summary>A refusal or a question: nothing was changed.</summary>
    public bool Refused { get; init; }

    /// <summary>Form fields that were not understood, by field name; empty unless a form was submitted.</summary>
    public IReadOnlyDictionary<string, string> FieldErrors { get; init; } = new Dictionary<string, string>();

    /// <summary>The form that was sent and refused, filled in as it was, to be shown again; null unless a form was submitted by someone who may send it.</summary>
    public Form? Again { get; init; }

    /// <summary>The queued message that asks for a form, held back while a window may still open in its place; null when none is.</summary>
    internal long? Held { get; init; }

    /// <summary>The ids of the local messages that hold the answer; empty on other surfaces.</summary>
    public IReadOnlyList<long> LocalMessages { get; init; } = [];
}
