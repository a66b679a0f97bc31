using NodaTime;
using PostBot.Core.Jobs;
using PostBot.Host.Settings;

namespace PostBot.Host.Local;

/// <summary>The product's clock, moved only where nobody's real day is at stake.</summary>
public sealed class ClockControl(Clock clock, TimeTravel travel, PostBotSettings settings) : IClockControl
{
    public Instant Now => clock.Now;

    public async Task<string?> MoveTo(Instant target, CancellationToken cancel)
    {
        if (!settings.ClockIsOn) return "The clock moves only where the local chat is the only surface, or with PostBot:Local:Clock set to true.";
        return await travel.MoveTo(target, cancel) ? null : "Time does not run backwards: that moment has passed.";
    }
}
