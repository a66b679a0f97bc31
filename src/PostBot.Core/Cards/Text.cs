using System.Text.Json.Serialization;
using NodaTime;

namespace PostBot.Core.Cards;

/// <summary>Words in a card as runs, never as markup: whatever a person typed stays what they typed on every platform.</summary>
public sealed record Text(IReadOnlyList<Run> Runs)
{
    public static readonly Text Empty = new([]);

    public static implicit operator Text(string plain) => FromString(plain);

    public static implicit operator Text(Run run) => new([run]);

    public static Text FromString(string plain) => plain.Length == 0 ? Empty : new([new Plain(plain)]);

    public static Text FromRun(Run run) => new([run]);

    public static Text operator +(Text left, Text right) => Add(left, right);

    public static Text Add(Text left, Text right) => new([.. left.Runs, .. right.Runs]);

    public static Text Join(string separator, IEnumerable<Text> texts)
    {
        var runs = new List<Run>();
        foreach (var text in texts)
        {
            if (runs.Count > 0) runs.Add(new Plain(separator));
            runs.AddRange(text.Runs);
        }
        return new(runs);
    }

    [JsonIgnore]
    public bool IsEmpty => Runs.All(run => run is Plain { Words.Length: 0 });
}

/// <summary>A stretch of text of one kind. The set is closed: every drawing handles each of them.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "run")]
[JsonDerivedType(typeof(Plain), "plain")]
[JsonDerivedType(typeof(Strong), "strong")]
[JsonDerivedType(typeof(Code), "code")]
[JsonDerivedType(typeof(Mention), "mention")]
[JsonDerivedType(typeof(Moment), "moment")]
[JsonDerivedType(typeof(Link), "link")]
public abstract record Run;

public sealed record Plain(string Words) : Run;

public sealed record Strong(string Words) : Run;

/// <summary>Fixed-width words: a command line, a timecode.</summary>
public sealed record Code(string Words) : Run;

/// <summary>A person by name, with the platform ids that make the platform notify them; an id is null where they have none.</summary>
public sealed record Mention(string Name, string? SlackId = null, string? TeamsId = null) : Run;

/// <summary>A moment, or a half-open interval when <paramref name="Until"/> is set, on the clock of an IANA zone.</summary>
public sealed record Moment(Instant At, Instant? Until, string Zone) : Run;

/// <summary>Only http, https and mailto addresses are drawn as links; anything else is drawn as its label.</summary>
public sealed record Link(string Url, string Label) : Run;
