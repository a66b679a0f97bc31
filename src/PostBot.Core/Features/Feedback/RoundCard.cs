using Microsoft.EntityFrameworkCore;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.People;
using PostBot.Core.Storage;
using PostBot.Domain.Feedback;

namespace PostBot.Core.Features.Feedback;

/// <summary>What a round's card counts.</summary>
/// <param name="All">Notes that are work or were: neither late and undecided, declined nor put off.</param>
/// <param name="Done">Of those, addressed or verified.</param>
/// <param name="Late">Kept and waiting for someone to say where they go.</param>
internal sealed record RoundFacts(int All, int Done, int Late, IReadOnlyList<Reviewer> Reviewers);

/// <summary>A feedback round as it stands: which of how many, where to watch, how many notes, until when, who has answered.</summary>
internal sealed class RoundCard : ISubjectCard
{
    public char Letter => 'F';

    public async Task<long?> ProjectOf(PostBotDb db, long studioId, long number, CancellationToken cancel) =>
        await db.Rounds.Where(row => row.StudioId == studioId && row.Number == number).Select(row => (long?)row.ProjectId).FirstOrDefaultAsync(cancel);

    public async Task<Card?> Draw(View view, long number, string? face, CancellationToken cancel)
    {
        var studioId = view.Names.Studio.Id;
        var round = await view.Db.Rounds.AsNoTracking().FirstOrDefaultAsync(row => row.StudioId == studioId && row.Number == number, cancel);
        if (round is null || !Rounds.MaySee(view.Reader, round.ProjectId, view.Names)) return null;
        return Draw(view, round, await Facts(view, round, cancel));
    }

    /// <summary>The counts as the reader may know them; what this very transaction changed counts as it is now.</summary>
    public static async Task<RoundFacts> Facts(View view, Round round, CancellationToken cancel)
    {
        var stored = await view.Db.Notes.AsNoTracking().Where(note => note.RoundId == round.Id).Select(note => new { note.Id, note.State, note.IsLate, note.IsInternal, note.RoundId }).ToListAsync(cancel);
        var changed = view.Db.ChangeTracker.Entries<Note>().Where(entry => entry.State is EntityState.Added or EntityState.Modified)
            .Select(entry => new { entry.Entity.Id, entry.Entity.State, entry.Entity.IsLate, entry.Entity.IsInternal, entry.Entity.RoundId }).ToList();
        var notes = changed.Concat(stored).DistinctBy(note => note.Id).Where(note => note.RoundId == round.Id).ToList();
        if (view.Reader is null || !Policy.IsInside(view.Reader)) notes = [.. notes.Where(note => !note.IsInternal)];
        return new RoundFacts(
            notes.Count(note => note.State is NoteState.Open or NoteState.Addressed or NoteState.Verified),
            notes.Count(note => note.State is NoteState.Addressed or NoteState.Verified),
            notes.Count(note => note.IsLate),
            await Rounds.Reviewers(view.Db, round, cancel));
    }

    public static Card Draw(View view, Round round, RoundFacts facts)
    {
        var id = new ShortId('F', round.Number).ToString();
        var included = view.Names.Project(round.ProjectId).RoundsIncluded;
        var which = included == 0 ? $"Round {round.Ordinal}" : round.Ordinal <= included ? $"Round {round.Ordinal} of {included}" : $"Round {round.Ordinal}, past the {included} included,";
        var card = new Card($"{which} {State(round)} on {Rounds.Name(view.Names, round)}   ({id})") { Subject = id };
        if (included > 0 && round.Ordinal > included && view.SeesMoney && view.Names.Studio.RoundRate is { } extra) card = card.With(new Line($"Past the included rounds: {Setup.Cost.Say(extra, view.Names.Studio.Currency)} by the rate card"));
        if (round.Link is { } link) card = card.With(new Line(new Link(link, "Watch")));
        Text line = facts.All == 0 ? "No notes yet" : $"{facts.Done} of {Lists.Count(facts.All, "note")} done";
        if (facts.Late > 0) line += (Text)$" · {facts.Late} late, held";
        if (round.DueAt is { } due && round.State == RoundState.Open) line = line + (Text)" · notes due " + new Moment(due, null, view.Names.ZoneOf(view.Names.Project(round.ProjectId)).Id);
        card = card.With(new Line(line));
        if (facts.Reviewers.Count > 0) card = card.With(new Line(string.Join(" · ", facts.Reviewers.Select(Say))));
        if (round.Timecode is { } timecode) card = card.With(new Line($"The review copy shows {timecode}; notes are converted to the cut's own timecode."));
        return card.Offer(Buttons(view, round, facts, id));
    }

    /// <summary><c>Dana (lead): notes in</c></summary>
    public static string Say(Reviewer reviewer)
    {
        var roles = Lists.And(new[] { reviewer.IsLead ? "lead" : "", reviewer.IsApprover ? "approves" : "" }.Where(word => word.Length > 0));
        var state = reviewer.ApprovedAt is not null ? reviewer.ApprovedWith is null ? "✓ approved" : "✓ approved with notes" : reviewer.State switch
        {
            ReviewerState.NotesIn => "notes in",
            ReviewerState.NoNotes => "no notes",
            _ => "waiting",
        };
        return reviewer.IsLead || reviewer.IsApprover ? $"{reviewer.Name} ({roles}): {state}" : $"{reviewer.Name}: {state}";
    }

    private static string State(Round round) => round.State switch
    {
        RoundState.Closed => "is closed",
        RoundState.NotesIn => "has all its notes in",
        RoundState.Addressing => "is being addressed",
        RoundState.Approved => "is approved",
        _ => "is open",
    };

    private static IEnumerable<Button> Buttons(View view, Round round, RoundFacts facts, string id)
    {
        var inside = view.Reader is null || Policy.IsInside(view.Reader);
        var mine = view.Reader is { } reader ? facts.Reviewers.FirstOrDefault(reviewer => reviewer.PersonId == reader.Id) : null;
        if (round.IsOpen) yield return new Button("Add notes", $"note {id}");
        yield return new Button("Show notes", $"notes {id}");
        if (!inside)
        {
            if (round.IsOpen && mine is { State: ReviewerState.Asked }) yield return new Button("Notes in", $"notes in {id}");
            if (round.IsOpen && mine is { IsApprover: true, ApprovedAt: null }) yield return new Button("Approve", $"approved {id}");
            yield break;
        }
        if (facts.All > 0) yield return new Button("Export", $"export {id}");
        yield return round.IsOpen ? new Button("Close round", $"round close {id}") : new Button("Reopen", $"reopen {id}");
    }
}
