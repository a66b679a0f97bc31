using Microsoft.EntityFrameworkCore;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.People;
using PostBot.Core.Storage;
using PostBot.Domain.Feedback;

namespace PostBot.Core.Features.Feedback;

/// <summary>A feedback round as it stands: which of how many, where to watch, how many notes, until when.</summary>
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
        return Draw(view, round, await Count(view.Db, round, cancel));
    }

    /// <summary>How many notes a round has, and how many of them are done.</summary>
    public static async Task<(int All, int Done)> Count(PostBotDb db, Round round, CancellationToken cancel)
    {
        var states = await db.Notes.AsNoTracking().Where(note => note.RoundId == round.Id).GroupBy(note => note.State).Select(group => new { group.Key, Count = group.Count() }).ToListAsync(cancel);
        return (states.Sum(state => state.Count), states.Where(state => state.Key is NoteState.Addressed or NoteState.Verified).Sum(state => state.Count));
    }

    public static Card Draw(View view, Round round, (int All, int Done) notes)
    {
        var id = new ShortId('F', round.Number).ToString();
        var included = view.Names.Project(round.ProjectId).RoundsIncluded;
        var which = included == 0 ? $"Round {round.Ordinal}" : round.Ordinal <= included ? $"Round {round.Ordinal} of {included}" : $"Round {round.Ordinal}, past the {included} included,";
        var state = round.State == RoundState.Open ? "open" : "closed";
        var card = new Card($"{which} is {state} on {Rounds.Name(view.Names, round)}   ({id})") { Subject = id };
        if (round.Link is { } link) card = card.With(new Line(new Link(link, "Watch")));
        Text line = notes.All == 0 ? "No notes yet" : $"{notes.Done} of {Lists.Count(notes.All, "note")} done";
        if (round.DueAt is { } due) line = line + (Text)" · notes due " + new Moment(due, null, view.Names.ZoneOf(view.Names.Project(round.ProjectId)).Id);
        return card.With(new Line(line)).Offer(Buttons(view, round, id));
    }

    private static IEnumerable<Button> Buttons(View view, Round round, string id)
    {
        var inside = view.Reader is null || Policy.IsInside(view.Reader);
        if (round.State == RoundState.Open) yield return new Button("Add notes", $"note {id}");
        yield return new Button("Show notes", $"notes {id}");
        if (!inside) yield break;
        yield return round.State == RoundState.Open ? new Button("Close round", $"round close {id}") : new Button("Reopen", $"reopen {id}");
    }
}
