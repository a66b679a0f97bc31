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

    private static readonly WhenArgument due = new("When are the notes due?") { Example = "thu 17:00", Leads = ["due", "by", "before"], Required = false };

    private static readonly WordArgument link = new("link", "Where can it be watched?", Address) { Example = "https://review.example/101v7", Leads = ["link", "watch"], NeedsLead = false, Required = false };

    public Definition Definition { get; } = new()
    {
        Verbs = ["round open", "open round", "round"],
        Summary = "Open a feedback round on a cut",
        Examples = ["round open NIGHTFALL 103 v3 due fri 17:00", "round open NIGHTFALL 104 v1 with @dana due fri 17:00 link https://review.example/104v1"],
        Phrasings =
        [
            "start a [feedback|review] round [on|for] {*}",
            "start [feedback|review] round [on|for] {*}",
            "open a [feedback|review] round [on|for] {*}",
            "new round [on|for] {*}",
        ],
        Role = Role.Artist,
        Requestable = true,
        Makes = 'F',
        Arguments = [work, version, reviewers, due, link],
        Changes = true,
        Topic = "Feedback",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var about = turn.Get(work);
        var (project, unit, cut) = (about.Project, about.Unit!, turn.Get(version));
        var where = $"{project.Code} {unit.Code}";
        var before = await turn.Db.Rounds.AsNoTracking().Where(row => row.UnitId == unit.Id).ToListAsync(cancel);
        if (before.FirstOrDefault(row => row.State == RoundState.Open && row.Version == cut) is { } open)
        {
            return Answer.No($"Round {open.Ordinal} is open on {where} {cut} already: F{open.Number}. Add notes to it, or close it first.", new Button("Add notes", $"note F{open.Number}"), new Button("Show notes", $"notes F{open.Number}"));
        }
        var ordinal = before.Count == 0 ? 1 : before.Max(row => row.Ordinal) + 1;
        if (NotTheirs(turn, project, where, ordinal) is { } refusal) return refusal;
        Instant? dueAt = turn.Maybe(due) is { } said ? Moments.End(said.When, turn.Names) : null;
        if (dueAt <= turn.Now) return Answer.No((Text)"The notes would be due in the past, on " + new Moment(dueAt.Value, null, project.Zone) + (Text)". For example: due fri 17:00");

        var round = new Round
        {
            Id = turn.NewId(),
            StudioId = turn.Studio.Id,
            Number = turn.NextNumber('F'),
            ProjectId = project.Id,
            UnitId = unit.Id,
            Version = cut,
            Ordinal = ordinal,
            DueAt = dueAt,
            Link = turn.Maybe(link),
            OpenedById = turn.Asker.Id,
            OpenedAt = turn.Now,
        };
        turn.Db.Add(round);
        var card = RoundCard.Draw(new View(turn.Db, turn.Names, turn.Asker, turn.Now), round, (0, 0));
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
        turn.TellChannels(project.Id, RoundCard.Draw(new View(turn.Db, turn.Names, null, turn.Now), round, (0, 0)));
        card = card.With(Invite(turn, round, project));
        if (turn.Maybe(due) is { } phrase) card = card.With(phrase.Notes.Take(2).Select(note => new Line(note)));
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

    /// <summary>Sends the round to each reviewer, and says who could not be told and why.</summary>
    private static List<Line> Invite(Turn turn, Round round, Project project)
    {
        var lines = new List<Line>();
        if (turn.Maybe(reviewers) is not { } invited) return lines;
        var told = new List<string>();
        foreach (var named in invited.People)
        {
            if (turn.Meet(named) is not { } person) lines.Add(new Line($"I do not know \"{Typed.Shorten(named.Handle, 60)}\", so they were not told."));
            else if (!Rounds.MaySee(person, project.Id, turn.Names)) lines.Add(new Line($"{person.Name} is not on {project.Code}'s team and was not told. To add them: team {project.Code} add @{person.Name.ToLowerInvariant()} client"));
            else if (turn.Tell(person, RoundCard.Draw(new View(turn.Db, turn.Names, person, turn.Now), round, (0, 0))) is { } why) lines.Add(new Line($"{person.Name} was not told: {why}."));
            else if (person.Id != turn.Asker.Id) told.Add(person.Name);
        }
        if (told.Count > 0) lines.Insert(0, new Line($"Told: {Lists.And(told)}"));
        if (invited.Others.Count > 0) lines.Add(new Line($"Not known here, so tell them yourself: {Typed.Shorten(Lists.And(invited.Others), 200)}"));
        return lines;
    }

    private static string? Address(string word)
    {
        var clean = word.Trim('<', '>');
        return clean.Length <= 2_000 && Uri.TryCreate(clean, UriKind.Absolute, out var url) && url.Scheme is "https" or "http" && url.Host.Length > 0 ? clean : null;
    }
}
