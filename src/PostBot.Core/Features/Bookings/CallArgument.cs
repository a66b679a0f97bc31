using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;

namespace PostBot.Core.Features.Bookings;

/// <summary>When people are to be there: <c>call 9:30</c>. Without am or pm it is whichever half of the day is nearer before the start.</summary>
internal sealed partial class CallArgument() : Argument<string>("call", "When is the call?")
{
    /// <summary>Nobody is called earlier: a later clock time than the start is a mistake.</summary>
    private const int MostHours = 6;

    public override ReadResult? Read(ReadContext context, int at)
    {
        if (at < context.Words.Count && (context.Words[at].Is("time") || context.Words[at].Is("at"))) at++;
        if (at >= context.Words.Count) return null;
        var word = context.Words[at].Text.TrimEnd(',').ToLowerInvariant();
        if (at + 1 < context.Words.Count && (context.Words[at + 1].Is("am") || context.Words[at + 1].Is("pm"))) word += context.Words[++at].Text.ToLowerInvariant();
        return Clocks(word).Count == 0 ? null : new ReadResult.Taken(word, at + 1);
    }

    public override Answer? NotFound(ReadContext context, int at) => Answer.No($"When is the call? For example: call {Example}");

    /// <summary>The clock time that is meant before a start; null when none is near enough.</summary>
    public static LocalTime? Read(string said, ZonedDateTime start)
    {
        var near = Clocks(said).Where(clock => start.ToInstant() - Before(start, clock) <= Duration.FromHours(MostHours)).ToList();
        return near.Count == 0 ? null : near.MaxBy(clock => Before(start, clock));
    }

    /// <summary>The last moment at or before a start at which its clock shows this.</summary>
    public static Instant Before(ZonedDateTime start, LocalTime clock)
    {
        var day = clock <= start.TimeOfDay ? start.Date : start.Date.PlusDays(-1);
        var at = day.At(clock).InZoneLeniently(start.Zone).ToInstant();
        return at <= start.ToInstant() ? at : start.ToInstant();
    }

    private static List<LocalTime> Clocks(string word)
    {
        var match = Clock().Match(word);
        if (!match.Success || !int.TryParse(match.Groups[1].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var hour)) return [];
        var minute = match.Groups[2].Success ? int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture) : 0;
        if (minute > 59 || hour > 23) return [];
        var half = match.Groups[3].Value;
        if (half.Length > 0) return hour is >= 1 and <= 12 ? [new LocalTime((hour % 12) + (half[0] == 'p' ? 12 : 0), minute)] : [];
        return hour is >= 1 and <= 12 && match.Groups[1].Length == 1 ? [new LocalTime(hour, minute), new LocalTime((hour + 12) % 24, minute)] : [new LocalTime(hour, minute)];
    }

    [GeneratedRegex(@"^(\d{1,2})(?:[:.h](\d{2}))?(am|pm|a|p)?$")]
    private static partial Regex Clock();
}
