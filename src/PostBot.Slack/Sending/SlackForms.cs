using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PostBot.Core.Cards;
using PostBot.Core.Delivery;
using PostBot.Slack.Drawing;
using PostBot.Slack.Intake;

namespace PostBot.Slack.Sending;

/// <summary>Opens forms as windows: the one call that is bound to a delivery's trigger.</summary>
internal sealed partial class SlackForms(SlackCalls calls, SlackTriggers triggers, IHostApplicationLifetime life, ILogger<SlackForms> log) : IFormOpener
{
    /// <summary>Longer than this, and the trigger is dead.</summary>
    private static readonly TimeSpan patience = TimeSpan.FromMilliseconds(2500);

    public Surface Surface => Surface.Slack;

    public async Task<bool> Open(string key, Incoming incoming, Form form, CancellationToken cancel) =>
        triggers.Take(key) is { } trigger
        && await Open(incoming.Workspace, trigger, form, new ModalOrigin(form.Id, incoming.Place.Channel, incoming.Place.Thread, incoming.ResponseUrl, incoming.OnMessage) { Link = incoming.Link, About = incoming.Link is null ? null : incoming.Message, Author = incoming.Author?.Id });

    /// <summary>False when no window opened, or nobody knows whether one did.</summary>
    public async Task<bool> Open(string workspace, string trigger, Form form, ModalOrigin origin)
    {
        if (Modal.Draw(form, origin) is not { } view) return false;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(life.ApplicationStopping);
        limit.CancelAfter(patience);
        try
        {
            var answer = await calls.Call(workspace, SlackMethod.OpenView, [("trigger_id", trigger), ("view", view.ToJsonString(SlackJson.Options))], limit.Token);
            if (!answer.Worked) Log.Unopened(log, answer.Error!);
            return answer.Worked;
        }
        catch (OperationCanceledException)
        {
            Log.Unopened(log, ApiAnswer.Timeout);
            return false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Slack did not open a form: {Code}")]
        public static partial void Unopened(ILogger log, string code);
    }
}
