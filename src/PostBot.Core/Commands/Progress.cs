using System.Globalization;
using NodaTime;
using PostBot.Core.Cards;
using PostBot.Core.Delivery;
using PostBot.Core.Jobs;

namespace PostBot.Core.Commands;

/// <summary>Who can say on a message how far a command has come.</summary>
internal sealed class ProgressSigns(IEnumerable<IChatSender> senders, LocalNews news, Sealing sealing, Clock clock)
{
    private readonly Dictionary<Surface, IChatSender> senders = senders.ToDictionary(sender => sender.Surface);

    public Progress For(Incoming incoming) => new(incoming, incoming.Surface == Surface.Local ? words => Say(incoming, words) : Sign(incoming));

    private Task Say(Incoming incoming, string? words)
    {
        news.Say(incoming.Sender.Id, words);
        return Task.CompletedTask;
    }

    /// <summary>Writes onto the message whose button was pressed; null when there is none.</summary>
    private Func<string?, Task>? Sign(Incoming incoming)
    {
        if (incoming.OnMessage is not { } pressed || !senders.TryGetValue(incoming.Surface, out var sender)) return null;
        var address = incoming.ResponseUrl is { } kept ? sealing.Open(kept) : null;
        return async words =>
        {
            if (words is null) return;
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(2));
            var message = new OutgoingMessage(0, incoming.Workspace, address is null ? SendKind.Edit : SendKind.Respond, incoming.Place.Channel, PersonId: null, new Card(words))
            {
                MessageId = pressed,
                ServiceUrl = incoming.Place.ServiceUrl,
                ResponseUrl = address,
                Now = clock.Now,
            };
            await sender.Send(message, patience.Token);
        };
    }
}

/// <summary>
/// Says how far one long command has come while it runs and holds the writer: past the outbox, and so at most a few times and without any
/// promise. What could not be shown is not repeated; the answer itself comes as answers do.
/// </summary>
/// <param name="show">Null when nothing can be shown; called with null words when all is over and no words are left.</param>
internal sealed class Progress(Incoming incoming, Func<string?, Task>? show)
{
    /// <summary>Fewer rows than this are done before anybody could read about it.</summary>
    private const int Worth = 5_000;

    private Task showing = Task.CompletedTask;
    private int shown;

    /// <summary>Whether the message it is shown on stays as it is when the answer comes; else the answer takes its place.</summary>
    public bool Stays { get; set; }

    /// <summary>Completes when nothing is being shown.</summary>
    public Task Shown => showing;

    /// <summary>Shown at the start, half-way and at the end: an address that answers a press in Slack takes five messages, and the answer needs two.</summary>
    /// <param name="doing">What is going on, <c>Importing 50,000 deadlines</c>.</param>
    /// <param name="done">How many of <paramref name="of"/> rows have been looked at.</param>
    public void Report(string doing, int done, int of)
    {
        if (show is null || of < Worth || done < (long)of * shown / 2 || !showing.IsCompleted) return;
        shown++;
        var words = done < of ? string.Create(CultureInfo.InvariantCulture, $"{doing}: {100L * done / of} % looked at") : $"{doing}: all looked at, writing them down";
        showing = Task.Run(() => Quietly(words));
    }

    /// <summary>Puts the outcome where progress was shown. Nobody waits for it.</summary>
    public void Finish(Card? outcome, Instant now)
    {
        if (shown == 0 || (!Stays && incoming.Surface != Surface.Local)) return;
        var words = outcome is null ? null : PlainDrawing.Words(outcome.Headline, reader: null, now);
        showing = showing.ContinueWith(_ => Quietly(incoming.Surface == Surface.Local ? null : words), TaskScheduler.Default).Unwrap();
    }

    /// <summary>A platform that does not answer is no reason to disturb the command.</summary>
    private async Task Quietly(string? words)
    {
        try
        {
            await show!(words);
        }
#pragma warning disable CA1031
        catch (Exception)
#pragma warning restore CA1031
        {
            // The outcome is told by the answer.
        }
    }
}
