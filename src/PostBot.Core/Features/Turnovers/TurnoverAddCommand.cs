using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Domain.People;
using PostBot.Domain.Turnovers;

namespace PostBot.Core.Features.Turnovers;

/// <summary>One more line on a turnover's checklist.</summary>
internal sealed class TurnoverAddCommand : ICommand
{
    private const int Most = 60;
    private const int LongestName = 60;

    private static readonly IdArgument which = new("U", "turnover") { Example = "U4" };

    private static readonly FlagArgument add = new("add") { Example = "add" };

    private static readonly LeftoverArgument item = new(add, "item", "What else do they need?") { Example = "\"temp mix stems\"" };

    public Definition Definition { get; } = new()
    {
        Verbs = ["turnover"],
        Summary = "Add an item to a turnover's checklist",
        Examples = ["turnover U1 add \"temp mix stems\"", "turnover U1 add subtitles"],
        Role = Role.Artist,
        Arguments = [which, add, item],
        Changes = true,
        Topic = "Status",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var id = turn.Get(which);
        if (await Handovers.Find(turn, id, cancel) is not { } found) return Refusals.NoSuch(id);
        if (Handovers.Over(found.Turnover) is { } over) return over;
        var items = await Handovers.Items(turn, found.Turnover, cancel);
        var name = Typed.Shorten(Typed.Clean(turn.Get(item)).Replace('\n', ' ').Trim(), LongestName);
        if (name.Length == 0) return Answer.No($"What else do they need? For example: {Definition.Examples[0]}");
        if (items.Find(one => Likeness.Fold(one.Name) == Likeness.Fold(name)) is { } known) return Answer.No($"{known.Name} is on the list of {id} already. Nothing was changed.", new Button("Show it", $"show {id}"));
        if (items.Count >= Most) return Answer.No($"{id} has {items.Count} items already; a longer list is not read. Nothing was changed.");
        var added = new TurnoverItem { Id = turn.NewId(), StudioId = turn.Studio.Id, TurnoverId = found.Turnover.Id, Name = name, SortOrder = items.Count == 0 ? 0 : items.Max(one => one.SortOrder) + 1 };
        turn.Db.Add(added);
        if (found.Turnover.State == TurnoverState.Verified) found.Turnover.State = TurnoverState.Received;
        turn.Touch('U', id.Number);
        return Answer.Yes(TurnoverCard.Draw(turn.View, found.Turnover, [.. items, added], found.Receiver));
    }
}
