using System.Text.Json;
using PostBot.Core.Cards;

namespace PostBot.Core.Commands;

/// <summary>An answer as the receipt keeps it, for the day the same delivery comes again.</summary>
internal static class StoredAnswer
{
    private sealed record Shape(Card? Card, bool Public, IReadOnlyList<long> Local);

    public static string Write(Answered answered) => JsonSerializer.Serialize(new Shape(answered.Card, answered.Public, answered.LocalMessages), CardJson.Options);

    public static Answered Read(string json)
    {
        var shape = JsonSerializer.Deserialize<Shape>(json, CardJson.Options)!;
        return new Answered(shape.Card, shape.Public) { LocalMessages = shape.Local ?? [] };
    }
}
