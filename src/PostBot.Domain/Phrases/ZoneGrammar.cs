using System.Collections.Frozen;
using NodaTime;

namespace PostBot.Domain.Phrases;

/// <summary>A zone named in a phrase. <c>Note</c>: an abbreviation that stands for a civil zone, to be said in the reply.</summary>
internal sealed record ZonePart(DateTimeZone Zone, string Written, bool Abbreviation);

/// <summary>Zone words: <c>PST</c>, <c>UTC+2</c>, <c>LA time</c>, <c>Europe/London</c>.</summary>
internal static class ZoneGrammar
{
    private const int LongestOffset = 14;

    private static readonly FrozenDictionary<string, string> abbreviations = Table(
        "America/Los_Angeles PT PST PDT|America/New_York ET EST EDT|America/Chicago CT CST CDT|America/Denver MT MST MDT|Europe/London BST"
        + "|Europe/Paris CET CEST|Asia/Tokyo JST|Australia/Sydney AEST AEDT AET|Australia/Perth AWST"
        + "|Australia/Adelaide ACST ACDT|Pacific/Auckland NZST NZDT NZT|Asia/Kolkata IST|America/Manaus AMT|Asia/Hong_Kong HKT"
        + "|Asia/Singapore SGT|Africa/Johannesburg SAST|Europe/Helsinki EET EEST|Europe/Lisbon WET WEST|America/Halifax AST ADT");

    private static readonly FrozenDictionary<string, string> cities = Cities();

    public static ZonePart? Read(Tokens t, ref int at)
    {
        var i = at;
        var open = t[i].Kind == TokenKind.Open;
        if (open) i++;
        if (t[i].Kind != TokenKind.Word) return null;
        var zone = City(t, ref i, open) ?? Identifier(t, ref i) ?? Short(t, ref i);
        if (zone is null) return null;
        if (open && t[i].Kind != TokenKind.Close) return null;
        at = open ? i + 1 : i;
        return zone;
    }

    private static ZonePart? Short(Tokens t, ref int at)
    {
        var token = t[at];
        if (token.Length > 4 || !token.Spaced && t[at - 1].Kind is not (TokenKind.Number or TokenKind.Open)) return null;
        var text = t.Text(at);
        if (text.Equals("UTC", StringComparison.OrdinalIgnoreCase) || text.Equals("GMT", StringComparison.OrdinalIgnoreCase))
        {
            var written = text.ToString();
            at++;
            return new ZonePart(Offset(t, ref at), written, false);
        }
        if (text is "Z" && !token.Spaced)
        {
            at++;
            return new ZonePart(DateTimeZone.Utc, "Z", false);
        }
        if (!abbreviations.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text, out var id)) return null;
        // Two small letters are more often a word than a zone.
        if (text.Length == 2 && !char.IsAsciiLetterUpper(text[0]) && t[at + 1].Kind != TokenKind.End) return null;
        at++;
        return new ZonePart(DateTimeZoneProviders.Tzdb[id], text.ToString().ToUpperInvariant(), true);
    }

    /// <summary>+2, +02:45, -0845 behind UTC; nothing is UTC itself.</summary>
    private static DateTimeZone Offset(Tokens t, ref int at)
    {
        if (t[at].Kind is not (TokenKind.Plus or TokenKind.Dash) || t[at + 1] is not { Kind: TokenKind.Number, Attached: true } hours) return DateTimeZone.Utc;
        var minutes = 0;
        var i = at + 2;
        var hour = hours.Value;
        if (hours.Length == 4) (hour, minutes) = (hours.Value / 100, hours.Value % 100);
        else if (hours.Length > 2) return DateTimeZone.Utc;
        else if (t[i] is { Kind: TokenKind.Colon, Attached: true } && t[i + 1] is { Kind: TokenKind.Number, Length: 2, Attached: true } part)
        {
            minutes = part.Value;
            i += 2;
        }
        if (hour > LongestOffset || minutes > 59) return DateTimeZone.Utc;
        var sign = t[at].Kind == TokenKind.Plus ? 1 : -1;
        at = i;
        return DateTimeZone.ForOffset(NodaTime.Offset.FromSeconds(sign * (hour * 60 + minutes) * 60));
    }

    /// <summary>LA time, New York time; in parentheses the city alone.</summary>
    private static ZonePart? City(Tokens t, ref int at, bool alone)
    {
        var words = 0;
        var last = at;
        while (words < 3 && t[last].Kind == TokenKind.Word)
        {
            last++;
            words++;
            if (!(alone ? t[last].Kind == TokenKind.Close : t[last].Is(Word.Time))) continue;
            var name = t.Source.AsSpan(t[at].Start, t[last - 1].End - t[at].Start);
            if (!cities.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out var id)) return null;
            at = alone ? last : last + 1;
            return new ZonePart(DateTimeZoneProviders.Tzdb[id], name.ToString(), false);
        }
        return null;
    }

    /// <summary>Europe/London.</summary>
    private static ZonePart? Identifier(Tokens t, ref int at)
    {
        if (t[at + 1] is not { Kind: TokenKind.Slash, Attached: true } || t[at + 2] is not { Kind: TokenKind.Word, Attached: true }) return null;
        var i = at + 3;
        while (t[i].Attached && (t[i].Kind is TokenKind.Word or TokenKind.Dash or TokenKind.Slash || t.Text(i) is "_") && i < at + 12) i++;
        var name = t.Source[t[at].Start..t[i - 1].End];
        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(name) is not { } zone) return null;
        at = i;
        return new ZonePart(zone, name, false);
    }

    /// <summary>Why an abbreviation is doubtful in this workspace, and the zone it decides on.</summary>
    public static (DateTimeZone Zone, string? Ask) Decide(ZonePart part, DateTimeZone home)
    {
        if (!part.Abbreviation) return (part.Zone, null);
        var near = home.Id;
        bool Home(params ReadOnlySpan<string> starts)
        {
            foreach (var start in starts)
                if (near.StartsWith(start, StringComparison.Ordinal)) return true;
            return false;
        }
        return part.Written switch
        {
            "IST" when Home("Asia/Kolkata", "Asia/Calcutta", "Asia/Jerusalem", "Asia/Tel_Aviv", "Europe/Dublin") => (home, null),
            "IST" => (part.Zone, "IST can be India, Israel or Ireland. Say Mumbai time, Jerusalem time or Dublin time."),
            "CST" when Home("Asia/Shanghai", "Asia/Chongqing", "Asia/Taipei", "Asia/Macau") => (home, null),
            "CST" when !Home("America/", "US/", "Canada/") => (part.Zone, "CST can be Chicago or China. Say Chicago time or Shanghai time."),
            "AMT" when Home("America/", "Brazil/") => (part.Zone, null),
            "AMT" when Home("Asia/Yerevan") => (home, null),
            "AMT" => (part.Zone, "AMT can be the Amazon or Armenia. Say Manaus time or Yerevan time."),
            "AST" when !Home("America/", "Canada/", "Atlantic/") => (part.Zone, "AST can be Halifax or Riyadh. Say Halifax time or Riyadh time."),
            "EST" or "EDT" when Home("Australia/") => (part.Zone, "EST is read as New York. Say Sydney time or AEST for Australia."),
            _ => (part.Zone, null),
        };
    }

    private static FrozenDictionary<string, string> Table(string rows)
    {
        var table = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var row in rows.Split('|'))
        {
            var words = row.Split(' ');
            foreach (var word in words[1..]) table.Add(word, words[0]);
        }
        return table.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    private static FrozenDictionary<string, string> Cities()
    {
        var table = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var id in DateTimeZoneProviders.Tzdb.Ids)
            if (id.LastIndexOf('/') is > 0 and var slash && !id.StartsWith("Etc/", StringComparison.Ordinal))
                table.TryAdd(id[(slash + 1)..].Replace('_', ' '), id);
        foreach (var (name, id) in new (string, string)[]
        {
            ("la", "America/Los_Angeles"), ("hollywood", "America/Los_Angeles"), ("san francisco", "America/Los_Angeles"), ("pacific", "America/Los_Angeles"),
            ("ny", "America/New_York"), ("nyc", "America/New_York"), ("atlanta", "America/New_York"), ("eastern", "America/New_York"),
            ("montreal", "America/Toronto"), ("central", "America/Chicago"), ("austin", "America/Chicago"), ("mountain", "America/Denver"),
            ("uk", "Europe/London"), ("cardiff", "Europe/London"), ("manchester", "Europe/London"), ("mumbai", "Asia/Kolkata"), ("delhi", "Asia/Kolkata"),
            ("india", "Asia/Kolkata"), ("beijing", "Asia/Shanghai"), ("munich", "Europe/Berlin"), ("cologne", "Europe/Berlin"), ("hamburg", "Europe/Berlin"),
            ("wellington", "Pacific/Auckland"), ("cape town", "Africa/Johannesburg"), ("utc", "UTC"), ("gmt", "UTC"),
        })
            table[name] = id;
        return table.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }
}
