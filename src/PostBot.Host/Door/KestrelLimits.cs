using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace PostBot.Host.Door;

/// <summary>How much of the machine a stranger can hold: sizes, times and numbers, all in one place.</summary>
public static class KestrelLimits
{
    /// <summary>Of every body that is not a file: Slack's and Teams' largest are far below.</summary>
    public const long Json = 1024 * 1024;

    public const long File = 50 * 1024 * 1024;

    public static void Apply(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        var limits = kestrel.Limits;
        limits.MaxRequestBodySize = Json;
        limits.MaxRequestHeaderCount = 100;
        limits.MaxRequestHeadersTotalSize = 32 * 1024;
        limits.MaxRequestLineSize = 8 * 1024;
        limits.MaxRequestBufferSize = 256 * 1024;
        // Slow senders lose their connection: the head must be whole in ten seconds, a body keep coming after five.
        limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        limits.MinRequestBodyDataRate = new(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(5));
        limits.MinResponseDataRate = new(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(5));
        // Idle ones cost a few kilobytes each and leave room for others until they are closed.
        limits.KeepAliveTimeout = TimeSpan.FromSeconds(75);
        limits.MaxConcurrentConnections = 5_000;
        limits.MaxConcurrentUpgradedConnections = 0;
        limits.Http2.MaxStreamsPerConnection = 100;
    }
}
