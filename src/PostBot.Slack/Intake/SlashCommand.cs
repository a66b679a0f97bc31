using PostBot.Core.Delivery;

namespace PostBot.Slack.Intake;

/// <summary>The form fields of a slash command as a line for the desk.</summary>
internal static class SlashCommand
{
    /// <summary>Null when a field is missing without which nobody could be answered. The desk is not given the response address: the answer is the response.</summary>
    /// <param name="field">The form's or the envelope's field by name; empty when it is missing.</param>
    public static Incoming? Read(Func<string, string> field)
    {
        var (workspace, channel, user, trigger) = (Workspace(field), field("channel_id"), field("user_id"), field("trigger_id"));
        if (workspace.Length == 0 || channel.Length == 0 || user.Length == 0 || trigger.Length == 0) return null;
        var text = SlackText.Read(field("text"), null);
        var name = field("user_name");
        return new Incoming(Surface.Slack, workspace, new Sender(user, name.Length == 0 ? user : name), SlackPlaces.Of(channel, field("channel_name"), null), text.Length == 0 ? "help" : text)
        {
            Key = $"slack:cmd:{trigger}",
        };
    }

    private static string Workspace(Func<string, string> field) => field("is_enterprise_install") == "true" && field("enterprise_id") is { Length: > 0 } organisation ? organisation : field("team_id");
}
