using Microsoft.EntityFrameworkCore;
using NodaTime;
using PostBot.Core.Cards;
using PostBot.Core.People;
using PostBot.Core.Storage;
using PostBot.Domain.People;

namespace PostBot.Core.Delivery;

/// <summary>Tells the people who can do something about it that nothing arrives somewhere: once, and never about such a message itself.</summary>
internal static class Undelivered
{
    private const string Face = "undelivered";

    private const int MostTold = 2;

    private static readonly Duration often = Duration.FromDays(1);

    /// <summary>A linked channel takes nothing any more: whoever coordinates the production hears why, and what was to be posted.</summary>
    public static async Task ToChannel(WriteSession session, Outgoing row, Channel channel, string why, Instant now, CancellationToken cancel)
    {
        if (row.Face == Face || channel.ProjectId is not { } project || await Names(session, row, cancel) is not { } names) return;
        var card = new Card($"I cannot post in {channel.Name ?? "a channel"} of {names.Project(project).Code}: {why}.")
            .With(new Line((Text)"Not posted: " + CardJson.Read(row.Card).Headline));
        foreach (var person in Policy.Holders(Role.Coordinator, names, project).Take(MostTold)) Outbox.ToPerson(session, names, person, card, now, Face);
    }

    /// <summary>A whole workspace takes nothing any more: its admins hear it where they can still be reached, at most once a day.</summary>
    public static async Task ToWorkspace(WriteSession session, Outgoing row, string why, Instant now, CancellationToken cancel)
    {
        var (studio, since) = (row.StudioId, now - often);
        if (row.Face == Face || await session.Db.Outbox.AnyAsync(told => told.StudioId == studio && told.Face == Face && told.Subject == null && told.QueuedAt > since, cancel)) return;
        if (await Names(session, row, cancel) is not { } names) return;
        var ways = Policy.Holders(Role.Admin, names)
            .Select(person => (person.Id, Way: names.IdentitiesOf(person.Id).FirstOrDefault(identity => identity.UnreachableWhy is null && (identity.Surface != row.Surface || identity.Workspace != row.Workspace))))
            .Where(pair => pair.Way is not null).Take(MostTold).Select(pair => new Copy(pair.Id, pair.Way!)).ToList();
        if (ways.Count > 0) Outbox.ToMany(session, studio, ways, new Card($"Nothing reaches {row.Surface}: {why}.").With(new Line("What waits there is shown by ping.")), now, Face);
    }

    private static async Task<Names?> Names(WriteSession session, Outgoing row, CancellationToken cancel) =>
        await session.Db.Studios.AnyAsync(studio => studio.Id == row.StudioId, cancel) ? await session.Names.Of(session.Db, row.StudioId, cancel) : null;
}
