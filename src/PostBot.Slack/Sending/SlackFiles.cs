using System.Globalization;
using System.Text.Json.Nodes;
using PostBot.Core.Cards;
using PostBot.Core.Delivery;
using PostBot.Slack.Drawing;
using PostBot.Slack.Intake;

namespace PostBot.Slack.Sending;

/// <summary>Files in both directions. Bytes go to and come from Slack's own hosts only.</summary>
/// <remarks>docs.slack.dev, "Working with files": an address to upload to, the bytes, then where to share them.</remarks>
internal sealed class SlackFiles(SlackApi api, SlackCalls calls, SlackTokens tokens) : IFileSource
{
    /// <summary>What reading files that people send needs.</summary>
    public const string ReadScope = "files:read";

    private const long MostBytes = 50L << 20;

    public Surface Surface => Surface.Slack;

    public async Task<(ReadOnlyMemory<byte> Bytes, string? WhyNot)> Fetch(string workspace, Attached file, CancellationToken cancel)
    {
        var name = Typed.Shorten(Typed.Clean(file.Name), 80);
        if (file.Address.Length == 0) return (default, $"Slack does not hand {name} over; it may belong to another organisation. Paste it instead.");
        if (await tokens.For(workspace, cancel) is not { } token) return (default, "PostBot is not connected to this workspace any more.");
        var (bytes, error) = await api.Download(file.Address, token, MostBytes, cancel);
        return error switch
        {
            null => (bytes, null),
            "too_large" => (default, $"{name} is over {MostBytes >> 20} MB."),
            _ => (default, $"{name} could not be fetched from Slack ({error}). Send it again, or paste it instead."),
        };
    }

    /// <summary>Brings the bytes to Slack; nobody sees them yet. The file's id, or what went wrong.</summary>
    public async Task<(string? Id, ApiAnswer Answer)> Upload(string workspace, OutgoingFile file, CancellationToken cancel)
    {
        var place = await calls.Call(workspace, SlackMethod.UploadAddress, [("filename", file.Name), ("length", file.Bytes.Length.ToString(CultureInfo.InvariantCulture))], cancel);
        if (!place.Worked) return (null, place);
        if (place.Body.Words("file_id") is not { } id) return (null, ApiAnswer.Failed(ApiAnswer.BadAnswer));
        var sent = await api.Upload(place.Body.Words("upload_url"), file.Bytes, cancel);
        return (sent.Worked ? id : null, sent);
    }

    /// <summary>Shows an uploaded file in a channel or thread.</summary>
    public Task<ApiAnswer> Share(string workspace, string id, OutgoingFile file, string channel, string? thread, CancellationToken cancel) =>
        calls.Call(workspace, SlackMethod.ShareFile, [("files", new JsonArray(new JsonObject { ["id"] = id, ["title"] = file.Name }).ToJsonString(SlackJson.Options)), ("channel_id", channel), ("thread_ts", thread)], cancel);
}
