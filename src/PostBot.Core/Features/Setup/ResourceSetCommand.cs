using NodaTime;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.Features.Bookings;
using PostBot.Domain.Bookings;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Setup;

/// <summary>What a room needs before and after a session, and what it can do beside its class.</summary>
internal sealed class ResourceSetCommand : ICommand
{
    private const int MostMinutes = 4 * 60;

    private static readonly ResourceArgument room = new() { Example = "Color 1" };

    private static readonly MinutesArgument prep = new("prep") { Example = "30m", Leads = ["prep", "preparation"], Required = false };

    private static readonly MinutesArgument reset = new("reset") { Example = "15m", Leads = ["reset"], Required = false };

    private static readonly TagsArgument tags = new() { Example = "hdr, atmos", Leads = ["tags", "tag"], Required = false };

    public Definition Definition { get; } = new()
    {
        Verbs = ["resource set", "room set", "suite set", "stage set"],
        Summary = "Say how long a room takes to prepare and to reset, and what it can do",
        Examples = ["resource set Color 1 prep 30m reset 15m", "resource set Mix A tags atmos, dolby vision"],
        Role = Role.Coordinator,
        StudioWide = true,
        Arguments = [room, prep, reset, tags],
        Changes = true,
        Topic = "Setting up",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        if (!turn.Has(prep) && !turn.Has(reset) && !turn.Has(tags)) return Answer.No($"What changes? For example: {Definition.Examples[0]}");
        foreach (var minutes in (MinutesArgument[])[prep, reset])
        {
            if (turn.Has(minutes) && turn.Get(minutes) > Duration.FromMinutes(MostMinutes)) return Answer.No($"At most {MostMinutes / 60} hours. Nothing was changed.");
        }
        var row = (await turn.Db.Resources.FindAsync([turn.Get(room).Id], cancel))!;
        var before = Say(row);
        if (turn.Has(prep)) row.PrepMinutes = (int)turn.Get(prep).TotalMinutes;
        if (turn.Has(reset)) row.ResetMinutes = (int)turn.Get(reset).TotalMinutes;
        if (turn.Maybe(tags) is { } said) row.Tags = string.Join('|', said);
        if (Say(row) == before) return Answer.No($"{row.Name} is like that already: {before}. Nothing was changed.");
        turn.NamesChanged();
        var card = new Card($"{row.Name}: {Say(row)}").With(new Line($"Before: {before}."));
        return Answer.Yes(turn.Has(prep) || turn.Has(reset) ? card.With(new Line("It counts for what is booked or moved from now on; nobody else can have the room in that time.")) : card);
    }

    /// <summary>What it needs around a session and what it can do, on one line.</summary>
    public static string Say(Resource room) => string.Join(" · ", ((string?[])
    [
        room.PrepMinutes > 0 ? $"{Times.Length(Duration.FromMinutes(room.PrepMinutes))} to prepare" : null,
        room.ResetMinutes > 0 ? $"{Times.Length(Duration.FromMinutes(room.ResetMinutes))} to reset" : null,
        room.Tags.Length > 0 ? $"tags {Lists.And(TagArgument.Of(room))}" : null,
    ]).OfType<string>().DefaultIfEmpty("no time to prepare or reset, no tags"));
}

/// <summary>Minutes or hours, or <c>none</c>.</summary>
internal sealed class MinutesArgument(string name) : Argument<Duration>(name, $"How long is the {name}?")
{
    private readonly LengthArgument length = new(name, "How long?") { Example = "30m" };

    public override ReadResult? Read(ReadContext context, int at) =>
        at < context.Words.Count && (context.Words[at].Is("none") || context.Words[at].Is("0")) ? new ReadResult.Taken(Duration.Zero, at + 1) : length.Read(context, at);

    public override Answer? NotFound(ReadContext context, int at) => Answer.No($"How long is the {Name}? For example: {Name} {Example}, or {Name} none");
}

/// <summary><c>hdr, atmos</c> up to the next thing that is said, or <c>none</c>.</summary>
internal sealed class TagsArgument() : Argument<IReadOnlyList<string>>("tags", "What can it do?")
{
    private const int Most = 10;
    private const int Longest = 30;

    public override ReadResult? Read(ReadContext context, int at)
    {
        var words = context.Words;
        var next = at;
        while (next < words.Count && !context.Definition.Arguments.Any(other => other != this && other.Leads.Any(lead => words[next].Is(lead)))) next++;
        if (next == at) return null;
        var said = words.Join(at, next - at).ToLowerInvariant();
        if (said == "none") return new ReadResult.Taken(Array.Empty<string>(), next);
        var tags = said.Split(said.Contains(',', StringComparison.Ordinal) ? ',' : ' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct().ToList();
        return tags.Count > Most || tags.Exists(tag => tag.Length > Longest || tag.Contains('|', StringComparison.Ordinal))
            ? new ReadResult.Trouble(Answer.No($"At most {Most} tags of {Longest} characters, parted by commas. For example: tags {Example}"))
            : new ReadResult.Taken(tags, next);
    }

    public override Answer? NotFound(ReadContext context, int at) => Answer.No($"What can it do? For example: tags {Example}");
}
