using Microsoft.EntityFrameworkCore;
using NodaTime;
using PostBot.Core.Cards;
using PostBot.Core.Delivery;
using PostBot.Core.People;
using PostBot.Core.Storage;

namespace PostBot.Core.Commands;

/// <summary>Where an answer goes: back in the response, into the thread where it was asked, or onto the message whose button was pressed.</summary>
internal static class Replies
{
    /// <summary>The message of ours whose button was pressed; null for typed lines and for messages that do not live (Slack's ephemeral ones).</summary>
    public static async Task<Outgoing?> Pressed(PostBotDb db, Incoming incoming, CancellationToken cancel)
    {
        if (incoming.OnMessage is not { } message) return null;
        var (surface, channel) = (incoming.Surface, incoming.Place.Channel);
        return await db.Outbox.FirstOrDefaultAsync(row => row.Surface == surface && row.Channel == channel && row.MessageId == message && row.Kind == SendKind.Post, cancel);
    }

    /// <summary>What the thread is about: the object of the message it hangs under, or of our first answer in it.</summary>
    public static async Task<string?> ThreadSubject(PostBotDb db, Incoming incoming, CancellationToken cancel)
    {
        if (incoming.Place.Thread is not { } thread) return null;
        var (surface, channel) = (incoming.Surface, incoming.Place.Channel);
        return await db.Outbox.AsNoTracking()
            .Where(row => row.Surface == surface && row.Channel == channel && row.Subject != null && (row.MessageId == thread || row.Thread == thread))
            .OrderBy(row => row.Id).Select(row => row.Subject).FirstOrDefaultAsync(cancel);
    }

    public static Answered Send(WriteSession session, Names names, Turn turn, Incoming incoming, Answer answer, Outgoing? pressed, Instant now)
    {
        var card = answer.Card;
        var samePressed = pressed is not null && !answer.Refused && card.Subject is not null && pressed.Subject == card.Subject;
        if (incoming.Surface == Surface.Local) return Local(session, turn, incoming, answer, samePressed ? pressed : null, now);
        // What a window says is not said twice; only what it cannot hold, buttons, goes beside it where nobody else sees them.
        if (answer.Refused && incoming.Window == Window.Open && (card.Form is not null || card.Buttons.Count == 0 || incoming.ResponseUrl is null)) return new Answered(card, Public: false) { Refused = true };
        if (answer.File is not null) return WithFile(session, names, turn, incoming, answer, now);
        var asked = pressed is not null && !answer.Refused && incoming.Form is not null && IsQuestion(pressed);
        if (incoming.Reply == ReplyBy.Response)
        {
            if (asked && !answer.Private) Outbox.TakePlace(session, pressed!, card, now);
            return new Answered(card, incoming.Public && !answer.Private) { Refused = answer.Refused };
        }
        // The pressed message is edited with every other copy of what it shows.
        if (samePressed || incoming.Silent) return new Answered(null, Public: false);
        if (answer.Private && incoming.Place.Kind != PlaceKind.Direct)
        {
            Outbox.ToPerson(session, names, turn.Asker, card, now);
            card = new Card("I sent you that privately; not everyone here may see it.");
        }
        if (asked)
        {
            Outbox.TakePlace(session, pressed!, card, now);
            return new Answered(card, incoming.Public);
        }
        var beside = incoming.ResponseUrl is not null && (answer.Refused || pressed is not null || incoming.Beside);
        var reply = Outbox.Reply(session, names.Studio.Id, incoming, turn.Asker.Id, card, beside, now);
        var held = answer.Refused && card.Form is not null && incoming.Window == Window.MayOpen;
        if (held) Outbox.Hold(reply, now);
        return new Answered(card, incoming.Public) { Refused = answer.Refused, Held = held ? reply.Id : null };
    }

    /// <summary>A file never fits into a response: it goes out as a message of its own, where others may not see it to the asker alone.</summary>
    private static Answered WithFile(WriteSession session, Names names, Turn turn, Incoming incoming, Answer answer, Instant now)
    {
        var open = incoming.Place.Kind == PlaceKind.Direct || (incoming.Public && !answer.Private);
        if (open) Outbox.PostFile(session, names.Studio.Id, incoming, turn.Asker.Id, answer.Card, answer.File!, now);
        else Outbox.ToPerson(session, names, turn.Asker, answer.Card, now, file: answer.File);
        var said = new Card(open ? "The file comes as a message here." : "I sent you that privately; not everyone here may see it.");
        if (!open && incoming.Reply != ReplyBy.Response) Outbox.Reply(session, names.Studio.Id, incoming, turn.Asker.Id, said, beside: true, now);
        return new Answered(said, Public: false);
    }

    /// <summary>Whether a message asks with a form: its answer belongs in its place.</summary>
    private static bool IsQuestion(Outgoing posted) => CardJson.Read(posted.Card).Form is not null;

    /// <summary>An answer where there is no studio to write it down for: in the response, or as a bare message.</summary>
    public static Answered WithoutStudio(WriteSession session, Incoming incoming, Card card, Instant now)
    {
        if (incoming.Surface == Surface.Local)
        {
            var id = Meetings.IdOf(Surface.Local, incoming.Sender.Id);
            Typed(session, incoming, id, now);
            var message = LocalRoom.Add(session, incoming.Place.Channel, incoming.Place.Thread, from: null, id, "", CardJson.Write(card), now);
            return new Answered(card, Public: false) { Refused = true, LocalMessages = [message.Id] };
        }
        if (incoming.Reply != ReplyBy.Response) Outbox.Reply(session, studioId: 0, incoming, personId: null, card, beside: true, now);
        return new Answered(card, Public: false) { Refused = true };
    }

    private static Answered Local(WriteSession session, Turn turn, Incoming incoming, Answer answer, Outgoing? pressed, Instant now)
    {
        var id = Meetings.IdOf(Surface.Local, incoming.Sender.Id);
        var open = incoming.Public && incoming.Place.Kind != PlaceKind.Direct;
        Typed(session, incoming, open ? null : id, now);
        if (pressed is not null)
        {
            Outbox.Edit(session, pressed, answer.Card, now);
            return new Answered(answer.Card, open) { LocalMessages = [LocalRoom.MessageNumber(pressed.MessageId)!.Value] };
        }
        var posted = Outbox.LocalReply(session, turn.Studio.Id, incoming, turn.Asker.Id, open && !answer.Private ? null : id, answer.Card, now);
        if (answer.File is { } file) session.Db.LocalMessages.Local.Single(message => LocalRoom.MessageName(message.Id) == posted.MessageId).Files = file;
        return new Answered(answer.Card, open) { Refused = answer.Refused, LocalMessages = [LocalRoom.MessageNumber(posted.MessageId)!.Value] };
    }

    /// <summary>What the person typed stays visible to whoever sees the answer; pressing a button is not typing.</summary>
    private static void Typed(WriteSession session, Incoming incoming, string? onlyFor, Instant now)
    {
        if (incoming.OnMessage is null && incoming.Form is null)
        {
            LocalRoom.Add(session, incoming.Place.Channel, incoming.Place.Thread, incoming.Sender.Name, onlyFor, incoming.Text, card: null, now, incoming.Files);
        }
    }
}
