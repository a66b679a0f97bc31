using NodaTime;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.Features.Bookings;
using PostBot.Core.Features.Risk;
using PostBot.Core.People;
using PostBot.Domain.Projects;

namespace PostBot.Core.Features.Status;

/// <summary>How the facts of one production are said. Someone from outside is not shown remarks: those are between colleagues.</summary>
internal sealed class StatusWords(Turn turn, Project project)
{
    private readonly DateTimeZone clock = turn.Names.ZoneOf(project);
    private readonly bool inside = Policy.IsInside(turn.Asker);

    private string Zone => clock.Id;

    /// <summary><c>is on track</c>, or what is wrong, worst first.</summary>
    public string Verdict(IReadOnlyCollection<Standing> standings, Floor floor)
    {
        var late = floor.Deadlines.Count(deadline => deadline.ProjectId == project.Id && deadline.DueAt < turn.Now);
        var blocked = standings.Sum(standing => standing.Blocked.Count);
        var notes = standings.Sum(standing => standing.LateNotes.Count);
        var slipping = floor.Deadlines.Count(deadline => deadline.ProjectId == project.Id && deadline.DueAt >= turn.Now && deadline.IsForecastLate);
        var nobody = standings.Count(standing => standing.Needs.Any(need => need.Rule == RiskRules.Unassigned));
        var unbooked = standings.Count(standing => standing.Needs.Any(need => need.Rule == RiskRules.Unbooked));
        var wrong = new List<string>();
        if (late > 0) wrong.Add($"{One(late, "deadline")} {Are(late)} late");
        if (blocked > 0) wrong.Add($"{One(blocked, "step")} {Are(blocked)} blocked");
        if (nobody > 0) wrong.Add($"{One(nobody, UnitWord.For(project.Kind))} {Has(nobody)} steps that nobody has");
        if (slipping > 0) wrong.Add($"{One(slipping, "date")} {Are(slipping)} forecast late");
        if (notes > 0) wrong.Add($"notes on {(notes == 1 ? $"{standings.First(standing => standing.LateNotes.Count > 0).Unit.Code}" : $"{notes} cuts")} are late");
        if (unbooked > 0 && nobody == 0) wrong.Add($"{One(unbooked, UnitWord.For(project.Kind))} {Has(unbooked)} steps that are not booked");
        if (wrong.Count > 0) return late + blocked + nobody > 0 ? $"is not on track: {Lists.And(wrong)}" : $"is on track, but {Lists.And(wrong)}";
        if (standings.Count == 0) return $"has no {UnitWord.For(project.Kind)} yet";
        return standings.All(standing => standing.IsDone) ? "is done" : "is on track";
    }

    /// <summary>One unit in one line: what needs somebody first, then where it is, who has it, what is due and what is next.</summary>
    public Text Unit(Standing standing)
    {
        var parts = Alarm(standing);
        var at = standing.At;
        if (standing.IsDone) parts.Add(parts.Count > 0 ? "every step is done" : $"✓ {standing.Unit.Code} done");
        else if (standing.IsUntouched) parts.Add(parts.Count > 0 ? "not started" : $"– {standing.Unit.Code} not started");
        else
        {
            var lead = parts.Count > 0 ? "" : standing.Blocked.Count > 0 ? $"▲ {standing.Unit.Code} at risk: " : $"{Pipeline.Symbol(at[0].Meaning)} {standing.Unit.Code} ";
            parts.AddRange(at.Take(2).Select((step, index) => (Text)((index == 0 ? lead : "") + Step(step))));
            if (at.Count > 2) parts.Add($"{at.Count - 2} more at work");
        }
        if (standing.Unit.Cut is { } cut) parts.Add(cut);
        if (standing.Urgency == Urgency.Critical || standing.Blocked.Count > 0) parts.AddRange(standing.ForecastLate.Take(1).Select(Forecast));
        parts.AddRange(standing.Rounds.Where(round => !(standing.LateNotes.Contains(round) && standing.Urgency == Urgency.AtRisk && standing.Blocked.Count == 0)).Take(2).Select(Round));
        if (standing.OpenNotes > 0) parts.Add(Lists.Count(standing.OpenNotes, "open note"));
        if (standing.Sessions is [var next, ..]) parts.Add(Session(next, named: false));
        if (standing.Due.FirstOrDefault(deadline => !deadline.IsForecastLate) is { } due) parts.Add($"{due.Title} {Day(due.DueAt)}");
        return Text.Join(" · ", parts);
    }

    /// <summary>Everything that makes a unit critical or a risk, a line each with its reason.</summary>
    public IEnumerable<Text> Reasons(Standing standing)
    {
        var code = standing.Unit.Code;
        foreach (var late in standing.Late) yield return (Text)$"✖ {code} critical: " + Was(late);
        foreach (var step in standing.Blocked) yield return $"▲ {code} at risk: {Step(step)}";
        foreach (var slip in standing.ForecastLate) yield return (Text)$"▲ {code} at risk: " + Forecast(slip);
        foreach (var need in standing.Needs) yield return $"{need.Mark} {code} {need.Rule.Level}: {need.Why}";
        foreach (var round in standing.LateNotes) yield return (Text)$"▲ {code} at risk: notes were due " + Moment(round.DueAt!.Value) + (Text)$" (F{round.Number})";
    }

    /// <summary><c>grade in review, waiting for the DP (Jo)</c></summary>
    public string Step(StepFact step)
    {
        var owner = step.OwnerId is { } id && turn.Names.FindPerson(id) is { } person ? $" ({person.Name})" : "";
        return $"{Counted(step)} {Said(step.Word, inside ? step.Remark : "")}{owner}";
    }

    /// <summary>A state and what was remarked with it: <c>in review, the DP is away</c>, but <c>waiting for the DP</c>.</summary>
    public static string Said(string word, string remark) =>
        remark.Length == 0 ? word : remark.StartsWith("for ", StringComparison.OrdinalIgnoreCase) || remark.StartsWith("by ", StringComparison.OrdinalIgnoreCase) ? $"{word} {remark}" : $"{word}, {remark}";

    /// <summary>The same with its symbol in front, for a list of steps.</summary>
    public string Marked(StepFact step) => $"{Pipeline.Symbol(step.Meaning)} {Step(step)}";

    /// <summary>Every step of a unit in one line; neighbours in the same state share the word.</summary>
    public string Grid(Standing standing)
    {
        var groups = new List<(StepFact First, List<string> Names)>();
        foreach (var step in standing.Steps)
        {
            if (groups.Count > 0 && step.Shots is null && groups[^1].First is { Shots: null } first && (first.Meaning, first.Word) == (step.Meaning, step.Word)) groups[^1].Names.Add(step.Name);
            else groups.Add((step, [Counted(step)]));
        }
        return $"{standing.Unit.Code}: {string.Join(" · ", groups.Select(group => $"{Pipeline.Symbol(group.First.Meaning)} {string.Join(", ", group.Names)} {group.First.Word}"))}";
    }

    public Text Round(RoundFact round)
    {
        var which = $"round {round.Ordinal}{(project.RoundsIncluded > 0 ? $" of {project.RoundsIncluded}" : "")} open";
        return round.DueAt is not { } due ? $"{which} (F{round.Number})"
            : (Text)$"{which}, notes {(due < turn.Now ? "were due " : "due ")}" + Moment(due) + (Text)$" (F{round.Number})";
    }

    /// <param name="named">Whether it has to say which episode it is for; it always says the step.</param>
    public Text Session(SessionFact session, bool named)
    {
        var resource = session.ResourceId is { } id ? turn.Names.Resource(id) : null;
        var what = string.Join(' ', new[] { named ? Code(session.UnitId) : null, session.Step }.Where(word => word is not null));
        var where = new[] { what, resource?.Name }.Where(word => !string.IsNullOrEmpty(word));
        var span = new Moment(session.StartAt, session.EndAt, resource is null ? Zone : turn.Names.ZoneOf(resource).Id);
        return (Text)$"{string.Join(", ", where)} " + span + (Text)$" {BookingCard.Symbol(session.State)} (B{session.Number})";
    }

    public Text Due(DeadlineFact deadline) => (Text)$"{Titled(deadline)} " + Moment(deadline.DueAt) + (Text)$" ({Owner(deadline)}D{deadline.Number})";

    public Text Was(DeadlineFact deadline) => (Text)$"{deadline.Title} was due " + Moment(deadline.DueAt) + (Text)$" ({Owner(deadline)}D{deadline.Number})";

    /// <summary><c>vfx finals due Mon 14 Dec, forecast 2 days late (Lee, D4)</c>: the contract date, then the estimate.</summary>
    public Text Forecast(DeadlineFact deadline) =>
        $"{deadline.Title} due {Day(deadline.ContractAt!.Value)}, forecast {Day(deadline.DueAt)}, {Late(deadline.ContractAt.Value, deadline.DueAt)} late ({Owner(deadline)}D{deadline.Number})";

    /// <summary>How long until it is due: <c>in 3 days</c>, <c>in 5 h</c>.</summary>
    public string Left(DeadlineFact deadline)
    {
        var days = (int)Math.Floor((deadline.DueAt - turn.Now).TotalDays);
        return days == 0 ? $"in {Times.Length(deadline.DueAt - turn.Now)}" : $"in {Lists.Count(days, "day")}";
    }

    public Text Moment(Instant at) => new Moment(at, null, Zone);

    /// <summary>The next sessions in one line; null when there are none.</summary>
    public Line? Next(IReadOnlyList<SessionFact> sessions, bool named)
    {
        if (sessions.Count == 0) return null;
        var said = (Text)"Next: " + Text.Join(" · ", sessions.Take(2).Select(session => Session(session, named)));
        return new Line(sessions.Count <= 2 ? said : said + (Text)$" · {Lists.Count(sessions.Count - 2, "more session")} in {Floor.Days} days");
    }

    /// <summary>The deadlines ahead in one line, with the days left to the first; null when there are none.</summary>
    public Line? Ahead(IReadOnlyList<DeadlineFact> deadlines)
    {
        if (deadlines.Count == 0) return null;
        var said = (Text)"Due next: " + Text.Join(" · ", deadlines.Take(3).Select((deadline, index) => index == 0 ? Due(deadline) + (Text)$", {Left(deadline)}" : Due(deadline)));
        return new Line(deadlines.Count <= 3 ? said : said + (Text)$" · {Lists.Count(deadlines.Count - 3, "more deadline")}");
    }

    /// <summary>What opens the line of a unit that needs somebody, unless its blocked step does; empty when nothing is wrong.</summary>
    private List<Text> Alarm(Standing standing)
    {
        var code = standing.Unit.Code;
        if (standing.Late.Count > 0)
        {
            List<Text> late = [(Text)$"✖ {code} critical: " + Was(standing.Late[0])];
            if (standing.Late.Count > 1) late.Add($"{standing.Late.Count - 1} more late");
            return late;
        }
        if (standing.Needs.FirstOrDefault(need => need.Rule.IsCritical) is { } need) return [$"{need.Mark} {code} {need.Rule.Level}: {need.Why}"];
        if (standing.Urgency == Urgency.None || standing.Blocked.Count > 0) return [];
        var reasons = standing.ForecastLate.Take(1).Select(Forecast)
            .Concat(standing.LateNotes.Take(1).Select(round => (Text)"notes were due " + Moment(round.DueAt!.Value) + (Text)$" (F{round.Number})"))
            .Concat(standing.Needs.Take(1).Select(need => (Text)need.Why)).ToList();
        reasons[0] = (Text)$"▲ {code} at risk: " + reasons[0];
        return reasons;
    }

    /// <summary><c>grade</c>, or <c>vfx 31 of 44,</c> where shots are counted.</summary>
    private static string Counted(StepFact step) => step.Shots is { } all ? $"{step.Name} {step.ShotsFinal} of {all}," : step.Name;

    private string Titled(DeadlineFact deadline) => Code(deadline.UnitId) is { } code ? $"{code} {deadline.Title}" : deadline.Title;

    private string Day(Instant at) => Times.Day(at.InZone(clock).Date, turn.Now.InZone(clock).Date);

    private string Late(Instant promised, Instant expected)
    {
        var days = Period.DaysBetween(promised.InZone(clock).Date, expected.InZone(clock).Date);
        return days == 0 ? Times.Length(expected - promised) : Lists.Count(days, "day");
    }

    private string? Code(long? unit) => unit is { } id ? turn.Names.Unit(id).Code : null;

    private string Owner(DeadlineFact deadline) => deadline.OwnerId is { } id && turn.Names.FindPerson(id) is { } person ? $"{person.Name}, " : "";

    private static string One(int count, string thing) => count == 1 ? $"one {thing}" : $"{count} {thing}s";

    private static string Has(int count) => count == 1 ? "has" : "have";

    private static string Are(int count) => count == 1 ? "is" : "are";
}
