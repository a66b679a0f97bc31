using System.Text.Json;
using NodaTime;
using PostBot.Core.Delivery;

namespace PostBot.Slack.Intake;

/// <summary>Events that say what became of the app in a workspace. They come in any order, more than once, and when no token works any more.</summary>
internal static class SlackLifecycle
{
    public const string Kind = "lifecycle";

    /// <summary>The delivery to store; null for an event about something else, or about people's own tokens, which PostBot has none of.</summary>
    public static Delivery? ToDelivery(JsonElement envelope)
    {
        if (Reads(envelope.Field("event")) is null || SlackEvents.Workspace(envelope) is not { } workspace || envelope.Words("event_id") is not { } id) return null;
        return new(Surface.Slack, $"slack:event:{id}", workspace, Kind, StoredBody.Write(envelope));
    }

    public static Reading Read(JsonElement envelope, string workspace)
    {
        if (Reads(envelope.Field("event")) is not { } removed) return new Ignored("Nothing became of the app.");
        // Without a time nobody could tell whether it is about the installation that is there now.
        if (!long.TryParse(envelope.Words("event_time"), out var seconds)) return new Ignored("An event without its time.");
        return new Uninstalled(Surface.Slack, workspace, Instant.FromUnixTimeSeconds(seconds), removed);
    }

    /// <summary>True when the whole app was removed, false when its token was revoked, null for neither.</summary>
    private static bool? Reads(JsonElement said) => said.Words("type") switch
    {
        "app_uninstalled" => true,
        "tokens_revoked" when said.Field("tokens").First("bot").ValueKind == JsonValueKind.String => false,
        _ => null,
    };
}
