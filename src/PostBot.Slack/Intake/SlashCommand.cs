using PostBot.Core.Delivery;

namespace PostBot.Slack.Intake;

/// <summary>The form fields of a slash command as a line for the desk.</summary>
internal static class SlashCommand
{
    /// <summary>Null when a field is missing without which nobody could be answered. The desk is not given the response address: the answer is the response.</summary>
    public static Incoming? Read(FormBody form)
    {
        var (workspace, channel, user, trigger) = (form["team_id"], form["channel_id"], form["user_id"], form["trigger_id"]);
        if (workspace.Length == 0 || channel.Length == 0 || user.Length == 0 || trigger.Length == 0) return null;
        var text = SlackText.Read(form["text"], null);
        var name = form["user_name"];
        return new Incoming(Surface.Slack, workspace, new Sender(user, name.Length == 0 ? user : name), SlackPlaces.Of(channel, form["channel_name"], null), text.Length == 0 ? "help" : text)
        {
            Key = $"slack:cmd:{trigger}",
        };
    }
}
