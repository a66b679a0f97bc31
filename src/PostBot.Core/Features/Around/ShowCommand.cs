using Microsoft.EntityFrameworkCore;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.People;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Around;

/// <summary>Any object by its short id; the id alone is enough.</summary>
internal sealed class ShowCommand(IEnumerable<ISubjectCard> cards) : ICommand
{
    private static readonly IdArgument which = new("", "id") { Example = "B12" };

    private static readonly FlagArgument round = new("round") { Example = "round", Required = false };

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
        Arguments = [which, round],
        Topic = "Getting around",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var id = turn.Get(which);
        if (!turn.Has(round) && await ReelOrRound(turn, id, cancel) is { } either) return either;
        var card = cards.TryGetValue(id.Letter, out var drawing)
            ? await drawing.Draw(turn.View, id.Number, face: null, cancel)
            : null;
        return card is null ? Refusals.NoSuch(id) : Answer.Yes(card);
    }

    /// <summary>In the channel of a production in reels, F5 of another one may be a slip for R5.</summary>
    private static async Task<Answer?> ReelOrRound(Turn turn, ShortId id, CancellationToken cancel)
    {
        if (id.Letter != 'F' || turn.ChannelProject is not { } project || turn.Names.UnitNamed(project.Id, $"R{id.Number}") is not { } reel) return null;
        var (studioId, number) = (turn.Studio.Id, id.Number);
        var found = await turn.Db.Rounds.AsNoTracking().FirstOrDefaultAsync(row => row.StudioId == studioId && row.Number == number, cancel);
        if (found is null || found.ProjectId == project.Id || !Policy.Sees(turn.Asker, found.ProjectId, turn.Names)) return null;
        return Answer.No(
            $"Reel {reel.Code} of {project.Code}, or feedback round {id} ({turn.Names.Work(found.ProjectId, found.UnitId, null)})?",
            new Button($"Reel {reel.Code}", $"status {project.Code} {reel.Code}"), new Button($"Round {id}", $"show {id} round"));
    }
}
