using System.Text.Json.Nodes;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Delivery;
using PostBot.Core.Jobs;
using PostBot.Slack.Drawing;
using PostBot.Slack.Sending;

namespace PostBot.Slack.Intake;

/// <summary>
/// Slash commands and submitted forms, which Slack wants answered in the response and within three seconds. What takes longer
/// goes on, and its answer follows by the delivery's own response address.
/// </summary>
internal sealed partial class SlackAnswers(SlackWork work, SlackCalls calls, SlackForms forms, Sealing sealing, Clock clock, IHostApplicationLifetime life, ILogger<SlackAnswers> log)
{
    /// <summary>Slack gives up after three seconds; the way back takes some of them.</summary>
    private static readonly TimeSpan patience = TimeSpan.FromMilliseconds(2500);

    private const int MostTries = 3;

    private static readonly TimeSpan longestWait = TimeSpan.FromSeconds(30);

    private const string StillWorking = "Still working on it. The answer follows here.";

    public async Task<Ack> Command(Incoming incoming, string trigger, string responseUrl)
    {
        // Not bound to the connection: a command that was begun is finished, and its answer kept for a retry.
        var handling = work.Handle(incoming, life.ApplicationStopping);
        if (!await InTime(handling)) return new Ack(new JsonObject { ["response_type"] = "ephemeral", ["text"] = StillWorking }, () => AnswerLate(handling, responseUrl));
        var answered = await handling;
        if (answered.Card is not { } card) return Ack.Empty;
        if (card.Form is { } form) Forget(OpenForm(form, incoming, trigger, responseUrl));
        var drawn = BlockKit.Draw(card, answered.ReaderZone, clock.Now);
        return new Ack(Message(drawn[0], answered.Public), drawn.Count > 1 ? () => SendPages(drawn.Skip(1), answered.Public, responseUrl) : null);
    }

    /// <param name="metadata">The window's own words, to show it again.</param>
    /// <param name="view">The window's id.</param>
    public async Task<Ack> Form(Incoming incoming, string metadata, string? view)
    {
        var handling = work.Handle(incoming, life.ApplicationStopping);
        if (!await InTime(handling))
        {
            return new Ack(Update(Modal.Notice("Still working", ["The answer comes as a message."])), () => ShowLate(handling, incoming.Workspace, metadata, view));
        }
        var answered = await handling;
        if (answered.FieldErrors.Count > 0) return new Ack(Errors(answered.FieldErrors, incoming.Form!.Values));
        // Anything but an empty body would keep the window open, or break it.
        return Refusal(answered, metadata) is { } refusal ? new Ack(Update(refusal)) : Ack.Empty;
    }

    /// <summary>A press on the App Home, carried out before it is acknowledged: nothing is stored of it, so it must not be lost in between.</summary>
    public async Task<Ack> OnHome(Func<Task> press)
    {
        var pressing = press();
        if (await InTime(pressing)) await pressing;
        else Forget(pressing);
        return Ack.Empty;
    }

    /// <summary>What goes on after the answer has left; nobody waits for it, so its end is told to the log.</summary>
    public void Forget(Task task) => task.ContinueWith(
        failed => Log.Broke(log, failed.Exception!.GetBaseException()),
        CancellationToken.None,
        TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
        TaskScheduler.Default);

    private static JsonObject Update(JsonObject view) => new() { ["response_action"] = "update", ["view"] = view };

    /// <summary>Why not, over the form as it was sent, or alone where there is no form for this person; null when it was not refused.</summary>
    private JsonObject? Refusal(Answered answered, string metadata)
    {
        if (answered is not { Refused: true, Card: { } card }) return null;
        var said = PlainDrawing.Draw(card with { Form = null, Buttons = [] }, answered.ReaderZone, clock.Now).Split('\n');
        return (answered.Again is { } form ? Modal.Draw(form, metadata, said) : null) ?? Modal.Notice("Not done", said);
    }

    private static async Task<bool> InTime(Task handling)
    {
        if (handling.IsCompleted) return true;
        using var waiting = new CancellationTokenSource();
        var first = await Task.WhenAny(handling, Task.Delay(patience, waiting.Token));
        await waiting.CancelAsync();
        return first == handling;
    }

    private async Task AnswerLate(Task<Answered> handling, string responseUrl)
    {
        var answered = await handling;
        if (answered.Card is { } card) await SendPages(BlockKit.Draw(card, answered.ReaderZone, clock.Now), answered.Public, responseUrl);
    }

    private async Task SendPages(IEnumerable<SlackMessage> pages, bool everyone, string responseUrl)
    {
        foreach (var page in pages)
        {
            var message = Message(page, everyone);
            message["replace_original"] = false;
            var answer = await Deliver(responseUrl, message);
            if (answer.Worked) continue;
            Log.NotDelivered(log, answer.Error!);
            return;
        }
    }

    /// <summary>Such an answer is in no outbox: a rate limit or an outage is waited out here, for as long as the person is likely to look.</summary>
    private async Task<ApiAnswer> Deliver(string responseUrl, JsonObject message)
    {
        for (var tries = 1; ; tries++)
        {
            var answer = await calls.Respond(responseUrl, message, life.ApplicationStopping);
            if (answer.Worked || tries == MostTries || SlackErrors.Class(answer.Error!) != ErrorClass.Transient) return answer;
            var wait = answer.RetryAfter ?? TimeSpan.FromSeconds(tries);
            if (wait > longestWait) return answer;
            await Task.Delay(wait, life.ApplicationStopping);
        }
    }

    /// <summary>The window said that it takes longer; now it says how it ended.</summary>
    private async Task ShowLate(Task<Answered> handling, string workspace, string metadata, string? view)
    {
        var answered = await handling;
        if (view is null) return;
        var shown = Refusal(answered, metadata) ?? Modal.Notice("Done", [answered.Card is { } card ? PlainDrawing.Words(card.Headline, answered.ReaderZone, clock.Now) : "The message shows it."]);
        var answer = await calls.Call(workspace, SlackMethod.UpdateView, [("view_id", view), ("view", shown.ToJsonString(SlackJson.Options))], life.ApplicationStopping);
        if (!answer.Worked) Log.NotDelivered(log, answer.Error!);
    }

    /// <summary>If it does not open, the button of the message that asks for the same opens it: the message is already on its way.</summary>
    private Task<bool> OpenForm(Form form, Incoming incoming, string trigger, string responseUrl) =>
        // The answer to the form takes the place of the message that asked, for the person who asked.
        forms.Open(incoming.Workspace, trigger, form, new ModalOrigin(form.Id, incoming.Place.Channel, incoming.Place.Thread, responseUrl.Length == 0 ? null : sealing.Seal(responseUrl)));

    private static JsonObject Message(SlackMessage drawn, bool everyone) => new()
    {
        ["response_type"] = everyone ? "in_channel" : "ephemeral",
        ["text"] = drawn.Text,
        ["blocks"] = drawn.Blocks,
    };

    /// <summary>Slack knows the window's fields only; what is wrong with anything else is said at the first of them.</summary>
    private static JsonObject Errors(IReadOnlyDictionary<string, string> errors, IReadOnlyDictionary<string, string> fields)
    {
        var drawn = new JsonObject();
        foreach (var (name, words) in errors)
        {
            var at = fields.ContainsKey(name) ? name : fields.Keys.FirstOrDefault() ?? name;
            drawn[at] = SlackButtons.Within(drawn[at] is { } said ? $"{said} {words}" : words, 2000);
        }
        return new JsonObject { ["response_action"] = "errors", ["errors"] = drawn };
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "A late answer did not reach Slack: {Code}")]
        public static partial void NotDelivered(ILogger log, string code);

        [LoggerMessage(LogLevel.Error, "A late answer broke")]
        public static partial void Broke(ILogger log, Exception exception);
    }
}
