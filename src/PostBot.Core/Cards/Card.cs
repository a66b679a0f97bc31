using System.Text.Json.Serialization;
using NodaTime.Text;

namespace PostBot.Core.Cards;

/// <summary>An answer or a message for no chat in particular. Its headline alone must tell what happened.</summary>
public sealed record Card(Text Headline)
{
    public IReadOnlyList<Part> Parts { get; init; } = [];

    /// <summary>At most five, the likely one first.</summary>
    public IReadOnlyList<Button> Buttons { get; init; } = [];

    /// <summary>What is missing, asked for with fields; null for most cards.</summary>
    public Form? Form { get; init; }

    /// <summary>The object this card shows (<c>B12</c>). Posted copies are edited in place when that object changes; null for a card that does not live.</summary>
    public string? Subject { get; init; }

    public Card With(params IEnumerable<Part> parts) => this with { Parts = [.. Parts, .. parts] };

    public Card Offer(params IEnumerable<Button> buttons) => this with { Buttons = [.. Buttons, .. buttons] };

    public Card About(string subject) => this with { Subject = subject };
}

/// <summary>A piece of a card's body. The set is closed: every drawing handles each of them.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "part")]
[JsonDerivedType(typeof(Line), "line")]
[JsonDerivedType(typeof(Small), "small")]
[JsonDerivedType(typeof(Facts), "facts")]
[JsonDerivedType(typeof(Quote), "quote")]
[JsonDerivedType(typeof(Table), "table")]
[JsonDerivedType(typeof(Picture), "picture")]
public abstract record Part;

/// <summary>One thing, one line.</summary>
public sealed record Line(Text Text) : Part;

/// <summary>An aside: who did it and when, a reference for the people who run PostBot.</summary>
public sealed record Small(Text Text) : Part;

public sealed record Facts(IReadOnlyList<Fact> Items) : Part;

public sealed record Fact(string Label, Text Value);

/// <summary>What a person wrote, word for word.</summary>
public sealed record Quote(string Words) : Part;

/// <summary>Rows have as many cells as there are columns. Narrow: it must survive a phone.</summary>
public sealed record Table(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<Text>> Rows) : Part;

/// <summary>A picture by its address, for as long as that leads somewhere.</summary>
/// <param name="Words">What stands for it where it cannot be seen.</param>
public sealed record Picture(string Url, string Words) : Part;

/// <summary>Pressing it is typing <paramref name="Line"/>.</summary>
/// <param name="Label">What it says; at most 75 characters are shown.</param>
/// <param name="Line">The command line it carries.</param>
/// <param name="Danger">It tells other people, costs money or cannot be undone; drawn as such.</param>
public sealed record Button(string Label, string Line, bool Danger = false)
{
    /// <summary>What the person is asked before it goes; null when nothing is asked.</summary>
    public string? Confirm { get; init; }
}

/// <summary>What is missing from a command line, as fields. Submitting it runs the command with the line's own words and the values.</summary>
/// <param name="Id">Names the command and carries everything already understood; opaque to the platforms.</param>
/// <param name="Title">At most 24 characters, for a window's title.</param>
/// <param name="Fields">In the order in which they are asked.</param>
public sealed record Form(string Id, string Title, IReadOnlyList<Field> Fields)
{
    /// <summary>The command line that asks for this form again, for a button that opens it; null when there is none.</summary>
    public string? Line { get; init; }
}

public enum FieldType
{
    Text,
    LongText,
    Choice,

    /// <summary>On or off; when it is on, its value is its one option.</summary>
    Check,

    /// <summary>A calendar day, <c>2026-11-24</c>.</summary>
    Date,
}

/// <param name="Name">The argument's name; unique in the form.</param>
/// <param name="Label">What it asks for.</param>
/// <param name="Type">How it is asked.</param>
/// <param name="Value">What was understood already; null when nothing was.</param>
/// <param name="Required">Whether the form can be sent without it.</param>
/// <param name="Options">The choices of a <see cref="FieldType.Choice"/>, the value of a <see cref="FieldType.Check"/> that is on; empty for the others.</param>
public sealed record Field(string Name, string Label, FieldType Type, string? Value, bool Required, IReadOnlyList<string> Options)
{
    /// <summary>An example of what to type.</summary>
    public string? Hint { get; init; }

    /// <summary>
    /// How a window draws it: as its type says, or as a line to type where the value would not show (a choice that is not on the list, a day in words).
    /// </summary>
    [JsonIgnore]
    public FieldType Drawn => Type switch
    {
        FieldType.Choice when Value is { Length: > 0 } value && !Options.Contains(value) => FieldType.Text,
        FieldType.Check when Options.Count != 1 => FieldType.Text,
        FieldType.Date when Value is { Length: > 0 } value && !LocalDatePattern.Iso.Parse(value).Success => FieldType.Text,
        _ => Type,
    };
}
