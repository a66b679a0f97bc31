using Microsoft.EntityFrameworkCore;
using NodaTime;
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

    private static readonly WhenArgument when = new("When is it due?") { Example = "fri 18:00", Leads = ["estimate", "estimated"], NeedsLead = false };

    private static readonly ContractArgument contract = new() { Example = "18 Jan", Leads = ["contract", "contracted", "promised"], Required = false };

    private static readonly IdArgument after = new("D", "after") { Example = "D9", Leads = ["after", "behind"], Required = false };

    private static readonly FlagArgument @fixed = new("fixed") { Example = "fixed", Required = false };

    private static readonly PersonArgument owner = new("owner", "Who owes it?") { Example = "@ed", Leads = ["owner"], NeedsLead = false, Required = false };

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
        Arguments = [work, contract, after, when, @fixed, owner, steps, title],
        Changes = true,
        Topic = "Deadlines",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var about = turn.Get(work);
        var zone = turn.Names.ZoneOf(about.Project);
        var dueAt = Moments.End(turn.Get(when).When, turn.Names);
        if (dueAt <= turn.Now) return Answer.No((Text)"That is in the past: " + new Moment(dueAt, null, zone.Id) + (Text)". Nothing was set.");
        var called = Typed.Clean(turn.Get(title)).Replace('\n', ' ').Trim();
        if (called.Length == 0) return Answer.No($"What is due? For example: {Definition.Examples[0]}");
        if (called.Length > LongestTitle) return Answer.No($"A deadline's name has at most {LongestTitle} characters, and this has {called.Length}. Nothing was set.");
        if (about.Unit is not null) called = Titles.Full(called);
        var named = turn.Maybe(owner);
        var person = named is null ? turn.Asker : turn.Meet(named);
        if (person is null) return Answer.No($"I do not know \"{Typed.Shorten(named!.Handle, 60)}\". Mention people with @, for example @ed.");
        if (await Already(turn, about, called, cancel) is { } already) return Twice(turn, already, dueAt, named, zone);
        long? behind = null;
        if (turn.Has(after))
        {
            if (await Deadlines.Find(turn, turn.Get(after), cancel) is not { } before || before.ProjectId != about.Project.Id) return Refusals.NoSuch(turn.Get(after));
            behind = before.Id;
        }

        var deadline = new Deadline
        {
            Id = turn.NewId(),
            StudioId = turn.Studio.Id,
            Number = turn.NextNumber('D'),
            ProjectId = about.Project.Id,
            UnitId = about.Unit?.Id,
            Title = called,
            DueAt = dueAt,
            ContractAt = turn.Maybe(contract) is { } promised ? Moments.End(promised.When, turn.Names) : null,
            Fixed = turn.Has(@fixed),
            AfterId = behind,
            OwnerId = person.Id,
            SetById = turn.Asker.Id,
            NudgeSteps = turn.Maybe(steps) is { } asked ? string.Join(' ', asked) : null,
        };
        turn.Db.Add(deadline);
        var nudges = Nudging.Plan(turn, deadline, await Nudging.Hours(turn.Db, turn.Names, person, cancel));
        turn.TellChannels(about.Project.Id, DeadlineCard.Draw(new View(turn.Db, turn.Names, null, turn.Now), deadline, nudges, face: null));
        return Answer.Yes(Said(turn, deadline, nudges, person, zone));
    }

    /// <summary>The card, and what is worth knowing about the date.</summary>
    private static Card Said(Turn turn, Deadline deadline, List<Nudge> nudges, Person person, DateTimeZone zone)
    {
        var card = DeadlineCard.Draw(turn.View, deadline, nudges, face: null);
        if (nudges.Count == 0) card = card.With(new Line($"No nudge: {person.Name} has no working hours before it is due."));
        var local = deadline.DueAt.InZone(zone).LocalDateTime;
        if (!turn.Names.Week.Holds(local.Date))
        {
            var before = WorkingShift.AtOrBefore(turn.Names.Week, local.Date);
            card = card.With(new Line($"{Days.Why(turn.Names, local.Date)} is not a working day. Keep it, or {Days.Say(turn, before)}?"));
            if ((before + local.TimeOfDay).InZoneLeniently(zone).ToInstant() > turn.Now)
            {
                card = card.Offer(new Button(Days.Say(turn, before), string.Create(System.Globalization.CultureInfo.InvariantCulture, $"slip D{deadline.Number} {before:yyyy-MM-dd} {local.TimeOfDay:HH:mm} apply")));
            }
        }
        return card.With(turn.Get(when).Notes.Take(2).Select(note => new Line(note)));
    }

    /// <summary>The same thing on the same unit, still open: there is never a second picture lock on one episode.</summary>
    private static async Task<Deadline?> Already(Turn turn, Work about, string called, CancellationToken cancel)
    {
        var (project, unit) = (about.Project.Id, about.Unit?.Id);
        return (await turn.Db.Deadlines.Where(row => row.ProjectId == project && row.UnitId == unit && row.State == DeadlineState.Open).ToListAsync(cancel)).FirstOrDefault(row => Titles.Same(row.Title, called));
    }

    private static Answer Twice(Turn turn, Deadline already, Instant dueAt, Named? named, DateTimeZone zone)
    {
        var view = turn.View;
        var local = dueAt.InZone(zone).LocalDateTime;
        var to = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{local.Date:yyyy-MM-dd} {local.TimeOfDay:HH:mm}");
        var change = $"due change D{already.Number} {to}{(named is null ? "" : $" owner {(named.Person is { } known ? $"\"{known.Name}\"" : "@" + named.Handle)}")}";
        return Answer.No(
            (Text)$"D{already.Number} is {DeadlineCard.What(view, already)} already, due " + DeadlineCard.Due(view, already) + (Text)$", {DeadlineCard.Name(view, already.OwnerId)}. Change it? Nothing was set.",
            new Button($"Change D{already.Number}", change),
            new Button($"Show D{already.Number}", $"show D{already.Number}"));
    }
}
