using System.Collections.Frozen;
using PostBot.Core.Delivery;

namespace PostBot.Slack.Sending;

internal enum ErrorClass
{
    /// <summary>Trying later helps.</summary>
    Transient,

    /// <summary>Some of it may have happened.</summary>
    Ambiguous,

    /// <summary>The token is dead or lacks a right.</summary>
    Token,

    /// <summary>The channel or person cannot be reached.</summary>
    Destination,

    /// <summary>The message to change is not there, or may no longer be changed.</summary>
    MessageGone,

    /// <summary>We sent something wrong, or the code is new to us: nobody is served by trying again.</summary>
    Bug,
}

/// <summary>What Slack's error codes mean for a message that was to be sent.</summary>
/// <remarks>Codes: the method pages of docs.slack.dev. An unknown code is permanent and kept as it is.</remarks>
internal static class SlackErrors
{
    private static readonly TimeSpan quota = TimeSpan.FromHours(1);

    private static readonly FrozenDictionary<string, ErrorClass> classes = Table(
        (ErrorClass.Transient, """
            ratelimited rate_limited service_unavailable request_timeout external_channel_migrating update_failed fetch_members_failed
            team_added_to_org org_login_required message_limit_exceeded no_connection
            """),
        (ErrorClass.Ambiguous, "internal_error fatal_error timeout no_answer bad_answer"),
        (ErrorClass.Token, """
            invalid_auth not_authed account_inactive token_revoked token_expired user_removed_from_team team_disabled invalid_refresh_token no_token
            missing_scope no_permission not_allowed_token_type team_access_not_granted access_denied accesslimited app_access_restricted
            enterprise_is_restricted two_factor_setup_required plan_upgrade_required
            """),
        (ErrorClass.Destination, """
            channel_not_found not_in_channel is_archived is_inactive channel_is_limited_access method_not_supported_for_channel_type
            posting_to_channel_denied ekm_access_denied messages_tab_disabled user_not_found users_not_found user_disabled user_not_visible
            user_not_in_channel cannot_dm_bot restricted_action
            """),
        (ErrorClass.MessageGone, """
            message_not_found cant_update_message edit_window_closed cant_delete_message cannot_reply_to_message used_url expired_url
            """));

    public static ErrorClass Class(string code) =>
        classes.TryGetValue(code, out var known) ? known
        : code.StartsWith("restricted_action_", StringComparison.Ordinal) ? ErrorClass.Destination
        // Slack documents every 5xx as an outage to wait for.
        : code.StartsWith("http_5", StringComparison.Ordinal) ? ErrorClass.Transient
        : ErrorClass.Bug;

    /// <summary>Whether a token with which Slack answers this will never be good again. A missing scope is mended without a new one.</summary>
    public static bool IsDead(string code) => code is "invalid_auth" or "not_authed" or "account_inactive" or "token_revoked" or "user_removed_from_team" or "team_disabled";

    /// <summary>Slack failed over it rather than turning it down: it says to try again, and seldom has done it all the same.</summary>
    private static bool IsDoubtful(string code) => code is "service_unavailable" or "request_timeout" || code.StartsWith("http_5", StringComparison.Ordinal);

    /// <param name="repeatable">Whether doing it twice is the same as doing it once: true for edits and deletions, false for posts.</param>
    public static SendOutcome Outcome(ApiAnswer answer, bool repeatable)
    {
        var code = answer.Error!;
        var why = answer.Detail is { } detail ? $"{code}: {detail}" : code;
        return Class(code) switch
        {
            ErrorClass.Transient => new Later(answer.RetryAfter ?? (code == "message_limit_exceeded" ? quota : null), why) { MayHaveArrived = !repeatable && IsDoubtful(code) },
            ErrorClass.Ambiguous => repeatable ? new Later(null, why) : new Unknown(why),
            ErrorClass.Token => new Refused(RefusedBecause.Token, why) { Advice = Advice(code, answer.Detail) },
            ErrorClass.Destination => new Refused(RefusedBecause.Destination, why) { Advice = Advice(code, answer.Detail) },
            ErrorClass.MessageGone => new Refused(RefusedBecause.MessageGone, why),
            _ => new Refused(RefusedBecause.Bug, why),
        };
    }

    /// <summary>What is so and what to do about it, for people; null for a code that says nothing to them.</summary>
    private static string? Advice(string code, string? detail) => code switch
    {
        "not_in_channel" or "channel_not_found" => "PostBot is not in that channel. Type /invite @postbot there",
        "is_archived" => "it is archived. Unarchive it, or link another channel",
        "restricted_action" => "a rule of the workspace keeps PostBot from posting there. A Slack admin can allow it",
        "posting_to_channel_denied" or "channel_is_limited_access" or "ekm_access_denied" => "a rule of the workspace keeps PostBot from posting there. A Slack admin can allow it",
        _ when code.StartsWith("restricted_action_", StringComparison.Ordinal) => "a rule of the channel keeps PostBot from posting there. A channel manager can allow it",
        "messages_tab_disabled" => "the app's Messages tab is off. Switch it on under App Home",
        "user_not_found" or "users_not_found" or "user_disabled" or "user_not_visible" or "is_inactive" => "has no Slack account here any more",
        "user_not_in_channel" => "is not in that channel",
        "missing_scope" => $"the app {detail ?? "lacks a scope"}. Add it under OAuth & Permissions and install the app again",
        "no_token" => "PostBot is not installed in that workspace. Install it again",
        "team_access_not_granted" or "access_denied" or "accesslimited" or "app_access_restricted" or "enterprise_is_restricted" or "no_permission" => "a Slack admin has restricted the app. Ask them to approve it",
        "two_factor_setup_required" or "plan_upgrade_required" => "the workspace's plan or sign-in rules do not allow it. Ask a Slack admin",
        _ when IsDead(code) || code is "token_expired" or "invalid_refresh_token" or "not_allowed_token_type" => "Slack does not accept the token any more. Install the app again and put the new token into the settings",
        _ => null,
    };

    private static FrozenDictionary<string, ErrorClass> Table(params (ErrorClass Class, string Codes)[] rows) =>
        rows.SelectMany(row => row.Codes.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(code => KeyValuePair.Create(code, row.Class))).ToFrozenDictionary();
}
