using Microsoft.EntityFrameworkCore;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Domain.Feedback;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Feedback;

/// <summary>Says something about a note; its author and whoever asked before hear of it.</summary>
internal sealed class NoteReplyCommand : ICommand
{
    private static readonly NoteIdsArgument which = new() { Example = "N31" };

    private static readonly LeftoverArgument words = new(which, "answer", "What do you want to say?") { Example = "take 3", FieldType = FieldType.LongText };

    public Definition Definition { get; } = new()
    {
        Verbs = ["reply"],
        Summary = "Answer a question about a note, or say something about it",
        Examples = ["reply N1 take 3", "reply N3 the close one, from scene 12"],
        Role = Role.Artist,
        Clients = true,
        Arguments = [which, words],
        Changes = true,
        WordForWord = true,
        Topic = "Feedback",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var (found, problem) = await NoteWork.Load(turn, turn.Get(which), cancel);
        if (problem is not null) return problem;
        if (found.Count > 1) return Answer.No($"Reply to one note at a time, for example: {Definition.Examples[0]}");
        var (said, tooLong) = NoteWork.Words(turn.Get(words));
        if (tooLong is not null) return tooLong;
        if (said is null) return Answer.No($"What do you want to say? For example: {Definition.Examples[0]}");
        var (note, round) = found[0];
        var before = await turn.Db.NoteReplies.AsNoTracking().Where(reply => reply.NoteId == note.Id).OrderBy(reply => reply.Id).ToListAsync(cancel);
        var reply = new NoteReply { Id = turn.NewId(), StudioId = turn.Studio.Id, NoteId = note.Id, AuthorId = turn.Asker.Id, AuthorName = turn.Asker.Name, Words = said, WrittenAt = turn.Now };
        turn.Db.Add(reply);
        turn.Touch('N', note.Number);
        var view = turn.View;
        var card = NoteCard.Draw(view, note, round, [.. before, reply]);
        foreach (var id in before.Select(each => each.AuthorId).OfType<long>().Append(note.AuthorId).Distinct())
        {
            if (turn.Names.FindPerson(id) is not { } person || !Rounds.MaySee(person, round.ProjectId, turn.Names) || !Rounds.MaySee(person, note)) continue;
            var told = new Card($"{turn.Asker.Name} on {NoteCard.Say(note)}").With(new Quote(said)).Offer(new Button("Answer", $"reply N{note.Number}"), new Button("Show it", $"show N{note.Number}"));
            if (turn.Tell(person, told) is { } why) card = card.With(new Line($"{person.Name} was not told: {why}."));
        }
        return Answer.Yes(card) with { Private = Rounds.IsPrivate(turn, [note]) };
    }
}
