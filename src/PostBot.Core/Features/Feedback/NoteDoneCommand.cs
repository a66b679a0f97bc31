using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Domain.Feedback;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Feedback;

/// <summary>Notes that the cut now answers; each author hears of it once.</summary>
internal sealed class NoteDoneCommand : ICommand
{
    private const int LinesShown = 6;

    private static readonly NoteIdsArgument which = new() { Example = "N31" };

    private static readonly VersionArgument version = new("In which version?") { Example = "v8", Leads = ["in"], NeedsLead = false, Required = false };

    public Definition Definition { get; } = new()
    {
        Verbs = ["done"],
        Summary = "Say that notes are done, and in which cut",
        Examples = ["done N2 v8", "done N2-N4 N6"],
        Phrasings =
        [
            "{notes} done|fixed|addressed [in] [{version}]",
            "{notes} is|are done|fixed|addressed [in] [{version}]",
            "fixed|addressed {notes} [in] [{version}]",
            "mark {notes} [as] done [in] [{version}]",
        ],
        Role = Role.Artist,
        Arguments = [which, version],
        Changes = true,
        Topic = "Feedback",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var numbers = turn.Get(which);
        if (NoteIdsArgument.TooMany(numbers) is { } tooMany) return tooMany;
        var found = await Rounds.Notes(turn, numbers, cancel);
        if (numbers.Except(found.Select(pair => pair.Note.Number)).ToList() is { Count: > 0 } missing) return Missing(missing);
        var done = found.Where(pair => pair.Note.State is NoteState.Addressed or NoteState.Verified).ToList();
        var changed = found.Except(done).ToList();
        if (changed.Count == 0)
        {
            return Answer.No(done.Count == 1 ? $"N{done[0].Note.Number} was done already: {NoteCard.State(done[0].Note)}. Nothing was changed." : $"All {done.Count} were done already. Nothing was changed.", new Button("Reopen", $"reopen {string.Join(' ', done.Select(pair => $"N{pair.Note.Number}"))}"));
        }
        var cut = turn.Maybe(version);
        foreach (var (note, round) in changed)
        {
            note.State = NoteState.Addressed;
            note.AddressedIn = cut;
            turn.Touch('N', note.Number);
            turn.Touch('F', round.Number);
        }
        var view = new View(turn.Db, turn.Names, turn.Asker, turn.Now);
        var how = cut is null ? "done" : $"done in {cut}";
        var card = changed.Count == 1
            ? NoteCard.Draw(view, changed[0].Note, changed[0].Round)
            : List(new Card($"✓ {changed.Count} notes {how} on {Lists.And(changed.Select(pair => Rounds.Name(turn.Names, pair.Round)).Distinct())}"), view, changed)
                .Offer(new Button("Show notes", $"notes F{changed[0].Round.Number}"));
        if (done.Count > 0) card = card.With(new Line($"Done before: {Lists.And(done.Take(6).Select(pair => $"N{pair.Note.Number}"))}"));
        return Answer.Yes(card.With(TellAuthors(turn, changed, how)));
    }

    public static Answer Missing(IReadOnlyList<long> numbers) => numbers.Count == 1
        ? Refusals.NoSuch(new ShortId('N', numbers[0]))
        : Answer.No($"There is no {Lists.Or(numbers.Take(6).Select(number => $"N{number}"))} that you can see. Check the numbers, or ask for notes. Nothing was changed.");

    private static List<Line> TellAuthors(Turn turn, List<(Note Note, Round Round)> changed, string how)
    {
        var untold = new List<Line>();
        foreach (var theirs in changed.GroupBy(pair => pair.Note.AuthorId))
        {
            if (turn.Names.FindPerson(theirs.Key) is not { } author) continue;
            var pairs = theirs.ToList();
            var (note, round) = pairs[0];
            var view = new View(turn.Db, turn.Names, author, turn.Now);
            var card = pairs.Count == 1
                ? new Card($"{turn.Asker.Name} marked your note {how}: {NoteCard.Say(note)}").With(new Line($"On {Rounds.Name(turn.Names, round)} (F{round.Number})")).Offer(new Button("Reopen", $"reopen N{note.Number}"))
                : List(new Card($"{turn.Asker.Name} marked {pairs.Count} of your notes {how}"), view, pairs).Offer(new Button("Show notes", $"notes F{round.Number}"));
            if (turn.Tell(author, card) is { } why) untold.Add(new Line($"{author.Name} was not told: {why}."));
        }
        return untold;
    }

    private static Card List(Card card, View view, List<(Note Note, Round Round)> notes)
    {
        card = card.With(notes.Take(LinesShown).Select(pair => NoteCard.Line(view, pair.Note)));
        return notes.Count > LinesShown ? card.With(new Line($"and {notes.Count - LinesShown} more")) : card;
    }
}
