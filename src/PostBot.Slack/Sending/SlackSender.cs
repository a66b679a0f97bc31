using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using PostBot.Core.Delivery;
using PostBot.Slack.Drawing;
using PostBot.Slack.Intake;

namespace PostBot.Slack.Sending;

/// <summary>Draws and sends outbox rows. The first message is the one that counts; what did not fit follows in its thread, each message as a row of its own.</summary>
internal sealed partial class SlackSender(SlackCalls calls, SlackFiles files, SlackConnection connection, ILogger<SlackSender> log) : IChatSender
{
    private readonly ConcurrentDictionary<(string Workspace, string Person), string> directChannels = new();

    public Surface Surface => Surface.Slack;

    /// <summary>Slack takes one message per second and channel, and several hundred a minute in a workspace.</summary>
    public SendingPace Pace { get; } = new(TimeSpan.FromSeconds(1), Burst: 100, PerSecond: 5);

    public async Task<SendOutcome> Send(OutgoingMessage message, CancellationToken cancel)
    {
        var outcome = message.Kind is SendKind.Respond or SendKind.RespondBeside ? await Respond(message, cancel) : await SendToChannel(message, cancel);
        switch (outcome)
        {
            case Sent:
                connection.MessageOut();
                break;
            case Refused refused:
                if (refused.Because == RefusedBecause.Token) Failed(refused.Why);
                else connection.TurnedDown(refused.Why);
                Log.Refused(log, message.Id, refused.Because, refused.Why);
                break;
            case Later { Why: ApiAnswer.RateLimited }:
                connection.TurnedDown(ApiAnswer.RateLimited);
                break;
            case Later later:
                Failed(later.Why);
                break;
            case Unknown unknown:
                Failed(unknown.Why);
                Log.Unknown(log, message.Id, unknown.Why);
                break;
        }
        return outcome;
    }

    private async Task<SendOutcome> SendToChannel(OutgoingMessage message, CancellationToken cancel)
    {
        var (channel, failure) = await Channel(message, cancel);
        if (channel is null) return failure!;
        var outcome = message.Kind switch
        {
            SendKind.Post => await Post(message, channel, cancel),
            SendKind.Edit => await Edit(message, channel, cancel),
            SendKind.Delete => await Delete(message, channel, cancel),
            _ => new Refused(RefusedBecause.Bug, $"Slack has no {message.Kind}."),
        };
        // The person may have a new channel; the next try opens it.
        if (outcome is Refused { Because: RefusedBecause.Destination } && message.PersonId is { } person) directChannels.TryRemove((message.Workspace, person), out _);
        return outcome;
    }

    /// <summary>A person's messages are changed by their channel, never by the person's id, so it is opened first.</summary>
    private async Task<(string? Channel, SendOutcome? Failure)> Channel(OutgoingMessage message, CancellationToken cancel)
    {
        if (message.Channel is { } given && !SlackIds.IsPerson(given)) return (given, null);
        if ((message.Channel ?? message.PersonId) is not { } person) return (null, new Refused(RefusedBecause.Bug, "no_destination"));
        if (directChannels.TryGetValue((message.Workspace, person), out var known)) return (known, null);
        var opened = await calls.Call(message.Workspace, SlackMethod.OpenConversation, [("users", person)], cancel);
        if (!opened.Worked) return (null, SlackErrors.Outcome(opened, repeatable: true));
        if (opened.Body.Field("channel").Words("id") is not { } channel) return (null, new Later(null, ApiAnswer.BadAnswer));
        directChannels[(message.Workspace, person)] = channel;
        return (channel, null);
    }

    private async Task<SendOutcome> Post(OutgoingMessage message, string channel, CancellationToken cancel)
    {
        var drawn = BlockKit.Draw(message.Card, message.ReaderZone, message.Now);
        if (message.Page >= drawn.Count) return new Sent(null, channel);
        string? upload = null;
        // Until it is shared nobody sees it: what goes wrong here can be done again from the beginning.
        if (message is { Page: 0, File: { } file } && (await files.Upload(message.Workspace, file, cancel) is var (id, uploaded)) && (upload = id) is null) return SlackErrors.Outcome(uploaded, repeatable: true);
        var posted = await calls.Call(message.Workspace, SlackMethod.PostMessage, PostFields(message, drawn[message.Page], channel), cancel);
        if (!posted.Worked) return SlackErrors.Outcome(posted, repeatable: false);
        var (ts, landed) = (posted.Body.Words("ts"), posted.Body.Words("channel") ?? channel);
        // The message says that the file is there; without it, it would not be true.
        if (upload is not null && await files.Share(message.Workspace, upload, message.File!, landed, message.Thread, cancel) is { Worked: false } unshared)
        {
            Log.FileUnsent(log, message.Id, unshared.Error!);
            return new Unknown("the file did not follow its message");
        }
        return new Sent(ts, landed) { Rest = RestOf(message, drawn, message.Thread ?? ts) };
    }

    private async Task<SendOutcome> Edit(OutgoingMessage message, string channel, CancellationToken cancel)
    {
        if (message.MessageId is not { } ts) return new Refused(RefusedBecause.Bug, "no_message_to_edit");
        var drawn = BlockKit.Draw(message.Card, message.ReaderZone, message.Now)[0];
        var edited = await calls.Call(message.Workspace, SlackMethod.UpdateMessage, [("channel", channel), ("ts", ts), ("text", drawn.Text), ("blocks", drawn.Blocks.ToJsonString(SlackJson.Options))], cancel);
        return edited.Worked ? new Sent(edited.Body.Words("ts") ?? ts, channel) : SlackErrors.Outcome(edited, repeatable: true);
    }

    private async Task<SendOutcome> Delete(OutgoingMessage message, string channel, CancellationToken cancel)
    {
        if (message.MessageId is not { } ts) return new Refused(RefusedBecause.Bug, "no_message_to_delete");
        var deleted = await calls.Call(message.Workspace, SlackMethod.DeleteMessage, [("channel", channel), ("ts", ts)], cancel);
        // Gone is what was wanted.
        return deleted.Worked || deleted.Error == "message_not_found" ? new Sent(ts, channel) : SlackErrors.Outcome(deleted, repeatable: true);
    }

    private async Task<SendOutcome> Respond(OutgoingMessage message, CancellationToken cancel)
    {
        var drawn = BlockKit.Draw(message.Card, message.ReaderZone, message.Now);
        if (message.Page >= drawn.Count) return new Sent(null, message.Channel);
        var replaces = message.Kind == SendKind.Respond;
        var answered = await calls.Respond(message.ResponseUrl, ResponseBody(drawn[message.Page], message, replaces), cancel);
        // Replacing a message twice leaves the same message; saying something beside it twice does not.
        if (!answered.Worked) return SlackErrors.Outcome(answered, repeatable: replaces);
        return new Sent(message.MessageId, message.Channel) { Rest = RestOf(message, drawn, message.Thread) };
    }

    private static Rest? RestOf(OutgoingMessage message, IReadOnlyList<SlackMessage> drawn, string? thread) => message.Page + 1 < drawn.Count ? new Rest(message.Page + 1, thread) : null;

    private static JsonObject ResponseBody(SlackMessage drawn, OutgoingMessage message, bool replaces)
    {
        var body = new JsonObject { ["replace_original"] = replaces, ["text"] = drawn.Text, ["blocks"] = drawn.Blocks };
        if (replaces) return body;
        body["response_type"] = "ephemeral";
        if (message.Thread is { } thread) body["thread_ts"] = thread;
        return body;
    }

    private static (string, string?)[] PostFields(OutgoingMessage message, SlackMessage drawn, string channel) =>
    [
        ("channel", channel),
        ("text", drawn.Text),
        ("blocks", drawn.Blocks.ToJsonString(SlackJson.Options)),
        ("thread_ts", message.Thread),
        ("unfurl_links", "false"),
        ("unfurl_media", "false"),
        // Visible to every app in the channel: an id and nothing else.
        ("metadata", $$$"""{"event_type":"postbot_outgoing","event_payload":{"id":"{{{message.Id.ToString(CultureInfo.InvariantCulture)}}}"}}"""),
    ];

    private void Failed(string why) => connection.Failed(why);

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Slack refused outgoing {Id} ({Because}): {Why}")]
        public static partial void Refused(ILogger log, long id, RefusedBecause because, string why);

        [LoggerMessage(LogLevel.Warning, "Whether outgoing {Id} reached Slack is unknown: {Why}")]
        public static partial void Unknown(ILogger log, long id, string why);

        [LoggerMessage(LogLevel.Warning, "The file of outgoing {Id} did not reach Slack: {Why}")]
        public static partial void FileUnsent(ILogger log, long id, string why);
    }
}
