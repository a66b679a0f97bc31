using System.Globalization;
using NodaTime;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Domain.Schedules;

namespace PostBot.Core.Features.Schedules;

/// <summary>By how much: working days, or time for a session; negative when it is to come earlier.</summary>
internal sealed record By(int Days, Duration Time);

/// <summary><c>3d</c>, <c>3 working days</c>, <c>a week</c>, <c>1h</c>. Behind <c>pull</c> or <c>bring</c>, and with <c>earlier</c>, it is negative.</summary>
internal sealed class ByArgument() : Argument<By>("by", "By how much?")
{
    private const int WorkingWeekDays = 5;

    private static readonly HashSet<string> before = new(StringComparer.OrdinalIgnoreCase) { "by", "up", "back", "forward", "out", "another" };

    public override ReadResult? Read(ReadContext context, int at)
    {
        var words = context.Words;
        while (at < words.Count && before.Contains(words[at].Text)) at++;
        if (at >= words.Count) return null;
        var text = words[at].Text.TrimEnd(',').ToLowerInvariant();
        var letters = text.TrimStart("0123456789".ToCharArray());
        var digits = text[..(text.Length - letters.Length)];
        var next = at + 1;
        if (letters.Length == 0 || text is "a" or "an" or "one" or "two" or "three")
        {
            digits = text switch { "a" or "an" or "one" => "1", "two" => "2", "three" => "3", _ => digits };
            if (next < words.Count && (words[next].Is("working") || words[next].Is("work") || words[next].Is("business"))) next++;
            if (next >= words.Count) return null;
            letters = words[next++].Text.TrimEnd(',').ToLowerInvariant();
        }
        if (!int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count is 0 or > 500) return null;
        By? by = letters switch
        {
            "d" or "day" or "days" or "wd" or "bd" => new By(count, Duration.Zero),
            "w" or "week" or "weeks" or "wk" or "wks" => new By(count * WorkingWeekDays, Duration.Zero),
            "h" or "hr" or "hrs" or "hour" or "hours" => new By(0, Duration.FromHours(count)),
            "m" or "min" or "mins" or "minute" or "minutes" => new By(0, Duration.FromMinutes(count)),
            _ => null,
        };
        if (by is null || by.Days > WorkingShift.Most) return null;
        var earlier = words[0].Is("pull") || words[0].Is("bring");
        for (; next < words.Count && (words[next].Is("later") || words[next].Is("earlier") || words[next].Is("up")); next++) earlier |= words[next].Is("earlier");
        return new ReadResult.Taken(earlier ? new By(-by.Days, -by.Time) : by, next);
    }

    public override Answer? NotFound(ReadContext context, int at) => Answer.No("By how much? For example: 3d, 2 weeks, 1h");
}

/// <summary>Who owes the time: <c>vendor</c>, <c>owed by the client</c>.</summary>
internal sealed class OwedArgument() : Argument<OwedBy>("owed", "Who owes the time?")
{
    private static readonly IReadOnlyList<string> words = [.. Enum.GetValues<OwedBy>().Where(owed => owed != OwedBy.Unsaid).Select(Word)];

    public static string Word(OwedBy owed) => owed.ToString().ToLowerInvariant();

    public override ReadResult? Read(ReadContext context, int at)
    {
        while (at < context.Words.Count && (context.Words[at].Is("by") || context.Words[at].Is("the"))) at++;
        if (at >= context.Words.Count) return null;
        var word = Spoken.Bare(context.Words[at].Text);
        return words.FirstOrDefault(known => known == word) is { } found ? new ReadResult.Taken(Enum.Parse<OwedBy>(found, ignoreCase: true), at + 1) : null;
    }

    public override Answer? NotFound(ReadContext context, int at) => Answer.No($"Who owes the time? One of {Lists.Or(words)}.", words.Take(5).Select(word => new Button(word, context.LineWith(at, Math.Min(at + 1, context.Words.Count), word))));

    public override IReadOnlyList<string> Options(ReadContext context) => words;
}

/// <summary>Ids of deadlines and bookings one after the other: <c>B30 D11</c>.</summary>
internal sealed class LeftOutArgument() : Argument<IReadOnlyList<string>>("without", "Which lines stay where they are?")
{
    public override ReadResult? Read(ReadContext context, int at)
    {
        var ids = new List<string>();
        for (; at < context.Words.Count; at++)
        {
            if (context.Words[at].Is("and")) continue;
            if (ShortId.Parse(context.Words[at].Text.TrimEnd(',')) is not { Letter: 'B' or 'D' } id) break;
            ids.Add(id.ToString());
        }
        return ids.Count == 0 ? null : new ReadResult.Taken(ids, at);
    }

    public override Answer? NotFound(ReadContext context, int at) => Answer.No($"Which lines stay where they are? For example: without {Example}");
}

/// <summary>The date that was promised on paper, as a date phrase after its lead word.</summary>
internal sealed class ContractArgument() : Argument<WhenSaid>("contract", "What was promised?")
{
    private readonly WhenArgument when = new() { Example = "18 Jan" };

    public override ReadResult? Read(ReadContext context, int at) => when.Read(context, at);

    public override Answer? NotFound(ReadContext context, int at) => when.NotFound(context, at);
}
