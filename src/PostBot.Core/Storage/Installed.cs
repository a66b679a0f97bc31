using NodaTime;
using PostBot.Core.Delivery;

namespace PostBot.Core.Storage;

/// <summary>The numbers are stored.</summary>
internal enum InstalledState
{
    Active = 0,

    /// <summary>Its tokens no longer work: revoked, or the app was removed.</summary>
    Gone = 1,
}

/// <summary>The app as somebody installed it into a workspace by the install flow. Its tokens lie sealed and are wiped when it is gone.</summary>
internal sealed class Installed
{
    public long Id { get; init; }

    public Surface Surface { get; init; }

    /// <summary>Slack's team id; for an installation into a whole organisation, the organisation's.</summary>
    public required string Workspace { get; init; }

    public required string Name { get; set; }

    public required string BotToken { get; set; }

    /// <summary>Used once; null where tokens do not rotate.</summary>
    public string? RefreshToken { get; set; }

    /// <summary>By real time; null where tokens do not rotate.</summary>
    public Instant? ExpiresAt { get; set; }

    /// <summary>Until when one process has the exchange of the tokens in hand, by real time; null when none has. A refresh token works once, so two must not.</summary>
    public Instant? RenewingUntil { get; set; }

    public string? BotUserId { get; set; }

    /// <summary>What was granted, separated by commas.</summary>
    public required string Scopes { get; set; }

    /// <summary>Who installed it last, and may found its studio.</summary>
    public required string InstallerId { get; set; }

    /// <summary>By real time, which the platform's events tell too.</summary>
    public Instant InstalledAt { get; set; }

    public InstalledState State { get; set; }

    /// <summary>When its studio is deleted unless the app is installed again; null while the app is there, and while only its token is dead.</summary>
    public Instant? DeleteAt { get; set; }
}
