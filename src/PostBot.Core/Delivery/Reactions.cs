using Microsoft.EntityFrameworkCore;
using PostBot.Core.Storage;

namespace PostBot.Core.Delivery;

/// <summary>What a sign on one of our messages means: the command its button would carry.</summary>
internal sealed class Reactions(Database database)
{
    /// <summary>Null when the sign means nothing there, or the message is none of ours.</summary>
    public async Task<string?> Line(Reacted reacted, CancellationToken cancel)
    {
        var incoming = reacted.Incoming;
        var subject = await database.Read(
            (db, token) => db.Outbox
                .Where(row => row.Surface == incoming.Surface && row.Workspace == incoming.Workspace && row.Channel == incoming.Place.Channel && row.MessageId == incoming.OnMessage && row.Kind == SendKind.Post)
                .Select(row => row.Subject).FirstOrDefaultAsync(token),
            cancel);
        return (reacted.Sign, subject) switch
        {
            (Sign.Check, ['X', ..]) => $"ack {subject}",
            (Sign.Check, ['D', ..]) => $"done {subject}",
            (Sign.Eyes, ['N', ..]) => $"assign {subject} @me",
            (Sign.Eyes, ['D', ..]) => $"snooze {subject}",
            _ => null,
        };
    }
}
