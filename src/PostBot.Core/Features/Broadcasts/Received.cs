using Microsoft.EntityFrameworkCore;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Domain.Broadcasts;

namespace PostBot.Core.Features.Broadcasts;

/// <summary>What the answers of recipients share.</summary>
internal static class Received
{
    /// <summary>The broadcast and the asker's copy, tracked. No broadcast for someone who neither got it nor may see its receipts.</summary>
    public static async Task<(Broadcast? Broadcast, Recipient? Recipient)> Find(Turn turn, ShortId id, CancellationToken cancel)
    {
        if (await BroadcastCard.Find(turn.Db, turn.Studio.Id, id.Number, cancel) is not { } broadcast) return (null, null);
        var recipient = await turn.Db.Recipients.FirstOrDefaultAsync(row => row.BroadcastId == broadcast.Id && row.PersonId == turn.Asker.Id, cancel);
        return recipient is null && !BroadcastCard.SeesReceipts(turn.Asker, broadcast) ? (null, null) : (broadcast, recipient);
    }

    /// <summary>The recipient's copy as it is now; the author's receipts and their own other copies follow.</summary>
    public static Answer Answered(Turn turn, Broadcast broadcast, Recipient recipient)
    {
        turn.Undoable = false;
        turn.Touch('X', broadcast.Number, copyOf: turn.Asker.Id);
        return Answer.Yes(BroadcastCard.Copy(turn.View, broadcast, recipient)) with { Private = true };
    }
}
