namespace PostBot.Core.Delivery;

/// <summary>A delivery as it arrived: stored before it is acknowledged, worked after.</summary>
/// <param name="Surface">Which chat sent it.</param>
/// <param name="Key">Names it on its platform; a second delivery of the same key is dropped.</param>
/// <param name="Workspace">Slack's team id or Teams' tenant id.</param>
/// <param name="Kind">The adapter's own word for what it is, handed back to <see cref="IDeliveryReader"/>.</param>
/// <param name="Body">What the adapter needs to read it later: the verified body.</param>
public sealed record Delivery(Surface Surface, string Key, string Workspace, string Kind, string Body);

/// <summary>Asks a platform what it knows of a person: their zone, and whether they are a guest. One for each surface that has to be asked.</summary>
public interface ISenderLookup
{
    Surface Surface { get; }

    /// <summary>The sender with what the platform says; as they came when it does not answer. Never throws for that.</summary>
    Task<Sender> Complete(string workspace, Sender sender, CancellationToken cancel);
}

/// <summary>Fetches files that came with a line; one for each surface where they are fetched by an address.</summary>
public interface IFileSource
{
    Surface Surface { get; }

    /// <summary>The file, or why not, as a sentence for the person who sent it. Never throws for what the platform answers.</summary>
    Task<(ReadOnlyMemory<byte> Bytes, string? WhyNot)> Fetch(string workspace, Attached file, CancellationToken cancel);
}

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

/// <summary>What the platform tells about a person anew: their name, zone, standing. Nothing for somebody PostBot has not met.</summary>
/// <param name="Left">Their account was closed.</param>
public sealed record PersonChanged(Surface Surface, string Workspace, Sender Sender, bool Left) : Reading;

/// <summary>A channel has another name or another id. Nothing for a channel PostBot has not heard from.</summary>
/// <param name="NewId">Null when the id stayed.</param>
/// <param name="Name">Null when the name stayed.</param>
public sealed record ChannelChanged(Surface Surface, string Workspace, string Channel, string? NewId, string? Name) : Reading;

/// <summary>A message that was said before reads otherwise now; <see cref="Incoming.Message"/> says which, <see cref="Incoming.Text"/> how.</summary>
public sealed record Edited(Incoming Incoming) : Reading;

/// <summary>Somebody put a sign on a message; <see cref="Incoming.OnMessage"/> says on which.</summary>
public sealed record Reacted(Incoming Incoming, Sign Sign) : Reading;

public enum Sign
{
    /// <summary>Read, or done.</summary>
    Check,

    /// <summary>I am looking after it.</summary>
    Eyes,
}

/// <summary>Nothing for us: our own message, an unknown event.</summary>
public sealed record Ignored(string Why) : Reading;
