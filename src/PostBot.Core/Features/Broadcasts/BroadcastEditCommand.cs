using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Domain.Broadcasts;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Broadcasts;

/// <summary>Changes the words of a broadcast that has not gone out. Whoever confirmed the old words did not confirm the new ones, so it is a draft again.</summary>
internal sealed class BroadcastEditCommand : ICommand
{
    private static readonly IdArgument which = new("X", "broadcast") { Example = "X3" };

    private static readonly RestArgument words = new("words", "What should it say? All of it.") { Example = "Mix moved to Thursday 11:00, Stage A", FieldType = FieldType.LongText, Required = false };

    public Definition Definition { get; } = new()
    {
        Verbs = ["broadcast edit"],
        Summary = "Change the words of a broadcast that has not gone out",
        Examples = ["broadcast edit X1 Mix moved to Thursday 11:00, Stage A", "broadcast edit X1"],
        Role = Role.Coordinator,
        Arguments = [which, words],
        Changes = true,
        WordForWord = true,
        Topic = "Broadcasts",
        Quiet = true,
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var id = turn.Get(which);
        if (await BroadcastCard.Find(turn.Db, turn.Studio.Id, id.Number, cancel) is not { } broadcast) return Refusals.NoSuch(id);
        if (broadcast.AuthorId != turn.Asker.Id) return Answer.No($"{id} is {BroadcastCard.Author(turn.View, broadcast)}'s; they change it. Nothing was changed.");
        if (broadcast.State is BroadcastState.Sent or BroadcastState.Retracted) return Answer.No($"{id} was sent already. Nothing was changed.", new Button("Correct it", $"correct {id}"));
        if (broadcast.State == BroadcastState.Cancelled) return Answer.No($"{id} was cancelled, so nothing goes out. Write it again, for example: {new BroadcastCommand().Definition.Examples[0]}");
        turn.Undoable = false;
        var said = Typed.Clean(turn.Maybe(words) ?? "").Trim();
        if (said.Length == 0) return Answer.Yes(new Card($"What should {id} say?") with { Form = Ask(id, broadcast) }) with { Private = true };
        if (said.Length > BroadcastCommand.LongestWords) return Answer.No($"That is {said.Length} characters; at most {BroadcastCommand.LongestWords} fit in one message. Nothing was changed.");
        (broadcast.Words, broadcast.State, broadcast.SecondId) = (said, BroadcastState.Draft, null);
        turn.Touch('X', broadcast.Number);
        return Answer.Yes(await BroadcastCard.Preview(turn.View, broadcast, cancel)) with { Private = true };
    }

    private Form Ask(ShortId id, Broadcast broadcast) => new(Definition.Verb, "Change the words",
    [
        new Field(which.Name, "Which broadcast?", FieldType.Text, id.ToString(), Required: true, []),
        new Field(words.Name, words.Question, FieldType.LongText, broadcast.Words, Required: true, []),
    ]);
}
