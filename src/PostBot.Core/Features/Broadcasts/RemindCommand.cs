using Microsoft.EntityFrameworkCore;
using NodaTime;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.Delivery;
using PostBot.Domain.Broadcasts;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Broadcasts;

/// <summary>Sends a broadcast once more to those who have it and have not answered.</summary>
internal sealed class RemindCommand : ICommand
{
    private static readonly Duration recent = Duration.FromMinutes(15);

    private static readonly IdArgument which = new("X", "broadcast") { Example = "X3", Required = false };

    private static readonly FlagArgument them = new("them", "those", "everyone") { Example = "them", Required = false };

    public Definition Definition { get; } = new()
    {
        Verbs = ["remind", "chase"],
        Summary = "Remind those who have not answered a broadcast",
        Examples = ["remind X1", "remind X2"],
        Role = Role.Coordinator,
        Phrasings = ["chase|remind|nudge them =them [{broadcast}]", "chase|remind|nudge those [who have not answered|acked|replied] =them [{broadcast}]"],
        Arguments = [which, them],
        Changes = true,
        Topic = "Broadcasts",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var shown = turn.Has(which) ? turn.Get(which) : await LastShown(turn, cancel);
        if (shown is not { } id) return Answer.No("Remind whom? I have not shown you a list here in the last minutes. For example: remind X3, or remind dana about notes");
        if (await BroadcastCard.Find(turn.Db, turn.Studio.Id, id.Number, cancel) is not { } broadcast) return Refusals.NoSuch(id);
        if (broadcast.State != BroadcastState.Sent) return Answer.No($"{id} has not gone out, so there is nobody to remind.", new Button("Show it", $"receipts {id}"));
        if (!broadcast.NeedsAnswer) return Answer.No($"{id} was for information; nobody was asked to answer.", new Button("Receipts", $"receipts {id}"));
        var waiting = await turn.Db.Recipients.AsNoTracking().Where(row => row.BroadcastId == broadcast.Id && row.State == RecipientState.Sent).Select(row => row.PersonId).ToListAsync(cancel);
        if (waiting.Count == 0) return Answer.No($"Nobody who has {id} still owes an answer. Nothing was sent.", new Button("Receipts", $"receipts {id}"));

        if (turn.Has(them))
        {
            var ask = new Card($"Remind {Lists.And(waiting.Take(6).Select(person => Name(turn, person)))}{(waiting.Count > 6 ? $" and {waiting.Count - 6} more" : "")} of \"{BroadcastCard.Short(broadcast)}\"?   ({id})")
                .Offer(new Button($"Remind {waiting.Count}", $"remind {id}"), new Button("Receipts", $"receipts {id}"));
            return Answer.Yes(ask) with { Private = true };
        }
        var found = waiting.Select(person => (Person: person, Way: Outbox.WayTo(turn.Names, person))).ToList();
        var view = turn.View;
        List<Copy> copies = [.. found.Where(one => one.Way.Identity is not null).Select(one => new Copy(one.Person, one.Way.Identity!))];
        turn.TellAll(copies, BroadcastCard.Copy(view, broadcast, recipient: null, reminder: true), BroadcastCard.CopyFace);
        turn.Undoable = false;
        var card = new Card($"{Lists.Count(copies.Count, "person", "people")} reminded of \"{BroadcastCard.Short(broadcast)}\"   ({id})")
            .With(new Line(BroadcastCard.Named(copies.Select(copy => Name(turn, copy.PersonId)))));
        var lost = found.Where(one => one.Way.Identity is null).Select(one => $"{Name(turn, one.Person)} ({one.Way.Why})").ToList();
        if (lost.Count > 0) card = card.With(new Line($"Cannot be reached any more: {BroadcastCard.Named(lost)}"));
        return Answer.Yes(card.Offer(new Button("Receipts", $"receipts {id}"))) with { Private = true };
    }

    /// <summary>The broadcast whose list was last shown to this person here, a few minutes ago at most; null when none was.</summary>
    private static async Task<ShortId?> LastShown(Turn turn, CancellationToken cancel)
    {
        var (studioId, asker, since, channel) = (turn.Studio.Id, turn.Asker.Id, turn.Now - recent, turn.Incoming.Place.Channel);
        var shown = await turn.Db.Outbox.AsNoTracking()
            .Where(row => row.StudioId == studioId && row.QueuedAt >= since && row.Face == null && row.Subject != null && row.Subject.Substring(0, 1) == "X" && (row.PersonId == asker || row.Channel == channel))
            .OrderByDescending(row => row.Id).Select(row => row.Subject!).Take(20).ToListAsync(cancel);
        // What is only a draft has no list of people who owe an answer.
        foreach (var subject in shown.Distinct())
        {
            if (ShortId.Parse(subject) is { } id && await BroadcastCard.Find(turn.Db, studioId, id.Number, cancel) is { State: BroadcastState.Sent }) return id;
        }
        // A private answer to a slash command is nowhere but on the asker's screen: then it is the last one they sent.
        var last = await turn.Db.Broadcasts.AsNoTracking().Where(row => row.StudioId == studioId && row.AuthorId == asker && row.State == BroadcastState.Sent && row.SentAt >= since).OrderByDescending(row => row.Number).Select(row => (long?)row.Number).FirstOrDefaultAsync(cancel);
        return last is { } number ? new ShortId('X', number) : null;
    }

    private static string Name(Turn turn, long person) => turn.Names.FindPerson(person)?.Name ?? "someone";
}
