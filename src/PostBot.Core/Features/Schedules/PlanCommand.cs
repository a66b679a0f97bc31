using Microsoft.EntityFrameworkCore;
using NodaTime;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Domain.People;
using PostBot.Domain.Phrases;
using PostBot.Domain.Projects;
using PostBot.Domain.Schedules;

namespace PostBot.Core.Features.Schedules;

/// <summary>Lays a template's milestones backwards from delivery. The plan is shown first; nothing is written before Confirm.</summary>
internal sealed class PlanCommand : ICommand
{
    private const int MostUnits = 60;
    private const int MostLines = 20;

    private static readonly WorkArgument work = new() { Example = "NIGHTFALL 101", Leads = ["for"], NeedsLead = false };

    private static readonly KindArgument kind = new() { Example = "episodic", Required = false };

    private static readonly WhenArgument deliver = new("When is it delivered, or on air?") { Example = "18 Jan", Leads = ["deliver", "delivery", "delivers", "delivering", "tx", "air", "on"], NeedsLead = false };

    private static readonly StaggerArgument stagger = new() { Example = "14d", Leads = ["stagger", "staggered", "every"], Required = false };

    private static readonly FlagArgument confirm = new("confirm") { Example = "confirm", Required = false };

    private static readonly FlagArgument keep = new("keep") { Example = "keep", Required = false };

    public Definition Definition { get; } = new()
    {
        Verbs = ["plan"],
        Summary = "Lay the milestones of a production backwards from its delivery; you see them before they are set",
        Examples = ["plan SALT feature deliver 14 Mar", "plan NIGHTFALL episodic 103 18 Jan stagger 14d"],
        Role = Role.Coordinator,
        Arguments = [work, kind, stagger, confirm, keep, deliver, More],
        Changes = true,
        Topic = "Deadlines",
    };

    /// <summary>The episode may stand behind the kind: <c>NIGHTFALL episodic 101</c>.</summary>
    private static UnitOfArgument More { get; } = new(work) { Example = "101", Required = false };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var about = turn.Get(work);
        var first = about.Unit ?? turn.Maybe(More);
        var said = turn.Get(deliver).When;
        var zone = turn.Names.ZoneOf(about.Project);
        var date = said is WhenDays days ? days.Last : said.Start.InZone(zone).Date;
        if (date <= turn.Now.InZone(zone).Date) return Answer.No($"{Days.Say(turn, date)} is not ahead, so nothing can be planned backwards from it. For example: {Definition.Examples[0]}");
        var units = Units(turn, about.Project, first);
        if (units.Count > MostUnits) return Answer.No($"That is {units.Count} episodes at once; plan at most {MostUnits}. Nothing was set.");
        var milestones = turn.Names.Steps.Template(turn.Has(kind) ? turn.Get(kind) : about.Project.Kind).Milestones;
        if (milestones.Count == 0) return Answer.No("That template has no milestones, so there is nothing to plan.", new Button("Templates", "template"));
        var plans = BackwardPlan.Staggered(milestones, date, units.Count, turn.Has(stagger) ? turn.Get(stagger) : 0, turn.Names.Week, turn.Has(keep));
        var already = await Already(turn, about.Project, units, cancel);
        return turn.Has(confirm) ? Write(turn, about.Project, units, plans, already, zone) : Answer.Yes(Preview(turn, about.Project, units, plans, already));
    }

    /// <summary>Without a stagger one unit, or the production as a whole; with one, the unit and all that follow it.</summary>
    private static List<Unit?> Units(Turn turn, Project project, Unit? first)
    {
        if (!turn.Has(stagger)) return [first];
        var all = turn.Names.UnitsOf(project.Id).ToList();
        return [.. all.SkipWhile(unit => first is not null && unit.Id != first.Id)];
    }

    private static Card Preview(Turn turn, Project project, List<Unit?> units, IReadOnlyList<PlannedDelivery> plans, HashSet<(long?, string)> already)
    {
        var count = plans.Sum(plan => plan.Milestones.Count);
        var which = units.Count > 1 ? $"{units[0]!.Code} to {units[^1]!.Code}" : units[0]?.Code;
        var card = new Card($"A plan for {project.Code}{(which is null ? "" : " " + which)}: {Lists.Count(count, "milestone")}, delivery {Days.Say(turn, plans[0].Delivery)}{(plans.Count > 1 ? $" to {Days.Say(turn, plans[^1].Delivery)}" : "")}. Nothing is set yet");
        card = units.Count == 1
            ? card.With(plans[0].Milestones.Take(MostLines).Select(planned => new Line($"{Days.Say(turn, planned.Date)} · {planned.Milestone.Name}{(already.Contains((units[0]?.Id, Key(planned.Milestone.Name))) ? " · is set already, stays as it is" : "")}")))
            : card.With(plans.Take(MostLines).Select((plan, i) => new Line($"{units[i]!.Code} · {Span(turn, plan)}")));
        var today = turn.Now.InZone(turn.Names.ZoneOf(project)).Date;
        if (plans.Min(plan => plan.Begins) < today)
        {
            var late = WorkingShift.Between(turn.Names.Week, plans.Min(plan => plan.Begins), today);
            card = card.With(new Line($"▲ at risk: work would have to have begun on {Days.Say(turn, plans.Min(plan => plan.Begins))}, {Lists.Count(late, "working day")} ago"));
        }
        var line = Line(turn, project, units[0]);
        var off = plans.Where(plan => !turn.Names.Week.Holds(plan.Said)).ToList();
        if (off.Count > 0)
        {
            var (one, before) = (off[0].Said, WorkingShift.AtOrBefore(turn.Names.Week, off[0].Said));
            card = card.With(new Line($"{Times.Day(one, today)} is {Article(Days.Why(turn.Names, one))}; {(turn.Has(keep) ? "it is kept as the delivery" : $"the plan delivers on {Days.Say(turn, before)}, the working day before")}{(off.Count > 1 ? $" · so are {off.Count - 1} more" : "")}"));
            return card.Offer(
                new Button($"Confirm, deliver {Times.Day(before, today)}", $"{line} confirm"),
                new Button($"Keep {Times.Day(one, today)}", $"{line} keep confirm"),
                new Button("Cancel", $"deadlines {project.Code}"));
        }
        return card.Offer(new Button("Confirm", $"{line} confirm"), new Button("Cancel", $"deadlines {project.Code}"));
    }

    /// <summary>A deadline for each milestone that is not there yet and not past.</summary>
    private static Answer Write(Turn turn, Project project, List<Unit?> units, IReadOnlyList<PlannedDelivery> plans, HashSet<(long?, string)> already, DateTimeZone zone)
    {
        var (set, past, kept) = (0, 0, 0);
        var hour = LocalTime.FromMinutesSinceMidnight(Math.Min(turn.Studio.DayEnd, (24 * 60) - 1));
        for (var i = 0; i < plans.Count; i++)
        {
            foreach (var planned in plans[i].Milestones)
            {
                var dueAt = planned.Date.At(hour).InZoneLeniently(zone).ToInstant();
                var isDelivery = ReferenceEquals(planned, plans[i].Milestones[^1]);
                if (already.Contains((units[i]?.Id, Key(planned.Milestone.Name)))) kept++;
                else if (dueAt <= turn.Now) past++;
                else
                {
                    Set(turn, project, units[i], planned, dueAt, isDelivery ? plans[i].Said.At(hour).InZoneLeniently(zone).ToInstant() : null);
                    set++;
                }
            }
        }
        if (set == 0) return Answer.No($"Every milestone is set already or past. Nothing was changed.", new Button("Deadlines", $"deadlines {project.Code}"));
        var card = new Card($"Planned: {Lists.Count(set, "milestone")} on {project.Code}{(units.Count == 1 && units[0] is { } unit ? " " + unit.Code : "")}, delivery {Days.Say(turn, plans[0].Delivery)}{(plans.Count > 1 ? $" to {Days.Say(turn, plans[^1].Delivery)}" : "")}");
        if (kept > 0) card = card.With(new Line($"{Lists.Count(kept, "milestone")} had a date already and kept it"));
        if (past > 0) card = card.With(new Line($"{Lists.Count(past, "milestone")} would lie in the past and {(past == 1 ? "was" : "were")} left out"));
        return Answer.Yes(card.With(new Line("They have no owners yet; nobody is nudged until they do. To give one: due change D9 owner @ed")).Offer(new Button("Deadlines", $"deadlines {project.Code}")));
    }

    private static void Set(Turn turn, Project project, Unit? unit, PlannedMilestone planned, Instant dueAt, Instant? contract) =>
        turn.Db.Add(new Deadline
        {
            Id = turn.NewId(),
            StudioId = turn.Studio.Id,
            Number = turn.NextNumber('D'),
            ProjectId = project.Id,
            UnitId = unit?.Id,
            Title = planned.Milestone.Name,
            DueAt = dueAt,
            ContractAt = contract,
            SetById = turn.Asker.Id,
        });

    /// <summary>What is open there already, by unit and name: a plan never makes a second picture lock.</summary>
    private static async Task<HashSet<(long?, string)>> Already(Turn turn, Project project, List<Unit?> units, CancellationToken cancel)
    {
        var ids = units.Select(unit => unit?.Id).ToList();
        var rows = await turn.Db.Deadlines.AsNoTracking().Where(row => row.ProjectId == project.Id && row.State == DeadlineState.Open).ToListAsync(cancel);
        return [.. rows.Where(row => ids.Contains(row.UnitId)).Select(row => (row.UnitId, Key(row.Title)))];
    }

    private static string Key(string title) => Likeness.Fold(Titles.Full(title));

    private static string Span(Turn turn, PlannedDelivery plan)
    {
        var mark = plan.Milestones.FirstOrDefault(planned => planned.Milestone.Step == "edit") ?? plan.Milestones[0];
        return $"{mark.Milestone.Name} {Days.Say(turn, mark.Date)} · delivery {Days.Say(turn, plan.Delivery)}";
    }

    private static string Article(string day) => day is "Saturday" or "Sunday" ? $"a {day}" : day;

    private static string Line(Turn turn, Project project, Unit? first)
    {
        var said = turn.Get(deliver).When;
        var date = said is WhenDays days ? days.Last : said.Start.InZone(turn.Names.ZoneOf(project)).Date;
        var words = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"plan {project.Code}{(first is null ? "" : " " + first.Code)} {KindArgument.Word(turn.Has(kind) ? turn.Get(kind) : project.Kind)} deliver {date:yyyy-MM-dd}");
        return turn.Has(stagger) ? $"{words} stagger {turn.Get(stagger)}d" : words;
    }
}

/// <summary>A kind of production: <c>feature</c>, <c>episodic</c>.</summary>
internal sealed class KindArgument() : Argument<ProjectKind>("kind", "What kind of production?")
{
    public static string Word(ProjectKind kind) => kind.ToString().ToLowerInvariant();

    public override ReadResult? Read(ReadContext context, int at)
    {
        if (at >= context.Words.Count) return null;
        var word = Spoken.Bare(context.Words[at].Text);
        var known = word switch { "series" or "drama" => ProjectKind.Episodic, "film" => ProjectKind.Feature, "spot" or "ad" => ProjectKind.Commercial, "doc" => ProjectKind.Documentary, _ => (ProjectKind?)null };
        foreach (var kind in Enum.GetValues<ProjectKind>()) if (Word(kind) == word) known = kind;
        return known is { } found ? new ReadResult.Taken(found, at + 1) : null;
    }
}

/// <summary>Calendar days between two deliveries: <c>14d</c>, <c>2 weeks</c>.</summary>
internal sealed class StaggerArgument() : Argument<int>("stagger", "How many days apart?")
{
    private const int MostDays = 366;

    private readonly ByArgument by = new() { Example = "14d" };

    public override ReadResult? Read(ReadContext context, int at)
    {
        if (by.Read(context, at) is not ReadResult.Taken { Value: By { Days: not 0 } read } taken) return null;
        // Weeks are seven days here: episodes go out on a day of the week.
        var weeks = context.Words[at].Text.Contains('w', StringComparison.OrdinalIgnoreCase) || (at + 1 < taken.Next && context.Words[at + 1].Text.StartsWith("week", StringComparison.OrdinalIgnoreCase));
        var days = Math.Abs(weeks ? read.Days / 5 * 7 : read.Days);
        return days <= MostDays ? new ReadResult.Taken(days, taken.Next) : null;
    }

    public override Answer? NotFound(ReadContext context, int at) => Answer.No("How many days apart? For example: stagger 14d");
}

/// <summary>An episode, reel or spot of the production that was named before.</summary>
internal sealed class UnitOfArgument(Argument<Work> work) : Argument<Unit>("unit", "Which episode?")
{
    public override ReadResult? Read(ReadContext context, int at) =>
        context.Values.TryGetValue(work, out var value) && value is Work { Unit: null } about && UnitReading.Read(context.Names, about.Project, context.Words, at) is { } read ? new ReadResult.Taken(read.Unit, read.Next) : null;
}
