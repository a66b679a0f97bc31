using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Domain.People;

namespace PostBot.Core.Features.People;

/// <summary>Takes a role on one production back: the person is there what they are in the studio.</summary>
internal sealed class RoleResetCommand : ICommand
{
    private static readonly PersonArgument who = new("who", "Whose role?") { Example = "@jo" };

    private static readonly FlagArgument usual = new("default", "usual") { Example = "default" };

    private static readonly WorkArgument project = new("On which production?") { Example = "NIGHTFALL", Leads = ["on"], NeedsLead = false, Unit = Need.Never, Presumed = false };

    public Definition Definition { get; } = new()
    {
        Verbs = ["role reset", "role"],
        Summary = "Give a person their usual role back on a production",
        Examples = ["role @jo default on NIGHTFALL", "role reset @jo default on NIGHTFALL"],
        Role = Role.Admin,
        StudioWide = true,
        Arguments = [who, usual, project],
        Changes = true,
        Quiet = true,
        Topic = "People",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var named = turn.Get(who);
        return named.Person is { } person ? await ProjectRoles.Reset(turn, person, turn.Get(project).Project, cancel) : PeopleWords.NotMet(named);
    }
}
