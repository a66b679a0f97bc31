using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace PostBot.Core.Features.Board;

/// <summary>What part of the schedule somebody wants to see. Everything has a default, and what cannot be read is left at it.</summary>
public sealed record BoardAsked
{
    public static readonly BoardAsked Default = new();

    /// <summary>A day of the first week; null for this week.</summary>
    public LocalDate? From { get; init; }

    /// <summary>1 or 4.</summary>
    public int Weeks { get; init; } = 1;

    /// <summary>Only resources of this class; null for all.</summary>
    public string? Class { get; init; }

    /// <summary>Only this production, by its code; null for all.</summary>
    public string? Project { get; init; }

    /// <summary>Units by steps instead of resources by days.</summary>
    public bool Units { get; init; }

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>For an A3 sheet and not an A4 one.</summary>
    public bool A3 { get; init; }

    /// <summary>Without what one presses: for a picture.</summary>
    public bool Plain { get; init; }

    /// <summary>How tall its picture is, in pixels; 0 where there is none.</summary>
    public int Tall { get; init; }

    /// <param name="value">The value of a name in a query; null when it is not there.</param>
    public static BoardAsked Read(Func<string, string?> value) => new()
    {
        From = value("from") is { } from && LocalDatePattern.Iso.Parse(from) is { Success: true } day && day.Value.Year is > 1970 and < 2200 ? day.Value : null,
        Weeks = value("weeks") == "4" ? 4 : 1,
        Class = Said(value("class")),
        Project = Said(value("project")),
        Units = value("view") == "units",
        Page = int.TryParse(value("page"), NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page is > 0 and < 1_000 ? page : 1,
        A3 = value("paper") == "a3",
        Plain = value("plain") == "1",
    };

    /// <summary>The names and values that <see cref="Read"/> reads back; defaults are left out.</summary>
    public IEnumerable<KeyValuePair<string, string>> Query()
    {
        if (From is { } from) yield return new("from", LocalDatePattern.Iso.Format(from));
        if (Weeks == 4) yield return new("weeks", "4");
        if (Class is { } kind) yield return new("class", kind);
        if (Project is { } project) yield return new("project", project);
        if (Units) yield return new("view", "units");
        if (Page > 1) yield return new("page", Page.ToString(CultureInfo.InvariantCulture));
        if (A3) yield return new("paper", "a3");
        if (Plain) yield return new("plain", "1");
        if (Tall > 0) yield return new("tall", Tall.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary><c>board?key=…&amp;from=2026-11-23</c></summary>
    public string Address(string key) => $"board?key={key}" + string.Concat(Query().Select(pair => $"&{pair.Key}={Uri.EscapeDataString(pair.Value)}"));

    private static string? Said(string? value) => string.IsNullOrWhiteSpace(value) || value.Length > 80 ? null : value;
}
