using System.Collections.Concurrent;
using PostBot.Core.Delivery;

namespace PostBot.Teams.Sending;

/// <summary>
/// The connector address that each conversation was last heard from, for as long as the program runs: regions move, and a message queued
/// before goes to the new address. Where nothing was heard since the start, the stored address counts, then the tenant's latest.
/// </summary>
internal sealed class ServiceUrls
{
    /// <summary>A few hundred bytes each; beyond that all are forgotten, and the stored addresses count again.</summary>
    private const int Most = 20_000;

    private readonly ConcurrentDictionary<string, string> conversations = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> tenants = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="channel">Without its thread.</param>
    public void Heard(string tenant, string channel, string serviceUrl)
    {
        if (conversations.Count >= Most) conversations.Clear();
        conversations[channel] = serviceUrl;
        tenants[tenant] = serviceUrl;
    }

    /// <summary>Null when nothing is known: any region's address finds it then.</summary>
    public string? For(OutgoingMessage message) =>
        (message.Channel is { } channel && conversations.TryGetValue(channel, out var latest) ? latest : null)
        ?? message.ServiceUrl
        ?? (tenants.TryGetValue(message.Workspace, out var tenant) ? tenant : null);
}
