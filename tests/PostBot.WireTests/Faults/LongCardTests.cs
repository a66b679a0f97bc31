using PostBot.Core.Delivery;
using PostBot.Core.Storage;

namespace PostBot.WireTests.Faults;

/// <summary>A card that takes several messages: each is a row of its own, so that a limit, a restart or a refusal in the middle neither loses nor doubles any.</summary>
public sealed class LongCardTests
{
    [Fact]
    public async Task Every_message_of_a_long_card_goes_out_once_and_the_one_that_cannot_is_shown_to_who_sent_it()
    {
        var folder = Directory.CreateTempSubdirectory("postbot-long-");
        try
        {
            var file = Path.Combine(folder.FullName, "postbot.db");
            await RelayWorld.Found(file);
            var (time, platform) = (new ManualTime(), new Pages());
            platform.Answers[1] = new([new Later(TimeSpan.FromSeconds(5), "ratelimited")]);
            platform.Answers[3] = new([new Refused(RefusedBecause.Destination, "is_archived")]);
            await using (var world = new RelayWorld(file, platform, time))
            {
                await world.Say("a long card", "C1");
                await world.Relay.Run(CancellationToken.None);
            }
            // The program ends after the first message, and another goes on with what is left.
            await using var next = new RelayWorld(file, platform, time);
            await next.Drain(by => time.Advance(by.ToTimeSpan()));
            Assert.Equal([(0, null), (1, "1.0"), (1, "1.0"), (2, "1.0"), (3, "1.0")], platform.Sent.Where(one => one.Channel == "C1").Select(one => (one.Page, one.Thread)));
            var rows = await next.Rows();
            Assert.Equal([OutgoingState.Sent, OutgoingState.Sent, OutgoingState.Sent, OutgoingState.Failed], rows.Where(row => row.Channel == "C1").Select(row => row.State));
            Assert.Contains("is_archived", Assert.Single(rows, row => row.Face == "undelivered").Card, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>A platform on which what goes to C1 takes four messages.</summary>
    private sealed class Pages : IChatSender
    {
        public Surface Surface => Surface.Slack;

        public SendingPace Pace { get; } = new(TimeSpan.FromSeconds(1), Burst: 20, PerSecond: 5);

        public List<(int Page, string? Channel, string? Thread)> Sent { get; } = [];

        /// <summary>What it answers to a page before it takes it.</summary>
        public Dictionary<int, Queue<SendOutcome>> Answers { get; } = [];

        public Task<SendOutcome> Send(OutgoingMessage message, CancellationToken cancel)
        {
            Sent.Add((message.Page, message.Channel, message.Thread));
            if (message.Channel == "C1" && Answers.TryGetValue(message.Page, out var queue) && queue.TryDequeue(out var answer)) return Task.FromResult(answer);
            var rest = message.Channel == "C1" && message.Page < 3 ? new Rest(message.Page + 1, message.Thread ?? "1.0") : null;
            return Task.FromResult<SendOutcome>(new Sent($"{message.Page + 1}.0", message.Channel) { Rest = rest });
        }
    }
}
