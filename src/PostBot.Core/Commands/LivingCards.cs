using Microsoft.EntityFrameworkCore;
using PostBot.Core.Cards;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.Delivery;
using PostBot.Core.Storage;

namespace PostBot.Core.Commands;

/// <summary>Keeps every posted copy of an object true: when it changes, each is edited for its own readers, and what happened goes to the thread under it.</summary>
internal sealed class LivingCards(IEnumerable<ISubjectCard> cards)
{
    private const int MostCopies = 200;

    private readonly Dictionary<char, ISubjectCard> cards = cards.ToDictionary(card => card.Letter);

    /// <summary>Redraws the objects that a command touched. What this very command posted is drawn right already.</summary>
    /// <param name="answer">What the asker was told; its headline is not repeated where they were told it.</param>
    public async Task Redraw(WriteSession session, Turn turn, Card answer, Answered answered, CancellationToken cancel)
    {
        var copies = new List<Outgoing>();
        foreach (var subject in turn.Touched.Where(subject => !turn.Created.Contains(subject))) copies.AddRange(await Copies(session.Db, turn, subject, cancel));
        await session.Db.SaveChangesAsync(cancel);
        foreach (var copy in copies)
        {
            if (copy.Surface == Surface.Local && LocalRoom.MessageNumber(copy.MessageId) is { } number && answered.LocalMessages.Contains(number)) continue;
            if (ShortId.Parse(copy.Subject!) is not { } id || !cards.TryGetValue(id.Letter, out var drawing)) continue;
            var reader = copy.PersonId is { } person ? turn.Names.FindPerson(person) : null;
            var card = await drawing.Draw(new View(session.Db, turn.Names, reader, turn.Now), id.Number, copy.Face, cancel);
            if (card is null) continue;
            if (IsPressed(turn, copy)) Outbox.Edit(session, copy, turn.Undo is { } undo ? card.Offer(undo) : card, turn.Now);
            else await Outbox.Redraw(session, copy, card, turn.Now, cancel);
            if (copy.PersonId is null && !WasToldThere(turn, copy, answer)) await Outbox.History(session, copy, Happened(turn, card), turn.Now, cancel);
        }
    }

    /// <summary>The messages that show an object, the newest 200; where everyone has a copy of their own, only the one that changed.</summary>
    private static async Task<List<Outgoing>> Copies(PostBotDb db, Turn turn, string subject, CancellationToken cancel)
    {
        var studioId = turn.Studio.Id;
        var posted = db.Outbox.AsNoTracking()
            .Where(row => row.StudioId == studioId && row.Subject == subject && row.Kind == SendKind.Post && row.State != OutgoingState.Failed);
        if (turn.OnlyCopyOf.TryGetValue(subject, out var one)) posted = posted.Where(row => row.Face == null || row.PersonId == one);
        return await posted.OrderByDescending(row => row.Id).Take(MostCopies).ToListAsync(cancel);
    }

    private static Card Happened(Turn turn, Card card) => new Card(card.Headline).With(new Small((Text)$"{turn.Asker.Name} · " + new Moment(turn.Now, null, turn.Names.Zone.Id)));

    private static bool IsPressed(Turn turn, Outgoing copy) => turn.Incoming.OnMessage is { } pressed && copy.MessageId == pressed && copy.Channel == turn.Incoming.Place.Channel;

    /// <summary>The answer itself stands in that thread, for all who read it.</summary>
    private static bool WasToldThere(Turn turn, Outgoing copy, Card answer) =>
        turn.Incoming.Public && turn.Incoming.Surface == copy.Surface && turn.Incoming.Place.Channel == copy.Channel
        && (turn.Incoming.Place.Thread is { } thread ? thread == (copy.Thread ?? copy.MessageId) : IsPressed(turn, copy) && answer.Subject == copy.Subject);
}
