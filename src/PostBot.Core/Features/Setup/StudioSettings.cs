using System.Globalization;
using PostBot.Core.Cards;
using PostBot.Core.Commands.Arguments;
using PostBot.Domain.Bookings;
using PostBot.Domain.Phrases;
using PostBot.Domain.Projects;
using PostBot.Domain.Schedules;

namespace PostBot.Core.Features.Setup;

/// <summary>One thing a studio can set: how it is called, shown and read, and what it does.</summary>
/// <param name="Names">What people type for it, the main name first; lower case, at most two words each.</param>
/// <param name="Effect">What it changes, as the end of a sentence that begins with its name.</param>
/// <param name="Read">What the words set; null when they will not do.</param>
internal sealed record StudioSetting(IReadOnlyList<string> Names, string Effect, string Example, Func<Studio, string> Show, Func<string, Action<Studio>?> Read)
{
    public string Name => Names[0];

    /// <summary>What a studio starts with.</summary>
    public string Default => Show(StudioSettings.Fresh);
}

/// <summary>Every setting of a studio; a new one is a row here.</summary>
internal static class StudioSettings
{
    private const int MostRecipients = 100_000;

    public static readonly Studio Fresh = new() { Name = "Studio", Zone = "Europe/London", Currency = "GBP" };

    public static readonly IReadOnlyList<StudioSetting> All =
    [
        new(["name", "studio name"], "what the studio is called on cards", "Wren Street Post", studio => studio.Name,
            words => Typed.Shorten(Typed.Clean(words).Replace('\n', ' ').Trim(), 80) is { Length: > 0 } name ? studio => studio.Name = name : null),
        new(["zone", "time zone", "timezone"], "how dates are read where no room or production says otherwise; new ones start with it", "Europe/London", studio => studio.Zone,
            words => Zones.Find(words.Trim()) is { } zone ? studio => studio.Zone = zone : null),
        new(["week", "working week"], "which days count as working days for nudges, deadlines and bookings", "mon-fri", studio => WorkingWeek.Say(WorkingWeek.OfMask(studio.WorkingDays)),
            words => WorkingWeek.Read(words) is { } days ? studio => studio.WorkingDays = WorkingWeek.Mask(days) : null),
        new(["day", "working day", "hours", "working hours"], "a booking of a whole day, and when people may be nudged", "10-18", studio => new HourSpan(studio.DayStart, studio.DayEnd).ToString(),
            words => HourSpan.Read(words) is { } hours && hours.Until > hours.From ? studio => (studio.DayStart, studio.DayEnd) = (hours.From, hours.Until) : null),
        new(["quiet", "quiet hours"], "when nobody is nudged, also inside the working day; off for none", "19:00-09:00", studio => studio.QuietFrom is { } from ? new HourSpan(from, studio.QuietUntil ?? 0).ToString() : "off", Quiet),
        new(["dates", "date order", "date format"], "how 3/4 is read: DMY is 3 April, MDY is 4 March", "DMY", studio => studio.DateOrder == DateOrder.Mdy ? "MDY" : "DMY", Order),
        new(["currency"], "what rates and costs are shown in", "GBP", studio => studio.Currency,
            words => words.Trim().ToUpperInvariant() is { Length: 3 } code && code.All(char.IsAsciiLetter) ? studio => studio.Currency = code : null),
        new(["escalate", "escalation", "escalate after"], "after how many working days past due a coordinator hears of it; after twice as many a supervisor does", "2", studio => studio.EscalateAfterDays.ToString(CultureInfo.InvariantCulture),
            words => int.TryParse(words.Trim().Split(' ')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is > 0 and <= 60 ? studio => studio.EscalateAfterDays = days : null),
        new(["outsiders", "client nudges"], "whether PostBot nudges clients and vendors by itself, or a coordinator hears of it and does", "coordinator", studio => studio.NudgesOutsiders ? "themselves" : "coordinator",
            words => Choice(words, "themselves", "coordinator") is { } yes ? studio => studio.NudgesOutsiders = yes : null),
        new(["unreachable", "mention"], "whether somebody who cannot be written to is mentioned in the production's channel", "mention", studio => studio.MentionsInChannel ? "mention" : "off",
            words => Choice(words, "mention", "off") is { } yes ? studio => studio.MentionsInChannel = yes : null),
        new(["recipients", "recipient limit", "recipients limit"], "a broadcast to more people than this needs a second person", "50", studio => studio.RecipientsBeforeSecond.ToString(CultureInfo.InvariantCulture),
            words => int.TryParse(words.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var most) && most is > 0 and <= MostRecipients ? studio => studio.RecipientsBeforeSecond = most : null),
        new(["challenge", "challenge clock"], "how long a challenge gives the hold ahead", "1 working day", Challenged,
            words => ReadChallenge(words) is { } set ? set : null),
        new(["cancel window", "cancellation window"], "no challenge ends later than this before its session; then a coordinator decides", "24h", studio => $"{studio.CancelWindowHours} h",
            words => NudgePlan.Before(words.Replace(" ", "", StringComparison.Ordinal)) is { } before ? studio => studio.CancelWindowHours = (int)before.TotalHours : null),
        new(["lower holds", "waitlist"], "what becomes of holds whose slot was confirmed for another", "wait", studio => studio.LowerHoldsWait ? "wait" : "released",
            words => Choice(words, "wait", "released") is { } yes ? studio => studio.LowerHoldsWait = yes : null),
        new(["lapse", "challenge lapse"], "what a challenge that nobody answered does: confirms the challenger, or gives it two working hours", "confirms", studio => studio.LapseConfirms ? "confirms" : "asks",
            words => Choice(words, "confirms", "asks") is { } yes ? studio => studio.LapseConfirms = yes : null),
        new(["client holds"], "whether a hold with a client attached lapses by itself or a coordinator decides", "ask", studio => studio.ClientHoldsAsk ? "ask" : "lapse",
            words => Choice(words, "ask", "lapse") is { } yes ? studio => studio.ClientHoldsAsk = yes : null),
        new(["avid", "avid columns"], "how many columns Avid's marker lists have: 5 for old versions, 6, or 8 since Media Composer 2024.6", "8", studio => $"{studio.AvidColumns ?? 6} columns",
            words => words.Trim().Split(' ')[0] is ("5" or "6" or "8") and var count ? studio => studio.AvidColumns = int.Parse(count, CultureInfo.InvariantCulture) : null),
        new(["rest", "turnaround"], "how many hours a person rests between sessions; less needs a coordinator", "11h", studio => $"{studio.RestHours} h",
            words => int.TryParse(words.Trim().TrimEnd('h', ' '), NumberStyles.None, CultureInfo.InvariantCulture, out var hours) && hours <= 48 ? studio => studio.RestHours = hours : null),
    ];

    private static string Challenged(Studio studio) =>
        studio.ChallengeCount == ClockCount.WallClock ? $"{studio.ChallengeDays * 24} h" : $"{studio.ChallengeDays} working {(studio.ChallengeDays == 1 ? "day" : "days")}";

    /// <summary><c>2 working days</c> or <c>24h</c> on the wall clock.</summary>
    private static Action<Studio>? ReadChallenge(string words)
    {
        var said = words.Trim().ToLowerInvariant();
        if (NudgePlan.Before(said.Replace(" ", "", StringComparison.Ordinal)) is { } wall && wall.TotalHours is >= 24 and <= 240) return studio => (studio.ChallengeCount, studio.ChallengeDays) = (ClockCount.WallClock, (int)wall.TotalDays);
        return said.Split(' ') is [var count, "working", "day" or "days"] && int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is >= 1 and <= 10
            ? studio => (studio.ChallengeCount, studio.ChallengeDays) = (ClockCount.WorkingHours, days)
            : null;
    }

    private static bool? Choice(string words, string yes, string no) => words.Trim().ToLowerInvariant() is var said && said == yes ? true : said == no ? false : null;

    /// <summary>Why settings that are each right cannot stand together; null when they can.</summary>
    public static string? Clash(Studio studio) => studio.QuietFrom is { } from && Math.Min(studio.DayEnd, from) - Math.Max(studio.DayStart, studio.QuietUntil ?? 0) < 60
        ? $"Quiet hours {new HourSpan(from, studio.QuietUntil ?? 0)} leave less than an hour of the working day {new HourSpan(studio.DayStart, studio.DayEnd)} for nudges"
        : null;

    private static Action<Studio>? Quiet(string words)
    {
        if (words.Trim().ToLowerInvariant() is "off" or "none" or "no") return studio => (studio.QuietFrom, studio.QuietUntil) = (null, null);
        return HourSpan.Read(words) is { } hours && hours.Until < hours.From ? studio => (studio.QuietFrom, studio.QuietUntil) = (hours.From, hours.Until) : null;
    }

    private static Action<Studio>? Order(string words) => words.Trim().ToUpperInvariant() switch
    {
        "DMY" => studio => studio.DateOrder = DateOrder.Dmy,
        "MDY" => studio => studio.DateOrder = DateOrder.Mdy,
        _ => null,
    };
}

/// <summary>A setting by its name.</summary>
internal sealed class SettingArgument() : Argument<StudioSetting>("setting", "Which setting?")
{
    public override ReadResult? Read(ReadContext context, int at)
    {
        for (var count = Math.Min(2, context.Words.Count - at); count >= 1; count--)
        {
            var typed = context.Words.Join(at, count).ToLowerInvariant();
            if (StudioSettings.All.FirstOrDefault(setting => setting.Names.Contains(typed)) is { } found) return new ReadResult.Taken(found, at + count);
        }
        if (at >= context.Words.Count) return null;
        var near = Likeness.Nearest(context.Words[at].Text, StudioSettings.All.Select(setting => setting.Name));
        return new ReadResult.Trouble(Commands.Answer.No(
            $"There is no setting \"{Typed.Shorten(Typed.Clean(context.Words[at].Text), 40)}\". The settings are {Lists.And(StudioSettings.All.Select(setting => setting.Name))}.",
            near is null ? [] : [new Button(near, context.LineWith(at, at + 1, near))]));
    }

    public override IReadOnlyList<string> Options(ReadContext context) => [.. StudioSettings.All.Select(setting => setting.Name)];
}
