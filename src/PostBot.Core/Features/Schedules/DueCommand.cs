using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Domain.People;
using PostBot.Domain.Schedules;

namespace PostBot.Core.Features.Schedules;

/// <summary>Something that has to have happened by a moment, who owes it, and when they are reminded.</summary>
internal sealed class DueCommand : ICommand
{
    private const int LongestTitle = 120;

    private static readonly WorkArgument work = new() { Example = "NIGHTFALL 101", Leads = ["for", "on"], NeedsLead = false };

    private static readonly TitleArgument title = new("title", "What is due?") { Example = "picture lock" };

    private static readonly WhenArgument when = new("When is it due?") { Example = "fri 18:00" };

    private static readonly PersonArgument owner = new("owner", "Who owes it?") { Example = "@ed", Leads = ["owner"], Required = false };

    private static readonly NudgeStepsArgument steps = new() { Example = "7d 2d 4h", Leads = ["nudge", "nudges"], Required = false };

    public Definition Definition { get; } = new()
    {
        Verbs = ["due", "deadline add"],
        Summary = "Set a deadline; its owner is reminded before it",
        Examples = ["due NIGHTFALL 101 picture lock fri 18:00 owner @ed nudge 2d 4h", "due NIGHTFALL 102 \"vfx finals\" 14 Dec"],
        Phrasings =
        [
            "{title} {project} is|due [due] [on|by|now|for] {when}",
            "{project} {title} is|due [due] [on|by|now|for] {when}",
            "deadline for {*}",
            "set a deadline [for|on] {*}",
            "add a deadline [for|on] {*}",
        ],
        Role = Role.Coordinator,
        Requestable = true,
        Makes = 'D',
        Doing = "Setting a deadline",
        Meanwhile = "Nothing was set.",
        Arguments = [work, when, owner, steps, title],
        Changes = true,
        Topic = "Deadlines",
    };

    public Task<Answer> Run(Turn turn, CancellationToken cancel) => Task.FromResult(Set(turn));

    private Answer Set(Turn turn)
    {
        var about = turn.Get(work);
        var zone = turn.Names.ZoneOf(about.Project);
        var said = turn.Get(when);
        var dueAt = Moments.End(said.When, turn.Names);
        if (dueAt <= turn.Now) return Answer.No((Text)"That is in the past: " + new Moment(dueAt, null, zone.Id) + (Text)". Nothing was set.");
        var called = Typed.Clean(turn.Get(title)).Replace('\n', ' ').Trim();
        if (called.Length == 0) return Answer.No($"What is due? For example: {Definition.Examples[0]}");
        if (called.Length > LongestTitle) return Answer.No($"A deadline's name has at most {LongestTitle} characters, and this has {called.Length}. Nothing was set.");
        var named = turn.Maybe(owner);
        var person = named is null ? turn.Asker : turn.Meet(named);
        if (person is null) return Answer.No($"I do not know \"{Typed.Shorten(named!.Handle, 60)}\". Mention people with @, for example @ed.");

        var deadline = new Deadline
        {
            Id = turn.NewId(),
            StudioId = turn.Studio.Id,
            Number = turn.NextNumber('D'),
            ProjectId = about.Project.Id,
            UnitId = about.Unit?.Id,
            Title = called,
            DueAt = dueAt,
            OwnerId = person.Id,
        };
        turn.Db.Add(deadline);
        var nudges = NudgePlan.Moments(dueAt, turn.Maybe(steps) ?? ["1d"], Moments.Hours(turn.Names, person), turn.Now)
            .Select(nudge => new Nudge { Id = turn.NewId(), StudioId = turn.Studio.Id, DeadlineId = deadline.Id, Step = nudge.Step, FireAt = nudge.At }).ToList();
        turn.Db.AddRange(nudges);

        var card = DeadlineCard.Draw(new View(turn.Db, turn.Names, turn.Asker, turn.Now), deadline, nudges, face: null);
        if (nudges.Count == 0) card = card.With(new Line($"No nudge: {person.Name} has no working hours before it is due."));
        var day = dueAt.InZone(zone).Date;
        if (!turn.Names.Week.Holds(day)) card = card.With(new Line($"{turn.Names.HolidayOn(day) ?? day.DayOfWeek.ToString()} is not a working day."));
        turn.TellChannels(about.Project.Id, DeadlineCard.Draw(new View(turn.Db, turn.Names, null, turn.Now), deadline, nudges, face: null));
        return Answer.Yes(card.With(said.Notes.Take(2).Select(note => new Line(note))));
    }
}
