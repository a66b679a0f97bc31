using System.Globalization;
using NodaTime;

namespace PostBot.Domain.Phrases;

/// <summary>Dates with a day number: finds the year or month nobody wrote, and says what is wrong with those that do not exist.</summary>
internal static class CalendarResolver
{
    // 29 February is up to eight years away, around a century without a leap day.
    private const int YearsAhead = 8;

    // "fri 2nd" further away than this is more likely half of another sentence, or a slip.
    private const int MonthsAhead = 3;

    /// <param name="latest">When given, the year is the last one in which the date is not after it; else the first from today on.</param>
    public static Days Resolve(CalendarPart part, LocalDate today, LocalDate? latest)
    {
        if (part.Month is < 1 or > 12) return Days.No($"{part.Day}/{part.Month} is no date: months go up to 12. Try 14 Dec.");
        if (part.Year is { } written)
        {
            if (written is < 1 or > 9000) return Days.No($"{written} is not a year I can plan in. Try 14 Dec {today.Year}.");
            if (!Exists(part, written)) return Missing(part, written);
            return Checked(part, new LocalDate(written, part.Month, part.Day));
        }
        if (part.Day < 1 || part.Day > CalendarSystem.Iso.GetDaysInMonth(2000, part.Month)) return Missing(part, null);
        return latest is { } limit ? Before(part, limit) : From(part, today);
    }

    private static Days From(CalendarPart part, LocalDate today)
    {
        for (var year = today.Year; year <= today.Year + YearsAhead; year++)
        {
            if (!Exists(part, year)) continue;
            var date = new LocalDate(year, part.Month, part.Day);
            if (date < today) continue;
            if (part.Weekday is null || date.DayOfWeek == part.Weekday) return Days.One(date);
            // The weekday tells that the one just past is meant; being past is asked about later.
            if (date.Year > today.Year && Exists(part, today.Year)
                && new LocalDate(today.Year, part.Month, part.Day) is var past && past.DayOfWeek == part.Weekday)
                return Days.One(past);
            return Checked(part, date);
        }
        return Missing(part, null);
    }

    private static Days Before(CalendarPart part, LocalDate limit)
    {
        Days? last = null;
        for (var year = limit.Year; year >= Math.Max(1, limit.Year - YearsAhead); year--)
        {
            if (!Exists(part, year)) continue;
            var date = new LocalDate(year, part.Month, part.Day);
            if (date > limit) continue;
            var found = Checked(part, date);
            if (found.Problem is null) return found;
            last ??= found;
            // A span of more than a year would have said so.
            if (year < limit.Year - 1) break;
        }
        return last ?? Missing(part, null);
    }

    /// <summary>The next month that has the day, and has it on the weekday when one is given.</summary>
    public static Days DayOfMonth(MonthDayPart part, LocalDate today)
    {
        if (part.Day is < 1 or > 31) return Days.No($"No month has a day {part.Day}. Try the {Ordinal(Math.Clamp(part.Day, 1, 28))}.");
        var month = today.With(DateAdjusters.StartOfMonth);
        for (var i = 0; i < 400; i++, month = month.PlusMonths(1))
        {
            if (part.Day > CalendarSystem.Iso.GetDaysInMonth(month.Year, month.Month)) continue;
            var date = month.PlusDays(part.Day - 1);
            if (date < today || (part.Weekday is { } weekday && date.DayOfWeek != weekday)) continue;
            if (i <= MonthsAhead) return Days.One(date);
            return Days.One(date) with { Ask = $"The next {Calendar.Weekday(date.DayOfWeek)} the {Ordinal(part.Day)} is {Calendar.Day(date, today)}." };
        }
        return Days.No($"The {Ordinal(part.Day)} is never a {Calendar.FullWeekday(part.Weekday ?? IsoDayOfWeek.Monday)} in the coming years.");
    }

    private static bool Exists(CalendarPart part, int year) => part.Day >= 1 && part.Day <= CalendarSystem.Iso.GetDaysInMonth(year, part.Month);

    private static Days Checked(CalendarPart part, LocalDate date)
    {
        if (part.Weekday is not { } weekday || date.DayOfWeek == weekday) return Days.One(date);
        var offset = ((int)weekday - (int)date.DayOfWeek + 7) % 7;
        var near = date.PlusDays(offset > 3 ? offset - 7 : offset);
        return Days.No(
            $"{Written(date)} is a {Calendar.FullWeekday(date.DayOfWeek)}. Try {Calendar.Weekday(date.DayOfWeek)} {Calendar.DayAndMonth(date)} "
            + $"or {Calendar.Weekday(weekday)} {Calendar.DayAndMonth(near)}.");
    }

    private static Days Missing(CalendarPart part, int? year)
    {
        var last = CalendarSystem.Iso.GetDaysInMonth(year ?? 2001, part.Month);
        var shown = $"{part.Day} {Calendar.Month(part.Month)}" + (year is null ? "" : " " + year.Value.ToString(CultureInfo.InvariantCulture));
        return part.Day < 1
            ? Days.No($"{shown} does not exist. Try 1 {Calendar.Month(part.Month)}.")
            : Days.No($"{shown} does not exist: {Calendar.FullMonth(part.Month)} ends on the {Ordinal(last)}. Try {last} {Calendar.Month(part.Month)}.");
    }

    private static string Written(LocalDate date) => date.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    public static string Ordinal(int day) =>
        day.ToString(CultureInfo.InvariantCulture) + (day is 11 or 12 or 13 ? "th" : (day % 10) switch { 1 => "st", 2 => "nd", 3 => "rd", _ => "th" });
}
