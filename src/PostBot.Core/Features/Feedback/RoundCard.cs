using Microsoft.EntityFrameworkCore;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.People;
using PostBot.Core.Storage;
using PostBot.Domain.Feedback;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Feedback;

/// <summary>What a round's card counts.</summary>
/// <param name="Open">Work that is still to do.</param>
/// <param name="Late">Kept and waiting for someone to say where they go.</param>
internal sealed record RoundFacts(int Open, int Addressed, int Verified, int Late, IReadOnlyList<Reviewer> Reviewers)
{
    /// <summary>Notes that are work or were: neither late and undecided, declined nor put off.</summary>
    public int All => Open + Addressed + Verified;

    public int Done => Addressed + Verified;
}

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
        var stored = await view.Db.Notes.AsNoTracking().Where(note => note.RoundId == round.Id).GroupBy(note => new { note.State, note.IsLate, note.IsInternal })
            .Select(group => new { group.Key.State, group.Key.IsLate, group.Key.IsInternal, Count = group.Count() }).ToListAsync(cancel);
        var counts = stored.ConvertAll(group => new Tally(group.State, group.IsLate, group.IsInternal, group.Count));
        foreach (var entry in view.Db.ChangeTracker.Entries<Note>().Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted))
        {
            if (entry.State != EntityState.Added && entry.OriginalValues.GetValue<long>(nameof(Note.RoundId)) == round.Id) counts.Add(new Tally(entry.OriginalValues.GetValue<NoteState>(nameof(Note.State)), entry.OriginalValues.GetValue<bool>(nameof(Note.IsLate)), entry.OriginalValues.GetValue<bool>(nameof(Note.IsInternal)), -1));
            if (entry.State != EntityState.Deleted && entry.Entity.RoundId == round.Id) counts.Add(new Tally(entry.Entity.State, entry.Entity.IsLate, entry.Entity.IsInternal, 1));
        }
        if (view.InPublic || view.Reader is null || !Policy.IsInside(view.Reader)) counts.RemoveAll(count => count.IsInternal);
        int Of(NoteState state) => counts.Where(count => count.State == state).Sum(count => count.Count);
        return new RoundFacts(Of(NoteState.Open), Of(NoteState.Addressed), Of(NoteState.Verified), counts.Where(count => count.IsLate).Sum(count => count.Count), await Rounds.Reviewers(view.Db, round, cancel));
    }

    public static Card Draw(View view, Round round, RoundFacts facts)
    {
        var id = new ShortId('F', round.Number).ToString();
        var included = view.Names.Project(round.ProjectId).RoundsIncluded;
        var card = new Card($"{Which(view, round)} {State(round)} on {Rounds.Name(view.Names, round)}   ({id})") { Subject = id };
        if (included > 0 && round.Ordinal > included && view.SeesMoney && view.Names.Studio.RoundRate is { } extra) card = card.With(new Line($"Past the included rounds: {Setup.Cost.Say(extra, view.Names.Studio.Currency)} by the rate card"));
        if (round.Link is { } link) card = card.With(new Line(new Link(link, "Watch")));
        Text line = facts.All == 0 ? "No notes yet" : $"{facts.Done} of {Lists.Count(facts.All, "note")} addressed or verified";
        if (facts.Late > 0) line += (Text)$" · {facts.Late} late, held";
        if (round.DueAt is { } due && round.State == RoundState.Open) line = line + (Text)" · notes due " + new Moment(due, null, view.Names.ZoneOf(view.Names.Project(round.ProjectId)).Id);
        card = card.With(new Line(line));
        if (facts.All > 0) card = card.With(new Line($"{facts.Open} open · {facts.Addressed} addressed · {facts.Verified} verified   {Bar(facts)}"));
        card = card.With(Waiting(view, round, facts));
        if (round.Timecode is { } timecode) card = card.With(new Line($"The review copy shows {timecode}; notes are converted to the cut's own timecode."));
        return card.Offer(Buttons(view, round, facts, id));
    }

    /// <summary>Who has answered, and for whom the day the notes are due is none to work on.</summary>
    private static IEnumerable<Line> Waiting(View view, Round round, RoundFacts facts)
    {
        var project = view.Names.Project(round.ProjectId);
        if (facts.Reviewers.Count > 0) yield return new Line(string.Join(" · ", facts.Reviewers.Select(reviewer => Say(reviewer) + (PartyClock.IsLate(view.Names, project, round, reviewer, view.Now) ? ", late" : ""))));
        if (round is not { State: RoundState.Open, DueAt: { } due }) yield break;
        var waiting = facts.Reviewers.Where(reviewer => reviewer.State == ReviewerState.Asked).ToList();
        if (PartyClock.Off(view.Names, project, waiting, due) is not { Count: > 0 } off) yield break;
        yield return new Line((Text)$"{string.Join(" · ", off)}; theirs by " + new Moment(PartyClock.Latest(view.Names, project, waiting, due), null, view.Names.ZoneOf(project).Id));
    }

    /// <summary>Ten cells: verified, addressed, open. The numbers beside it say the same.</summary>
    private static string Bar(RoundFacts facts)
    {
        const int cells = 10;
        var verified = facts.Verified * cells / facts.All;
        var done = facts.Done * cells / facts.All;
        return new string('█', verified) + new string('▓', done - verified) + new string('░', cells - done);
    }

    /// <summary><c>Round 2 of 3</c>; past the included ones with a comma at its end.</summary>
    public static string Which(View view, Round round)
    {
        var included = view.Names.Project(round.ProjectId).RoundsIncluded;
        return included == 0 ? $"Round {round.Ordinal}" : round.Ordinal <= included ? $"Round {round.Ordinal} of {included}" : $"Round {round.Ordinal}, past the {included} included,";
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
        // What comes next stands first: what was kept as late, then what is still to do once all notes are in.
        var next = Next(view, round, facts, inside, id);
        if (next is not null) yield return next;
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

    private static Button? Next(View view, Round round, RoundFacts facts, bool inside, string id)
    {
        if (!inside) return null;
        if (facts.Late > 0 && view.Reader is { } reader && NoteReopenCommand.MayTakeIn(reader, round)) return new Button($"Late notes ({facts.Late})", $"notes {id} late");
        if (round.State is RoundState.NotesIn or RoundState.Addressing && facts.Open > 0) return new Button($"Still open ({facts.Open})", $"notes {id} open");
        if (round.State != RoundState.Approved || view.Reader is null || view.Reader.Role < Role.Coordinator) return null;
        var (project, unit) = (view.Names.Project(round.ProjectId), view.Names.Unit(round.UnitId));
        return new Button($"Lock {unit.Code}", $"set {project.Code} {unit.Code} edit locked");
    }

    private sealed record Tally(NoteState State, bool IsLate, bool IsInternal, int Count);
}
