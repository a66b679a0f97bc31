using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Setup;

/// <summary>Makes a channel nobody's again.</summary>
internal sealed class UnlinkCommand : ICommand
{
    public Definition Definition { get; } = new()
    {
        Verbs = ["unlink"],
        Summary = "Undo the link between this channel and its production",
        Examples = ["unlink", "unlink"],
        Role = Role.Coordinator,
        Changes = true,
        Topic = "Setting up",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var known = turn.Names.Channel(turn.Incoming.Surface, turn.Incoming.Workspace, turn.Incoming.Place.Channel);
        if (known?.ProjectId is not { } linked) return Answer.No("This channel is not linked to a production.");
        var row = (await turn.Db.Channels.FindAsync([known.Id], cancel))!;
        row.ProjectId = null;
        turn.NamesChanged();
        return Answer.Yes(new Card($"This channel is no longer {turn.Names.Project(linked).Code}'s"));
    }
}
