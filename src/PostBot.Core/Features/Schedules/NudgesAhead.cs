using Microsoft.EntityFrameworkCore;
using NodaTime;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Domain.Bookings;
using PostBot.Domain.Feedback;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Schedules;

/// <summary>What will be said by itself, to whom and when, beside the nudges of deadlines: notes that are due, questions without an answer, holds and challenges that end, the weekly report.</summary>
internal static class NudgesAhead
{
    private const int Most = 50;

    /// <param name="about">Null for the asker's own.</param>
    public static async Task<List<(Instant At, Text Text)>> Of(Turn turn, Work? about, CancellationToken cancel)
    {
        var found = await Rounds(turn, about, cancel);
        found.AddRange(await Questions(turn, about, cancel));
        found.AddRange(await Holds(turn, about, cancel));
        if (about is { Unit: null } && await turn.Db.WeeklyReports.AsNoTracking().FirstOrDefaultAsync(row => row.ProjectId == about.Project.Id, cancel) is { } report)
        {
            found.Add((report.NextAt, (Text)new Moment(report.NextAt, null, turn.Names.ZoneOf(about.Project).Id) + (Text)" · the weekly report, to the channel"));
        }
        return found;
    }

    private static async Task<List<(Instant At, Text Text)>> Rounds(Turn turn, Work? about, CancellationToken cancel)
    {
        var (studio, asker) = (turn.Studio.Id, turn.Asker.Id);
        var rounds = turn.Db.Rounds.AsNoTracking().Where(row => row.StudioId == studio && row.State == RoundState.Open && row.DueAt != null);
        if (about is not null) rounds = rounds.Where(row => row.ProjectId == about.Project.Id);
        if (about is { Unit: { } unit }) rounds = rounds.Where(row => row.UnitId == unit.Id);
        var watched = await rounds.Join(turn.Db.RoundWatches, row => row.Id, watch => watch.RoundId, (round, watch) => new { round, watch.LookAt }).OrderBy(pair => pair.LookAt).Take(Most).ToListAsync(cancel);
        var ids = watched.ConvertAll(pair => pair.round.Id);
        var asked = (await turn.Db.Reviewers.AsNoTracking().Where(row => ids.Contains(row.RoundId) && row.State == ReviewerState.Asked).ToListAsync(cancel)).ToLookup(row => row.RoundId);
        return [.. watched.Where(pair => asked[pair.round.Id].Any() && (about is not null || pair.round.OpenedById == asker || asked[pair.round.Id].Any(reviewer => reviewer.PersonId == asker)))
            .Select(pair => (pair.LookAt, (Text)new Moment(Instant.Max(pair.LookAt, turn.Now), null, turn.AskerZone.Id) + (Text)$" · F{pair.round.Number} notes on {Feedback.Rounds.Name(turn.Names, pair.round)}, waiting for {Lists.And(asked[pair.round.Id].Select(reviewer => reviewer.Name))}"))];
    }

    private static async Task<List<(Instant At, Text Text)>> Questions(Turn turn, Work? about, CancellationToken cancel)
    {
        var (studio, asker) = (turn.Studio.Id, turn.Asker.Id);
        var rounds = turn.Db.Rounds.AsNoTracking().Where(row => row.StudioId == studio);
        if (about is not null) rounds = rounds.Where(row => row.ProjectId == about.Project.Id);
        if (about is { Unit: { } unit }) rounds = rounds.Where(row => row.UnitId == unit.Id);
        var watched = await rounds.Join(turn.Db.RoundWatches, row => row.Id, watch => watch.RoundId, (round, watch) => new { round, watch.LookAt }).OrderBy(pair => pair.LookAt).Take(Most).ToListAsync(cancel);
        var ids = watched.ConvertAll(pair => pair.round.Id);
        var asked = (await OpenQuestion.Of(turn.Db, turn.Db.Notes.Where(row => ids.Contains(row.RoundId)), cancel)).Where(question => Feedback.Rounds.MaySee(turn.Asker, question.Note)).ToLookup(question => question.Note.RoundId);
        return [.. watched.SelectMany(pair => asked[pair.round.Id].Where(question => about is not null || question.Note.AuthorId == asker || question.Asked.AuthorId == asker)
            .Select(question => (pair.LookAt, (Text)new Moment(Instant.Max(pair.LookAt, turn.Now), null, turn.AskerZone.Id) + (Text)$" · N{question.Note.Number} {question.Said}, waiting for {turn.Names.FindPerson(question.Note.AuthorId)?.Name ?? "its author"}")))];
    }

    private static async Task<List<(Instant At, Text Text)>> Holds(Turn turn, Work? about, CancellationToken cancel)
    {
        var (studio, asker) = (turn.Studio.Id, turn.Asker.Id);
        var bookings = turn.Db.Bookings.AsNoTracking().Where(row => row.StudioId == studio && (about == null ? row.HeldById == asker : row.ProjectId == about.Project.Id));
        if (about is { Unit: { } unit }) bookings = bookings.Where(row => row.UnitId == unit.Id);
        var running = await turn.Db.HoldClocks.AsNoTracking().Where(row => row.State == HoldClockState.Running && row.StudioId == studio)
            .Join(bookings, clock => clock.BookingId, booking => booking.Id, (clock, booking) => new { clock, booking }).OrderBy(pair => pair.clock.NextAt).Take(Most).ToListAsync(cancel);
        return [.. running.Select(pair => (pair.clock.NextAt, (Text)new Moment(pair.clock.NextAt, null, turn.AskerZone.Id) + (Text)$" · B{pair.booking.Number} {Said(pair.clock)}" + To(turn, about, pair.booking)))];
    }

    private static Text To(Turn turn, Work? about, Booking booking) => about is not null && turn.Names.FindPerson(booking.HeldById) is { Role: >= Role.Viewer } holder ? (Text)$" · to {holder.Name}" : Text.Empty;

    private static string Said(HoldClock clock) => clock.Kind switch
    {
        HoldClockKind.Usage => "what was used is asked",
        _ when clock.NextAt >= clock.EndsAt => clock.Kind == HoldClockKind.Challenge ? "its challenge ends" : "the hold lapses",
        HoldClockKind.Challenge => "its challenge is about to end",
        _ => "the hold is about to lapse",
    };
}
