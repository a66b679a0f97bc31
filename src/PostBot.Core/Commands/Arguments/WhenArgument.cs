using PostBot.Core.Cards;
using PostBot.Domain.Phrases;

namespace PostBot.Core.Commands.Arguments;

/// <summary>A date phrase and what was understood beside it.</summary>
internal sealed record WhenSaid(When When, IReadOnlyList<string> Notes)
{
    /// <summary>Why it may not be what was meant; null when nothing is doubtful. Where much hangs on it, one press says that it is.</summary>
    public string? Doubt { get; init; }

    /// <summary>The day was not said.</summary>
    public bool HoursOnly { get; init; }
}

/// <summary>When, in words: <c>tomorrow 10-18</c>, <c>thu 17:00</c>, <c>next week</c>. Takes the longest run of words that is a date phrase.</summary>
internal sealed class WhenArgument(string question = "When?") : Argument<WhenSaid>("when", question)
{
    private const int WeekDays = 7;
    private const int MonthDays = 30;

    /// <summary>A bare <c>week</c> or <c>month</c> is the days that come, from today on: <c>bookings Color 1 week</c>.</summary>
    public bool Ahead { get; init; }

    public override ReadResult? Read(ReadContext context, int at)
    {
        if (at >= context.Words.Count) return null;
        var quoted = context.Words[at].Quoted;
        var text = quoted ? context.Words[at].Text : context.Words.Line;
        if (WhenReader.Prefix(text, quoted ? 0 : context.Words[at].Start, context.Phrases) is not { } prefix) return Ahead ? Coming(context, at) : null;
        var next = at + 1;
        if (!quoted) while (next < context.Words.Count && context.Words[next].Start < prefix.End) next++;
        var reading = prefix.Reading;
        if (reading.When is null) return reading.Problem is null ? null : new ReadResult.Trouble(Answer.No(reading.Problem));
        return new ReadResult.Taken(new WhenSaid(reading.When, [.. reading.Notes, .. reading.Ask is { } ask ? new[] { ask } : []]) { Doubt = reading.SameClock ?? reading.Ask, HoursOnly = reading.HoursOnly }, next);
    }

    private static ReadResult.Taken? Coming(ReadContext context, int at)
    {
        var days = context.Words[at].Is("week") ? WeekDays : context.Words[at].Is("month") ? MonthDays : 0;
        var today = context.Now.InZone(context.Zone).Date;
        return days == 0 ? null : new ReadResult.Taken(new WhenSaid(new WhenDays(today, today.PlusDays(days), context.Zone), []), at + 1);
    }

    public override Answer? NotFound(ReadContext context, int at) =>
        at >= context.Words.Count ? null : Answer.No(
            $"I do not know when \"{Typed.Shorten(context.Words.From(at), 60)}\" is. For example: {Example}");
}
