using NodaTime;

namespace PostBot.Core.Delivery;

/// <summary>How a platform's connection stands; one for each platform that is set up.</summary>
public interface IConnection
{
    Surface Surface { get; }

    /// <summary>What is wrong now, for people: <c>the token was revoked</c>; null when nothing is.</summary>
    string? Problem { get; }

    Instant? LastIn { get; }

    Instant? LastOut { get; }

    /// <summary>How far this machine's clock was ahead of the platform's when it was last heard, the message's way included; null when it has not said the time.</summary>
    Duration? Ahead { get; }
}
