using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Jobs;
using PostBot.Core.Storage;

namespace PostBot.Core.Delivery;

/// <summary>Opens windows on a platform that gives a short-lived trigger for it.</summary>
public interface IFormOpener
{
    Surface Surface { get; }

    /// <summary>Makes the one call that the delivery's trigger allows. Never throws for what the platform answers or fails to answer.</summary>
    /// <param name="key">The delivery's key.</param>
    /// <param name="incoming">What asked for the form; its response address is sealed.</param>
    /// <returns>Whether the person sees the form; when it is not known, they do not.</returns>
    Task<bool> Open(string key, Incoming incoming, Form form, CancellationToken cancel);
}

/// <summary>After the commit: a window in place of the message that asks, or that message when no window opens.</summary>
internal sealed partial class FormWindows(IEnumerable<IFormOpener> openers, Writer writer, OutboxSignal relay, Clock clock, ILogger<FormWindows> log) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<Task, bool> underWay = new();

    private readonly Dictionary<Surface, IFormOpener> openers = openers.ToDictionary(opener => opener.Surface);

    /// <summary>Returns at once: whoever said something else must not wait for a platform's window.</summary>
    public void Open(string key, Incoming incoming, Answered answered, CancellationToken cancel)
    {
        if (incoming.Window != Window.MayOpen || answered.Card?.Form is not { } form || !openers.TryGetValue(incoming.Surface, out var opener)) return;
        var opening = OpenOrSay(opener, key, incoming, form, answered.Held, cancel);
        underWay[opening] = true;
        opening.ContinueWith(done => underWay.TryRemove(done, out _), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    /// <summary>When every window asked for so far has opened or not.</summary>
    public Task Idle() => Task.WhenAll(underWay.Keys);

    /// <summary>What comes after a window writes and wakes the relay, so it has to end before they do.</summary>
    public async ValueTask DisposeAsync() => await Idle();

    private async Task OpenOrSay(IFormOpener opener, string key, Incoming incoming, Form form, long? held, CancellationToken cancel)
    {
        try
        {
            await Open(opener, key, incoming, form, held, cancel);
        }
        // Nobody waits for it: the message in its place is the answer, and the log has the reason.
#pragma warning disable CA1031
        catch (Exception problem)
#pragma warning restore CA1031
        {
            Broke(log, problem);
        }
    }

    private async Task Open(IFormOpener opener, string key, Incoming incoming, Form form, long? held, CancellationToken cancel)
    {
        var opened = await opener.Open(key, incoming, form, cancel);
        if (held is { } id) await writer.Write((session, token) => Settle(session, id, opened, token), cancel);
    }

    private async Task<bool> Settle(WriteSession session, long id, bool opened, CancellationToken cancel)
    {
        var row = await session.Db.Outbox.FindAsync([id], cancel);
        if (row is not { State: OutgoingState.Queued }) return false;
        if (opened) row.State = OutgoingState.Superseded;
        else row.NextAt = clock.Now;
        await session.Db.SaveChangesAsync(cancel);
        session.AfterCommit.Add(relay.Wake);
        return true;
    }

    [LoggerMessage(1, LogLevel.Error, "Opening a window broke; the message in its place goes out by itself.")]
    private static partial void Broke(ILogger log, Exception problem);
}
