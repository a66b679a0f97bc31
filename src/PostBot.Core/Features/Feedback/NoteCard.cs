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
        if (!Rounds.MaySee(view.Reader, round.ProjectId, view.Names) || !Rounds.MaySee(view.Reader, note)) return null;
        if (!Rounds.MaySee(view, note)) return new Card($"N{number} is for people in the studio. Ask me about it in a direct message.");
        var replies = await view.Db.NoteReplies.AsNoTracking().Where(reply => reply.NoteId == note.Id).OrderBy(reply => reply.Id).ToListAsync(cancel);
        return Draw(view, note, round, replies);
    }

    /// <param name="replies">What was asked and answered about it, the oldest first.</param>
    public static Card Draw(View view, Note note, Round round, IReadOnlyList<NoteReply>? replies = null)
    {
        var id = new ShortId('N', note.Number).ToString();
        var words = OneLine(note.Words);
        var head = note.State == NoteState.Open ? "Noted" : Capital(State(note));
        var card = new Card($"{head}: {Where(note)}{Typed.Shorten(words, LongestHeadline)}   ({id})") { Subject = id };
        if (note.Doubt is { } doubt) card = card.With(new Line(doubt));
        if (words.Length > LongestHeadline) card = card.With(new Quote(note.Words));
        if (note.OnReviewCopy is { } shown) card = card.With(new Line($"{shown} on the review copy"));
        card = card.With(new Line($"{Author(view, note)} on {Rounds.Name(view.Names, round)} (F{round.Number}){Aside(view, note)}{Logged(view, note)}"));
        if (note.Link is { } link) card = card.With(new Line(new Link(link, "Show the message")));
        if (OlderCut(view.Names, note, round) is { } older) card = card.With(new Line(older));
        if (note.LikeNumber is { } like) card = card.With(new Line(note.Contradicts ? $"It may contradict N{like}. The lead decides." : $"It may repeat N{like}."));
        if (note.Reason is { Length: > 0 } reason && note.State is NoteState.Declined or NoteState.Deferred) card = card.With(new Line($"Because: {Typed.Shorten(reason, LongestLine)}"));
        return card.With((replies ?? []).TakeLast(4).Select(reply => new Line($"↳ {reply.AuthorName}: {Typed.Shorten(OneLine(reply.Words), LongestLine)}"))).Offer(Buttons(view, note, round, id));
    }

    /// <summary>One line of a list: id, timecode, words, state, who.</summary>
    public static Line Line(View view, Note note) => new(
        $"N{note.Number} · {(note.At is { } at ? at : "no timecode")} · {Typed.Shorten(OneLine(note.Words), LongestLine)} · {State(note)} · {Author(view, note)}{Aside(view, note)}{(note.Doubt is null ? "" : " · check the time")}{Likeness(note)}");

    /// <summary><c>01:02:10:05 trim the pause   (N31)</c>: the note inside another sentence.</summary>
    public static string Say(Note note) => $"{Where(note)}{Typed.Shorten(OneLine(note.Words), LongestLine)}   (N{note.Number})";

    public static string State(Note note) => note.State switch
    {
        NoteState.Addressed => note.AddressedIn is { } version ? $"✓ done in {version}" : "✓ done",
        NoteState.Verified => "✓ verified",
        NoteState.Declined => "declined",
        NoteState.Deferred => note.IsLate ? "late, held" : "deferred",
        _ => "open",
    };

    /// <summary><c>Jules via Dana</c> where another entered it. Also finds a person who was first met in this very transaction.</summary>
    public static string Author(View view, Note note)
    {
        var entered = view.Names.FindPerson(note.AuthorId)?.Name ?? view.Db.People.Local.FirstOrDefault(person => person.Id == note.AuthorId)?.Name ?? "someone";
        return note.AuthorName is { } name ? $"{name} via {entered}" : entered;
    }

    private static string Logged(View view, Note note) => note.LoggedById is { } by && view.Names.FindPerson(by) is { } person ? $" · logged by {person.Name}" : "";

    private static string Aside(View view, Note note)
    {
        var words = note.Tag is { } tag ? $" · {tag}" : "";
        if (note.AssigneeId is { } assignee && view.Names.FindPerson(assignee) is { } person) words += $" · for {person.Name}";
        return note.IsInternal ? words + " · internal" : words;
    }

    private static string Likeness(Note note) => note.LikeNumber is { } like ? $" · {(note.Contradicts ? "against" : "like")} N{like}?" : "";

    /// <summary>Its position is as it was on the cut it was given on; nothing moves it without a change list.</summary>
    private static string? OlderCut(Names names, Note note, Round round) =>
        names.Unit(round.UnitId).Cut is { } cut && CutVersion.IsNewer(cut, round.Version) && note.State == NoteState.Open && note.Frame is not null
            ? $"Given on {round.Version}; {cut} is the current cut, so its place may have moved."
            : null;

    private static string Where(Note note) => note.At is { } at ? at + " " : "";

    private static string OneLine(string words) => words.Replace('\n', ' ');

    private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];

    private static IEnumerable<Button> Buttons(View view, Note note, Round round, string id)
    {
        var inside = view.Reader is null || Policy.IsInside(view.Reader);
        if (inside && note.State == NoteState.Open) yield return new Button("Done", $"done {id}");
        if (note.State == NoteState.Addressed && (inside || view.Reader!.Id == note.AuthorId)) yield return new Button("Verify", $"verify {id}");
        yield return new Button("Show notes", $"notes F{round.Number}");
        if (note.IsLate && (view.Reader is null || NoteReopenCommand.MayTakeIn(view.Reader, round)))
        {
            yield return new Button("This round", $"reopen {id}");
            yield return new Button("Next round", $"defer {id} next round");
            yield return new Button("Out of scope", $"decline {id} out of scope");
        }
        else if (!note.IsLate && note.State != NoteState.Open && (inside || view.Reader!.Id == note.AuthorId)) yield return new Button("Reopen", $"reopen {id}");
    }
}
