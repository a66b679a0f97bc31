using System.Text.Json;
using System.Text.Json.Nodes;

namespace PostBot.Slack.Drawing;

/// <summary>What a window carries in its private metadata: the form it fills in and the place it was opened from, which a submission does not tell.</summary>
/// <param name="ResponseUrl">Where the answer goes, sealed; null when there is no such address.</param>
/// <param name="Message">The message whose button opened it; null for a typed line.</param>
internal sealed record ModalOrigin(string FormId, string? Channel, string? Thread, string? ResponseUrl = null, string? Message = null)
{
    /// <summary>Slack's limit for private metadata.</summary>
    public const int MostCharacters = 3000;

    /// <summary>The message that the form is about, as a link; null for most.</summary>
    public string? Link { get; init; }

    /// <summary>That message as an adapter names it, and who wrote it; null for most.</summary>
    public string? About { get; init; }

    public string? Author { get; init; }

    /// <summary>It was opened from the App Home, which is drawn again when the form is done.</summary>
    public bool Home { get; init; }

    /// <summary>Null when it does not fit.</summary>
    public string? Write()
    {
        var origin = new JsonObject { ["form"] = FormId };
        if (Channel is not null) origin["channel"] = Channel;
        if (Thread is not null) origin["thread"] = Thread;
        if (Message is not null) origin["message"] = Message;
        if (ResponseUrl is not null) origin["response_url"] = ResponseUrl;
        if (Link is not null) origin["link"] = Link;
        if (About is not null) origin["about"] = About;
        if (Author is not null) origin["author"] = Author;
        if (Home) origin["home"] = true;
        var written = origin.ToJsonString(SlackJson.Options);
        return written.Length <= MostCharacters ? written : null;
    }

    /// <summary>Anything but our own JSON is taken for a bare form id.</summary>
    public static ModalOrigin Read(string metadata)
    {
        if (!metadata.StartsWith('{')) return new(metadata, null, null);
        try
        {
            using var origin = JsonDocument.Parse(metadata);
            return new(Text(origin.RootElement, "form") ?? metadata, Text(origin.RootElement, "channel"), Text(origin.RootElement, "thread"), Text(origin.RootElement, "response_url"), Text(origin.RootElement, "message"))
            {
                Link = Text(origin.RootElement, "link"),
                About = Text(origin.RootElement, "about"),
                Author = Text(origin.RootElement, "author"),
                Home = origin.RootElement.TryGetProperty("home", out var home) && home.ValueKind == JsonValueKind.True,
            };
        }
        catch (JsonException)
        {
            return new(metadata, null, null);
        }
    }

    private static string? Text(JsonElement origin, string name) =>
        origin.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
