using Microsoft.EntityFrameworkCore;
using PostBot.Core.Storage;

namespace PostBot.Core.Delivery;

/// <summary>Edits of messages that became notes. Any other is nobody's business here, and is not kept.</summary>
public sealed class Edits
{
    private readonly Database database;

    internal Edits(Database database) => this.database = database;

    /// <summary>Whether notes were made from a message, as its adapter names it.</summary>
    public Task<bool> Matter(string message, CancellationToken cancel) => database.Read((db, token) => db.Notes.AnyAsync(note => note.Message == message, token), cancel);

    /// <summary>The new words as the line that reads them, for whoever made notes of the message; null when nobody did.</summary>
    internal Task<Incoming?> Line(Edited edited, CancellationToken cancel) => database.Read<Incoming?>(
        async (db, token) =>
        {
            var incoming = edited.Incoming;
            if (await db.Notes.AsNoTracking().Where(note => note.Message == incoming.Message).OrderBy(note => note.Number).FirstOrDefaultAsync(token) is not { } note) return null;
            // A message that was typed as a line still is one; what somebody logged has no verb.
            if (note.Link is null) return incoming with { IsEdit = true };
            var round = await db.Rounds.AsNoTracking().SingleAsync(row => row.Id == note.RoundId, token);
            var logged = incoming with { IsEdit = true, Text = $"note F{round.Number} {incoming.Text}" };
            if (note.LoggedById is not { } by) return logged;
            var identity = await db.Identities.AsNoTracking().Where(row => row.PersonId == by && row.Surface == incoming.Surface && row.Workspace == incoming.Workspace).OrderByDescending(row => row.SeenAt).FirstOrDefaultAsync(token);
            if (identity is null || (identity.DirectChannel is null && incoming.Surface != Surface.Slack)) return logged;
            // Whoever logged somebody else's words decides, in a place of their own.
            return logged with
            {
                Sender = new Sender(identity.ExternalId, identity.ExternalId),
                Author = incoming.Sender,
                Place = new Place(identity.DirectChannel ?? identity.ExternalId, PlaceKind.Direct, ServiceUrl: identity.ServiceUrl ?? incoming.Place.ServiceUrl),
                Public = false,
            };
        },
        cancel);
}
