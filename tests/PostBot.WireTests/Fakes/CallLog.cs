using System.Collections.Concurrent;

namespace PostBot.WireTests.Fakes;

/// <summary>What a fake platform heard, in order; a test can wait for the next of it.</summary>
public sealed class CallLog<TCall>(Func<TCall, string> kind)
{
    private readonly ConcurrentQueue<TCall> calls = new();
    private readonly Lock gate = new();
    private TaskCompletionSource news = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public IReadOnlyList<TCall> All => [.. calls];

    public IReadOnlyList<TCall> Of(string wanted) => [.. calls.Where(call => kind(call) == wanted)];

    public void Add(TCall call)
    {
        calls.Enqueue(call);
        lock (gate)
        {
            news.SetResult();
            news = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    /// <summary>Waits until there were <paramref name="count"/> calls of a kind and returns the last of these.</summary>
    public async Task<TCall> Wait(string wanted, int count, int seconds)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
        while (true)
        {
            Task next;
            lock (gate) next = news.Task;
            var seen = Of(wanted);
            if (seen.Count >= count) return seen[count - 1];
            await next.WaitAsync(limit.Token);
        }
    }
}
