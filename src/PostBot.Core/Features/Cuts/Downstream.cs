using Microsoft.EntityFrameworkCore;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Features.Bookings;
using PostBot.Core.Features.Status;
using PostBot.Domain.Bookings;
using PostBot.Domain.Feedback;
using PostBot.Domain.People;
using PostBot.Domain.Projects;
using PostBot.Domain.Turnovers;

namespace PostBot.Core.Features.Cuts;

/// <summary>Everything that stands on a cut of one unit and has to know when that moves: steps under way, sessions ahead, open rounds, turnovers.</summary>
internal sealed record Downstream(IReadOnlyList<Step> Steps, IReadOnlyList<Booking> Sessions, IReadOnlyList<Round> Rounds, IReadOnlyList<Turnover> Turnovers)
{
    private const int Most = 5;

    public bool IsEmpty => Steps.Count + Sessions.Count + Rounds.Count + Turnovers.Count == 0;

    /// <param name="except">The version that nobody has to be told of, since it is the new one; null when every version counts.</param>
    public static async Task<Downstream> Of(Turn turn, Project project, Unit unit, string? except, CancellationToken cancel)
    {
        var order = turn.Names.Steps.Of(project).ToList();
        var locking = order.IndexOf(turn.Names.Steps.Locking(project) ?? "");
        var steps = await turn.Db.Steps.AsNoTracking().Where(row => row.UnitId == unit.Id && row.Meaning != StepMeaning.NotStarted && row.Meaning != StepMeaning.OnHold).OrderBy(row => row.SortOrder).ToListAsync(cancel);
        var sessions = await turn.Db.Bookings.AsNoTracking()
            .Where(row => row.ProjectId == project.Id && row.UnitId == unit.Id && row.StartAt >= turn.Now && (row.State == BookingState.Held || row.State == BookingState.Confirmed))
            .OrderBy(row => row.StartAt).Take(100).ToListAsync(cancel);
        var rounds = await turn.Db.Rounds.AsNoTracking().Where(row => row.UnitId == unit.Id && row.State != RoundState.Closed && row.State != RoundState.Approved && row.Version != except).OrderBy(row => row.Number).ToListAsync(cancel);
        var turnovers = await turn.Db.Turnovers.Where(row => row.UnitId == unit.Id && row.State != TurnoverState.Superseded && row.Version != except).OrderBy(row => row.Number).ToListAsync(cancel);
        // The lock's own step is not behind itself.
        return new Downstream([.. steps.Where(step => order.IndexOf(step.Name) > locking)], [.. sessions.Where(session => session.Step is null || order.IndexOf(session.Step) > locking)], rounds, turnovers);
    }

    /// <summary>Who works on what stands on the cut, without the asker.</summary>
    public IReadOnlyList<Person> People(Turn turn)
    {
        var ids = Steps.Select(step => step.OwnerId).Concat(Turnovers.Select(turnover => turnover.ReceiverId)).Concat(Sessions.Select(session => (long?)session.HeldById)).OfType<long>().Distinct();
        return [.. ids.Where(id => id != turn.Asker.Id).Select(turn.Names.FindPerson).OfType<Person>()];
    }

    public IEnumerable<Line> Lines(Turn turn)
    {
        if (Steps.Count > 0) yield return new Line($"Steps: {Few(Steps.Select(step => $"{step.Name} {StepSetting.Said(step)}{(turn.Names.FindPerson(step.OwnerId ?? 0) is { } owner ? $" ({owner.Name})" : "")}"))}");
        if (Sessions.Count > 0)
        {
            var said = Text.Join(" · ", Sessions.Take(Most).Select(session => (Text)$"{(session.Step is null ? "" : session.Step + " ")}" + new Moment(session.StartAt, session.EndAt, turn.Names.ZoneOf(turn.Names.Project(session.ProjectId)).Id) + (Text)$" {BookingCard.Symbol(session.State)} (B{session.Number})"));
            yield return new Line((Text)"Booked: " + (Sessions.Count <= Most ? said : said + (Text)$" · {Sessions.Count - Most} more"));
        }
        if (Rounds.Count > 0) yield return new Line($"Rounds: {Few(Rounds.Select(round => $"round {round.Ordinal} on {round.Version} (F{round.Number})"))}");
        if (Turnovers.Count > 0) yield return new Line($"Turned over: {Few(Turnovers.Select(turnover => $"{turnover.Version} to {turnover.Recipient}, {turnover.State.ToString().ToLowerInvariant()} (U{turnover.Number})"))}");
    }

    private static string Few(IEnumerable<string> all)
    {
        var said = all.ToList();
        return string.Join(" · ", said.Take(Most)) + (said.Count <= Most ? "" : $" · {said.Count - Most} more");
    }
}
