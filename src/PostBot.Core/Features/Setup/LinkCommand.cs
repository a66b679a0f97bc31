using Microsoft.EntityFrameworkCore;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.Delivery;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Setup;

/// <summary>Makes a channel a production's own: lines typed there are about it, and news of it appear there.</summary>
internal sealed class LinkCommand : ICommand
{
    private static readonly WorkArgument project = new() { Example = "NIGHTFALL", Unit = Need.Never };

    public Definition Definition { get; } = new()
    {
        Verbs = ["link"],
        Summary = "Link this channel to a production",
        Examples = ["link NIGHTFALL", "link HARBOUR"],
        Role = Role.Coordinator,
        Arguments = [project],
        Changes = true,
        Topic = "Setting up",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var place = turn.Incoming.Place;
        if (place.Kind == PlaceKind.Direct) return Answer.No("A direct message is nobody's channel. Type link NIGHTFALL in the channel you mean.");
        var known = turn.Names.Channel(turn.Incoming.Surface, turn.Incoming.Workspace, place.Channel);
        var row = known is null ? null : await turn.Db.Channels.FirstOrDefaultAsync(channel => channel.Id == known.Id, cancel);
        if (row is null) return Answer.No("I do not know this channel yet. Say something here once more, then link it.");
        var production = turn.Get(project).Project;
        if (row.ProjectId == production.Id) return Answer.No($"This channel is {production.Code}'s already.");
        row.ProjectId = production.Id;
        turn.NamesChanged();
        return Answer.Yes(new Card($"This channel is {production.Code}'s now").With(new Line($"Lines typed here are about {production.Code} unless they say otherwise, and its bookings, rounds and deadlines appear here.")));
    }
}
