using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.Features.Risk;
using PostBot.Core.People;
using PostBot.Domain.People;
using PostBot.Domain.Projects;

namespace PostBot.Core.Features.Status;

/// <summary>Every production the asker may see, one line each.</summary>
internal sealed class StatusCommand : ICommand
{
    private static readonly FlagArgument all = new("all") { Example = "all", Required = false };

    private static readonly PageArgument page = new() { Example = "2", Required = false };

    /// <summary>In a channel of one production, <c>status</c> alone is about that one.</summary>
    private static readonly FlagArgument everywhere = new("studio", "everything", "productions", "projects") { Example = "studio", Required = false };

    public Definition Definition { get; } = new()
    {
        Verbs = ["status"],
        Summary = "See every production in one line each",
        Examples = ["status", "status studio"],
        Phrasings =
        [
            "where are we [with|on] [everything]",
            "how are we doing|looking",
            "how is everything [going|looking]",
            "how is it going",
            "what is going|happening [on]",
            "what is the status [of] [everything]",
            "what is up",
            "update me",
            "any news",
            "who is behind",
        ],
        Role = Role.Viewer,
        Outsiders = true,
        Arguments = [everywhere, all, page],
        Topic = "Status",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var projects = Policy.Visible(turn.Asker, turn.Names).ToList();
        if (projects.Count == 0) return Answer.Yes(Nothing(turn));
        var floor = (await Floor.LoadBrief(turn.Db, projects, turn.Now, cancel)).For(turn.Asker);
        var needs = await Needs.Load(turn, projects, floor, cancel);
        var standings = projects.Select(project => Overview.Of(turn, project, floor, needs)).OrderBy(one => one.Urgency).ThenBy(one => one.IsDone).ThenBy(one => one.Project.Code, StringComparer.Ordinal).ToList();
        var needy = standings.Count(one => one.Urgency != Urgency.None);
        var number = turn.Maybe(page) is var said and > 0 ? said : 1;
        var paged = new Paged<Overview>(standings, turn.Has(all) ? ProjectStatus.MostLinesOfAll : ProjectStatus.MostLines, number);
        var card = new Card($"{Lists.Count(projects.Count, "production")}, {(needy == 0 ? "all on track" : needy == 1 ? "1 needs you" : $"{needy} need you")}")
            .With(paged.Shown.Select(one => new Line(one.Line)));
        if (paged.Rest.Count > 0) card = card.With(new Line($"And {Lists.Count(paged.Rest.Count, "more production")}, {Lists.Count(paged.Rest.Count(one => one.Urgency != Urgency.None), "exception")} among them."));
        card = card.Offer(paged.Shown.Take(paged.IsMore ? 3 : 4).Select(one => new Button(one.Project.Code, $"status {one.Project.Code}")));
        if (paged.IsMore) card = card.Offer(new Button("Show more", turn.Has(all) ? $"status studio all page {number + 1}" : "status studio all"));
        return Answer.Yes(Policy.IsInside(turn.Asker) ? card.Offer(new Button("Share", $"share status studio{(turn.Has(all) ? " all" : "")}{paged.Again}")) : card);
    }

    private static Card Nothing(Turn turn) => turn.Asker.Role >= Role.Coordinator
        ? new Card("There is no production yet").With(new Line("For example: project add NIGHTFALL \"Nightfall, series 1\" episodic 23.976 Europe/London rounds 3"))
        : new Card("There is no production that you can see yet").With(new Line(Policy.IsInside(turn.Asker) ? "A coordinator can add one." : "Ask the studio to add you to yours."));

    /// <summary>One production in one line.</summary>
    private sealed record Overview(Project Project, Urgency Urgency, bool IsDone, Text Line)
    {
        public static Overview Of(Turn turn, Project project, Floor floor, Needs needs)
        {
            var words = new StatusWords(turn, project);
            var standings = Standing.Of(turn.Names.UnitsOf(project.Id), floor, turn.Now, needs);
            var deadlines = floor.Deadlines.Where(deadline => deadline.ProjectId == project.Id).ToList();
            var late = deadlines.Where(deadline => deadline.DueAt < turn.Now).ToList();
            var needed = standings.SelectMany(standing => standing.Needs).OrderBy(need => !need.Rule.IsCritical).FirstOrDefault();
            var urgency = late.Count > 0 || standings.Any(standing => standing.Urgency == Urgency.Critical) ? Urgency.Critical : standings.Any(standing => standing.Urgency != Urgency.None) || deadlines.Exists(deadline => deadline.IsForecastLate) ? Urgency.AtRisk : Urgency.None;
            var steps = floor.CountsOf(project.Id);
            var done = steps.All > 0 && steps.Done == steps.All;
            var started = steps.NotStarted < steps.All;
            var parts = new List<Text>();
            if (late.Count > 0) parts.Add((Text)$"✖ {project.Code} critical: " + words.Was(late[0]));
            else if (needed is { Rule.IsCritical: true }) parts.Add(needed.Line);
            else if (standings.FirstOrDefault(standing => standing.Blocked.Count > 0) is { } blocked) parts.Add($"▲ {project.Code} at risk: {blocked.Unit.Code} {words.Step(blocked.Blocked[0])}");
            else if (standings.FirstOrDefault(standing => standing.LateNotes.Count > 0) is { } waiting) parts.Add($"▲ {project.Code} at risk: notes on {waiting.Unit.Code} are late (F{waiting.LateNotes[0].Number})");
            else if (deadlines.Find(deadline => deadline.IsForecastLate) is { } slip) parts.Add((Text)$"▲ {project.Code} at risk: {(slip.UnitId is { } unit ? $"{turn.Names.Unit(unit).Code} " : "")}" + words.Forecast(slip));
            else if (needed is not null) parts.Add(needed.Line);
            else parts.Add(done ? $"✓ {project.Code} done" : standings.Count == 0 ? $"– {project.Code} has no {UnitWord.For(project.Kind)} yet" : started ? $"● {project.Code} in progress" : $"– {project.Code} not started");
            if (late.Count > 1) parts.Add($"{late.Count - 1} more late");
            if (deadlines.Find(deadline => deadline.DueAt >= turn.Now) is { } next) parts.Add((Text)"next " + words.Due(next) + (Text)$", {words.Left(next)}");
            var notes = standings.Sum(standing => standing.OpenNotes);
            if (notes > 0) parts.Add(Lists.Count(notes, "open note"));
            if (Today(turn, project, floor) is var today and > 0) parts.Add($"{Lists.Count(today, "session")} today");
            return new Overview(project, urgency, done, Text.Join(" · ", parts));
        }

        private static int Today(Turn turn, Project project, Floor floor)
        {
            var zone = turn.Names.ZoneOf(project);
            var today = turn.Now.InZone(zone).Date;
            return floor.Sessions.Count(session => session.ProjectId == project.Id && session.StartAt.InZone(zone).Date <= today);
        }
    }
}
