using Microsoft.EntityFrameworkCore;
using NodaTime;
using PostBot.Core.Cards;
using PostBot.Core.People;
using PostBot.Core.Storage;
using PostBot.Domain.People;
using PostBot.Domain.Schedules;

namespace PostBot.Core.Delivery;

/// <summary>Tells the people who can do something about it that nothing arrives somewhere: once, and never about such a message itself.</summary>
internal static class Undelivered
{
    private const string Face = "undelivered";

    private const int MostTold = 2;
    private const int MostNamed = 4;

    private static readonly Duration often = Duration.FromDays(1);

    /// <summary>What fails within so long of the last word about it is said in that same word.</summary>
    private static readonly Duration together = Duration.FromMinutes(10);

    /// <summary>Whoever caused a message hears that it did not arrive, and can have it tried again: several at once are one word. A broadcast says it in its receipts.</summary>
    public static async Task ToSender(WriteSession session, Outgoing row, Instant now, CancellationToken cancel)
    {
        if (row.Face == Face || row.RecipientId is not null || row.CausedById is not { } causer || await Names(session, row, cancel) is not { } names) return;
        if (names.FindPerson(causer) is not { } sender || names.IdentitiesOf(causer).All(identity => identity.UnreachableWhy is not null)) return;
        // Their own direct messages do not arrive: the word would not either.
        if (row.PersonId == causer && Outbox.WayTo(names, causer).Identity is { } way && way.ExternalId == row.Destination) return;
        var (studio, since) = (row.StudioId, now - together);
        await session.Db.SaveChangesAsync(cancel);
        var lost = await session.Db.Outbox.AsNoTracking()
            .Where(other => (other.State == OutgoingState.Failed || other.State == OutgoingState.Unknown) && other.StudioId == studio && other.CausedById == causer && other.RecipientId == null && other.Target == null && other.NextAt > since)
            .OrderByDescending(other => other.Id).Take(100).ToListAsync(cancel);
        var told = await session.Db.Outbox.AsNoTracking().Where(other => other.StudioId == studio && other.PersonId == causer && other.Face == Face && other.Kind == SendKind.Post && other.QueuedAt > since).OrderByDescending(other => other.Id).FirstOrDefaultAsync(cancel);
        var card = Lost(names, lost);
        if (told is null) Outbox.ToPerson(session, names, sender, card, now, Face);
        else Outbox.Edit(session, told, card, now);
    }

    /// <summary>What a person's messages were and why they did not arrive, each with its way back.</summary>
    private static Card Lost(Names names, List<Outgoing> lost)
    {
        var first = lost[0];
        var card = lost.Count == 1
            ? new Card(first.State == OutgoingState.Unknown ? $"Not sure that {Whom(names, first)} got your message: {first.Error}" : $"{Whom(names, first)} did not get your message: {first.Error}").With(new Line((Text)"It was: " + CardJson.Read(first.Card).Headline))
            : new Card($"{lost.Count} of your messages did not arrive").With(lost.Take(MostNamed).Select(row => new Line($"{Whom(names, row)}: {row.Error}"))).With(lost.Count > MostNamed ? [new Line($"and {lost.Count - MostNamed} more")] : []);
        return card.Offer(lost.Take(MostNamed).Select(row => new Button(lost.Count == 1 ? "Try again" : $"Try {Whom(names, row)} again", $"retry {row.Id}") { Confirm = row.State == OutgoingState.Unknown ? "If it did arrive, it is there twice then." : null }));
    }

    /// <summary>To whom, or where, a message was going.</summary>
    public static string Whom(Names names, Outgoing row) => row.PersonId is { } person ? names.FindPerson(person)?.Name ?? "someone"
        : names.Channel(row.Surface, row.Workspace, row.Destination)?.Name ?? "a channel";

    /// <summary>Who cannot be written to is mentioned in the production's channel where the studio wants that: once a day, and not with what was to be said.</summary>
    public static async Task InChannel(WriteSession session, Outgoing row, long? projectId, string why, Instant now, CancellationToken cancel)
    {
        if (row.Face == Face || row.PersonId is not { } personId || await Names(session, row, cancel) is not { } names || names.FindPerson(personId) is not { } person) return;
        await InChannel(session, names, [(person, why)], projectId, now, cancel);
    }

    /// <inheritdoc cref="InChannel(WriteSession, Outgoing, long?, string, Instant, CancellationToken)"/>
    /// <param name="projectId">Null for any production of theirs.</param>
    public static async Task InChannel(WriteSession session, Names names, IReadOnlyCollection<(Person Person, string Why)> people, long? projectId, Instant now, CancellationToken cancel)
    {
        if (!names.Studio.MentionsInChannel) return;
        foreach (var (person, why) in people)
        {
            var channel = names.Channels.FirstOrDefault(one => one.UnreachableWhy is null && one.ProjectId is { } project && (projectId is null ? names.IsOnTeam(project, person.Id) : project == projectId) && Policy.Sees(person, project, names)
                && names.IdentitiesOf(person.Id).Any(identity => identity.Surface == one.Surface && identity.Workspace == one.Workspace));
            if (channel is null) continue;
            var key = $"mention {person.Id} {now.InUtc().Date:uuuu-MM-dd}";
            if (await session.Db.Notices.AnyAsync(told => told.StudioId == names.Studio.Id && told.Key == key, cancel)) continue;
            session.Db.Add(new Notice { Id = session.NewId(), StudioId = names.Studio.Id, Key = key, At = now });
            var there = names.IdentitiesOf(person.Id).First(identity => identity.Surface == channel.Surface && identity.Workspace == channel.Workspace);
            var mention = new Mention(person.Name, channel.Surface == Surface.Slack ? there.ExternalId : null, channel.Surface == Surface.Teams ? there.MentionId : null);
            Outbox.ToChannel(session, names, channel, new Card((Text)mention + (Text)", something waits for you here, and I cannot write to you directly.").With(new Line($"Why: {why}"), new Line("Write \"my day\" to me to see what waits for you.")), now);
        }
    }

    /// <summary>A linked channel takes nothing any more: whoever coordinates the production hears why, and what was to be posted. Returns who was told.</summary>
    public static async Task<IReadOnlyCollection<long>> ToChannel(WriteSession session, Outgoing row, Channel channel, string why, Instant now, CancellationToken cancel)
    {
        if (row.Face == Face || channel.ProjectId is not { } project || await Names(session, row, cancel) is not { } names) return [];
        var card = new Card($"I cannot post in {channel.Name ?? "a channel"} of {names.Project(project).Code}: {why}.")
            .With(new Line((Text)"Not posted: " + CardJson.Read(row.Card).Headline));
        var told = Policy.Holders(Role.Coordinator, names, project).Take(MostTold).ToList();
        foreach (var person in told) Outbox.ToPerson(session, names, person, card, now, Face);
        return [.. told.Select(person => person.Id)];
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
