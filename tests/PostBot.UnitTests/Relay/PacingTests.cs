using PostBot.Core.Delivery;

namespace PostBot.UnitTests.Relay;

public sealed class PacingTests
{
    private static readonly SendingPace pace = new(TimeSpan.FromSeconds(1), Burst: 3, PerSecond: 2) { Most = 4, Within = TimeSpan.FromSeconds(30) };

    private readonly StandingTime time = new();

    [Fact]
    public void A_destination_waits_for_its_own_last_message_and_others_do_not()
    {
        var pacing = new Pacing(time);
        Assert.Equal(TimeSpan.Zero, pacing.Take(To("C1"), pace));
        Assert.Equal(TimeSpan.FromSeconds(1), pacing.Take(To("C1"), pace));
        Assert.Equal(TimeSpan.Zero, pacing.Take(To("C2"), pace));
    }

    [Fact]
    public void A_workspace_takes_a_burst_and_then_so_many_a_second_and_another_workspace_has_its_own()
    {
        var pacing = new Pacing(time);
        for (var i = 0; i < 3; i++) Assert.Equal(TimeSpan.Zero, pacing.Take(To($"C{i}"), pace));
        Assert.Equal(TimeSpan.FromSeconds(0.5), pacing.Take(To("C8"), pace));
        Assert.Equal(TimeSpan.Zero, pacing.Take(To("C8", "T2"), pace));
        time.Now += TimeSpan.FromSeconds(0.5);
        Assert.Equal(TimeSpan.Zero, pacing.Take(To("C8"), pace));
    }

    [Fact]
    public void A_conversation_takes_so_many_within_a_while()
    {
        var pacing = new Pacing(time);
        for (var i = 0; i < 4; i++, time.Now += TimeSpan.FromSeconds(1)) Assert.Equal(TimeSpan.Zero, pacing.Take(To("C1"), pace));
        Assert.Equal(TimeSpan.FromSeconds(26), pacing.Take(To("C1"), pace));
    }

    [Fact]
    public void What_the_platform_asks_for_is_honoured()
    {
        var pacing = new Pacing(time);
        pacing.Pause(To("C1"), TimeSpan.FromSeconds(30));
        Assert.True(pacing.IsHeld(To("C1")));
        Assert.Equal(TimeSpan.FromSeconds(30), pacing.Take(To("C1"), pace));
        Assert.Equal(TimeSpan.Zero, pacing.Take(To("C2"), pace));
    }

    private static Destination To(string channel, string workspace = "T1") => new(Surface.Slack, workspace, channel);

    private sealed class StandingTime : TimeProvider
    {
        public TimeSpan Now { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Now.Ticks;
    }
}
