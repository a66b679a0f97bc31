using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using PostBot.Core.Cards;
using PostBot.Core.Delivery;
using PostBot.Teams.Drawing;
using PostBot.Teams.Intake;

namespace PostBot.Teams.Sending;

/// <summary>Takes messages to Teams. What is longer than one card follows in further messages of the same conversation, each as a row of its own.</summary>
internal sealed partial class TeamsSender(BotConnector connector, ActivityBody body, ServiceUrls urls, OwnLinks links, TeamsConnection connection, ILogger<TeamsSender> log) : IChatSender
{
    public Surface Surface => Surface.Teams;

    /// <summary>Teams takes seven messages a second and sixty in half a minute in one conversation, and fifty a second from one app in a tenant.</summary>
    public SendingPace Pace { get; } = new(TimeSpan.FromMilliseconds(150), Burst: 40, PerSecond: 40) { Most = 60, Within = TimeSpan.FromSeconds(30) };

    public async Task<SendOutcome> Send(OutgoingMessage message, CancellationToken cancel)
    {
        var outcome = message.Kind switch
        {
            SendKind.Post => await Post(message, cancel),
            SendKind.Edit => await Edit(message, cancel),
            SendKind.Delete => await Delete(message, cancel),
            _ => new Refused(RefusedBecause.Bug, "Teams has no answer addresses"),
        };
        Note(message, outcome);
        return outcome;
    }

    private void Note(OutgoingMessage message, SendOutcome outcome)
    {
        var (why, isConnected) = outcome switch
        {
            Later later => (later.Why, false),
            Unknown unknown => (unknown.Why, false),
            // Teams answered; only a token that it does not take cuts us off.
            Refused refused => (refused.Why, refused.Because != RefusedBecause.Token),
            _ => ((string?)null, true),
        };
        if (why is null)
        {
            connection.Sent();
            return;
        }
        connection.Failed(why, isConnected);
        Log.NotSent(log, message.Id, outcome.GetType().Name, why);
    }

    private async Task<SendOutcome> Post(OutgoingMessage message, CancellationToken cancel)
    {
        var consent = message.File is not null && IsPersonal(message.Channel);
        var cards = AdaptiveCards.Draw(consent ? message.Card : WithLink(message), message.ReaderZone, message.Now, ownViews: !IsPersonal(message.Channel));
        var count = cards.Count + (consent ? 1 : 0);
        if (message.Page >= count) return new Sent(null, message.Channel);
        var outcome = message.Page == 0 ? await First(message, cards[0], cancel) : await Next(message, message.Page < cards.Count ? cards[message.Page] : null, cancel);
        return outcome is Sent sent && message.Page + 1 < count ? sent with { Rest = new Rest(message.Page + 1, message.Thread ?? sent.Thread) } : outcome;
    }

    /// <param name="card">Null for the question whether the file may come.</param>
    private Task<SendOutcome> Next(OutgoingMessage message, DrawnCard? card, CancellationToken cancel)
    {
        var conversation = TeamsPlaces.Conversation(message.Channel!, message.Thread);
        return Into(message, conversation, card is null ? body.Consent(message.File!, conversation) : body.Card(card, conversation), cancel);
    }

    private async Task<SendOutcome> First(OutgoingMessage message, DrawnCard card, CancellationToken cancel)
    {
        if (message.Channel is not { } channel) return await ToPerson(message, card, cancel);
        if (message.Thread is null && TeamsPlaces.IsChannel(channel)) return await NewThread(message, channel, card, cancel);
        var conversation = TeamsPlaces.Conversation(channel, message.Thread);
        var outcome = await Into(message, conversation, body.Card(card, conversation), cancel);
        // Somebody who removes the chat's history is still there: the conversation is opened anew, and its new name is kept.
        return outcome is Refused { Why: ConnectorError.ConversationGone } && message.PersonId is not null ? await ToPerson(message, card, cancel) : outcome;
    }

    /// <summary>Chats with one person have names of another kind than those of many.</summary>
    private static bool IsPersonal(string? channel) => channel is null || !channel.StartsWith("19:", StringComparison.Ordinal);

    /// <summary>Bots cannot put files where several people are: there the card has a link to it.</summary>
    private Card WithLink(OutgoingMessage message)
    {
        if (message.File is not { } file) return message.Card;
        return links.File(file.Id) is { } address
            ? message.Card.With(new Line(new Link(address.AbsoluteUri, $"Download {file.Name}")), new Small("Whoever has the link can fetch the file for 24 hours."))
            : message.Card.With(new Line($"{file.Name} cannot be fetched here, because PostBot has no public address. Ask for it in our own chat."));
    }

    /// <summary>Opens the conversation with one person; asking twice gives the same one, so this may be repeated.</summary>
    private async Task<SendOutcome> ToPerson(OutgoingMessage message, DrawnCard card, CancellationToken cancel)
    {
        if (message.PersonId is not { } person) return new Refused(RefusedBecause.Bug, "a message without a destination");
        var opens = body.Create(message.Workspace);
        opens["isGroup"] = false;
        opens["members"] = new JsonArray(new JsonObject { ["id"] = person });
        var answer = await connector.Call(SendKind.Post, HttpMethod.Post, urls.For(message), "conversations", opens, cancel);
        // Nothing was said yet: opening it again does no harm.
        if (answer.Failure is { } failure) return failure is Unknown unknown ? new Later(null, unknown.Why) : failure;
        return answer.Body.Words("id") is { Length: > 0 } conversation
            ? await Into(message, conversation, body.Card(card, conversation), cancel)
            : new Later(null, "Teams opened no conversation");
    }

    /// <summary>The answer names the thread that it began, which is what later messages reply to.</summary>
    private async Task<SendOutcome> NewThread(OutgoingMessage message, string channel, DrawnCard card, CancellationToken cancel)
    {
        var opens = body.Create(message.Workspace);
        opens["isGroup"] = true;
        opens["channelData"]!["channel"] = new JsonObject { ["id"] = channel };
        opens["activity"] = body.Card(card, conversation: null);
        var answer = await connector.Call(SendKind.Post, HttpMethod.Post, urls.For(message), "conversations", opens, cancel);
        if (answer.Failure is { } failure) return failure;
        var (_, thread) = TeamsPlaces.Split(answer.Body.Words("id") ?? "");
        return new Sent(answer.Body.Words("activityId") ?? thread, channel) { Thread = thread };
    }

    private async Task<SendOutcome> Into(OutgoingMessage message, string conversation, JsonObject activity, CancellationToken cancel)
    {
        var path = $"conversations/{Uri.EscapeDataString(conversation)}/activities";
        var answer = await connector.Call(SendKind.Post, HttpMethod.Post, urls.For(message), path, activity, cancel);
        if (answer.Failure is { } failure) return failure;
        var (channel, thread) = TeamsPlaces.Split(conversation);
        return new Sent(answer.Body.Words("id"), channel) { Thread = thread };
    }

    private async Task<SendOutcome> Edit(OutgoingMessage message, CancellationToken cancel)
    {
        if (Existing(message) is not { } path) return new Refused(RefusedBecause.Bug, "an edit without a message");
        var card = AdaptiveCards.DrawOne(message.Card, message.ReaderZone, message.Now, ownViews: !IsPersonal(message.Channel));
        var activity = body.Card(card, TeamsPlaces.Conversation(message.Channel!, message.Thread));
        activity["id"] = message.MessageId;
        var answer = await connector.Call(SendKind.Edit, HttpMethod.Put, urls.For(message), path, activity, cancel);
        return answer.Failure ?? new Sent(message.MessageId, message.Channel) { Thread = message.Thread };
    }

    private async Task<SendOutcome> Delete(OutgoingMessage message, CancellationToken cancel)
    {
        if (Existing(message) is not { } path) return new Refused(RefusedBecause.Bug, "nothing to delete");
        var answer = await connector.Call(SendKind.Delete, HttpMethod.Delete, urls.For(message), path, null, cancel);
        return answer.Failure ?? new Sent(message.MessageId, message.Channel) { Thread = message.Thread };
    }

    private static string? Existing(OutgoingMessage message) => message is { Channel: { } channel, MessageId: { } id }
        ? $"conversations/{Uri.EscapeDataString(TeamsPlaces.Conversation(channel, message.Thread))}/activities/{Uri.EscapeDataString(id)}"
        : null;

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Debug, "Message {Id} to Teams ended as {Outcome}: {Why}")]
        public static partial void NotSent(ILogger log, long id, string outcome, string why);
    }
}
