using Microsoft.EntityFrameworkCore;
using NodaTime;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.Features.Schedules;
using PostBot.Core.People;
using PostBot.Domain.Feedback;
using PostBot.Domain.People;
using PostBot.Domain.Projects;

namespace PostBot.Core.Features.Feedback;

/// <summary>Opens a round of notes on a cut. Opening uses one of the included rounds up.</summary>
internal sealed class RoundOpenCommand : ICommand
{
    private static readonly WorkArgument work = new("On which cut?") { Example = "NIGHTFALL 101", Leads = ["on", "for"], NeedsLead = false, Unit = Need.Always };

    private static readonly VersionArgument version = new("Which version?") { Example = "v7", IsCurrentCut = true };

    private static readonly PeopleArgument reviewers = new("with", "Who gives notes?") { Example = "@dana, Acme", Leads = ["with", "for"], Required = false };

    private static readonly PeopleArgument approvers = new("approvers", "Who approves?") { Example = "@dana", Leads = ["approver", "approvers", "approves"], Required = false };

    private static readonly WordArgument ordinal = new("number", "Which round is it?", word => word.Length <= 2 && int.TryParse(word, System.Globalization.NumberStyles.None, null, out var number) && number > 0 ? word : null) { Example = "2", Required = false };

    private static readonly WordArgument timecode = new("timecode", "Which timecode does the review copy show?", word => FrameRate.TryParse(word, out _) ? word : null) { Example = "29.97df", Leads = ["tc", "timecode"], Required = false };

    private static readonly FlagArgument notes = new("notes") { Example = "notes", Required = false };

    private static readonly WhenArgument due = new("When are the notes due?") { Example = "thu 17:00", Leads = ["due", "by", "before"], Required = false };

    private static readonly WordArgument link = new("link", "Where can it be watched?", Address) { Example = "https://review.example/101v7", Leads = ["link", "watch"], NeedsLead = false, Required = false };

    public Definition Definition { get; } = new()
    {
        Verbs = ["round open", "open round", "round"],
        Summary = "Open a feedback round on a cut",
        Examples = ["round open NIGHTFALL 103 v3 due fri 17:00", "round open NIGHTFALL 104 v1 with @dana due fri 17:00 link https://review.example/104v1"],
        Phrasings =
        [
            "open|start round {number} {*}",
            "start a [feedback|review] round [on|for] {*}",
            "start [feedback|review] round [on|for] {*}",
            "open a [feedback|review] round [on|for] {*}",
            "new round [on|for] {*}",
        ],
        Role = Role.Artist,
        Requestable = true,
        Makes = 'F',
        Arguments = [work, version, reviewers, approvers, due, link, timecode, ordinal, notes],
        Changes = true,
        Topic = "Feedback",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var about = turn.Get(work);
        var (project, unit, cut) = (about.Project, about.Unit!, turn.Get(version));
        var where = $"{project.Code} {unit.Code}";
        var before = await turn.Db.Rounds.AsNoTracking().Where(row => row.UnitId == unit.Id).ToListAsync(cancel);
        if (before.FirstOrDefault(row => row.IsOpen && row.Version == cut) is { } open)
        {
            return Answer.No($"Round {open.Ordinal} is open on {where} {cut} already: F{open.Number}. Add notes to it, or close it first.", new Button("Add notes", $"note F{open.Number}"), new Button("Show notes", $"notes F{open.Number}"));
        }
        var count = before.Count == 0 ? 1 : before.Max(row => row.Ordinal) + 1;
        if (turn.Maybe(ordinal) is { } said && int.Parse(said, System.Globalization.CultureInfo.InvariantCulture) is var wanted && wanted != count)
        {
            return Answer.No($"The next round on {where} is round {count}, not {wanted}. Open it as round {count}?", new Button($"Open round {count}", turn.Line.Replace($"round {said} ", "round ", StringComparison.OrdinalIgnoreCase)));
        }
        if (NotTheirs(turn, project, where, count) is { } refusal) return refusal;
        Instant? dueAt = turn.Maybe(due) is { } phrase ? Moments.End(phrase.When, turn.Names) : null;
        if (dueAt <= turn.Now) return Answer.No((Text)"The notes would be due in the past, on " + new Moment(dueAt.Value, null, project.Zone) + (Text)". For example: due fri 17:00");

        var round = new Round
        {
            Id = turn.NewId(),
            StudioId = turn.Studio.Id,
            Number = turn.NextNumber('F'),
            ProjectId = project.Id,
            UnitId = unit.Id,
            Version = cut,
            Ordinal = count,
            DueAt = dueAt,
            FirstDueAt = dueAt,
            Timecode = FrameRate.TryParse(turn.Maybe(timecode), out var rate) && rate != Rounds.Start(project, unit).Rate ? rate.Label : null,
            Link = turn.Maybe(link),
            OpenedById = turn.Asker.Id,
            OpenedAt = turn.Now,
        };
        turn.Db.Add(round);
        var met = Met(turn);
        var facts = new RoundFacts(0, 0, 0, 0, Name(turn, round, met));
        var card = RoundCard.Draw(turn.View, round, facts);
        if (CutVersion.IsNewer(cut, unit.Cut))
        {
            (await turn.Db.Units.FindAsync([unit.Id], cancel))!.Cut = cut;
            turn.NamesChanged();
            card = card.With(new Line(unit.Cut is { } old ? $"{cut} is the current cut of {where} now; it was {old}." : $"{cut} is the current cut of {where} now."));
        }
        else if (CutVersion.IsNewer(unit.Cut!, cut))
        {
            card = card.With(new Line($"The current cut of {where} is {unit.Cut}."));
        }
        turn.TellChannels(project.Id, RoundCard.Draw(new View(turn.Db, turn.Names, null, turn.Now), round, facts));
        card = card.With(Invite(turn, round, project, facts, met));
        if (turn.Maybe(due) is { } read) card = card.With(read.Notes.Take(2).Select(note => new Line(note)));
        if (turn.Has(timecode) && FrameRate.Parse(turn.Get(timecode)) is { Sentence: { } assumed }) card = card.With(new Line(assumed));
        var waiting = await Deferred(turn, unit, cancel);
        if (waiting.Count > 0) card = card.With(new Line($"{Lists.Count(waiting.Count, "note")} {(waiting.Count == 1 ? "was" : "were")} put off to this round.")).Offer(new Button($"Take in {waiting.Count}", $"reopen {string.Join(' ', waiting.Select(number => $"N{number}"))} in F{round.Number}"));
        return Answer.Yes(card);
    }

    /// <summary>Artists open the included rounds of their own productions; past those, and elsewhere, it is a coordinator's word.</summary>
    private static Answer? NotTheirs(Turn turn, Project project, string where, int ordinal)
    {
        if (turn.Asker.Role >= Role.Coordinator) return null;
        var who = Policy.Holders(Role.Coordinator, turn.Names, project.Id).Take(3).Select(person => person.Name).ToList();
        var ask = who.Count == 0 ? "" : $" That is {Lists.Or(who)}.";
        if (project.RoundsIncluded > 0 && ordinal > project.RoundsIncluded) return Answer.No($"{where} has used its {Lists.Count(project.RoundsIncluded, "included round")}; round {ordinal} needs a coordinator.{ask} Nothing was opened.", Refusals.Ask(turn.Names, Role.Coordinator, turn.Asker, project.Id, turn.Line));
        return turn.Names.IsOnTeam(project.Id, turn.Asker.Id) ? null : Answer.No($"You are not on {project.Code}'s team, so opening a round there needs a coordinator.{ask} Nothing was opened.", Refusals.Ask(turn.Names, Role.Coordinator, turn.Asker, project.Id, turn.Line));
    }

    /// <summary>Everyone who was named, met once; null for whom PostBot cannot know.</summary>
    private static Dictionary<Named, Person?> Met(Turn turn) =>
        new[] { turn.Maybe(reviewers), turn.Maybe(approvers) }.SelectMany(list => list?.People ?? []).Distinct().ToDictionary(named => named, turn.Meet);

    /// <summary>Keeps who was named: the first reviewer leads, and approves when nobody is named for that.</summary>
    private static List<Reviewer> Name(Turn turn, Round round, Dictionary<Named, Person?> met)
    {
        var named = new List<Reviewer>();
        foreach (var (list, approves) in new[] { (turn.Maybe(reviewers), false), (turn.Maybe(approvers), true) })
        {
            var people = (list?.People ?? []).Select(one => met[one]).OfType<Person>().Select(person => ((long?)person.Id, person.Name));
            foreach (var (id, name) in people.Concat((list?.Others ?? []).Select(other => ((long?)null, Typed.Shorten(other, 60)))))
            {
                if (named.FirstOrDefault(each => id is null ? each.Name.Equals(name, StringComparison.OrdinalIgnoreCase) : each.PersonId == id) is { } known) known.IsApprover |= approves;
                else named.Add(Answering.Added(turn, round, id, name, lead: named.Count == 0, approves));
            }
        }
        if (named.Count > 0 && !named.Any(each => each.IsApprover)) named[0].IsApprover = true;
        return named;
    }

    /// <summary>The notes of earlier rounds of the unit that were put off to the next one.</summary>
    private static async Task<List<long>> Deferred(Turn turn, Unit unit, CancellationToken cancel) => await turn.Db.Notes.AsNoTracking()
        .Where(note => note.State == NoteState.Deferred && !note.IsLate)
        .Join(turn.Db.Rounds.Where(round => round.UnitId == unit.Id), note => note.RoundId, round => round.Id, (note, _) => note.Number)
        .OrderBy(number => number).Take(100).ToListAsync(cancel);

    /// <summary>Sends the round to each reviewer, and says who could not be told and why.</summary>
    private static List<Line> Invite(Turn turn, Round round, Project project, RoundFacts facts, Dictionary<Named, Person?> met)
    {
        var lines = new List<Line>();
        var told = new List<string>();
        foreach (var (named, person) in met)
        {
            if (person is null) lines.Add(new Line($"I do not know \"{Typed.Shorten(named.Handle, 60)}\", so they were not told."));
            else if (!Rounds.MaySee(person, project.Id, turn.Names)) lines.Add(new Line($"{person.Name} is not on {project.Code}'s team and was not told. To add them: team {project.Code} add @{person.Name.ToLowerInvariant()} client"));
            else if (turn.Tell(person, RoundCard.Draw(new View(turn.Db, turn.Names, person, turn.Now), round, facts)) is { } why) lines.Add(new Line($"{person.Name} was not told: {why}."));
            else if (person.Id != turn.Asker.Id) told.Add(person.Name);
        }
        if (told.Count > 0) lines.Insert(0, new Line($"Told: {Lists.And(told)}"));
        var others = facts.Reviewers.Where(reviewer => reviewer.PersonId is null).Select(reviewer => reviewer.Name).ToList();
        if (others.Count > 0) lines.Add(new Line($"Not known here, so tell them yourself: {Typed.Shorten(Lists.And(others), 200)}"));
        return lines;
    }

    private static string? Address(string word)
    {
        var clean = word.Trim('<', '>');
        return clean.Length <= 2_000 && Uri.TryCreate(clean, UriKind.Absolute, out var url) && url.Scheme is "https" or "http" && url.Host.Length > 0 ? clean : null;
    }
}
