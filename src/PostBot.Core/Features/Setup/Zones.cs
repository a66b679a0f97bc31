using NodaTime;

namespace PostBot.Core.Features.Setup;

/// <summary>IANA zones as people type them.</summary>
internal static class Zones
{
    /// <summary>The zone's own spelling for <c>europe/london</c> or <c>London</c>; null when there is none.</summary>
    public static string? Find(string word)
    {
        var typed = word.Trim(',').Replace(' ', '_');
        if (typed.Length < 3) return null;
        foreach (var id in DateTimeZoneProviders.Tzdb.Ids)
        {
            if (string.Equals(id, typed, StringComparison.OrdinalIgnoreCase)) return id;
        }
        return DateTimeZoneProviders.Tzdb.Ids.FirstOrDefault(id => id.EndsWith("/" + typed, StringComparison.OrdinalIgnoreCase) && !id.StartsWith("Etc/", StringComparison.Ordinal));
    }
}
