using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Domain.Feedback;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Feedback;

/// <summary>Asks a note's author what is meant, where they are; the question stays with the note.</summary>
internal sealed class NoteQueryCommand : ICommand
{
    private static readonly NoteIdsArgument which = new() { Example = "N31" };

    private static readonly Question words = new(which) { Example = "which take?", FieldType = FieldType.LongText };

    public Definition Definition { get; } = new()
    {
        Verbs = ["query"],
        Summary = "Ask the author of a note what is meant",
        Examples = ["query N1 which take?", "query N3 the wide or the close one"],
        Phrasings = ["{notes} {question}"],
        Role = Role.Artist,
        Arguments = [which, words],
        Changes = true,
        WordForWord = true,
        Topic = "Feedback",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var (found, problem) = await NoteWork.Load(turn, turn.Get(which), cancel);
        if (problem is not null) return problem;
        if (found.Count > 1) return Answer.No($"Ask about one note at a time, for example: query N{found[0].Note.Number} {Typed.Shorten(turn.Get(words), 60)}");
        var (asked, tooLong) = NoteWork.Words(turn.Get(words));
        if (tooLong is not null) return tooLong;
        if (asked is null) return Answer.No($"What do you want to know? For example: {Definition.Examples[0]}");
        // Said without its verb, the mark at the end of a line is taken for politeness and is gone by now; what asks is nudged about until it is answered.
        if (!asked.Contains('?', StringComparison.Ordinal)) asked = asked.TrimEnd('.', '!', ' ') + "?";
        var (note, round) = found[0];
        turn.Db.Add(new NoteReply { Id = turn.NewId(), StudioId = turn.Studio.Id, NoteId = note.Id, AuthorId = turn.Asker.Id, AuthorName = turn.Asker.Name, Words = asked, WrittenAt = turn.Now });
        turn.Touch('N', note.Number);
        var author = turn.Names.FindPerson(note.AuthorId);
        var card = new Card($"Asked {(author is null ? "nobody, since who wrote it is not known" : author.Id == turn.Asker.Id ? "yourself" : author.Name)}: {asked}   (N{note.Number})")
            .With(new Line($"About {NoteCard.Say(note)} on {Rounds.Name(turn.Names, round)} (F{round.Number})"));
        if (author is null || !Rounds.MaySee(author, round.ProjectId, turn.Names) || !Rounds.MaySee(author, note)) return Said(turn, note, card);
        var told = new Card($"{turn.Asker.Name} asks about your note: {asked}   (N{note.Number})").With(new Line($"{NoteCard.Say(note)} on {Rounds.Name(turn.Names, round)} (F{round.Number})"));
        if (note.AuthorName is { } name) told = told.With(new Line($"The note is {name}'s; you entered it."));
        return turn.Tell(author, told.Offer(new Button("Answer", $"reply N{note.Number}"), new Button("Show it", $"show N{note.Number}"))) is { } why
            ? Said(turn, note, card.With(new Line($"{author.Name} was not told: {why}.")))
            : Said(turn, note, card);
    }

    private static Answer Said(Turn turn, Note note, Card card) => Answer.Yes(card) with { Private = Rounds.IsPrivate(turn, [note]) };

    /// <summary>The rest of the line behind the note; without the verb only when it begins as questions do.</summary>
    private sealed class Question(Argument after) : Argument<string>("question", "What do you want to know?")
    {
        private static readonly HashSet<string> beginnings = ["which", "what", "who", "where", "when", "why", "how", "is", "are", "do", "does", "should", "can", "could", "would"];

        public override ReadResult? Read(ReadContext context, int at)
        {
            if (!context.Has(after) || at >= context.Words.Count) return null;
            // In a form the field holds the question alone.
            if (at > 0 && !context.Words[0].Is("query") && !beginnings.Contains(Spoken.Bare(context.Words[at].Text))) return null;
            return new ReadResult.Taken(context.Words.From(at), context.Words.Count);
        }
    }
}
