using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PostBot.Core.People;
using PostBot.Slack.Intake;

namespace PostBot.Slack.Sending;

/// <summary>Asks Slack who we are, in the background: PostBot starts and takes commands while Slack is away.</summary>
internal sealed partial class SlackGreeting(SlackApi api, SlackSettings settings, SlackConnection connection, TimeProvider real, ILogger<SlackGreeting> log, Home? home = null) : BackgroundService
{
    private static readonly TimeSpan shortestWait = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan longestWait = TimeSpan.FromMinutes(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (settings.BotToken is not { } token) return;
        for (var wait = shortestWait; ; wait = wait * 2 < longestWait ? wait * 2 : longestWait)
        {
            var answer = await api.Call(SlackMethod.AuthTest, token, [], stoppingToken);
            if (answer.Worked && Workspace(answer.Body) is { } team)
            {
                if (home is not null) home.SlackTeam = team;
                connection.Learned(team, answer.Body.Words("team"), answer.Body.Words("user_id"));
                Log.Connected(log, team);
                return;
            }
            var error = answer.Error ?? ApiAnswer.BadAnswer;
            connection.Failed(error);
            if (SlackErrors.Class(error) == ErrorClass.Token)
            {
                Log.TokenRefused(log, error);
                return;
            }
            Log.Unanswered(log, error);
            var pause = answer.RetryAfter is { } asked && asked > wait ? asked : wait;
            await Task.Delay(pause, real, stoppingToken);
        }
    }

    /// <summary>A token of an organisation-wide installation is the organisation's, not a team's.</summary>
    private static string? Workspace(System.Text.Json.JsonElement told) => told.IsTrue("is_enterprise_install") ? told.Words("enterprise_id") : told.Words("team_id");

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Connected to Slack workspace {Team}")]
        public static partial void Connected(ILogger log, string team);

        [LoggerMessage(LogLevel.Error, "Slack does not accept PostBot:Slack:BotToken ({Code}): nothing can be posted until it is replaced")]
        public static partial void TokenRefused(ILogger log, string code);

        [LoggerMessage(LogLevel.Warning, "Slack did not say who we are ({Code}); asking again")]
        public static partial void Unanswered(ILogger log, string code);
    }
}
