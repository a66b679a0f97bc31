using NodaTime;

namespace PostBot.Domain.Phrases;

/// <summary>Spans of days. A span is judged by its end, so that a running one keeps its year.</summary>
internal static class SpanResolver
{
    private const int LongestOverNewYear = 180;

    public static Days Resolve(DaySpanPart span, LocalDate today, PhraseContext context)
    {
        var from = AsDate(span.From, context);
        var to = AsDate(span.To, context);
        Days first, last;
        if (from is CalendarPart { Year: null } undated && to is CalendarPart)
        {
            last = DayResolver.Resolve(to, today, context);
            if (last.Problem is not null) return last;
            first = CalendarResolver.Resolve(undated, today, last.Last);
        }
        else
        {
            first = DayResolver.Resolve(from, today, context);
            if (first.Problem is not null) return first;
            last = End(to, first.First, today, context);
        }
        if (first.Problem is not null) return first;
        if (last.Problem is not null) return last;
        // "27 Nov - 23 Nov" more likely has its days turned round than lasts a year.
        if (from is CalendarPart { Year: null } && to is CalendarPart { Year: null } && first.First.Year != last.Last.Year
            && Period.DaysBetween(first.First, last.Last) > LongestOverNewYear)
            last = last with { Ask = $"That runs from {Calendar.Day(first.First, today)} to {Calendar.Day(last.Last, today)}." };
        if (last.Last < first.First)
            return Days.No($"{Calendar.Day(last.Last, today)} is before {Calendar.Day(first.First, today)}. Put the first day first.");
        return new Days(first.First, last.Last, first.Rolls)
        {
            Ask = first.Ask ?? last.Ask ?? Ask(span.From, from, context) ?? Ask(span.To, to, context),
            Note = first.Note ?? last.Note,
        };
    }

    /// <summary>The end of a span whose first day is known: a weekday, a day of the month or an undated day is the first after it.</summary>
    public static Days End(DayPart to, LocalDate first, LocalDate today, PhraseContext context) => AsDate(to, context) switch
    {
        WeekdayPart { Choice: WeekChoice.Bare or WeekChoice.This } weekday => Days.One(DayResolver.FirstFrom(first.PlusDays(1), weekday.Day)),
        WeekdayPart { Choice: WeekChoice.Next } weekday when DayResolver.Resolve(weekday, today, context) is var day =>
            day.Last < first ? Days.One(day.Last.PlusWeeks(1)) : day,
        CalendarPart { Year: null } date => CalendarResolver.Resolve(date, first, null),
        MonthDayPart day => CalendarResolver.DayOfMonth(day, first),
        { } other => DayResolver.Resolve(other, today, context),
    };

    private static DayPart AsDate(DayPart part, PhraseContext context) => part is SlashPart slash ? DayResolver.AsDate(slash, context) : part;

    private static string? Ask(DayPart written, DayPart read, PhraseContext context) =>
        written is SlashPart slash && read is CalendarPart date ? DayResolver.OtherOrder(slash, date, context) : null;
}
