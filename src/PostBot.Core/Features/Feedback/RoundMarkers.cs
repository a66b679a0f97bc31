using Microsoft.EntityFrameworkCore;
using PostBot.Core.Commands;
using PostBot.Core.People;
using PostBot.Domain.Feedback;
using PostBot.Domain.Feedback.Markers;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Feedback;

/// <summary>A round's notes as markers for an editing program.</summary>
internal static class RoundMarkers
{
    /// <summary>What the asker may see, without what is held as late and what was declined; only the open ones, or one department's, when asked for.</summary>
    public static async Task<List<Note>> Notes(Turn turn, Round round, bool onlyOpen, string? tag, CancellationToken cancel)
    {
        var notes = await turn.Db.Notes.AsNoTracking().Where(note => note.RoundId == round.Id && note.State != NoteState.Declined && note.State != NoteState.Deferred).ToListAsync(cancel);
        return Wanted(notes, turn.Asker, onlyOpen, tag);
    }

    /// <summary>What the reader may see of them, in the order of the cut; notes about all of it come last.</summary>
    public static List<Note> Wanted(IEnumerable<Note> notes, Person? reader, bool onlyOpen, string? tag) =>
        [.. notes.Where(note => Rounds.MaySee(reader, note) && (!onlyOpen || note.State == NoteState.Open) && (tag is null || note.Tag == tag))
            .OrderBy(note => note.Frame is null).ThenBy(note => note.Frame).ThenBy(note => note.Number)];

    public static async Task<MarkerList> List(Turn turn, Round round, IReadOnlyList<Note> notes, CancellationToken cancel)
    {
        var (project, unit) = (turn.Names.Project(round.ProjectId), turn.Names.Unit(round.UnitId));
        var replies = (await turn.Db.NoteReplies.AsNoTracking().Join(turn.Db.Notes.Where(note => note.RoundId == round.Id), reply => reply.NoteId, note => note.Id, (reply, _) => reply).OrderBy(reply => reply.Id).ToListAsync(cancel)).ToLookup(reply => reply.NoteId);
        var markers = notes.Select(note => new Marker
        {
            Frame = note.Frame,
            Frames = note.Frames ?? 1,
            Author = note.AuthorName ?? turn.Names.FindPerson(note.AuthorId)?.Name ?? "someone",
            Words = note.Words,
            Colour = Colour(note),
            Status = note.State switch { NoteState.Addressed => "done", NoteState.Verified => "verified", _ => "open" },
            Replies = [.. replies[note.Id].Select(reply => new MarkerReply(reply.AuthorName, reply.Words))],
            WrittenAt = note.WrittenAt,
            SourceId = note.SourceId,
            Typed = note.Frame is null ? note.At : null,
        });
        return new MarkerList($"{Rounds.Name(turn.Names, round)} Round {round.Ordinal}", round.Ordinal, Rounds.Start(project, unit), Rounds.Length(project, unit), [.. markers]);
    }

    /// <summary><c>NIGHTFALL_101_v7_F5_avid.txt</c>, in letters that every file system takes.</summary>
    /// <param name="extension">With its point.</param>
    public static string FileName(Names names, Round round, string key, string extension) =>
        string.Concat($"{Rounds.Name(names, round)} F{round.Number} {key}".Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' ? letter : '_')) + extension;

    /// <summary>What is done is green in every program; the rest goes by department.</summary>
    private static MarkerColour Colour(Note note) => note.State is NoteState.Addressed or NoteState.Verified ? MarkerColour.Green : note.Tag switch
    {
        "edit" => MarkerColour.Red,
        "sound" => MarkerColour.Cyan,
        "gfx" => MarkerColour.Orange,
        "vfx" => MarkerColour.Purple,
        "color" => MarkerColour.Yellow,
        _ => MarkerColour.Blue,
    };
}
