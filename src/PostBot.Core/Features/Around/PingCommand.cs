using Microsoft.EntityFrameworkCore;
using NodaTime;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.Delivery;
using PostBot.Core.Jobs;
using PostBot.Core.Storage;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Around;

/// <summary>The trust panel: what is connected, what waits, what failed, who cannot be reached.</summary>
internal sealed class PingCommand(IEnumerable<IConnection> connections, Database database, Clock clock) : ICommand
{
    private const int Named = 5;

    /// <summary>What failed longer ago is history, not a state.</summary>
    private static readonly Duration recent = Duration.FromDays(7);

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
        var (studioId, since) = (turn.Studio.Id, turn.Now - recent);
        var waiting = await turn.Db.Outbox.CountAsync(row => row.State == OutgoingState.Queued || row.State == OutgoingState.Sending, cancel);
        var failed = await turn.Db.Outbox.AsNoTracking().Where(row => (row.State == OutgoingState.Failed || row.State == OutgoingState.Unknown) && row.StudioId == studioId && row.Target == null && row.NextAt > since)
            .OrderByDescending(row => row.Id).Take(100).ToListAsync(cancel);
        var twice = await turn.Db.Outbox.CountAsync(row => row.Doubts > 0 && row.StudioId == studioId && row.State == OutgoingState.Sent, cancel);
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
        facts.Add(new Fact("Clock", Times.Moment(turn.Now, turn.AskerZone, turn.Now) + " " + Times.City(turn.AskerZone.Id) + string.Concat(connections.Where(connection => connection.Ahead is not null).Select(Skew))));
        facts.Add(new Fact("Last backup", database.LastBackup is { } backup ? Times.NearMoment(backup + clock.Offset, turn.AskerZone, turn.Now) : "none yet"));
        var card = new Card(headline).With(new Facts(facts));
        foreach (var message in failed.Take(Named))
        {
            card = card.With(new Line($"{(message.State == OutgoingState.Unknown ? "Unsure" : "Failed")}: {Undelivered.Whom(turn.Names, message)}, {message.Error}"));
        }
        if (twice > 0) card = card.With(new Line($"{Lists.Count(twice, "message")} may have arrived twice, because the platform failed while it took them"));
        if (failed.Any(message => message.State == OutgoingState.Failed && (turn.Asker.Role >= Role.Coordinator || message.CausedById == turn.Asker.Id))) card = card.Offer(new Button("Try again", "retry all"));
        if (failed.Count > Named) card = card.With(new Line($"and {failed.Count - Named} more"));
        if (unreachable.Count > 0) card = card.With(new Line($"Cannot be reached: {Lists.And(unreachable.Take(Named).Select(person => person.Name))}{(unreachable.Count > Named ? $" and {unreachable.Count - Named} more" : "")}"));
        foreach (var channel in turn.Names.Channels.Where(channel => channel.UnreachableWhy is not null).Take(Named)) card = card.With(new Line($"Cannot be posted to: {channel.Name ?? "a channel"}, {channel.UnreachableWhy}"));
        return Answer.Yes(card);
    }

    /// <summary><c>, 2 s ahead of Slack</c>: past five minutes nothing that comes in is believed any more.</summary>
    private static string Skew(IConnection connection)
    {
        var seconds = (long)Math.Round(connection.Ahead!.Value.TotalSeconds);
        return seconds == 0 ? $", as {connection.Surface}'s" : $", {Math.Abs(seconds)} s {(seconds > 0 ? "ahead of" : "behind")} {connection.Surface}'s";
    }
}
