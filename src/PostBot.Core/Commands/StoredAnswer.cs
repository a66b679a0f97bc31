using System.Text.Json;
using PostBot.Core.Cards;

namespace PostBot.Core.Commands;

/// <summary>An answer as the receipt keeps it, for the day the same delivery or the same form comes again.</summary>
/// <param name="Form">The print of the form's values; null when it was no form.</param>
internal sealed record StoredAnswer(Answered Answered, string? Form)
{
    private sealed record Shape(Card? Card, bool Public, IReadOnlyList<long> Local, string? Form);

    public static string Write(Answered answered, string? form) => JsonSerializer.Serialize(new Shape(answered.Card, answered.Public, answered.LocalMessages, form), CardJson.Options);

    public static StoredAnswer Read(string json)
    {
        var shape = JsonSerializer.Deserialize<Shape>(json, CardJson.Options)!;
        return new(new Answered(shape.Card, shape.Public) { LocalMessages = shape.Local ?? [] }, shape.Form);
    }
}
