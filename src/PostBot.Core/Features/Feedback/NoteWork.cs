using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Domain.Feedback;

namespace PostBot.Core.Features.Feedback;

/// <summary>What the commands that change notes have in common: finding them, showing them, and telling each person once.</summary>
internal static class NoteWork
{
    private const int LinesShown = 6;
    private const int LongestReason = 1_000;

    /// <summary>The notes, tracked, with their rounds; or why they cannot be had.</summary>
    public static async Task<(List<(Note Note, Round Round)> Notes, Answer? Problem)> Load(Turn turn, IReadOnlyList<long> numbers, CancellationToken cancel)
    {
        if (NoteIdsArgument.TooMany(numbers) is { } tooMany) return ([], tooMany);
        var found = await Rounds.Notes(turn, numbers, cancel);
        return numbers.Except(found.Select(pair => pair.Note.Number)).ToList() is { Count: > 0 } missing ? ([], Missing(missing)) : (found, null);
    }

    public static Answer Missing(IReadOnlyList<long> numbers) => numbers.Count == 1
        ? Refusals.NoSuch(new ShortId('N', numbers[0]))
        : Answer.No($"There is no {Lists.Or(numbers.Take(6).Select(number => $"N{number}"))} that you can see. Check the numbers, or ask for notes. Nothing was changed.");

    public static void Touch(Turn turn, IEnumerable<(Note Note, Round Round)> changed)
    {
        foreach (var (note, round) in changed)
        {
            turn.Touch('N', note.Number);
            turn.Touch('F', round.Number);
        }
    }

    /// <summary>The one note as it is now, or all of them under a headline.</summary>
    public static Card Now(Turn turn, IReadOnlyList<(Note Note, Round Round)> changed, string how)
    {
        var view = turn.View;
        if (changed.Count == 1) return NoteCard.Draw(view, changed[0].Note, changed[0].Round);
        var headline = $"{changed.Count} notes {how} on {Lists.And(changed.Select(pair => Rounds.Name(turn.Names, pair.Round)).Distinct())}";
        return List(new Card(headline), view, changed).Offer(new Button("Show notes", $"notes F{changed[0].Round.Number}"));
    }

    /// <summary>Tells each author once what became of their notes; the lines say who was not reached. Late notes that were only held are told too.</summary>
    /// <param name="how">As in <c>Ed marked your note done</c>: <c>marked {0} done</c>, with what stands for the note or notes.</param>
    public static List<Line> TellAuthors(Turn turn, IReadOnlyList<(Note Note, Round Round)> changed, Func<string, string> how, string? reason = null) =>
        Tell(turn, changed, note => note.AuthorId, how, "your note", "of your notes", reason);

    /// <summary>Tells one person of each note once, whoever that is.</summary>
    public static List<Line> Tell(Turn turn, IReadOnlyList<(Note Note, Round Round)> changed, Func<Note, long?> whom, Func<string, string> how, string one, string many, string? reason = null)
    {
        var untold = new List<Line>();
        foreach (var theirs in changed.GroupBy(pair => whom(pair.Note)))
        {
            if (theirs.Key is not { } id || turn.Names.FindPerson(id) is not { } person || !Rounds.MaySee(person, theirs.First().Round.ProjectId, turn.Names)) continue;
            var pairs = theirs.Where(pair => Rounds.MaySee(person, pair.Note)).ToList();
            if (pairs.Count == 0) continue;
            var (note, round) = pairs[0];
            var view = new View(turn.Db, turn.Names, person, turn.Now);
            var card = pairs.Count == 1
                ? new Card($"{turn.Asker.Name} {how(one)}: {NoteCard.Say(note)}").With(new Line($"On {Rounds.Name(turn.Names, round)} (F{round.Number})"))
                : List(new Card($"{turn.Asker.Name} {how($"{pairs.Count} {many}")}"), view, pairs);
            if (reason is { Length: > 0 }) card = card.With(new Quote(reason));
            card = card.Offer(Next(pairs));
            if (turn.Tell(person, card) is { } why) untold.Add(new Line($"{person.Name} was not told: {why}."));
        }
        return untold;
    }

    /// <summary>Somebody's own words at the end of a line; null when there are none, and the refusal when there are too many.</summary>
    public static (string? Words, Answer? Problem) Words(string? typed)
    {
        var words = Typed.Clean(typed ?? "").Trim();
        return words.Length > LongestReason ? (null, Answer.No($"That is {words.Length:#,##0} characters; at most {LongestReason:#,##0} fit. Nothing was changed.")) : (words.Length == 0 ? null : words, null);
    }

    private static IEnumerable<Button> Next(List<(Note Note, Round Round)> pairs)
    {
        var (note, round) = pairs[0];
        if (pairs.Count > 1) yield return new Button("Show notes", $"notes F{round.Number}");
        else if (note.State == NoteState.Open) yield return new Button("Show it", $"show N{note.Number}");
        else
        {
            if (note.State == NoteState.Addressed) yield return new Button("Verify", $"verify N{note.Number}");
            yield return new Button("Reopen", $"reopen N{note.Number}");
        }
    }

    private static Card List(Card card, View view, IReadOnlyList<(Note Note, Round Round)> notes)
    {
        card = card.With(notes.Take(LinesShown).Select(pair => NoteCard.Line(view, pair.Note)));
        return notes.Count > LinesShown ? card.With(new Line($"and {notes.Count - LinesShown} more")) : card;
    }
}
