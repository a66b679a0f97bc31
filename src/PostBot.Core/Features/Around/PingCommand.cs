using Microsoft.EntityFrameworkCore;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.Delivery;
using PostBot.Core.Storage;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Around;

/// <summary>The trust panel: what is connected, what waits, what failed, who cannot be reached.</summary>
internal sealed class PingCommand(IEnumerable<IConnection> connections) : ICommand
{
    private const int Named = 5;

    public Definition Definition { get; } = new()
    {
        Verbs = ["ping"],
        Summary = "See whether everything is connected and every message has gone out",
        Examples = ["ping", "ping"],
        Phrasings =
        [
            "are you there|alive|ok|up|working",
            "is postbot there|alive|ok|up|working|down",
            "are you connected",
        ],
        Role = Role.Viewer,
        Topic = "Getting around",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var studioId = turn.Studio.Id;
        var waiting = await turn.Db.Outbox.CountAsync(row => row.State == OutgoingState.Queued || row.State == OutgoingState.Sending, cancel);
        var failed = await turn.Db.Outbox.AsNoTracking().Where(row => row.StudioId == studioId && (row.State == OutgoingState.Failed || row.State == OutgoingState.Unknown))
            .OrderByDescending(row => row.Id).Take(100).Select(row => new { row.PersonId, row.Destination, row.Error, row.State }).ToListAsync(cancel);
        var unworked = await turn.Db.Deliveries.CountAsync(row => row.State == DeliveryState.Stored, cancel);
        var unreachable = turn.Names.People.Where(person => turn.Names.IdentitiesOf(person.Id).Any() && turn.Names.IdentitiesOf(person.Id).All(identity => identity.UnreachableWhy is not null)).ToList();
        var broken = connections.Where(connection => connection.Problem is not null).ToList();

        var headline = broken.Count > 0 ? $"{Lists.And(broken.Select(connection => connection.Surface.ToString()))} {(broken.Count == 1 ? "is" : "are")} not answering. {Lists.Count(waiting, "message")} waiting."
            : failed.Count > 0 ? $"Connected, but {Lists.Count(failed.Count, "message")} did not arrive"
            : waiting + unworked > 0 ? $"Connected; {Lists.Count(waiting + unworked, "message")} on the way"
            : "All is well: everything is connected and nothing waits";
        var facts = new List<Fact>();
        foreach (var connection in connections)
        {
            var lastIn = connection.LastIn is { } at ? Times.NearMoment(at, turn.AskerZone, turn.Now) : "nothing yet";
            var lastOut = connection.LastOut is { } sent ? Times.NearMoment(sent, turn.AskerZone, turn.Now) : "nothing yet";
            facts.Add(new Fact(connection.Surface.ToString(), $"{connection.Problem ?? "connected"} · last in {lastIn} · last out {lastOut}"));
        }
        if (facts.Count == 0) facts.Add(new Fact("Local chat", "on; Slack and Teams are not set up"));
        facts.Add(new Fact("Outbox", $"{waiting} waiting, {failed.Count} failed"));
        facts.Add(new Fact("Inbox", $"{unworked} waiting"));
        facts.Add(new Fact("Clock", Times.Moment(turn.Now, turn.AskerZone, turn.Now) + " " + Times.City(turn.AskerZone.Id)));
        var card = new Card(headline).With(new Facts(facts));
        foreach (var message in failed.Take(Named))
        {
            var who = message.PersonId is { } person ? turn.Names.FindPerson(person)?.Name ?? "someone" : turn.Names.Channels.FirstOrDefault(channel => channel.ExternalId == message.Destination)?.Name ?? "a channel";
            card = card.With(new Line($"{(message.State == OutgoingState.Unknown ? "Unsure" : "Failed")}: {who}, {message.Error}"));
        }
        if (failed.Count > Named) card = card.With(new Line($"and {failed.Count - Named} more"));
        if (unreachable.Count > 0) card = card.With(new Line($"Cannot be reached: {Lists.And(unreachable.Take(Named).Select(person => person.Name))}{(unreachable.Count > Named ? $" and {unreachable.Count - Named} more" : "")}"));
        foreach (var channel in turn.Names.Channels.Where(channel => channel.UnreachableWhy is not null).Take(Named)) card = card.With(new Line($"Cannot be posted to: {channel.Name ?? "a channel"}, {channel.UnreachableWhy}"));
        return Answer.Yes(card);
    }
}
