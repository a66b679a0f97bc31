using System.Text.Json.Nodes;
using PostBot.Core.Delivery;
using PostBot.Teams.Drawing;

namespace PostBot.Teams.Sending;

/// <summary>Bodies of the connector's calls (reference/teams.md 4).</summary>
internal sealed class ActivityBody(TeamsSettings settings)
{
    /// <summary>In what a file consent hands back: the kept file's id.</summary>
    public const string File = "file";

    private string Bot => settings.AppId is { } app ? $"28:{app}" : "28:postbot";

    /// <summary>What opens a conversation, before it says with whom or where.</summary>
    public JsonObject Create(string tenant) => new()
    {
        ["bot"] = new JsonObject { ["id"] = Bot },
        ["tenantId"] = tenant,
        ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = tenant } },
    };

    /// <summary>Words and card in one message would be split in two by Teams: the card says it all, the summary is for notifications.</summary>
    public JsonObject Card(DrawnCard card, string? conversation)
    {
        var activity = Message(conversation, new JsonObject { ["contentType"] = AdaptiveCards.ContentType, ["content"] = card.Content.DeepClone() });
        activity["summary"] = card.Summary;
        return activity;
    }

    /// <summary>Asks whether a file may be put into the person's OneDrive: the only way to a file in a personal chat.</summary>
    public JsonObject Consent(OutgoingFile file, string conversation)
    {
        var context = new JsonObject { [File] = file.Id };
        return Message(conversation, new JsonObject
        {
            ["contentType"] = "application/vnd.microsoft.teams.card.file.consent",
            ["name"] = file.Name,
            ["content"] = new JsonObject
            {
                ["description"] = "Teams puts it into your OneDrive.",
                ["sizeInBytes"] = file.Bytes.Length,
                ["acceptContext"] = context,
                ["declineContext"] = context.DeepClone(),
            },
        });
    }

    /// <summary>Shows a file that lies in the person's OneDrive.</summary>
    public JsonObject Uploaded(string contentUrl, string name, string uniqueId, string fileType, string conversation) => Message(conversation, new JsonObject
    {
        ["contentType"] = "application/vnd.microsoft.teams.card.file.info",
        ["contentUrl"] = contentUrl,
        ["name"] = name,
        ["content"] = new JsonObject { ["uniqueId"] = uniqueId, ["fileType"] = fileType },
    });

    private JsonObject Message(string? conversation, JsonObject attachment)
    {
        var activity = new JsonObject
        {
            ["type"] = "message",
            ["from"] = new JsonObject { ["id"] = Bot },
            ["attachments"] = new JsonArray(attachment),
        };
        if (conversation is not null) activity["conversation"] = new JsonObject { ["id"] = conversation };
        return activity;
    }
}
