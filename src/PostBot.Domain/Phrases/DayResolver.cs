using NodaTime;

namespace PostBot.Domain.Phrases;

/// <summary>Days on the calendar, both ends included.</summary>
/// <param name="Rolls">A bare weekday that is today: may move a week when its time has passed.</param>
internal sealed record Days(LocalDate First, LocalDate Last, bool Rolls = false)
{
    public string? Problem { get; init; }

    public string? Note { get; init; }

    public string? Ask { get; init; }

    public static Days No(string problem) => new(default, default) { Problem = problem };

    public static Days One(LocalDate date) => new(date, date);
}

/// <summary>Sets day words against the calendar of a day.</summary>
internal static class DayResolver
{
    public static Days Resolve(DayPart part, LocalDate today, PhraseContext context) => part switch
    {
        NearDay near => Days.One(today.PlusDays(near.Offset)),
        WeekdayPart weekday => Weekday(weekday, today),
        CalendarPart date => CalendarResolver.Resolve(date, today, null),
        SlashPart slash => Slash(slash, today, context),
        MonthDayPart day => CalendarResolver.DayOfMonth(day, today),
        CountedPart counted => Counted(counted, today, context),
        NextWorkingDayPart => Days.One(WorkingDays(today, 1, context)),
        WeekPart week => Week(Monday(today).PlusWeeks(week.Offset)),
        RestOfWeekPart => Rest(today),
        WeekendPart weekend => new Days(Monday(today).PlusWeeks(weekend.Offset).PlusDays(5), Monday(today).PlusWeeks(weekend.Offset).PlusDays(6)),
        CommencingPart commencing => Commencing(commencing.Of, today, context),
        WeekClosePart close => Days.One(WeekClose(today, close.Offset)),
        MonthClosePart close => Days.One(MonthClose(today, close.Offset, context)),
        DaySpanPart span => SpanResolver.Resolve(span, today, context),
        _ => Days.No("That is no day."),
    };

    public static LocalDate Monday(LocalDate date) => date.PlusDays(1 - (int)date.DayOfWeek);

    private static Days Week(LocalDate monday) => new(monday, monday.PlusDays(4));

    /// <summary>The first such weekday from <paramref name="from"/> on, the day itself included.</summary>
    public static LocalDate FirstFrom(LocalDate from, IsoDayOfWeek day) => from.PlusDays(((int)day - (int)from.DayOfWeek + 7) % 7);

    private static Days Weekday(WeekdayPart part, LocalDate today)
    {
        var plain = FirstFrom(today, part.Day);
        var week = Monday(today).PlusDays((int)part.Day - 1);
        switch (part.Choice)
        {
            case WeekChoice.Bare or WeekChoice.This:
                return new Days(plain, plain, plain == today);
            case WeekChoice.Coming:
                return Days.One(FirstFrom(today.PlusDays(1), part.Day));
            case WeekChoice.ThisWeek:
                return Days.One(week);
            case WeekChoice.Last:
                return Days.One(week.PlusWeeks(-1));
        }
        var next = week.PlusWeeks(1);
        var name = Calendar.Weekday(part.Day);
        return Days.One(next) with
        {
            Note = plain < next ? $"Next {name} is {Calendar.Day(next, today)}; this {name} is {Calendar.Day(plain, today)}."
                : $"Next {name} is {Calendar.Day(next, today)}.",
        };
    }

    private static Days Slash(SlashPart part, LocalDate today, PhraseContext context)
    {
        var date = AsDate(part, context);
        var days = CalendarResolver.Resolve(date, today, null);
        return days.Problem is null ? days with { Ask = OtherOrder(part, date, context) } : days;
    }

    /// <summary>Day and month in the workspace's order; the other order when only that one has a month.</summary>
    public static CalendarPart AsDate(SlashPart part, PhraseContext context)
    {
        var (day, month) = context.Order == DateOrder.Dmy ? (part.One, part.Two) : (part.Two, part.One);
        if (month > 12 && day is >= 1 and <= 12) (day, month) = (month, day);
        return new CalendarPart(day, month, part.Year, part.Weekday);
    }

    /// <summary>Why to ask: the writer's own order gives another date.</summary>
    public static string? OtherOrder(SlashPart part, CalendarPart read, PhraseContext context)
    {
        if (context.WriterOrder is not { } writer || writer == context.Order) return null;
        if (part.One > 12 || part.Two > 12 || part.One == part.Two) return null;
        return $"{part.One}/{part.Two} is read as {read.Day} {Calendar.Month(read.Month)}, not {read.Month} {Calendar.Month(read.Day)}.";
    }

    private static Days Counted(CountedPart part, LocalDate today, PhraseContext context)
    {
        var from = today;
        if (part.Base is not null)
        {
            var start = Resolve(part.Base, today, context);
            if (start.Problem is not null) return start;
            from = start.Last;
        }
        var date = part.Unit switch
        {
            CountUnit.Week => from.PlusWeeks(part.Count),
            CountUnit.Fortnight => from.PlusWeeks(2 * part.Count),
            CountUnit.Month => from.PlusMonths(part.Count),
            CountUnit.WorkingDay => WorkingDays(from, part.Count, context),
            _ => from.PlusDays(part.Count),
        };
        return Days.One(date) with { Ask = part.Plain ? $"That is read as {Calendar.Day(date, today)}, counted from {Calendar.Day(from, today)}." : null };
    }

    /// <summary>Counts working days forward; the start day is not counted.</summary>
    public static LocalDate WorkingDays(LocalDate from, int count, PhraseContext context)
    {
        var date = from;
        // A calendar without working days must not count for ever.
        for (var looked = 0; count > 0 && looked < 40_000; looked++)
        {
            date = date.PlusDays(1);
            if (context.IsWorking(date)) count--;
        }
        return date;
    }

    private static Days Rest(LocalDate today)
    {
        var friday = Monday(today).PlusDays(4);
        return today > friday ? Days.No($"The working week ended on {Calendar.Day(friday, today)}. Try next week.") : new Days(today, friday);
    }

    private static Days Commencing(DayPart of, LocalDate today, PhraseContext context)
    {
        // A running week keeps its year: the day may lie as far back as this week's Monday.
        var day = Resolve(of, of is CalendarPart or SlashPart or MonthDayPart && today.DayOfWeek <= IsoDayOfWeek.Friday ? Monday(today) : today, context);
        if (day.Problem is not null) return day;
        var monday = Monday(day.First);
        return Week(monday) with { Ask = day.Ask, Note = monday == day.First ? null : $"That week starts on {Calendar.Day(monday, today)}." };
    }

    /// <summary>Friday; at the weekend the next one.</summary>
    private static LocalDate WeekClose(LocalDate today, int offset) =>
        Monday(today).PlusWeeks(offset == 0 && today.DayOfWeek > IsoDayOfWeek.Friday ? 1 : offset).PlusDays(4);

    private static LocalDate MonthClose(LocalDate today, int offset, PhraseContext context)
    {
        var last = LastWorkingDay(today.PlusMonths(offset), context);
        return last < today ? LastWorkingDay(today.PlusMonths(offset + 1), context) : last;
    }

    private static LocalDate LastWorkingDay(LocalDate inMonth, PhraseContext context)
    {
        var end = inMonth.With(DateAdjusters.EndOfMonth);
        for (var date = end; date.Month == end.Month; date = date.PlusDays(-1))
        {
            if (context.IsWorking(date)) return date;
            if (date.Day == 1) break;
        }
        return end;
    }
}
