namespace PostBot.Core.Delivery;

/// <summary>A delivery as it arrived: stored before it is acknowledged, worked after.</summary>
/// <param name="Surface">Which chat sent it.</param>
/// <param name="Key">Names it on its platform; a second delivery of the same key is dropped.</param>
/// <param name="Workspace">Slack's team id or Teams' tenant id.</param>
/// <param name="Kind">The adapter's own word for what it is, handed back to <see cref="IDeliveryReader"/>.</param>
/// <param name="Body">What the adapter needs to read it later: the verified body.</param>
public sealed record Delivery(Surface Surface, string Key, string Workspace, string Kind, string Body);

/// <summary>Reads a stored delivery; one for each surface.</summary>
public interface IDeliveryReader
{
    Surface Surface { get; }

    /// <summary>What the delivery says; a body that cannot be read is an <see cref="Ignored"/>, never an exception.</summary>
    Reading Read(Delivery delivery);
}

/// <summary>What a delivery turned out to be.</summary>
public abstract record Reading;

/// <summary>A person said a line or pressed a button.</summary>
public sealed record Said(Incoming Incoming) : Reading;

/// <summary>A person or a place can be reached from now on (the app was installed there).</summary>
public sealed record Reachable(Surface Surface, string Workspace, Sender? Sender, Place Place) : Reading;

/// <summary>A person or a place can no longer be reached (the app was removed there).</summary>
public sealed record Unreachable(Surface Surface, string Workspace, string? SenderId, string Channel, string Why) : Reading;

/// <summary>Nothing for us: our own message, an unknown event.</summary>
public sealed record Ignored(string Why) : Reading;
