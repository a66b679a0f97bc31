using NodaTime;

namespace PostBot.Core.Features.Board;

/// <summary>A part of the schedule as one reader may see it, ready to be drawn.</summary>
/// <param name="First">A Monday.</param>
/// <param name="Days">7 or 28.</param>
public sealed record BoardSheet(string Studio, string Reader, LocalDate First, int Days, string Title)
{
    /// <summary>How finely the whole width is divided: a bar begins and ends on one of these columns.</summary>
    public const int Columns = 336;

    /// <summary>Nobody reads a higher pile in one row.</summary>
    public const int MostLanes = 12;

    public required BoardAsked Asked { get; init; }

    /// <summary>The zone of the days and hours, by its city.</summary>
    public required string Zone { get; init; }

    public IReadOnlyList<BoardDay> Dates { get; init; } = [];

    /// <summary>The hours of each day that are drawn, in local time; 0 to 24.</summary>
    public int HourFrom { get; init; }

    public int HourUntil { get; init; } = 24;

    public IReadOnlyList<BoardRow> Rows { get; init; } = [];

    /// <summary>In the view of units by steps; empty in the other.</summary>
    public IReadOnlyList<BoardGroup> Groups { get; init; } = [];

    /// <summary>Where now is; null when it is on another page.</summary>
    public int? Now { get; init; }

    public required string NowSaid { get; init; }

    /// <summary>What can be filtered by.</summary>
    public IReadOnlyList<string> Classes { get; init; } = [];

    public IReadOnlyList<string> Projects { get; init; } = [];

    /// <summary>How many pages of rows there are.</summary>
    public int Pages { get; init; } = 1;

    /// <summary>There is more than can be shown at once.</summary>
    public bool Cut { get; init; }

    public int Sessions { get; init; }

    public int Holds { get; init; }
}

public sealed record BoardDay(string Label, bool IsToday, bool IsOff, string? Holiday);

/// <param name="Bars">The earliest first.</param>
/// <param name="Lanes">How many lanes they need: what overlaps is on different ones.</param>
public sealed record BoardRow(string Name, string Class, IReadOnlyList<BoardBar> Bars, int Lanes);

public enum BarKind
{
    Hold,
    Confirmed,
    Waiting,
    Request,
    Down,

    /// <summary>A day on which the studio works and this resource does not.</summary>
    Off,
}

/// <param name="From">The first column, from 0.</param>
/// <param name="Until">The column after the last.</param>
/// <param name="Label">As much as a narrow bar may show of it.</param>
/// <param name="Full">Everything, in words.</param>
/// <param name="Brief">When, and what or where: what its place does not say already.</param>
public sealed record BoardBar(int From, int Until, BarKind Kind, string Label, string Full, string Brief)
{
    /// <summary>Which lane of its row, from 0.</summary>
    public int Lane { get; init; }
}

/// <summary>The units of one production.</summary>
/// <param name="Steps">In the order of work.</param>
public sealed record BoardGroup(string Project, string Title, IReadOnlyList<string> Steps, IReadOnlyList<BoardUnit> Units);

/// <param name="Cells">One for each step.</param>
public sealed record BoardUnit(string Code, IReadOnlyList<BoardCell> Cells);

/// <param name="State">With its symbol; empty when the unit has no such step.</param>
public sealed record BoardCell(string State, string Owner, IReadOnlyList<BoardBar> Sessions);
