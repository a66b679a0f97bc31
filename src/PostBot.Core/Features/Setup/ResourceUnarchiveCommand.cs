using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Setup;

/// <summary>Brings a room back into use; without a name, lists what is out of use.</summary>
internal sealed class ResourceUnarchiveCommand : ICommand
{
    private static readonly RestArgument which = new("resource", "Which suite, stage or rig?") { Example = "Mix B", Required = false };

    public Definition Definition { get; } = new()
    {
        Verbs = ["resource unarchive", "room unarchive", "suite unarchive"],
        Summary = "Bring a suite, stage or rig back into use",
        Examples = ["resource unarchive Mix B", "resource unarchive"],
        Role = Role.Coordinator,
        Arguments = [which],
        Changes = true,
        Topic = "Setting up",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var archived = turn.Names.Resources.Where(resource => resource.Archived).ToList();
        if (archived.Count == 0) return Answer.No("Nothing is out of use.", new Button("What is free", "free everything"));
        var typed = (turn.Maybe(which) ?? "").Trim('"');
        var found = Likeness.Match(typed, archived, resource => resource.Name);
        if (found.Count != 1)
        {
            return Answer.No(
                (typed.Length == 0 ? "Out of use: " : $"Nothing out of use is called \"{Typed.Shorten(Typed.Clean(typed).Replace('\n', ' '), 60)}\". There is ") + $"{Lists.And(archived.Take(20).Select(resource => resource.Name))}.",
                archived.Take(5).Select(resource => new Button(Typed.Shorten(resource.Name, 75), $"resource unarchive {resource.Name}")));
        }
        var row = (await turn.Db.Resources.FindAsync([found[0].Id], cancel))!;
        row.Archived = false;
        turn.NamesChanged();
        return Answer.Yes(new Card($"{row.Name} can be booked again").Offer(new Button("Hold it tomorrow", $"hold {row.Name} tomorrow 10-18")));
    }
}
