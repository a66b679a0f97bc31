using NodaTime;

namespace PostBot.Host.Local;

/// <summary>The service's clock as the local chat moves it.</summary>
public interface IClockControl
{
    Instant Now { get; }

    /// <summary>Runs the sweeps at every due moment up to <paramref name="target"/> and answers when all is done; a sentence when it may not move.</summary>
    Task<string?> MoveTo(Instant target, CancellationToken cancel);
}
