using Microsoft.EntityFrameworkCore;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.Storage;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Demo;

/// <summary>Takes away what <see cref="DemoCommand"/> made and nothing else; what people made on top of it goes only when they say so.</summary>
internal sealed class DemoClearCommand : ICommand
{
    private static readonly FlagArgument all = new("all") { Example = "all", Required = false };

    public Definition Definition { get; } = new()
    {
        Verbs = ["demo clear", "clear demo", "demo remove"],
        Summary = "Take the demo studio away again",
        Examples = ["demo clear", "demo clear all"],
        Role = Role.Admin,
        Arguments = [all],
        Changes = true,
        Topic = "Setting up",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var studioId = turn.Studio.Id;
        var made = await turn.Db.Audit.AsNoTracking().Where(entry => entry.StudioId == studioId && entry.Subject == DemoCommand.Mark).OrderBy(entry => entry.Id).Select(entry => entry.Changes).ToListAsync(cancel);
        var rows = new MadeRows(turn.Db);
        foreach (var changes in made) await rows.Add(changes, cancel);
        if (rows.Count == 0) return Answer.No("There is no demo here.", new Button("Status", "status"));
        var since = await rows.Since(cancel);
        if (since.Count > 0 && !turn.Has(all))
        {
            return Answer.No(
                $"People have made {Lists.And(since.Select(kind => Lists.Count(kind.Value, kind.Key, Many(kind.Key))))} on the demo's productions and rooms. Without the demo they go too. Clear all of it?",
                new Button("Clear all of it", "demo clear all", Danger: true));
        }
        var (gone, kept) = await rows.Remove(turn.Asker.Id, cancel);
        turn.NamesChanged();
        var card = new Card("The demo is cleared").With(new Line($"{Lists.Count(gone, "row")} removed; everything else is as it was."));
        if (kept.Count > 0) card = card.With(new Line($"Still here, because they have used PostBot since: {Lists.And(kept)}."));
        return Answer.Yes(card.Offer(new Button("Set up the studio", "setup")));
    }

    private static string Many(string kind) => kind == "person" ? "people" : kind + "s";
}
