using System.Globalization;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.Features.Setup;
using PostBot.Domain.Rates;

namespace PostBot.Core.Features.Rates;

/// <summary>What was said about a rate; what was not said is null and stays as it is.</summary>
internal sealed record RateSaid
{
    public long? Hour { get; init; }

    public long? HalfDay { get; init; }

    public long? Day { get; init; }

    public int? DayHours { get; init; }

    public int? MinimumHours { get; init; }

    public int? Overtime { get; init; }

    public int? Night { get; init; }

    public int? Weekend { get; init; }

    public void Onto(Rate rate)
    {
        rate.Hour = Hour ?? rate.Hour;
        rate.HalfDay = HalfDay ?? rate.HalfDay;
        rate.Day = Day ?? rate.Day;
        rate.DayHours = DayHours ?? rate.DayHours;
        rate.MinimumHours = MinimumHours ?? rate.MinimumHours;
        rate.OvertimePercent = Overtime ?? rate.OvertimePercent;
        rate.NightPercent = Night ?? rate.NightPercent;
        rate.WeekendPercent = Weekend ?? rate.WeekendPercent;
    }

    /// <summary><c>£1,800 a day of 8 h · £250 an hour · overtime 150%</c></summary>
    public static string Say(Rate rate, string currency)
    {
        var parts = new List<string>();
        if (rate.Day is { } day) parts.Add($"{Cost.Say(day, currency)} a day of {rate.DayHours} h");
        if (rate.HalfDay is { } half) parts.Add($"{Cost.Say(half, currency)} a half day");
        if (rate.Hour is { } hour) parts.Add($"{Cost.Say(hour, currency)} an hour");
        if (rate.MinimumHours > 0) parts.Add($"at least {rate.MinimumHours} h");
        if (rate.OvertimePercent != 100) parts.Add($"overtime {rate.OvertimePercent}%");
        if (rate.NightPercent > 0) parts.Add($"nights {rate.NightPercent}%");
        if (rate.WeekendPercent > 0) parts.Add($"weekends {rate.WeekendPercent}%");
        return string.Join(" · ", parts);
    }
}

/// <summary>Prices and uplifts: <c>1800/day</c>, <c>250/hour</c>, <c>1000/half</c>, <c>overtime 150%</c>, <c>night 125%</c>, <c>weekend 150%</c>, <c>min 4h</c>, <c>length 10h</c>.</summary>
internal sealed class RateArgument() : Argument<RateSaid>("rate", "What does it cost?")
{
    private const long Most = 100_000_000;

    public override ReadResult? Read(ReadContext context, int at)
    {
        var said = new RateSaid();
        var next = at;
        while (next < context.Words.Count && One(context, next, said) is var (more, behind)) (said, next) = (more, behind);
        return next == at ? null : new ReadResult.Taken(said, next);
    }

    public override Commands.Answer? NotFound(ReadContext context, int at) =>
        at >= context.Words.Count ? null : Commands.Answer.No($"\"{Cards.Typed.Shorten(context.Words[at].Text, 40)}\" is not a price. For example: rate Color 1 1800/day 250/hour overtime 150% weekend 150% min 4h");

    /// <summary><c>1800</c>, <c>£1,800.50</c> in minor units; null when it is no amount.</summary>
    public static long? Money(string word)
    {
        var clean = word.TrimStart('£', '$', '€').Replace(",", "", StringComparison.Ordinal);
        return decimal.TryParse(clean, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) && amount is >= 0 and < Most / 100 && decimal.Round(amount, 2) == amount ? (long)(amount * 100) : null;
    }

    private static (RateSaid Said, int Next)? One(ReadContext context, int at, RateSaid said)
    {
        var word = context.Words[at].Text.ToLowerInvariant().TrimEnd(',');
        var slash = word.IndexOf('/', StringComparison.Ordinal);
        if (slash > 0) return Money(word[..slash]) is { } amount && Per(said, word[(slash + 1)..], amount) is { } priced ? (priced, at + 1) : null;
        var next = at + 1 < context.Words.Count ? context.Words[at + 1].Text.ToLowerInvariant().TrimEnd(',') : "";
        if (Money(word) is { } spoken && next is "a" or "per" or "an" && at + 2 < context.Words.Count && Per(said, context.Words[at + 2].Text.ToLowerInvariant().TrimEnd(','), spoken) is { } per) return (per, at + 3);
        var uplift = Percent(next);
        RateSaid? more = word switch
        {
            "overtime" or "ot" when uplift is { } percent => said with { Overtime = percent },
            "night" or "nights" when uplift is { } percent => said with { Night = percent },
            "weekend" or "weekends" when uplift is { } percent => said with { Weekend = percent },
            "min" or "minimum" when Hours(next) is { } hours => said with { MinimumHours = hours },
            "length" or "day" when Hours(next) is { } hours and > 0 => said with { DayHours = hours },
            _ => null,
        };
        return more is null ? null : (more, at + 2);
    }

    private static RateSaid? Per(RateSaid said, string unit, long amount) => unit switch
    {
        "day" or "d" => said with { Day = amount },
        "hour" or "h" or "hr" => said with { Hour = amount },
        "half" or "half-day" or "halfday" => said with { HalfDay = amount },
        _ => null,
    };

    private static int? Percent(string word) => word.EndsWith('%') && int.TryParse(word.AsSpan(0, word.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var percent) && percent is >= 50 and <= 1_000 ? percent : null;

    private static int? Hours(string word) => word.EndsWith('h') && int.TryParse(word.AsSpan(0, word.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var hours) && hours is >= 0 and <= 24 ? hours : null;
}
