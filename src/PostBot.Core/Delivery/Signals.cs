using System.Collections.Concurrent;

namespace PostBot.Core.Delivery;

/// <summary>Wakes whoever waits. Waking nobody is remembered once, so that a wake-up between two looks is never lost.</summary>
internal class Signal : IDisposable
{
    private readonly SemaphoreSlim waiting = new(0, 1);

    public void Dispose()
    {
        waiting.Dispose();
        GC.SuppressFinalize(this);
    }

    public void Wake()
    {
        try
        {
            waiting.Release();
        }
        catch (SemaphoreFullException)
        {
            // Somebody woke it already and it has not looked yet.
        }
    }

    /// <summary>Returns when woken, or after <paramref name="atMost"/>: the fallback that no correctness rests on.</summary>
    public Task Wait(TimeSpan atMost, CancellationToken cancel) => waiting.WaitAsync(atMost, cancel);
}

/// <summary>Something is in the outbox.</summary>
internal sealed class OutboxSignal : Signal;

/// <summary>Something is in the inbox.</summary>
internal sealed class InboxSignal : Signal;

/// <summary>Somebody asked for a picture.</summary>
internal sealed class PictureSignal : Signal;

/// <summary>Something was said or edited in the local chat; every listener hears it.</summary>
internal sealed class LocalNews
{
    private TaskCompletionSource next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes at the next news after this call.</summary>
    public Task Next => Volatile.Read(ref next).Task;

    /// <summary>What PostBot is at for one person right now, by what the local chat calls them.</summary>
    private readonly ConcurrentDictionary<string, string> doing = new(StringComparer.OrdinalIgnoreCase);

    public string? Doing(string person) => doing.GetValueOrDefault(person);

    /// <param name="words">Null when it is over.</param>
    public void Say(string person, string? words)
    {
        if (words is null) doing.TryRemove(person, out _);
        else doing[person] = words;
        Tell();
    }

    public void Tell() => Interlocked.Exchange(ref next, new(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
}
