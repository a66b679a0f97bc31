using System.Text.Json;
using NodaTime;
using PostBot.Core.Delivery;
using PostBot.Slack.Intake;

namespace PostBot.Slack.Sending;

/// <summary>What <c>oauth.v2.access</c> answers.</summary>
internal static class SlackGrant
{
    /// <summary>Null when something is missing without which the installation would be of no use.</summary>
    public static Installation? Read(JsonElement granted, Instant now)
    {
        // An organisation-wide installation has no team; its events and tokens are the organisation's.
        var place = granted.IsTrue("is_enterprise_install") ? granted.Field("enterprise") : granted.Field("team");
        if (place.Words("id") is not { } workspace || granted.Words("access_token") is not { } token || granted.Field("authed_user").Words("id") is not { } installer) return null;
        return new Installation(
            Surface.Slack, workspace, place.Words("name") ?? "", token, granted.Words("refresh_token"), Expiry(granted, now), granted.Words("bot_user_id"), granted.Words("scope") ?? "", installer, now);
    }

    /// <summary>Null where tokens do not rotate.</summary>
    public static Instant? Expiry(JsonElement granted, Instant now) =>
        long.TryParse(granted.Words("expires_in"), out var seconds) && seconds > 0 ? now + Duration.FromSeconds(seconds) : null;
}
