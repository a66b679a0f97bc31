namespace PostBot.Core.Delivery;

/// <summary>Where people talk to PostBot. The numbers are stored.</summary>
public enum Surface
{
    Local = 1,
    Slack = 2,
    Teams = 3,
}

public enum PlaceKind
{
    Channel = 0,
    Direct = 1,
    Group = 2,
}

/// <summary>Where something was said, in the platform's own ids.</summary>
/// <param name="Channel">Slack's channel id, Teams' conversation id without its thread suffix, the local channel's name.</param>
/// <param name="Kind">Who else is there.</param>
/// <param name="Thread">The thread's root message; null outside threads.</param>
/// <param name="Name">The channel's name where the platform says it.</param>
/// <param name="ServiceUrl">Teams only: the Bot Connector address last seen for this conversation.</param>
public sealed record Place(string Channel, PlaceKind Kind, string? Thread = null, string? Name = null, string? ServiceUrl = null);

/// <summary>Who said it, as the platform knows them.</summary>
/// <param name="Id">Slack's user id, Teams' AAD object id (or its <c>29:</c> id where there is none), the local person's name.</param>
/// <param name="Name">As people see it.</param>
public sealed record Sender(string Id, string Name)
{
    public string? Email { get; init; }

    /// <summary>IANA zone of their profile; null when the platform did not say.</summary>
    public string? Zone { get; init; }

    /// <summary>A guest or a person of another organisation: a client until someone with the role says otherwise.</summary>
    public bool IsOutsider { get; init; }

    /// <summary>The platform, which knows whether they are a guest, did not say so in time.</summary>
    public bool IsUnplaced { get; init; }

    /// <summary>Where a direct message reaches them, when this delivery tells: a Teams personal conversation, a Slack direct-message channel.</summary>
    public string? DirectChannel { get; init; }

    /// <summary>Teams' <c>29:</c> id, which mentions need; null elsewhere.</summary>
    public string? MentionId { get; init; }
}
