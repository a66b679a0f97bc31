using Microsoft.EntityFrameworkCore;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.People;
using PostBot.Core.Storage;
using PostBot.Domain.Feedback;

namespace PostBot.Core.Features.Feedback;

/// <summary>One note as it stands: where, what, whose, and what became of it.</summary>
internal sealed class NoteCard : ISubjectCard
{
    private const int LongestHeadline = 160;
    private const int LongestLine = 100;

    public char Letter => 'N';

    public async Task<long?> ProjectOf(PostBotDb db, long studioId, long number, CancellationToken cancel) =>
        await db.Notes.Where(row => row.StudioId == studioId && row.Number == number).Join(db.Rounds, note => note.RoundId, round => round.Id, (_, round) => (long?)round.ProjectId).FirstOrDefaultAsync(cancel);

    public async Task<Card?> Draw(View view, long number, string? face, CancellationToken cancel)
    {
        var studioId = view.Names.Studio.Id;
        var note = await view.Db.Notes.AsNoTracking().FirstOrDefaultAsync(row => row.StudioId == studioId && row.Number == number, cancel);
        if (note is null) return null;
        var round = await view.Db.Rounds.AsNoTracking().SingleAsync(row => row.Id == note.RoundId, cancel);
        return Rounds.MaySee(view.Reader, round.ProjectId, view.Names) ? Draw(view, note, round) : null;
    }

    public static Card Draw(View view, Note note, Round round)
    {
        var id = new ShortId('N', note.Number).ToString();
        var words = OneLine(note.Words);
        var head = note.State == NoteState.Open ? "Noted" : Capital(State(note));
        var card = new Card($"{head}: {Where(note)}{Typed.Shorten(words, LongestHeadline)}   ({id})") { Subject = id };
        if (note.Doubt is { } doubt) card = card.With(new Line(doubt));
        if (words.Length > LongestHeadline) card = card.With(new Quote(note.Words));
        return card.With(new Line($"{Author(view.Db, view.Names, note)} on {Rounds.Name(view.Names, round)} (F{round.Number})")).Offer(Buttons(view, note, round, id));
    }

    /// <summary>One line of a list: id, timecode, words, state, who.</summary>
    public static Line Line(View view, Note note) => new(
        $"N{note.Number} · {(note.At is { } at ? at : "no timecode")} · {Typed.Shorten(OneLine(note.Words), LongestLine)} · {State(note)} · {Author(view.Db, view.Names, note)}{(note.Doubt is null ? "" : " · check the time")}");

    /// <summary><c>01:02:10:05 trim the pause   (N31)</c>: the note inside another sentence.</summary>
    public static string Say(Note note) => $"{Where(note)}{Typed.Shorten(OneLine(note.Words), LongestLine)}   (N{note.Number})";

    public static string State(Note note) => note.State switch
    {
        NoteState.Addressed => note.AddressedIn is { } version ? $"✓ done in {version}" : "✓ done",
        NoteState.Verified => "✓ verified",
        NoteState.Declined => "declined",
        NoteState.Deferred => "deferred",
        _ => "open",
    };

    /// <summary>Also finds a person who was first met in this very transaction.</summary>
    private static string Author(PostBotDb db, Names names, Note note) =>
        names.FindPerson(note.AuthorId)?.Name ?? db.People.Local.FirstOrDefault(person => person.Id == note.AuthorId)?.Name ?? "someone";

    private static string Where(Note note) => note.At is { } at ? at + " " : "";

    private static string OneLine(string words) => words.Replace('\n', ' ');

    private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];

    private static IEnumerable<Button> Buttons(View view, Note note, Round round, string id)
    {
        var inside = view.Reader is null || Policy.IsInside(view.Reader);
        if (inside && note.State == NoteState.Open) yield return new Button("Done", $"done {id}");
        yield return new Button("Show notes", $"notes F{round.Number}");
        if (note.State == NoteState.Deferred && (view.Reader is null || NoteReopenCommand.MayTakeIn(view.Reader, round))) yield return new Button("This round", $"reopen {id}");
        else if (note.State is not (NoteState.Open or NoteState.Deferred) && (inside || view.Reader!.Id == note.AuthorId)) yield return new Button("Reopen", $"reopen {id}");
    }
}
