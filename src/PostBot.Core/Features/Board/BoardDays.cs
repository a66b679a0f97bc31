using NodaTime;
using PostBot.Core.Cards;
using PostBot.Core.People;
using PostBot.Domain.Bookings;

namespace PostBot.Core.Features.Board;

/// <summary>The days of a sheet on the studio's clock, and where on its width a moment is. Nights in which nothing happens are left out.</summary>
internal sealed class BoardDays
{
    private readonly Names names;
    private readonly LocalDate today;

    public BoardDays(Names names, BoardAsked asked, Instant now)
    {
        this.names = names;
        today = now.InZone(names.Zone).Date;
        var day = asked.From ?? Opens();
        First = day.PlusDays(1 - (int)day.DayOfWeek);
        Count = asked.Weeks * 7;
        (HourFrom, HourUntil) = (names.Studio.DayStart / 60, (names.Studio.DayEnd + 59) / 60);
    }

    public LocalDate First { get; }

    public int Count { get; }

    public int HourFrom { get; private set; }

    public int HourUntil { get; private set; }

    public Instant Start => First.AtStartOfDayInZone(names.Zone).ToInstant();

    public Instant End => First.PlusDays(Count).AtStartOfDayInZone(names.Zone).ToInstant();

    public string Title => $"{Times.Day(First, today)} – {Times.Day(First.PlusDays(Count - 1), today)}";

    /// <summary>Makes room for hours outside the working day.</summary>
    public void Widen(Slot slot)
    {
        var (start, end) = (slot.Start.InZone(names.Zone).LocalDateTime, slot.End.InZone(names.Zone).LocalDateTime);
        var midnight = end.TimeOfDay == LocalTime.Midnight;
        if (start.Date != end.Date && !(midnight && start.Date.PlusDays(1) == end.Date))
        {
            (HourFrom, HourUntil) = (0, 24);
            return;
        }
        HourFrom = Math.Min(HourFrom, start.Hour);
        HourUntil = Math.Max(HourUntil, midnight ? 24 : end.Hour + (end.Minute > 0 ? 1 : 0));
    }

    /// <summary>Whether the studio works on one of these days.</summary>
    public bool Works(LocalDate day) => names.Week.Holds(day);

    /// <summary>The columns of a slot, at least one wide; null when none of it is in these days.</summary>
    public (int From, int Until)? Columns(Slot slot)
    {
        if (slot.End <= Start || slot.Start >= End) return null;
        var from = (int)Math.Floor(At(slot.Start));
        var until = (int)Math.Ceiling(At(slot.End));
        from = Math.Min(from, BoardSheet.Columns - 1);
        return (from, Math.Max(until, from + 1));
    }

    public int? Now(Instant now) => now >= Start && now < End ? (int)At(now) : null;

    public IReadOnlyList<BoardDay> Dates() => [.. Enumerable.Range(0, Count).Select(day => First.PlusDays(day)).Select(date =>
        new BoardDay(Times.Day(date, today), date == today, !names.Week.Holds(date), names.HolidayOn(date)))];

    /// <summary>This week while a day of it is still to be worked, else the one to come: on a Saturday nobody plans the Friday before.</summary>
    private LocalDate Opens()
    {
        for (var day = today; ; day = day.PlusDays(1))
        {
            if (names.Week.Holds(day)) return today;
            if (day.DayOfWeek == IsoDayOfWeek.Sunday) return day.PlusDays(1);
        }
    }

    private double At(Instant moment)
    {
        var local = moment.InZone(names.Zone).LocalDateTime;
        var day = Period.DaysBetween(First, local.Date);
        if (day < 0) return 0;
        if (day >= Count) return BoardSheet.Columns;
        var minutes = (local.Hour * 60) + local.Minute - (HourFrom * 60);
        var share = Math.Clamp(minutes / (double)((HourUntil - HourFrom) * 60), 0, 1);
        return (day + share) * BoardSheet.Columns / Count;
    }
}
