using NodaTime;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Domain.Phrases;

namespace PostBot.Core.Features.Changes;

/// <summary>A moment that has passed, on the asker's own clock: <c>since fri</c> is the Friday before, also where a plan's Friday would be the next.</summary>
internal sealed class SinceArgument : Argument<WhenSaid>
{
    public SinceArgument()
        : base("since", "Since when?") => Leads = ["since"];

    public override ReadResult? Read(ReadContext context, int at)
    {
        if (at >= context.Words.Count) return null;
        var quoted = context.Words[at].Quoted;
        var text = quoted ? context.Words[at].Text : context.Words.Line;
        var phrases = context.Phrases with { Zone = context.Names.ZoneOf(context.Asker) };
        if (WhenReader.Prefix(text, quoted ? 0 : context.Words[at].Start, phrases) is not { } prefix) return null;
        if (prefix.Reading.When is not { } when) return prefix.Reading.Problem is { } problem ? new ReadResult.Trouble(Answer.No(problem)) : null;
        var next = at + 1;
        if (!quoted) while (next < context.Words.Count && context.Words[next].Start < prefix.End) next++;
        return new ReadResult.Taken(new WhenSaid(Past(when, context.Now), []), next);
    }

    public override Answer? NotFound(ReadContext context, int at) =>
        at >= context.Words.Count ? null : Answer.No($"I do not know when \"{Typed.Shorten(context.Words.From(at), 60)}\" was. For example: {Example}");

    /// <summary>The nearest time before now that the same words name: a clock time yesterday, a weekday last week, a date last year.</summary>
    public static When Past(When when, Instant now)
    {
        if (when.Start <= now) return when;
        if (when is WhenDays days)
        {
            var (first, today) = (days.First, now.InZone(days.Zone).Date);
            var ahead = Period.DaysBetween(today, first);
            var past = ahead <= 14 ? first.PlusDays(-7 * ((ahead + 6) / 7)) : first.PlusYears(-1);
            return new WhenDays(past, past.PlusDays(1), days.Zone);
        }
        var local = when.Start.InZone(when.Zone).LocalDateTime;
        var back = when.Start - now;
        var earlier = back <= Duration.FromDays(1) ? local.PlusDays(-1) : back <= Duration.FromDays(14) ? local.PlusDays(-7 * (int)Math.Ceiling(back.TotalDays / 7)) : local.PlusYears(-1);
        return new WhenPoint(earlier.InZoneLeniently(when.Zone).ToInstant(), when.Zone);
    }
}
