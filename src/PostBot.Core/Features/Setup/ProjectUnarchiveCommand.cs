using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Setup;

/// <summary>Brings an archived production back; without a name, lists what is archived.</summary>
internal sealed class ProjectUnarchiveCommand : ICommand
{
    private const int MostNamed = 20;

    private static readonly RestArgument which = new("project", "Which production?") { Example = "LUMEN", Required = false };

    public Definition Definition { get; } = new()
    {
        Verbs = ["project unarchive", "production unarchive", "unarchive", "project restore"],
        Summary = "Bring an archived production back",
        Examples = ["project unarchive LUMEN", "project unarchive"],
        Role = Role.Coordinator,
        Arguments = [which],
        Changes = true,
        Topic = "Setting up",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var archived = turn.Names.Projects.Where(project => project.Archived).ToList();
        if (archived.Count == 0) return Answer.No("Nothing is archived.", new Button("Status", "status"));
        var typed = turn.Maybe(which) ?? "";
        var found = Likeness.Match(typed, archived, project => project.Code);
        if (found.Count != 1)
        {
            var candidates = found.Count > 1 ? found : archived;
            return Answer.No(
                (typed.Length == 0 ? "Archived: " : $"No archived production is called \"{Typed.Shorten(Typed.Clean(typed).Replace('\n', ' '), 60)}\". There is ") + $"{Lists.And(candidates.Take(MostNamed).Select(project => project.Code))}{(candidates.Count > MostNamed ? $" and {candidates.Count - MostNamed} more" : "")}.",
                candidates.Take(5).Select(project => new Button(project.Code, $"project unarchive {project.Code}")));
        }
        var row = (await turn.Db.Projects.FindAsync([found[0].Id], cancel))!;
        row.Archived = false;
        turn.NamesChanged();
        return Answer.Yes(new Card($"{row.Code} is back").With(new Line((Text)"Its channels have to be linked again: " + new Code($"link {row.Code}"))).Offer(new Button("Status", $"status {row.Code}")));
    }
}
