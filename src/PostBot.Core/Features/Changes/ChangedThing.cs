using System.Text.Json;
using NodaTime;
using PostBot.Core.Storage;

namespace PostBot.Core.Features.Changes;

/// <summary>One thing that changed, however often: what it was at first, and who changed it last.</summary>
/// <param name="Row">The kind of row, <c>Booking</c>.</param>
internal sealed record ChangedThing(string Row, long Id)
{
    private readonly Dictionary<string, JsonElement> before = new(StringComparer.Ordinal);

    /// <summary>It was not there.</summary>
    public bool IsNew { get; private set; }

    public Instant At { get; private init; }

    public long ById { get; private init; }

    /// <summary>What one of its values was; null when that value has not changed (or was nothing).</summary>
    public JsonElement? Was(string property) => before.TryGetValue(property, out var value) ? value : null;

    public bool Changed(string property) => before.ContainsKey(property);

    /// <summary>Everything that the entries changed, the last change first.</summary>
    /// <param name="entries">The newest first.</param>
    /// <param name="most">An entry with more rows than this (an import) is not taken apart.</param>
    public static IReadOnlyList<ChangedThing> Of(IEnumerable<AuditEntry> entries, int most, ICollection<(AuditEntry Entry, int Rows)> large)
    {
        var things = new Dictionary<(string, long), ChangedThing>();
        var order = new List<ChangedThing>();
        foreach (var entry in entries)
        {
            using var json = JsonDocument.Parse(entry.Changes);
            var rows = json.RootElement.GetArrayLength();
            if (rows > most)
            {
                large.Add((entry, rows));
                continue;
            }
            foreach (var change in json.RootElement.EnumerateArray())
            {
                var key = (change.GetProperty("row").GetString()!, change.GetProperty("id").GetInt64());
                if (!things.TryGetValue(key, out var thing))
                {
                    things[key] = thing = new ChangedThing(key.Item1, key.Item2) { At = entry.At, ById = entry.PersonId };
                    order.Add(thing);
                }
                // Older entries come later and know better what it was at first.
                thing.IsNew = !change.TryGetProperty("before", out var values);
                if (!thing.IsNew) foreach (var value in values.EnumerateObject()) thing.before[value.Name] = value.Value.Clone();
            }
        }
        return order;
    }
}
