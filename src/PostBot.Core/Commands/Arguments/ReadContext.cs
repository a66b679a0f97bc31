using NodaTime;
using PostBot.Core.People;
using PostBot.Domain.People;
using PostBot.Domain.Phrases;
using PostBot.Domain.Projects;

namespace PostBot.Core.Commands.Arguments;

/// <summary>What an argument may look at while it reads.</summary>
internal sealed class ReadContext
{
    private readonly Dictionary<Argument, object> values;
    private readonly Dictionary<Argument, string> said;

    public ReadContext()
    {
        values = [];
        said = [];
    }

    private ReadContext(ReadContext other)
    {
        values = other.values;
        said = other.said;
        FieldErrors = other.FieldErrors;
    }

    public required Words Words { get; init; }

    public required Names Names { get; init; }

    public required Person Asker { get; init; }

    public required Instant Now { get; init; }

    /// <summary>The line is read as said without its verb, so an argument takes only what can be nothing else.</summary>
    public bool WithoutVerb { get; init; }

    /// <summary>The project of the channel; null when it is linked to none.</summary>
    public Project? ChannelProject { get; init; }

    /// <summary>The object of the thread, <c>F5</c>; null outside such threads.</summary>
    public string? ThreadSubject { get; init; }

    /// <summary>The line up to the words being read, for buttons that repeat it with a choice filled in.</summary>
    public required Definition Definition { get; init; }

    public IReadOnlyDictionary<Argument, object> Values => values;

    /// <summary>What was typed for an argument, for the form that asks for the rest; null when nothing was.</summary>
    public string? Said(Argument argument) => said.GetValueOrDefault(argument);

    /// <summary>What is wrong with the fields of a submitted form, by argument name.</summary>
    public Dictionary<string, string> FieldErrors { get; } = [];

    public void Set(Argument argument, object value, string? typed = null)
    {
        values[argument] = value;
        if (typed is not null) said[argument] = typed;
    }

    /// <summary>Unreads an argument: the words turned out to mean something else.</summary>
    public void Forget(Argument argument)
    {
        values.Remove(argument);
        said.Remove(argument);
    }

    /// <summary>The same reading over other words: a form's field.</summary>
    public ReadContext Over(Words words) => new(this)
    {
        Words = words,
        Names = Names,
        Asker = Asker,
        Now = Now,
        ChannelProject = ChannelProject,
        ThreadSubject = ThreadSubject,
        Definition = Definition,
        WithoutVerb = WithoutVerb,
    };

    public bool Has(Argument argument) => values.ContainsKey(argument);

    /// <summary>The zone a date phrase is read in: the resource's, else the project's, else the studio's.</summary>
    public DateTimeZone Zone =>
        values.Values.OfType<Domain.Bookings.Resource>().FirstOrDefault() is { } resource ? Names.ZoneOf(resource)
        : values.Values.OfType<Work>().FirstOrDefault() is { } work ? Names.ZoneOf(work.Project)
        : ChannelProject is { } project ? Names.ZoneOf(project)
        : Names.Zone;

    public PhraseContext Phrases => new(Now, Zone)
    {
        DayStart = LocalTime.FromMinutesSinceMidnight(Names.Studio.DayStart),
        DayEnd = LocalTime.FromMinutesSinceMidnight(Math.Min(Names.Studio.DayEnd, (24 * 60) - 1)),
        Order = Names.Studio.DateOrder,
        WorkingDays = Names.Week.Days,
        Holidays = Names.Week.Holidays,
    };

    /// <summary>The same line with the words from <paramref name="from"/> to <paramref name="until"/> replaced: what a choice button carries.</summary>
    public string LineWith(int from, int until, string replacement)
    {
        var before = from > 0 ? Words.Line[..Words[from - 1].End] + " " : "";
        var after = until < Words.Count ? " " + Words.Line[Words[until].Start..] : "";
        return before + replacement + after;
    }
}
