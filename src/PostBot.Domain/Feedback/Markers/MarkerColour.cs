using System.Globalization;

namespace PostBot.Domain.Feedback.Markers;

/// <summary>The colours that markers have everywhere, under other names in each program.</summary>
public enum MarkerColour
{
    Red,
    Orange,
    Yellow,
    Green,
    Cyan,
    Blue,
    Purple,
    Pink,
    White,
    Black,
}

/// <summary>What each program calls a colour. Two colours may share a name there, so reading one back gives the first.</summary>
public static class MarkerColours
{
    private static readonly Names[] all =
    [
        new(MarkerColour.Red, "Red", "Red", 4281740498, "Red"),
        new(MarkerColour.Orange, "Yellow", "Orange", 4280578025, "Sand"),
        new(MarkerColour.Yellow, "Yellow", "Yellow", 4281049552, "Yellow"),
        // Premiere's own default, which it writes no colour for.
        new(MarkerColour.Green, "Green", "Green", null, "Green"),
        new(MarkerColour.Cyan, "Cyan", "Cyan", 4292277273, "Cyan"),
        new(MarkerColour.Blue, "Blue", "Blue", 4294741314, "Blue"),
        new(MarkerColour.Purple, "Magenta", "Purple", 4289825711, "Purple"),
        new(MarkerColour.Pink, "Magenta", "Pink", 4289825711, "Pink"),
        new(MarkerColour.White, "White", "White", 4294967295, "Cream"),
        new(MarkerColour.Black, "Black", "Grey", 4294967295, "Cocoa"),
    ];

    private static readonly Dictionary<string, MarkerColour> others = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Gold"] = MarkerColour.Yellow,
        ["Lemon"] = MarkerColour.Yellow,
        ["Grey"] = MarkerColour.Black,
        ["Magenta"] = MarkerColour.Purple,
        ["Violet"] = MarkerColour.Purple,
        ["Lavender"] = MarkerColour.Purple,
        ["Fuchsia"] = MarkerColour.Pink,
        ["Rose"] = MarkerColour.Pink,
        ["Sky"] = MarkerColour.Blue,
        ["Denim"] = MarkerColour.Blue,
        ["Mint"] = MarkerColour.Green,
        ["Forest"] = MarkerColour.Green,
    };

    /// <summary>The eight colours of Media Composer before 2024.6.</summary>
    internal static string AvidClassic(this MarkerColour colour) => Of(colour).Classic;

    /// <summary>The colours of Media Composer since 2024.6.</summary>
    internal static string Avid(this MarkerColour colour) => Of(colour).Avid;

    /// <summary>Premiere's number, 0xAABBGGRR; null for its default green.</summary>
    internal static string? Premiere(this MarkerColour colour) => Of(colour).Premiere?.ToString(CultureInfo.InvariantCulture);

    internal static string Resolve(this MarkerColour colour) => Of(colour).Resolve;

    internal static string Word(this MarkerColour colour) => colour.ToString().ToLowerInvariant();

    /// <summary>A colour by any program's name; blue when the name is none.</summary>
    internal static MarkerColour Named(string? name)
    {
        if (name is null) return MarkerColour.Blue;
        if (Enum.TryParse<MarkerColour>(name, ignoreCase: true, out var colour) && Enum.IsDefined(colour) && !char.IsAsciiDigit(name[0])) return colour;
        if (others.TryGetValue(name, out var other)) return other;
        return all.FirstOrDefault(names => names.Resolve.Equals(name, StringComparison.OrdinalIgnoreCase))?.Colour ?? MarkerColour.Blue;
    }

    internal static bool IsName(string name) => name.Length > 0 && (Named(name) != MarkerColour.Blue || name.Equals("blue", StringComparison.OrdinalIgnoreCase)
        || (others.TryGetValue(name, out var other) && other == MarkerColour.Blue));

    /// <summary>A colour by Premiere's number; green when there is none, which is its default.</summary>
    internal static MarkerColour NumberedByPremiere(string? number) =>
        all.FirstOrDefault(names => names.Premiere?.ToString(CultureInfo.InvariantCulture) == number)?.Colour ?? MarkerColour.Green;

    private static Names Of(MarkerColour colour) => all[(int)colour];

    private sealed record Names(MarkerColour Colour, string Classic, string Avid, uint? Premiere, string Resolve);
}
