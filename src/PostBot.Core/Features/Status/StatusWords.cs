using NodaTime;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.Features.Bookings;
using PostBot.Core.People;
using PostBot.Domain.Projects;

namespace PostBot.Core.Features.Status;

/// <summary>How the facts of one production are said. Someone from outside is not shown remarks: those are between colleagues.</summary>
internal sealed class StatusWords(Turn turn, Project project)
{
    private readonly string zone = turn.Names.ZoneOf(project).Id;
    private readonly bool inside = Policy.IsInside(turn.Asker);

    /// <summary><c>is on track</c>, or what is wrong, worst first.</summary>
    public string Verdict(IReadOnlyCollection<Standing> standings, Floor floor)
    {
        var late = floor.Deadlines.Count(deadline => deadline.ProjectId == project.Id && deadline.DueAt < turn.Now);
        var blocked = standings.Sum(standing => standing.Blocked.Count);
        var notes = standings.Sum(standing => standing.LateNotes.Count);
        var wrong = new List<string>();
        if (late > 0) wrong.Add($"{One(late, "deadline")} {Are(late)} late");
        if (blocked > 0) wrong.Add($"{One(blocked, "step")} {Are(blocked)} blocked");
        if (notes > 0) wrong.Add($"notes on {(notes == 1 ? $"{standings.First(standing => standing.LateNotes.Count > 0).Unit.Code}" : $"{notes} cuts")} are late");
        if (wrong.Count > 0) return late + blocked > 0 ? $"is not on track: {Lists.And(wrong)}" : $"is on track, but {wrong[0]}";
        if (standings.Count == 0) return $"has no {UnitWord.For(project.Kind)} yet";
        return standings.All(standing => standing.IsDone) ? "is done" : "is on track";
    }

    /// <summary>One unit in one line: what needs somebody first, then where it is, who has it, what is due and what is next.</summary>
    public Text Unit(Standing standing)
    {
        var parts = new List<Text>();
        var at = standing.At;
        if (standing.Urgency == Urgency.Critical)
        {
            parts.Add((Text)$"✖ {standing.Unit.Code} critical: " + Was(standing.Late[0]));
            if (standing.Late.Count > 1) parts.Add($"{standing.Late.Count - 1} more late");
        }
        else if (standing.Blocked.Count == 0 && standing.LateNotes is [var late, ..])
        {
            parts.Add((Text)$"▲ {standing.Unit.Code} at risk: notes were due " + Moment(late.DueAt!.Value) + (Text)$" (F{late.Number})");
        }
        if (standing.IsDone) parts.Add(parts.Count > 0 ? "every step is done" : $"✓ {standing.Unit.Code} done");
        else if (standing.IsUntouched) parts.Add(parts.Count > 0 ? "not started" : $"– {standing.Unit.Code} not started");
        else
        {
            var lead = parts.Count > 0 ? "" : standing.Blocked.Count > 0 ? $"▲ {standing.Unit.Code} at risk: " : $"{Pipeline.Symbol(at[0].Meaning)} {standing.Unit.Code} ";
            parts.AddRange(at.Take(2).Select((step, index) => (Text)((index == 0 ? lead : "") + Step(step))));
            if (at.Count > 2) parts.Add($"{at.Count - 2} more at work");
        }
        if (standing.Unit.Cut is { } cut) parts.Add(cut);
        parts.AddRange(standing.Rounds.Where(round => !(standing.LateNotes.Contains(round) && standing.Urgency == Urgency.AtRisk && standing.Blocked.Count == 0)).Take(2).Select(Round));
        if (standing.OpenNotes > 0) parts.Add(Lists.Count(standing.OpenNotes, "open note"));
        if (standing.Sessions is [var next, ..]) parts.Add(Session(next, named: false));
        return Text.Join(" · ", parts);
    }

    /// <summary><c>grade in review, waiting for the DP (Jo)</c></summary>
    public string Step(StepFact step)
    {
        var owner = step.OwnerId is { } id && turn.Names.FindPerson(id) is { } person ? $" ({person.Name})" : "";
        var remark = inside && step.Remark.Length > 0 ? $", {step.Remark}" : "";
        return $"{step.Name} {step.Word}{remark}{owner}";
    }

    /// <summary>The same with its symbol in front, for a list of steps.</summary>
    public string Marked(StepFact step) => $"{Pipeline.Symbol(step.Meaning)} {Step(step)}";

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
        var span = new Moment(session.StartAt, session.EndAt, resource is null ? zone : turn.Names.ZoneOf(resource).Id);
        return (Text)$"{string.Join(", ", where)} " + span + (Text)$" {BookingCard.Symbol(session.State)} (B{session.Number})";
    }

    public Text Due(DeadlineFact deadline) => (Text)$"{Titled(deadline)} " + Moment(deadline.DueAt) + (Text)$" ({Owner(deadline)}D{deadline.Number})";

    public Text Was(DeadlineFact deadline) => (Text)$"{deadline.Title} was due " + Moment(deadline.DueAt) + (Text)$" ({Owner(deadline)}D{deadline.Number})";

    public Text Moment(Instant at) => new Moment(at, null, zone);

    /// <summary>The next sessions in one line; null when there are none.</summary>
    public Line? Next(IReadOnlyList<SessionFact> sessions, bool named)
    {
        if (sessions.Count == 0) return null;
        var said = (Text)"Next: " + Text.Join(" · ", sessions.Take(2).Select(session => Session(session, named)));
        return new Line(sessions.Count <= 2 ? said : said + (Text)$" · {Lists.Count(sessions.Count - 2, "more session")} in {Floor.Days} days");
    }

    /// <summary>The deadlines ahead in one line; null when there are none.</summary>
    public Line? Ahead(IReadOnlyList<DeadlineFact> deadlines)
    {
        if (deadlines.Count == 0) return null;
        var said = (Text)"Due next: " + Text.Join(" · ", deadlines.Take(3).Select(Due));
        return new Line(deadlines.Count <= 3 ? said : said + (Text)$" · {Lists.Count(deadlines.Count - 3, "more deadline")}");
    }

    private string Titled(DeadlineFact deadline) => Code(deadline.UnitId) is { } code ? $"{code} {deadline.Title}" : deadline.Title;

    private string? Code(long? unit) => unit is { } id ? turn.Names.Unit(id).Code : null;

    private string Owner(DeadlineFact deadline) => deadline.OwnerId is { } id && turn.Names.FindPerson(id) is { } person ? $"{person.Name}, " : "";

    private static string One(int count, string thing) => count == 1 ? $"one {thing}" : $"{count} {thing}s";

    private static string Are(int count) => count == 1 ? "is" : "are";
}
