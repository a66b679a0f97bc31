using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;

namespace PostBot.Core.Cards;

/// <summary>Cards as they wait in the outbox: JSON with the kind of every part and run, instants as Unix milliseconds.</summary>
public static class CardJson
{
    public static readonly JsonSerializerOptions Options = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new InstantConverter() },
    };

    public static string Write(Card card) => JsonSerializer.Serialize(card, Options);

    public static Card Read(string json) =>
        JsonSerializer.Deserialize<Card>(json, Options) ?? throw new JsonException("A stored card is null.");

    private sealed class InstantConverter : JsonConverter<Instant>
    {
        public override Instant Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Instant.FromUnixTimeMilliseconds(reader.GetInt64());

        public override void Write(Utf8JsonWriter writer, Instant value, JsonSerializerOptions options) =>
            writer.WriteNumberValue(value.ToUnixTimeMilliseconds());
    }
}
