namespace PostBot.Core.Delivery;

/// <summary>Where PostBot's own pages are. Set by the host.</summary>
public sealed class Addresses
{
    /// <summary>Where people and platforms reach it from outside; null when nobody can.</summary>
    public Uri? Public { get; set; }

    /// <summary>Where this machine reaches it; null before it listens.</summary>
    public Func<Uri?> Own { get; set; } = () => null;

    /// <summary>A page's address for a reader on that surface; null when nothing leads there.</summary>
    /// <param name="path">Without its first slash.</param>
    public Uri? Page(Surface surface, string path) =>
        (Public ?? (surface == Surface.Local ? Own() : null)) is { } root ? new Uri(root.AbsoluteUri.EndsWith('/') ? root : new Uri(root.AbsoluteUri + "/"), path) : null;
}
