using System.Text.RegularExpressions;

namespace PostBot.Domain.Feedback;

/// <summary>The department that a note is for.</summary>
public static partial class NoteTag
{
    public static IReadOnlyList<string> All { get; } = ["edit", "sound", "gfx", "vfx", "color"];

    /// <summary>The department by the words people use for it; null for any other word.</summary>
    public static string? Parse(string? word) => word?.Trim().ToLowerInvariant() switch
    {
        "edit" or "edits" or "editorial" or "cut" or "picture" => "edit",
        "sound" or "audio" or "mix" or "music" or "dialogue" or "adr" => "sound",
        "gfx" or "graphics" or "graphic" or "titles" or "title" or "supers" => "gfx",
        "vfx" or "effects" or "comp" or "cleanup" => "vfx",
        "color" or "colour" or "grade" or "grading" => "color",
        _ => null,
    };

    /// <summary>A guess from the words of a note; null when they point nowhere. Of several the one named first counts.</summary>
    public static string? Guess(string words)
    {
        var found = new (string Tag, int At)[] { ("sound", First(Sound(), words)), ("gfx", First(Gfx(), words)), ("vfx", First(Vfx(), words)), ("color", First(Color(), words)), ("edit", First(Edit(), words)) };
        var best = found.Where(each => each.At >= 0).OrderBy(each => each.Tag == "edit").ThenBy(each => each.At).FirstOrDefault();
        return best.Tag;
    }

    private static int First(Regex pattern, string words) => pattern.Match(words) is { Success: true } match ? match.Index : -1;

    [GeneratedRegex(@"\b(music|sound|audio|loud|louder|quiet|quieter|mix|dialogue|dialog|adr|foley|atmos|voice|vo|hear|hum|hiss|score|track|sfx|silence|volume)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Sound();

    [GeneratedRegex(@"\b(logo|logos|title|titles|super|supers|caption|captions|subtitle|subtitles|end ?card|end frame|lower ?third|legal|credit|credits|font|typo|spelling|graphic|graphics|gfx|text on screen|map|pack ?shot)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Gfx();

    [GeneratedRegex(@"\b(vfx|comp|cgi|green ?screen|blue ?screen|paint ?out|remove the (rig|wire|boom|crew|reflection)|clean ?up|tracking|roto|boom in shot|wire|rig)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Vfx();

    [GeneratedRegex(@"\b(grade|color|colour|dark|darker|bright|brighter|contrast|saturat\w+|skin tones?|too (warm|cold|blue|green|red|orange)|warmer|cooler|exposure|lift|highlights|shadows|look)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Color();

    [GeneratedRegex(@"\b(trim|trimmed|tighten|tighter|shorten|shorter|longer|extend|cut|cuts|lose|pause|pace|pacing|take|takes|shot|hold|beat|slow|slower|faster|swap|reorder|flash frame|wide|close ?up|cu|scene|ending|opening|look)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Edit();
}
