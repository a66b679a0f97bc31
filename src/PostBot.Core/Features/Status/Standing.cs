using NodaTime;
using PostBot.Core.Features.Risk;
using PostBot.Domain.Projects;

namespace PostBot.Core.Features.Status;

/// <summary>How much it needs somebody. Lower comes first.</summary>
internal enum Urgency
{
    /// <summary>A deadline has passed, or nobody has a step that is due soon.</summary>
    Critical = 0,

    /// <summary>A step is blocked or not booked, notes are late, or something is expected after its contract date.</summary>
    AtRisk = 1,
    None = 2,
}

/// <summary>Where one episode, reel or spot stands, worked out from the facts.</summary>
internal sealed class Standing
{
    /// <param name="deadlines">The earliest first, as are the sessions.</param>
    /// <param name="needs">Null where nobody asks what puts it at risk.</param>
    public Standing(Unit unit, IEnumerable<StepFact> steps, IReadOnlyList<RoundFact> rounds, IReadOnlyList<DeadlineFact> deadlines, IReadOnlyList<SessionFact> sessions, Instant now, Needs? needs = null)
    {
        Unit = unit;
        Steps = [.. steps.OrderBy(step => step.SortOrder)];
        Blocked = [.. Steps.Where(step => step.Meaning == StepMeaning.Blocked)];
        At = Current(Steps);
        OpenNotes = rounds.Sum(round => round.OpenNotes);
        Rounds = rounds.Count == 0 ? [] : [.. rounds.Where(round => round.IsOpen).OrderBy(round => round.Ordinal)];
        LateNotes = rounds.Count == 0 ? [] : [.. Rounds.Where(round => round.DueAt < now)];
        Late = deadlines.Count == 0 ? [] : [.. deadlines.Where(deadline => deadline.DueAt < now)];
        Due = deadlines.Count == 0 ? [] : [.. deadlines.Where(deadline => deadline.DueAt >= now)];
        ForecastLate = [.. Due.Where(deadline => deadline.IsForecastLate)];
        Sessions = sessions;
        IsDone = Steps.Count > 0 && Steps.All(step => step.Meaning == StepMeaning.Done);
        IsUntouched = Steps.All(step => step.Meaning == StepMeaning.NotStarted);
        Needs = needs?.Of(unit, Steps) ?? [];
    }

    public Unit Unit { get; }

    /// <summary>In the order of work.</summary>
    public IReadOnlyList<StepFact> Steps { get; }

    /// <summary>The open ones.</summary>
    public IReadOnlyList<RoundFact> Rounds { get; }

    public int OpenNotes { get; }

    public IReadOnlyList<RoundFact> LateNotes { get; }

    public IReadOnlyList<DeadlineFact> Late { get; }

    public IReadOnlyList<DeadlineFact> Due { get; }

    /// <summary>What is still ahead and expected after its contract date.</summary>
    public IReadOnlyList<DeadlineFact> ForecastLate { get; }

    public IReadOnlyList<SessionFact> Sessions { get; }

    public IReadOnlyList<StepFact> Blocked { get; }

    /// <summary>Steps that nobody has or that are not booked, by the rules of risk.</summary>
    public IReadOnlyList<Found> Needs { get; }

    public Urgency Urgency =>
        Late.Count > 0 || Needs.Any(need => need.Rule.IsCritical) ? Urgency.Critical
        : Blocked.Count > 0 || LateNotes.Count > 0 || ForecastLate.Count > 0 || Needs.Count > 0 ? Urgency.AtRisk
        : Urgency.None;

    public bool IsDone { get; }

    public bool IsUntouched { get; }

    /// <summary>The steps it is at: what is being worked on, else the first that could be; empty when all is done.</summary>
    public IReadOnlyList<StepFact> At { get; }

    /// <summary>Exceptions first, each kind in the production's own order.</summary>
    public static IReadOnlyList<Standing> InOrder(IEnumerable<Standing> standings) => [.. standings.OrderBy(standing => standing.Urgency).ThenBy(standing => standing.Unit.SortOrder)];

    /// <summary>Every unit of one production.</summary>
    public static IReadOnlyList<Standing> Of(IEnumerable<Unit> units, Floor floor, Instant now, Needs? needs = null) =>
        InOrder(units.Select(unit => new Standing(unit, floor.StepsOf(unit.Id), floor.RoundsOf(unit.Id), floor.DeadlinesOf(unit.Id), floor.SessionsOf(unit.Id), now, needs)));

    private static List<StepFact> Current(IReadOnlyList<StepFact> steps)
    {
        List<StepFact> active = [.. steps.Where(step => step.IsActive)];
        if (active.Count > 0) return active.Count == 1 ? active : [.. active.OrderByDescending(step => step.Meaning == StepMeaning.Blocked)];
        var next = steps.FirstOrDefault(step => step.Meaning == StepMeaning.Ready) ?? steps.FirstOrDefault(step => step.Meaning != StepMeaning.Done);
        return next is null ? [] : [next];
    }
}
