using System.Text;
using System.Text.Json;

namespace PostBot.Teams.Intake;

/// <summary>
/// A Bot Framework activity. Members that are missing or of another kind than expected read as null: senders of old clients, bots of
/// other makers and the playground each leave something out, and none of that may break us.
/// </summary>
internal sealed class Activity
{
    public const string Teams = "msteams";

    private readonly JsonElement root;

    private Activity(JsonElement root) => this.root = root;

    public string? Type => Words("type");

    public string? Id => Words("id");

    public string? Name => Words("name");

    public string? Action => Words("action");

    public string? Text => Words("text");

    public string? ChannelId => Words("channelId");

    /// <summary>Kept as it came: System.Uri would add a slash, and the token's claim is compared with it.</summary>
    public string? ServiceUrl => Words("serviceUrl");

    public string? ReplyToId => Words("replyToId");

    public string? ConversationId => Words("conversation", "id");

    public string? ConversationType => Words("conversation", "conversationType");

    public bool IsGroup => Field("conversation", "isGroup").ValueKind == JsonValueKind.True;

    public string? FromId => Words("from", "id");

    public string? FromObjectId => Words("from", "aadObjectId");

    public string? RecipientId => Words("recipient", "id");

    public JsonElement Value => Field("value");

    /// <summary>Personal messages may leave it out of the conversation.</summary>
    public string? Tenant => Words("conversation", "tenantId") ?? Words("channelData", "tenant", "id");

    public IEnumerable<JsonElement> Entities => List("entities");

    /// <summary>Null when it is not JSON, is nested deeper than 64, repeats a member or is not an object.</summary>
    public static Activity? Parse(ReadOnlyMemory<byte> json) =>
        JsonFields.Parse(json) is { ValueKind: JsonValueKind.Object } root ? new Activity(root) : null;

    public string? Words(params ReadOnlySpan<string> path)
    {
        var found = Field(path);
        return found.ValueKind == JsonValueKind.String ? found.GetString() : null;
    }

    public JsonElement Field(params ReadOnlySpan<string> path)
    {
        var at = root;
        foreach (var name in path)
        {
            if (at.ValueKind != JsonValueKind.Object || !at.TryGetProperty(name, out at)) return default;
        }
        return at;
    }

    public IEnumerable<JsonElement> List(string name)
    {
        var list = Field(name);
        return list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : [];
    }
}

/// <summary>Lenient reading of nested members.</summary>
internal static class JsonFields
{
    // A repeated member could be checked in one spelling and used in the other.
    private static readonly JsonDocumentOptions strict = new() { MaxDepth = 64, AllowDuplicateProperties = false };

    /// <summary>Of kind Undefined when it is not JSON, nested deeper than 64, or repeats a member.</summary>
    public static JsonElement Parse(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, strict);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return default;
        }
    }

    public static JsonElement Parse(string json) => Parse(Encoding.UTF8.GetBytes(json));

    public static JsonElement Field(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var found) ? found : default;

    public static string? Words(this JsonElement element, string name)
    {
        var found = element.Field(name);
        return found.ValueKind == JsonValueKind.String ? found.GetString() : null;
    }
}
