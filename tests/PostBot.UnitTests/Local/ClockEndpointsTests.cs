using NodaTime;
using PostBot.Host.Local;

namespace PostBot.UnitTests.Local;

public sealed class ClockEndpointsTests
{
    private static readonly Instant now = Instant.FromUtc(2026, 11, 23, 8, 0);

    [Theory]
    [InlineData("2026-11-23T08:59:00Z", "2026-11-23T08:59:00Z")]
    [InlineData("2026-11-23T09:59:00+01:00", "2026-11-23T08:59:00Z")]
    [InlineData("2026-11-23T08:59:00.5Z", "2026-11-23T08:59:00.5Z")]
    public void A_moment_is_read_with_its_offset(string moment, string target)
    {
        Assert.Null(ClockEndpoints.Target(new(moment, null), now, out var read));
        Assert.Equal(NodaTime.Text.InstantPattern.ExtendedIso.Parse(target).Value, read);
    }

    [Theory]
    [InlineData("PT24H", 24 * 60)]
    [InlineData("P1D", 24 * 60)]
    [InlineData("P1W", 7 * 24 * 60)]
    [InlineData("P1DT1H30M", 25 * 60 + 30)]
    [InlineData("P1M", 30 * 24 * 60)]
    [InlineData("PT0S", 0)]
    [InlineData("PT-1H", -60)]
    public void A_length_is_added_to_now(string length, int minutes)
    {
        Assert.Null(ClockEndpoints.Target(new(null, length), now, out var read));
        Assert.Equal(Duration.FromMinutes(minutes), read - now);
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("2026-11-23T08:59:00Z", "PT1H")]
    [InlineData("tomorrow", null)]
    [InlineData("2026-11-23T08:59:00", null)]
    [InlineData(null, "1 day")]
    [InlineData(null, "P999999Y")]
    public void What_is_unclear_is_a_sentence(string? moment, string? length) =>
        Assert.EndsWith(".", ClockEndpoints.Target(new(moment, length), now, out _), StringComparison.Ordinal);
}
