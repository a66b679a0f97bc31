using NodaTime;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.People;
using PostBot.Domain.Bookings;
using PostBot.Domain.Phrases;
using PostBot.Domain.Schedules;

namespace PostBot.Core.Features.Bookings;

/// <summary>The rest of a bundle: <c>+ Pro Tools rig + @jo</c>. People stand for themselves; who was never booked before is not stored yet.</summary>
internal sealed class BundleArgument() : Argument<IReadOnlyList<Resource>>("bundle", "What else belongs to it?")
{
    private const int Most = 10;

    private readonly ResourceArgument room = new() { Example = "Pro Tools rig" };

    public override ReadResult? Read(ReadContext context, int at)
    {
        if (at >= context.Words.Count || !context.Words[at].Is("+")) return null;
        var bundle = new List<Resource>();
        while (at < context.Words.Count && context.Words[at].Is("+") && bundle.Count < Most)
        {
            var result = Person(context, at + 1) ?? room.Read(context, at + 1);
            if (result is ReadResult.Trouble) return result;
            if (result is not ReadResult.Taken taken) return new ReadResult.Trouble(room.NotFound(context, at + 1) ?? Answer.No("What else belongs to it? For example: + Pro Tools rig + @jo"));
            bundle.Add((Resource)taken.Value);
            at = taken.Next;
        }
        return new ReadResult.Taken(bundle, at);
    }

    /// <summary>A person by mention or name, where no room is called like that.</summary>
    internal static ReadResult? Person(ReadContext context, int at)
    {
        if (at >= context.Words.Count) return null;
        var mentioned = context.Words[at].Text.StartsWith('@');
        if (!mentioned && context.Names.ResourceNamed(context.Words[at].Text.TrimEnd(',')) is { PersonId: null }) return null;
        if (!mentioned && context.Words[at].Text.Length < 2) return null;
        return People.Read(context, at) switch
        {
            ReadResult.Taken { Value: Named { Person: { } person } } taken when Policy.IsInside(person) => new ReadResult.Taken(Bookable.Unstored(context.Names, person), taken.Next),
            ReadResult.Taken { Value: Named { Person: not null } named } => new ReadResult.Trouble(Answer.No($"{named.Person!.Name} is not of the studio, so their time cannot be booked. Invite them: with @{named.Handle}")),
            ReadResult.Taken { Value: Named named } => new ReadResult.Trouble(Answer.No($"I have not met \"{Typed.Shorten(named.Handle, 40)}\" yet, so their time cannot be booked.")),
            var other => other,
        };
    }

    private static readonly PersonArgument People = new("person", "Who?") { Example = "@jo" };
}

/// <summary>What else would do: <c>or fri or mon 12-18</c>.</summary>
internal sealed class OrArgument() : Argument<IReadOnlyList<WhenSaid>>("alternatives", "Which other times would do?")
{
    private static readonly string[] tails = ["which", "ever", "whichever", "either", "whatever", "don't", "mind"];

    private readonly WhenArgument when = new() { Example = "fri" };

    public override ReadResult? Read(ReadContext context, int at)
    {
        var options = new List<WhenSaid>();
        while (at < context.Words.Count && context.Words[at].Is("or"))
        {
            var result = when.Read(context, at + 1);
            if (result is ReadResult.Trouble) return result;
            if (result is not ReadResult.Taken taken) break;
            options.Add((WhenSaid)taken.Value);
            at = taken.Next;
        }
        if (options.Count == 0) return null;
        while (at < context.Words.Count && tails.Contains(Spoken.Bare(context.Words[at].Text))) at++;
        return new ReadResult.Taken(options, at);
    }
}

/// <summary>On which days a series meets, from today to its last day.</summary>
internal sealed record Every(IReadOnlySet<IsoDayOfWeek> Days)
{
    public override string ToString() => WorkingWeek.Say(Days);
}

/// <summary><c>every weekday</c>, <c>every mon and thu</c>, <c>daily</c>; its last day follows as <c>until 18 Dec</c>.</summary>
internal sealed class EveryArgument() : Argument<Every>("every", "On which days?")
{
    public override ReadResult? Read(ReadContext context, int at)
    {
        var words = context.Words;
        if (at < words.Count && words[at].Is("daily")) return new ReadResult.Taken(new Every(WorkingWeek.OfMask(0b111_1111)), at + 1);
        if (at + 1 >= words.Count || !(words[at].Is("every") || words[at].Is("each"))) return null;
        if (words[at + 1].Is("weekday") || words[at + 1].Is("workday") || (words[at + 1].Is("working") && at + 2 < words.Count && words[at + 2].Is("day")))
        {
            return new ReadResult.Taken(new Every(context.Names.Week.Days), at + (words[at + 1].Is("working") ? 3 : 2));
        }
        if (words[at + 1].Is("day")) return new ReadResult.Taken(new Every(WorkingWeek.OfMask(0b111_1111)), at + 2);
        for (var count = Math.Min(7, words.Count - at - 1); count >= 1; count--)
        {
            if (WorkingWeek.Read(words.Join(at + 1, count)) is { } days) return new ReadResult.Taken(new Every(days), at + 1 + count);
        }
        return null;
    }
}

/// <summary>A duration: <c>1h</c>, <c>30m</c>, <c>90 minutes</c>, <c>an hour</c>, <c>another hour</c>; a bare number is minutes.</summary>
internal sealed class LengthArgument(string name, string question) : Argument<Duration>(name, question)
{
    public override ReadResult? Read(ReadContext context, int at)
    {
        var words = context.Words;
        while (at < words.Count && (words[at].Is("by") || words[at].Is("another") || words[at].Is("about") || words[at].Is("for"))) at++;
        if (at >= words.Count) return null;
        var word = Spoken.Bare(words[at].Text);
        if (NudgePlan.Before(word.Replace("min", "m", StringComparison.Ordinal).Replace("hr", "h", StringComparison.Ordinal)) is { } compact) return new ReadResult.Taken(compact, at + 1);
        if (word is "half" && at + 2 < words.Count && words[at + 1].Is("an") && words[at + 2].Is("hour")) return new ReadResult.Taken(Duration.FromMinutes(30), at + 3);
        if (Unit(word) is { } one) return new ReadResult.Taken(one, at + 1);
        var count = word is "a" or "an" or "one" ? 1 : SpokenNumber.Read(words, at) is { } said && int.TryParse(said.Digits, out var number) && number is > 0 and <= 1_440 ? number : 0;
        if (count == 0) return null;
        if (at + 1 < words.Count && Unit(Spoken.Bare(words[at + 1].Text)) is { } unit) return new ReadResult.Taken(unit * count, at + 2);
        return word.All(char.IsAsciiDigit) ? new ReadResult.Taken(Duration.FromMinutes(count), at + 1) : null;
    }

    public override Answer? NotFound(ReadContext context, int at) => at >= context.Words.Count ? null : Answer.No($"How long is \"{Typed.Shorten(context.Words[at].Text, 40)}\"? For example: {Example}");

    private static Duration? Unit(string word) => word switch
    {
        "m" or "min" or "mins" or "minute" or "minutes" => Duration.FromMinutes(1),
        "h" or "hr" or "hrs" or "hour" or "hours" => Duration.FromHours(1),
        _ => null,
    };
}

/// <summary>Whether the client is in the room.</summary>
internal sealed class AttendanceArgument() : Argument<string>("attendance", "Is the client in the room?")
{
    private static readonly string[] choices = ["attended", "unattended", "remote"];

    public override ReadResult? Read(ReadContext context, int at)
    {
        if (at >= context.Words.Count) return null;
        var word = Spoken.Bare(context.Words[at].Text);
        word = word switch { "supervised" => "attended", "unsupervised" => "unattended", _ => word };
        return choices.Contains(word) ? new ReadResult.Taken(word, at + 1) : null;
    }

    public override IReadOnlyList<string> Options(ReadContext context) => choices;

    public static Attendance Of(string? said) => said is null ? Attendance.Unsaid : Enum.Parse<Attendance>(said, ignoreCase: true);
}

/// <summary>What is held: a room or a rig by name, or a person by mention.</summary>
internal sealed class BookableArgument() : Argument<Resource>("resource", "Which suite, stage or rig?")
{
    private readonly ResourceArgument room = new() { Example = "Color 1" };

    public override ReadResult? Read(ReadContext context, int at) =>
        at < context.Words.Count && context.Words[at].Text.StartsWith('@') && BundleArgument.Person(context, at) is { } person ? person : room.Read(context, at);

    public override Answer? NotFound(ReadContext context, int at) => room.NotFound(context, at);

    public override IReadOnlyList<string> Options(ReadContext context) => room.Options(context);
}

/// <summary>When the sessions of a hold are; a series without hours takes the working day.</summary>
internal sealed class SessionWhenArgument() : Argument<WhenSaid>("when", "When?")
{
    private readonly WhenArgument when = new() { Example = "tomorrow 10-18" };

    public override ReadResult? Read(ReadContext context, int at) => when.Read(context, at);

    public override object? Default(ReadContext context)
    {
        if (!context.Values.Values.OfType<Every>().Any()) return null;
        var today = context.Now.InZone(context.Zone).Date;
        return new WhenSaid(new WhenDays(today, today.PlusDays(1), context.Zone), []);
    }

    public override Answer? NotFound(ReadContext context, int at) => when.NotFound(context, at);
}

/// <summary>A date phrase under another name than <c>when</c>: <c>until fri 17:00</c>, <c>except 4 Dec</c>.</summary>
internal sealed class DateArgument(string name, string question) : Argument<WhenSaid>(name, question)
{
    private readonly WhenArgument when = new(question) { Example = "fri 17:00" };

    public override ReadResult? Read(ReadContext context, int at) => when.Read(context, at);

    public override Answer? NotFound(ReadContext context, int at) => when.NotFound(context, at);
}
