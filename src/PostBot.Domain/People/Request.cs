using NodaTime;

namespace PostBot.Domain.People;

/// <summary>The numbers are stored.</summary>
public enum RequestState
{
    /// <summary>Waits for someone who may.</summary>
    Open = 0,

    /// <summary>Another time was proposed; it waits for who asked.</summary>
    Offered = 1,
    Accepted = 2,
    Refused = 3,

    /// <summary>Taken back by who asked.</summary>
    Withdrawn = 4,
}

/// <summary>What somebody asked for and may not do themselves: the line, kept until someone who may says yes or no.</summary>
public sealed class Request : IStudioRow
{
    public long Id { get; init; }

    public long StudioId { get; init; }

    public long ProjectId { get; init; }

    /// <summary>The object it is about, <c>B12</c>; for something that does not exist yet, the id it will have.</summary>
    public required string Subject { get; init; }

    /// <summary>The main wording of the command, <c>confirm</c>.</summary>
    public required string Verb { get; init; }

    /// <summary>As typed; its dates mean what they meant at <see cref="At"/>.</summary>
    public required string Line { get; init; }

    public long AskerId { get; set; }

    public Instant At { get; init; }

    /// <summary>The project of the channel it was typed in; null outside linked channels.</summary>
    public long? ChannelProjectId { get; init; }

    public RequestState State { get; set; }

    /// <summary>The time proposed instead; null while none is.</summary>
    public Instant? OfferStart { get; set; }

    public Instant? OfferEnd { get; set; }

    public long? DecidedById { get; set; }

    /// <summary>Why it was refused; empty when nobody said.</summary>
    public required string Reason { get; set; }
}
