using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Domain.People;
using PostBot.Domain.Turnovers;

namespace PostBot.Core.Features.Turnovers;

/// <summary>Ticks items of a turnover's checklist.</summary>
internal sealed class HaveCommand : ICommand
{
    private static readonly IdArgument which = new("U", "turnover") { Example = "U4" };

    private static readonly RestArgument items = new("items", "Which items are there?") { Example = "omf, guide track" };

    public Definition Definition { get; } = new()
    {
        Verbs = ["have", "got"],
        Summary = "Tick what is there on a turnover's checklist; all of it with \"all\"",
        Examples = ["have U1 omf, guide track", "have U1 all"],
        Role = Role.Artist,
        Arguments = [which, items],
        Changes = true,
        Topic = "Status",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var id = turn.Get(which);
        if (await Handovers.Find(turn, id, cancel) is not { } found) return Refusals.NoSuch(id);
        if (Handovers.Over(found.Turnover) is { } over) return over;
        var list = await Handovers.Items(turn, found.Turnover, cancel);
        var ticked = new List<TurnoverItem>();
        foreach (var typed in Typed.Clean(turn.Get(items)).Split([',', '\n', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var wanted = Likeness.Fold(typed.StartsWith("and ", StringComparison.OrdinalIgnoreCase) ? typed[4..] : typed).Trim('"', '“', '”');
            var meant = wanted is "all" or "everything" ? list : Meant(list, wanted);
            if (meant.Count == 0) return Answer.No($"\"{Typed.Shorten(typed, 40)}\" is not on the list of {id}: {string.Join(", ", list.Select(item => item.Name))}. Nothing was ticked.", new Button(Typed.Shorten($"Add {typed}", 75), Typed.Shorten($"turnover {id} add {typed}", 200)));
            if (meant.Count > 1 && wanted is not ("all" or "everything")) return Answer.No($"\"{Typed.Shorten(typed, 40)}\" could be {Lists.Or(meant.Select(item => item.Name))}. Nothing was ticked.", meant.Take(5).Select(item => new Button(item.Name, $"have {id} {item.Name}")));
            ticked.AddRange(meant);
        }
        var now = ticked.Distinct().Where(item => item.HaveAt is null).ToList();
        if (now.Count == 0) return Answer.No($"{(ticked.Count == 1 ? $"{ticked[0].Name} is" : "These are")} ticked on {id} already. Nothing was changed.", new Button("Show it", $"show {id}"));
        foreach (var item in now) (item.HaveAt, item.HaveById) = (turn.Now, turn.Asker.Id);
        turn.Touch('U', id.Number);
        return Answer.Yes(TurnoverCard.Draw(turn.View, found.Turnover, list, found.Receiver));
    }

    /// <summary>By name, else by its beginning, else by a word in it.</summary>
    private static List<TurnoverItem> Meant(List<TurnoverItem> list, string wanted)
    {
        if (wanted.Length == 0) return [];
        foreach (var rule in (Func<string, bool>[])[name => name == wanted, name => name.StartsWith(wanted, StringComparison.Ordinal), name => $" {name} ".Contains($" {wanted} ", StringComparison.Ordinal)])
        {
            var found = list.Where(item => rule(Likeness.Fold(item.Name))).ToList();
            if (found.Count > 0) return found;
        }
        return [];
    }
}
