using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Around;

/// <summary>Any object by its short id; the id alone is enough.</summary>
internal sealed class ShowCommand(IEnumerable<ISubjectCard> cards) : ICommand
{
    private static readonly IdArgument which = new("", "id") { Example = "B12" };

    private readonly Dictionary<char, ISubjectCard> cards = cards.ToDictionary(card => card.Letter);

    public Definition Definition { get; } = new()
    {
        Verbs = ["show", "details"],
        Summary = "Show a booking, round, note, deadline or broadcast; its id alone does too",
        Examples = ["show B1", "B1"],
        Phrasings =
        [
            "{id}",
            "what is {id}",
            "show|give me {id}",
            "tell me about {id}",
            "what about {id}",
            "who is coming [to {id}]",
            "who is in|on {id}",
        ],
        Role = Role.Viewer,
        Outsiders = true,
        Arguments = [which],
        Topic = "Getting around",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var id = turn.Get(which);
        var card = cards.TryGetValue(id.Letter, out var drawing)
            ? await drawing.Draw(new View(turn.Db, turn.Names, turn.Asker, turn.Now), id.Number, face: null, cancel)
            : null;
        return card is null ? Refusals.NoSuch(id) : Answer.Yes(card);
    }
}
