using Microsoft.EntityFrameworkCore;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Domain.Bookings;
using PostBot.Domain.Feedback;
using PostBot.Domain.People;
using PostBot.Domain.Projects;
using PostBot.Domain.Schedules;

namespace PostBot.Core.Features.People;

/// <summary>What waits on a person: steps that are not done, open deadlines and rounds, bookings to come, their requests. Tracked.</summary>
internal sealed record Belongings(IReadOnlyList<Step> Steps, IReadOnlyList<Deadline> Deadlines, IReadOnlyList<Booking> Bookings, IReadOnlyList<Round> Rounds, IReadOnlyList<Request> Requests)
{
    private const int MostNamed = 6;

    public int Count => Steps.Count + Deadlines.Count + Bookings.Count + Rounds.Count + Requests.Count;

    public static async Task<Belongings> Of(Turn turn, long personId, CancellationToken cancel)
    {
        var (studioId, now) = (turn.Studio.Id, turn.Now);
        return new(
            await turn.Db.Steps.Where(row => row.StudioId == studioId && row.OwnerId == personId && row.Meaning != StepMeaning.Done).OrderBy(row => row.UnitId).ThenBy(row => row.SortOrder).ToListAsync(cancel),
            await turn.Db.Deadlines.Where(row => row.StudioId == studioId && row.OwnerId == personId && row.State == DeadlineState.Open).OrderBy(row => row.Number).ToListAsync(cancel),
            await turn.Db.Bookings.Where(row => row.StudioId == studioId && row.HeldById == personId && row.EndAt > now && row.State != BookingState.Released).OrderBy(row => row.Number).ToListAsync(cancel),
            await turn.Db.Rounds.Where(row => row.StudioId == studioId && row.OpenedById == personId && row.State != RoundState.Closed && row.State != RoundState.Approved).OrderBy(row => row.Number).ToListAsync(cancel),
            await turn.Db.Requests.Where(row => row.StudioId == studioId && row.AskerId == personId && (row.State == RequestState.Open || row.State == RequestState.Offered)).ToListAsync(cancel));
    }

    /// <summary>Gives all of it to somebody else.</summary>
    public void HandTo(Turn turn, long personId)
    {
        foreach (var step in Steps) step.OwnerId = personId;
        foreach (var deadline in Deadlines)
        {
            deadline.OwnerId = personId;
            turn.Touch('D', deadline.Number);
        }
        foreach (var booking in Bookings)
        {
            booking.HeldById = personId;
            turn.Touch('B', booking.Number);
        }
        foreach (var round in Rounds)
        {
            round.OpenedById = personId;
            turn.Touch('F', round.Number);
        }
        foreach (var request in Requests) request.AskerId = personId;
    }

    /// <summary>One line for each kind, the first few by name.</summary>
    public IEnumerable<string> Say(Turn turn)
    {
        if (Steps.Count > 0) yield return $"{Lists.Count(Steps.Count, "step")}: {Some(Steps.Select(step => turn.Names.Work(step.ProjectId, step.UnitId, step.Name)))}";
        if (Deadlines.Count > 0) yield return $"{Lists.Count(Deadlines.Count, "deadline")}: {Some(Deadlines.Select(deadline => $"D{deadline.Number} {deadline.Title}"))}";
        if (Bookings.Count > 0) yield return $"{Lists.Count(Bookings.Count, "booking")}: {Some(Bookings.Select(booking => $"B{booking.Number}"))}";
        if (Rounds.Count > 0) yield return $"{Lists.Count(Rounds.Count, "round")}: {Some(Rounds.Select(round => $"F{round.Number}"))}";
        if (Requests.Count > 0) yield return $"{Lists.Count(Requests.Count, "request")}: {Some(Requests.Select(request => $"{request.Verb} {request.Subject}"))}";
    }

    private static string Some(IEnumerable<string> names)
    {
        var all = names.ToList();
        return string.Join(", ", all.Take(MostNamed)) + (all.Count > MostNamed ? $" and {all.Count - MostNamed} more" : "");
    }
}
