using NodaTime;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Domain.Bookings;

namespace PostBot.Core.Features.Bookings;

/// <summary>How much free time is looked for: whole days in a row, or hours in one piece. One of them is 0.</summary>
internal sealed record RunSaid(int Days, Duration Hours);

/// <summary><c>2 days</c>, <c>two full days</c>, <c>4 hours</c>, <c>3h</c>.</summary>
internal sealed class RunArgument() : Argument<RunSaid>("run", "How many days in a row?")
{
    private const int Most = 60;

    private static readonly string[] fillers = ["full", "whole", "working", "consecutive", "free", "clear"];

    private readonly LengthArgument length = new("hours", "How many hours?") { Example = "4h" };

    public override ReadResult? Read(ReadContext context, int at)
    {
        var words = context.Words;
        if (at >= words.Count) return null;
        var word = Spoken.Bare(words[at].Text);
        if (word.EndsWith('d') && int.TryParse(word.AsSpan(0, word.Length - 1), out var compact) && compact is > 0 and <= Most) return new ReadResult.Taken(new RunSaid(compact, Duration.Zero), at + 1);
        if (SpokenNumber.Read(words, at) is { } said && int.TryParse(said.Digits, out var count) && count is > 0 and <= Most)
        {
            var next = said.Next;
            while (next < words.Count && fillers.Contains(Spoken.Bare(words[next].Text))) next++;
            if (next < words.Count && (words[next].Is("day") || words[next].Is("days")))
            {
                next++;
                if (next + 2 < words.Count && words[next].Is("in") && words[next + 1].Is("a") && words[next + 2].Is("row")) next += 3;
                return new ReadResult.Taken(new RunSaid(count, Duration.Zero), next);
            }
        }
        // A bare number is an hour of the clock here, never minutes.
        return word.Any(char.IsLetter) || (at + 1 < words.Count && Spoken.Bare(words[at + 1].Text) is "h" or "hr" or "hrs" or "hour" or "hours")
            ? length.Read(context, at) is ReadResult.Taken { Value: Duration hours } taken ? new ReadResult.Taken(new RunSaid(0, hours), taken.Next) : null
            : null;
    }
}

/// <summary>What a room can do beside its class: <c>atmos</c>, <c>hdr</c>.</summary>
internal sealed class TagArgument() : Argument<string>("tag", "What does it have to be able to do?")
{
    public static IReadOnlyList<string> Of(Resource resource) => resource.Tags.Split('|', StringSplitOptions.RemoveEmptyEntries);

    public override ReadResult? Read(ReadContext context, int at)
    {
        if (at >= context.Words.Count) return null;
        var word = Spoken.Bare(context.Words[at].Text);
        return context.Names.Resources.Any(resource => Of(resource).Contains(word)) ? new ReadResult.Taken(word, at + 1) : null;
    }

    public override IReadOnlyList<string> Options(ReadContext context) => [.. context.Names.Resources.SelectMany(Of).Distinct().Order(StringComparer.Ordinal)];
}

/// <summary>When free time is looked for: a date phrase that ends where how much of it is said.</summary>
internal sealed class FreeWhenArgument(RunArgument run) : Argument<WhenSaid>("when", "When?")
{
    private readonly WhenArgument when = new() { Example = "tomorrow" };

    public override ReadResult? Read(ReadContext context, int at)
    {
        for (var end = at + 1; end < context.Words.Count; end++)
        {
            if (run.Read(context, end) is not ReadResult.Taken) continue;
            var before = context.Over(Words.Of(context.Words.Line[..context.Words[end - 1].End]));
            if (when.Read(before, at) is ReadResult.Taken taken && taken.Next == end) return taken;
        }
        return when.Read(context, at);
    }

    public override Answer? NotFound(ReadContext context, int at) => when.NotFound(context, at);
}
