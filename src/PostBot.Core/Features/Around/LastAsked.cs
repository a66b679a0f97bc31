using System.Collections.Concurrent;
using PostBot.Core.Delivery;

namespace PostBot.Core.Features.Around;

/// <summary>The last query of each person in each place, so that its answer can be shared. Kept in memory: after a restart people ask again.</summary>
internal sealed class LastAsked
{
    private const int ForgetAbove = 10_000;

    private readonly ConcurrentDictionary<(Surface, string, string, long), string> lines = new();

    public void Keep(Incoming incoming, long personId)
    {
        if (incoming.Form is not null || incoming.Text.Length == 0) return;
        if (lines.Count > ForgetAbove) lines.Clear();
        lines[Key(incoming, personId)] = incoming.Text;
    }

    /// <summary>Null when the person has asked nothing here.</summary>
    public string? Here(Incoming incoming, long personId) => lines.GetValueOrDefault(Key(incoming, personId));

    private static (Surface, string, string, long) Key(Incoming incoming, long personId) => (incoming.Surface, incoming.Workspace, incoming.Place.Channel, personId);
}
