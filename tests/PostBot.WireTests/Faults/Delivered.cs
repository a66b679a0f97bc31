using System.Collections.Concurrent;
using PostBot.Core.Delivery;
using PostBot.Core.Storage;

namespace PostBot.WireTests.Faults;

/// <summary>What the platform does with a send.</summary>
internal enum Fate
{
    Arrives,
    Busy,

    /// <summary>It fails over it, and says that it should be tried again.</summary>
    Breaks,

    /// <summary>As <see cref="Breaks"/>, but the message is there.</summary>
    BreaksAfterwards,

    /// <summary>No answer, and nothing happened.</summary>
    Silent,

    /// <summary>No answer, and the message is there.</summary>
    SilentAfterwards,
    Dead,
    Malformed,
}

/// <summary>What a platform knows when everything is over: how often each message arrived. It lives through every crash.</summary>
internal sealed class Delivered
{
    private static readonly Fate[] fates = [Fate.Arrives, Fate.Arrives, Fate.Arrives, Fate.Arrives, Fate.Busy, Fate.Breaks, Fate.BreaksAfterwards, Fate.Silent, Fate.SilentAfterwards, Fate.Dead, Fate.Malformed];

    private readonly ConcurrentDictionary<(int World, long Message), int> times = new();

    public int Times(int world, long message) => times.GetValueOrDefault((world, message));

    public static Fate Any(Random random) => fates[random.Next(fates.Length)];

    /// <summary>The platform takes a message, or not; what it answers is the caller's matter.</summary>
    public void Take(int world, long message, Fate fate)
    {
        if (fate is Fate.Arrives or Fate.BreaksAfterwards or Fate.SilentAfterwards) times.AddOrUpdate((world, message), 1, (_, before) => before + 1);
    }

    public static SendOutcome Outcome(Fate fate, string channel) => fate switch
    {
        Fate.Arrives => new Sent("1.1", channel),
        Fate.Busy => new Later(TimeSpan.FromSeconds(1), "ratelimited"),
        Fate.Breaks or Fate.BreaksAfterwards => new Later(null, "http_503") { MayHaveArrived = true },
        Fate.Silent or Fate.SilentAfterwards => new Unknown("timeout"),
        Fate.Dead => new Refused(RefusedBecause.Destination, "is_archived"),
        _ => new Refused(RefusedBecause.Bug, "invalid_blocks"),
    };

    /// <summary>The rule of delivery: every message ends as sent once or shown as failed; twice only where the platform failed over it, and then counted.</summary>
    public IEnumerable<string> Faults(int world, IEnumerable<Outgoing> rows)
    {
        foreach (var row in rows)
        {
            var arrived = Times(world, row.Id);
            var (least, most) = row.State switch
            {
                OutgoingState.Sent => (1, 1 + row.Doubts),
                OutgoingState.Unknown => (0, 1 + row.Doubts),
                OutgoingState.Failed => (0, row.Doubts),
                OutgoingState.Superseded when row.Kind == SendKind.Edit => (0, int.MaxValue),
                _ => (1, 0),
            };
            if (row.Kind == SendKind.Edit) (least, most) = row.State is OutgoingState.Queued or OutgoingState.Sending ? (1, 0) : (0, int.MaxValue);
            if (arrived < least || arrived > most) yield return $"{row.Kind} {row.Id} ended as {row.State} with {row.Doubts} doubts and arrived {arrived} times ({row.Attempts} attempts, {row.Error}, at {row.NextAt}, target {row.Target})";
        }
    }
}
