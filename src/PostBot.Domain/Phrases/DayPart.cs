using NodaTime;

namespace PostBot.Domain.Phrases;

/// <summary>The day words of a phrase, before they are set against a calendar.</summary>
internal abstract record DayPart;

/// <summary>today, tomorrow, the day after tomorrow, yesterday.</summary>
internal sealed record NearDay(int Offset) : DayPart;

/// <summary>How a weekday was chosen. <c>Next</c>, <c>Last</c> and <c>ThisWeek</c> name the week, the others count from today.</summary>
internal enum WeekChoice { Bare, This, Coming, ThisWeek, Next, Last }

internal sealed record WeekdayPart(IsoDayOfWeek Day, WeekChoice Choice) : DayPart;

/// <summary>A day with its month, and perhaps its year and weekday.</summary>
internal sealed record CalendarPart(int Day, int Month, int? Year, IsoDayOfWeek? Weekday) : DayPart;

/// <summary><c>3/4</c>: which number is the day depends on the workspace. <c>Loose</c>: could as well be a count or a version.</summary>
internal sealed record SlashPart(int One, int Two, int? Year, IsoDayOfWeek? Weekday, bool Loose) : DayPart;

/// <summary>the 5th, fri 27th.</summary>
internal sealed record MonthDayPart(int Day, IsoDayOfWeek? Weekday) : DayPart;

/// <summary>in 3 days, two weeks from tomorrow. <c>Plain</c>: neither <c>in</c> nor <c>from</c> was said.</summary>
internal sealed record CountedPart(int Count, CountUnit Unit, DayPart? Base, bool Plain) : DayPart;

internal sealed record NextWorkingDayPart : DayPart;

internal sealed record WeekPart(int Offset) : DayPart;

internal sealed record RestOfWeekPart : DayPart;

internal sealed record WeekendPart(int Offset) : DayPart;

/// <summary>w/c 23 Nov.</summary>
internal sealed record CommencingPart(DayPart Of) : DayPart;

/// <summary>EOW: the end of the working week.</summary>
internal sealed record WeekClosePart(int Offset) : DayPart;

/// <summary>EOM: the end of the last working day of the month.</summary>
internal sealed record MonthClosePart(int Offset) : DayPart;

internal sealed record DaySpanPart(DayPart From, DayPart To) : DayPart;
