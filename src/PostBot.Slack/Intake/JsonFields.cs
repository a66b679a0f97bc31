using System.Text.Json;

namespace PostBot.Slack.Intake;

/// <summary>Slack's payloads as they come: any field may be missing, null or of another kind, and none of that is an exception.</summary>
internal static class JsonFields
{
    /// <summary>An undefined element when there is no such field; asking that one for more fields is allowed.</summary>
    public static JsonElement Field(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : default;

    /// <summary>The field's words; null when it is missing, empty or not text. Numbers count as text: Slack sends some ids as either.</summary>
    public static string? Words(this JsonElement element, string name)
    {
        var value = element.Field(name);
        return value.ValueKind switch
        {
            JsonValueKind.String when value.GetString() is { Length: > 0 } words => words,
            JsonValueKind.Number => value.GetRawText(),
            _ => null,
        };
    }

    public static bool IsTrue(this JsonElement element, string name) =>
        element.Field(name) is { ValueKind: JsonValueKind.True } || element.Words(name) is "true";

    /// <summary>An undefined element when the field is no list or an empty one.</summary>
    public static JsonElement First(this JsonElement element, string name) =>
        element.Field(name) is { ValueKind: JsonValueKind.Array } list && list.GetArrayLength() > 0 ? list[0] : default;
}
