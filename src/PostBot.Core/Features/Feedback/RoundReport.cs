using Microsoft.EntityFrameworkCore;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.Storage;
using PostBot.Domain.Feedback;
using PostBot.Domain.Projects;

namespace PostBot.Core.Features.Feedback;

/// <summary>One note of a report.</summary>
/// <param name="Where">Its timecode, and the one of the review copy where that differs; empty for a note about all of the cut.</param>
/// <param name="Status">Its state as a word, with the reason where there is one.</param>
internal sealed record ReportRow(string Id, IReadOnlyList<string> Where, string Words, string Author, string For, string Status, IReadOnlyList<(string Author, string Words)> Replies);

/// <summary>A round on paper: what it was about, and every note with what became of it, in the order of the cut.</summary>
internal sealed record RoundReport(string Studio, string Title, IReadOnlyList<string> Facts, IReadOnlyList<ReportRow> Rows)
{
    /// <summary>Everything the reader may see, declined and deferred notes too: a report says what became of each.</summary>
    /// <param name="forAll">Others read it as well, so nothing internal is in it.</param>
    public static async Task<RoundReport> Read(View view, Round round, bool onlyOpen, string? tag, bool forAll, CancellationToken cancel)
    {
        var stored = await view.Db.Notes.AsNoTracking().Where(note => note.RoundId == round.Id).ToListAsync(cancel);
        var notes = RoundMarkers.Wanted(stored.Where(note => !forAll || !note.IsInternal), view.Reader, onlyOpen, tag);
        var replies = (await Replies(view.Db, round, cancel)).ToLookup(reply => reply.NoteId);
        var (project, unit) = (view.Names.Project(round.ProjectId), view.Names.Unit(round.UnitId));
        return new RoundReport(
            view.Names.Studio.Name,
            $"{Rounds.Name(view.Names, round)}, {RoundCard.Which(view, round).ToLowerInvariant().TrimEnd(',')} (F{round.Number})",
            await Said(view, round, project, unit, notes, onlyOpen, tag, cancel),
            [.. notes.Select(note => Row(view, note, [.. replies[note.Id]]))]);
    }

    private static Task<List<NoteReply>> Replies(PostBotDb db, Round round, CancellationToken cancel) =>
        db.NoteReplies.AsNoTracking().Join(db.Notes.Where(note => note.RoundId == round.Id), reply => reply.NoteId, note => note.Id, (reply, _) => reply).OrderBy(reply => reply.Id).ToListAsync(cancel);

    private static async Task<IReadOnlyList<string>> Said(View view, Round round, Project project, Unit unit, List<Note> notes, bool onlyOpen, string? tag, CancellationToken cancel)
    {
        var start = Rounds.Start(project, unit);
        var zone = view.Names.ZoneOf(project);
        var facts = new List<string>
        {
            $"{start.Rate.Label}, starts at {start}{(round.Timecode is { } copy ? $", review copy {copy}" : "")}{(round.DueAt is { } due ? $" · notes due {Times.Moment(due, zone, view.Now)}" : "")}",
        };
        var reviewers = await Rounds.Reviewers(view.Db, round, cancel);
        if (reviewers.Count > 0) facts.Add(string.Join(" · ", reviewers.Select(RoundCard.Say)));
        var filter = (onlyOpen, tag) switch { (true, { } only) => $"open, {only}", (true, null) => "open", (false, { } only) => only, _ => "all" };
        facts.Add($"{Lists.Count(notes.Count, "note")} ({filter}) · {Times.Moment(view.Now, zone, view.Now)} {Times.City(zone.Id)}");
        return facts;
    }

    private static ReportRow Row(View view, Note note, List<NoteReply> replies) => new(
        $"N{note.Number}",
        [.. new[] { note.At, note.OnReviewCopy is { } shown ? $"{shown} on the review copy" : null, note.Doubt is null ? null : "check the time" }.OfType<string>()],
        note.Words,
        NoteCard.Author(view, note),
        string.Join(", ", new[] { note.Tag, note.AssigneeId is { } person ? view.Names.FindPerson(person)?.Name : null, note.IsInternal ? "internal" : null }.OfType<string>()),
        note is { Reason: { Length: > 0 } reason, State: NoteState.Declined or NoteState.Deferred } ? $"{NoteCard.State(note)}: {reason}" : NoteCard.State(note),
        [.. replies.Select(reply => (reply.AuthorName, reply.Words))]);
}
