using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.Delivery;
using PostBot.Core.Storage;
using PostBot.Domain.Broadcasts;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Around;

/// <summary>Sends once more what did not arrive: one message by its number, or all of the asker's; a coordinator's all are the studio's.</summary>
internal sealed class RetryCommand : ICommand
{
    private const int Most = 200;

    private static readonly WordArgument which = new("message", "Which message?", word => word.Equals("all", StringComparison.OrdinalIgnoreCase) || long.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out _) ? word.ToLowerInvariant() : null) { Example = "all", Required = false };

    public Definition Definition { get; } = new()
    {
        Verbs = ["retry", "try again"],
        Summary = "Send once more what did not arrive",
        Examples = ["retry all", "retry"],
        Role = Role.Viewer,
        Outsiders = true,
        Arguments = [which],
        Changes = true,
        Topic = "Getting around",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var (studioId, asker) = (turn.Studio.Id, turn.Asker.Id);
        var lost = turn.Db.Outbox.Where(row => (row.State == OutgoingState.Failed || row.State == OutgoingState.Unknown) && row.StudioId == studioId && row.Target == null);
        if (turn.Asker.Role < Role.Coordinator) lost = lost.Where(row => row.CausedById == asker);
        if (turn.Maybe(which) is { } said && long.TryParse(said, out var id)) lost = lost.Where(row => row.Id == id);
        // "All" is what surely did not arrive; what may have is repeated only when it is named.
        else lost = lost.Where(row => row.State == OutgoingState.Failed);
        var rows = await lost.OrderBy(row => row.Id).Take(Most).ToListAsync(cancel);
        if (rows.Count == 0) return Answer.No("Nothing of yours is waiting to be sent again.", new Button("Ping", "ping"));
        foreach (var row in rows) await Again(turn, row, cancel);
        turn.Undoable = false;
        turn.Session.Sends = true;
        return Answer.Yes(new Card(rows.Count == 1 ? $"Trying again: {Undelivered.Whom(turn.Names, rows[0])}" : $"Trying {Lists.Count(rows.Count, "message")} again").With(new Line("If it fails once more, you hear of it."))) with { Private = true };
    }

    /// <summary>By the way that leads to the person now, where that is another; else as before.</summary>
    private static async Task Again(Turn turn, Outgoing row, CancellationToken cancel)
    {
        if (row.State == OutgoingState.Unknown) row.Doubts++;
        if (row.RecipientId is { } receipt && await turn.Db.Recipients.FindAsync([receipt], cancel) is { State: RecipientState.Failed } recipient) (recipient.State, recipient.Remark) = (RecipientState.Queued, "");
        if (row.PersonId is { } person && row.RecipientId is null && Outbox.WayTo(turn.Names, person).Identity is { } way && (way.Surface, way.Workspace, way.ExternalId) != (row.Surface, row.Workspace, row.Destination) && turn.Names.FindPerson(person) is { } to)
        {
            row.State = OutgoingState.Superseded;
            Outbox.ToPerson(turn.Session, turn.Names, to, CardJson.Read(row.Card), turn.Now, row.Face, row.File);
            return;
        }
        (row.State, row.Attempts, row.NextAt) = (OutgoingState.Queued, 0, turn.Now);
    }
}
