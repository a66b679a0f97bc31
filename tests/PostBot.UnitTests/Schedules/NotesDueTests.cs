using NodaTime;
using PostBot.Domain.Schedules;

namespace PostBot.UnitTests.Schedules;

public sealed class NotesDueTests
{
    private static readonly WorkingTime hours = new(DateTimeZoneProviders.Tzdb["Europe/London"], new LocalTime(9, 0), new LocalTime(18, 0));

    private static readonly Instant opened = Instant.FromUtc(2026, 11, 23, 10, 0);

    private static readonly Instant due = Instant.FromUtc(2026, 11, 26, 17, 0);

    [Theory]
    [InlineData(24, 12, null, "2026-11-25T17:00:00Z")]
    [InlineData(25, 17, "2026-11-25T17:00:00Z", "2026-11-27T09:00:00Z")]
    [InlineData(28, 12, "2026-11-27T09:00:00Z", "2026-11-30T09:00:00Z")]
    public void Who_owes_them_hears_the_day_before_and_every_working_morning_after(int day, int hour, string? said, string next)
    {
        var look = NotesDue.Look(NotesDue.Moments(due, opened, hours, own: true), Instant.FromUtc(2026, 11, day, hour, 0));
        Assert.Equal((said, next), (look.Now?.At.ToString(), look.Next?.ToString()));
    }

    [Fact]
    public void A_coordinator_hears_of_others_an_hour_after_and_not_before() =>
        Assert.Equal(["late 2026-11-26T18:00:00Z", "late 2026-11-27T09:00:00Z"], NotesDue.Moments(due, opened, hours, own: false).Take(2).Select(moment => $"{moment.Step} {moment.At}"));

    [Fact]
    public void Time_off_moves_what_is_said_behind_it_or_before_it()
    {
        var away = hours with { Away = [(Instant.FromUtc(2026, 11, 25, 0, 0), Instant.FromUtc(2026, 11, 27, 0, 0)), (Instant.FromUtc(2026, 11, 27, 0, 0), Instant.FromUtc(2026, 11, 27, 12, 0))] };
        Assert.Equal(Instant.FromUtc(2026, 11, 27, 12, 0), away.AtOrAfter(Instant.FromUtc(2026, 11, 25, 10, 0)));
        Assert.Equal(Instant.FromUtc(2026, 11, 24, 17, 0), away.AtOrBefore(Instant.FromUtc(2026, 11, 26, 10, 0)));
        Assert.False(away.Holds(Instant.FromUtc(2026, 11, 26, 10, 0)));
        Assert.Equal(Instant.FromUtc(2026, 11, 27, 12, 0), Lateness.NextMorning(Instant.FromUtc(2026, 11, 24, 10, 0), away));
    }
}
