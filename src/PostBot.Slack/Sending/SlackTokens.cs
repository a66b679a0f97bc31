namespace PostBot.Slack.Sending;

/// <summary>The bot token of each workspace.</summary>
internal sealed class SlackTokens(SlackSettings settings)
{
    /// <summary>Null when PostBot is not installed there.</summary>
    public ValueTask<string?> For(string workspace, CancellationToken cancel) => ValueTask.FromResult(settings.BotToken);
}
