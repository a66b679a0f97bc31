using NodaTime;
using NodaTime.Text;

namespace PostBot.Host.Local;

/// <summary>Reads and moves the service's time.</summary>
public static class ClockEndpoints
{
    /// <summary>Farther than any production plans; beyond it arithmetic on dates ends.</summary>
    private static readonly Instant end = Instant.FromUtc(2200, 1, 1, 0, 0);

    public static IResult Tell(IClockControl clock) => TypedResults.Json(new { now = InstantPattern.ExtendedIso.Format(clock.Now) }, LocalJson.Options);

    public static async Task<IResult> Move(HttpRequest request, IClockControl clock, CancellationToken cancel)
    {
        var now = clock.Now;
        if (Target(await Asked.Body<ClockJson>(request, cancel), now, out var target) is { } unclear) return LocalEndpoints.No(StatusCodes.Status400BadRequest, unclear);
        if (target < now) return LocalEndpoints.No(StatusCodes.Status400BadRequest, "The clock only moves forward.");
        if (target > end) return LocalEndpoints.No(StatusCodes.Status400BadRequest, "The clock does not go beyond the year 2200.");
        return await clock.MoveTo(target, cancel) is { } refused ? LocalEndpoints.No(StatusCodes.Status400BadRequest, refused) : Tell(clock);
    }

    /// <summary>The moment asked for, or a sentence when it cannot be told.</summary>
    public static string? Target(ClockJson? asked, Instant now, out Instant target)
    {
        target = now;
        if (asked is null) return Asked.Unreadable;
        if (asked.Now is null == asked.Advance is null) return "Give either now, for example 2026-11-23T09:00:00Z, or advance, for example PT24H.";
        if (asked.Now is { } moment)
        {
            if (!OffsetDateTimePattern.ExtendedIso.Parse(moment).TryGetValue(default, out var at)) return "now is a moment, for example 2026-11-23T09:00:00Z.";
            target = at.ToInstant();
            return null;
        }
        if (!PeriodPattern.NormalizingIso.Parse(asked.Advance!).TryGetValue(Period.Zero, out var period)) return "advance is a length of time, for example PT24H or P1D.";
        try
        {
            target = now.InUtc().LocalDateTime.Plus(period).InUtc().ToInstant();
            return null;
        }
        catch (Exception beyond) when (beyond is OverflowException or ArgumentOutOfRangeException)
        {
            return "The clock does not go beyond the year 2200.";
        }
    }
}
