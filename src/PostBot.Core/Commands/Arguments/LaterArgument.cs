using System.Globalization;
using NodaTime;
using PostBot.Core.Cards;
using PostBot.Domain.Phrases;
using PostBot.Domain.Schedules;

namespace PostBot.Core.Commands.Arguments;

/// <summary>How long, or until when, on the asker's own clock: <c>1h</c>, <c>30 min</c>, <c>tomorrow 9:00</c>. A day alone is the start of its working hours.</summary>
internal sealed class LaterArgument(string name, string question) : Argument<Instant>(name, question)
{
    public override ReadResult? Read(ReadContext context, int at)
    {
        if (at >= context.Words.Count) return null;
        if (Span(context, at) is { } span) return new ReadResult.Taken(context.Now + span.Length, span.Next);
        var quoted = context.Words[at].Quoted;
        var text = quoted ? context.Words[at].Text : context.Words.Line;
        var phrases = context.Phrases with { Zone = context.Names.ZoneOf(context.Asker) };
        if (WhenReader.Prefix(text, quoted ? 0 : context.Words[at].Start, phrases) is not { } prefix) return null;
        if (prefix.Reading.When is not { } when) return prefix.Reading.Problem is { } problem ? new ReadResult.Trouble(Answer.No(problem)) : null;
        var next = at + 1;
        if (!quoted) while (next < context.Words.Count && context.Words[next].Start < prefix.End) next++;
        return new ReadResult.Taken(when is WhenDays days ? days.First.At(phrases.DayStart).InZoneLeniently(phrases.Zone).ToInstant() : when.Start, next);
    }

    public override Answer? NotFound(ReadContext context, int at) =>
        at >= context.Words.Count ? null : Answer.No($"I do not know when \"{Typed.Shorten(context.Words.From(at), 60)}\" is. For example: {Example}");

    private static (Duration Length, int Next)? Span(ReadContext context, int at)
    {
        var word = context.Words[at].Text.TrimEnd(',');
        if (NudgePlan.Before(word) is { } compact) return (compact, at + 1);
        if (at + 1 == context.Words.Count) return null;
        var count = word.ToLowerInvariant() is "a" or "an" ? "1" : word;
        if (!int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out _)) return null;
        var letter = context.Words[at + 1].Text.TrimEnd(',').ToLowerInvariant() switch
        {
            "m" or "min" or "mins" or "minute" or "minutes" => "m",
            "h" or "hr" or "hrs" or "hour" or "hours" => "h",
            "d" or "day" or "days" => "d",
            "w" or "week" or "weeks" => "w",
            _ => null,
        };
        return letter is not null && NudgePlan.Before(count + letter) is { } length ? (length, at + 2) : null;
    }
}
