using PostBot.Core.Delivery;
using PostBot.Core.Storage;

namespace PostBot.WireTests.Faults;

/// <summary>Any script of what a platform does with messages, and a crash at any commit point of the relay: how every message ends.</summary>
public sealed class OutcomeModelTests
{
    private const int Scripts = 40;
    private const int Messages = 14;
    private const int Crashes = 4;

    [Fact]
    public async Task Whatever_the_platform_does_and_wherever_the_relay_dies_every_message_is_sent_once_or_shown_as_failed()
    {
        var folder = Directory.CreateTempSubdirectory("postbot-model-");
        try
        {
            var empty = Path.Combine(folder.FullName, "empty.db");
            await RelayWorld.Found(empty);
            var (twice, doubts, ends) = (0, 0, new HashSet<OutgoingState>());
            for (var script = 0; script < Scripts; script++)
            {
                var file = Path.Combine(folder.FullName, $"{script}.db");
                File.Copy(empty, file);
                var delivered = new Delivered();
                var rows = await Live(file, delivered, script);
                var faults = string.Join("; ", delivered.Faults(0, rows));
                Assert.True(faults.Length == 0, $"{script}: {faults}");
                Assert.Equal(Enumerable.Range(0, Messages).Select(i => $"message {i}"), rows.Where(row => row.Face is null).Select(RelayWorld.Words));
                // Who sent it hears of every message that may not be there.
                Assert.Equal(rows.Any(row => row.Face is null && row.State is OutgoingState.Failed or OutgoingState.Unknown), rows.Any(row => row is { Face: "undelivered", Kind: SendKind.Post }));
                twice += rows.Sum(row => Math.Max(0, delivered.Times(0, row.Id) - 1));
                doubts += rows.Sum(row => row.Doubts);
                ends.UnionWith(rows.Select(row => row.State));
            }
            Assert.True(twice > 0 && twice <= doubts, $"{twice} twice, {doubts} doubts");
            Assert.Superset(new HashSet<OutgoingState> { OutgoingState.Sent, OutgoingState.Failed, OutgoingState.Unknown }, ends);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<List<Outgoing>> Live(string file, Delivered delivered, int seed)
    {
        var time = new ManualTime();
        var random = new Random(seed);
        for (var life = 0; life < Crashes; life++)
        {
            var platform = new DyingPlatform(delivered, random.Next(), dieAt: random.Next(1, 8));
            var world = new RelayWorld(file, platform, time);
            for (var i = life * Messages / Crashes; i < (life + 1) * Messages / Crashes; i++) await world.Say($"message {i}", $"C{random.Next(6)}");
            var running = Task.Run(() => world.Drain(by => time.Advance(by.ToTimeSpan())));
            await Task.WhenAny(running, platform.Died);
            platform.Kill();
            await world.Writer.DisposeAsync();
            platform.Bury();
            // What was under way finds no writer any more: as after a kill, nothing of it is written down.
            try
            {
                await running;
            }
            catch (System.Threading.Channels.ChannelClosedException)
            {
            }
            time.Advance(TimeSpan.FromSeconds(random.Next(300)));
        }
        await using var last = new RelayWorld(file, new DyingPlatform(delivered, random.Next(), int.MaxValue), time);
        await last.Drain(by => time.Advance(by.ToTimeSpan()));
        return await last.Rows();
    }

    /// <summary>A platform that the process dies talking to: before the message has its effect, or after that and before the answer is written down.</summary>
    private sealed class DyingPlatform(Delivered delivered, int seed, int dieAt) : IChatSender
    {
        private readonly TaskCompletionSource died = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource buried = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly Random random = new(seed);
        private readonly Lock guard = new();
        private volatile bool dead;
        private int sends;

        public Surface Surface => Surface.Slack;

        public SendingPace Pace { get; } = new(TimeSpan.FromSeconds(1), Burst: 20, PerSecond: 5);

        public Task Died => died.Task;

        public void Kill() => dead = true;

        public void Bury() => buried.SetResult();

        public async Task<SendOutcome> Send(OutgoingMessage message, CancellationToken cancel)
        {
            Fate fate;
            bool before, now;
            lock (guard)
            {
                (fate, before, now) = (Delivered.Any(random), random.Next(2) == 0, ++sends == dieAt);
                if (dead) (before, now) = (true, true);
                if (!(now && before)) delivered.Take(0, message.Id, fate);
            }
            if (now)
            {
                died.TrySetResult();
                await buried.Task;
            }
            return Delivered.Outcome(fate, message.Channel!);
        }
    }
}
