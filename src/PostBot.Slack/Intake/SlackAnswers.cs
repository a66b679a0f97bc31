using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
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
internal sealed partial class SlackAnswers(SlackWork work, SlackApi api, SlackForms forms, Sealing sealing, Clock clock, IHostApplicationLifetime life, ILogger<SlackAnswers> log)
{
    /// <summary>Slack gives up after three seconds; the way back takes some of them.</summary>
    private static readonly TimeSpan patience = TimeSpan.FromMilliseconds(2500);

    private const string StillWorking = "Still working on it. The answer follows here.";

    public async Task Command(HttpContext http, Incoming incoming, string trigger, string responseUrl)
    {
        // Not bound to the connection: a command that was begun is finished, and its answer kept for a retry.
        var handling = work.Handle(incoming, life.ApplicationStopping);
        if (!await InTime(handling))
        {
            await Write(http, new JsonObject { ["response_type"] = "ephemeral", ["text"] = StillWorking });
            After(http, () => AnswerLate(handling, responseUrl));
            return;
        }
        var answered = await handling;
        if (answered.Card is not { } card)
        {
            http.Response.ContentLength = 0;
            return;
        }
        if (card.Form is { } form) Forget(OpenForm(form, incoming.Place, trigger, responseUrl));
        var drawn = BlockKit.Draw(card, null, clock.Now);
        await Write(http, Message(drawn[0], answered.Public));
        if (drawn.Count > 1) After(http, () => SendPages(drawn.Skip(1), answered.Public, responseUrl));
    }

    /// <param name="metadata">The window's own words, to show it again.</param>
    /// <param name="view">The window's id.</param>
    public async Task Form(HttpContext http, Incoming incoming, string metadata, string? view)
    {
        var handling = work.Handle(incoming, life.ApplicationStopping);
        if (!await InTime(handling))
        {
            await Write(http, Update(Modal.Notice("Still working", ["The answer comes as a message."])));
            After(http, () => ShowLate(handling, metadata, view));
            return;
        }
        var answered = await handling;
        if (answered.FieldErrors.Count > 0) await Write(http, Errors(answered.FieldErrors, incoming.Form!.Values));
        else if (Refusal(answered, metadata) is { } refusal) await Write(http, Update(refusal));
        // Anything but an empty body would keep the window open, or break it.
        else http.Response.ContentLength = 0;
    }

    private static JsonObject Update(JsonObject view) => new() { ["response_action"] = "update", ["view"] = view };

    /// <summary>Why not, over the form as it was sent, or alone where there is no form for this person; null when it was not refused.</summary>
    private JsonObject? Refusal(Answered answered, string metadata)
    {
        if (answered is not { Refused: true, Card: { } card }) return null;
        var said = PlainDrawing.Draw(card with { Form = null, Buttons = [] }, null, clock.Now).Split('\n');
        return (answered.Again is { } form ? Modal.Draw(form, metadata, said) : null) ?? Modal.Notice("Not done", said);
    }

    private static async Task<bool> InTime(Task<Answered> handling)
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
        if (answered.Card is { } card) await SendPages(BlockKit.Draw(card, null, clock.Now), answered.Public, responseUrl);
    }

    private async Task SendPages(IEnumerable<SlackMessage> pages, bool everyone, string responseUrl)
    {
        foreach (var page in pages)
        {
            var message = Message(page, everyone);
            message["replace_original"] = false;
            var answer = await api.Respond(responseUrl, message, life.ApplicationStopping);
            if (answer.Worked) continue;
            Log.NotDelivered(log, answer.Error!);
            return;
        }
    }

    /// <summary>The window said that it takes longer; now it says how it ended.</summary>
    private async Task ShowLate(Task<Answered> handling, string metadata, string? view)
    {
        var answered = await handling;
        if (view is null) return;
        var shown = Refusal(answered, metadata) ?? Modal.Notice("Done", [answered.Card is { } card ? PlainDrawing.Words(card.Headline, null, clock.Now) : "The message shows it."]);
        var answer = await api.Call("views.update", [("view_id", view), ("view", shown.ToJsonString(SlackJson.Options))], life.ApplicationStopping);
        if (!answer.Worked) Log.NotDelivered(log, answer.Error!);
    }

    /// <summary>If it does not open, the button of the message that asks for the same opens it: the message is already on its way.</summary>
    private Task<bool> OpenForm(Form form, Place place, string trigger, string responseUrl) =>
        // The answer to the form takes the place of the message that asked, for the person who asked.
        forms.Open(trigger, form, new ModalOrigin(form.Id, place.Channel, place.Thread, responseUrl.Length == 0 ? null : sealing.Seal(responseUrl)));

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

    private static async Task Write(HttpContext http, JsonObject message)
    {
        var buffer = new ArrayBufferWriter<byte>(2048);
        await using (var writer = new Utf8JsonWriter(buffer, SlackJson.Writing)) message.WriteTo(writer, SlackJson.Options);
        http.Response.ContentType = "application/json; charset=utf-8";
        http.Response.ContentLength = buffer.WrittenCount;
        await http.Response.Body.WriteAsync(buffer.WrittenMemory, http.RequestAborted);
    }

    /// <summary>Once the response is out, and without holding its connection.</summary>
    private void After(HttpContext http, Func<Task> rest) => http.Response.OnCompleted(() =>
    {
        Forget(rest());
        return Task.CompletedTask;
    });

    private void Forget(Task task) => task.ContinueWith(
        failed => Log.Broke(log, failed.Exception!.GetBaseException()),
        CancellationToken.None,
        TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
        TaskScheduler.Default);

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "A late answer did not reach Slack: {Code}")]
        public static partial void NotDelivered(ILogger log, string code);

        [LoggerMessage(LogLevel.Error, "A late answer broke")]
        public static partial void Broke(ILogger log, Exception exception);
    }
}
