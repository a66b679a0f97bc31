using Microsoft.EntityFrameworkCore;
using NodaTime;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Jobs;
using PostBot.Core.People;
using PostBot.Core.Storage;

namespace PostBot.Core.Delivery;

/// <summary>The chat that lives in our own database: channels by name, a direct-message channel <c>dm</c> for each person.</summary>
public sealed class LocalChat
{
    private const int Page = 500;

    private readonly Database database;
    private readonly Writer writer;
    private readonly CommandDesk desk;
    private readonly LocalNews news;
    private readonly Clock clock;

    internal LocalChat(Database database, Writer writer, CommandDesk desk, LocalNews news, Clock clock)
    {
        this.database = database;
        this.writer = writer;
        this.desk = desk;
        this.news = news;
        this.clock = clock;
    }

    /// <summary>Runs the line and returns what the person gets back at once.</summary>
    /// <returns>The answer's messages, and what is wrong with the fields of a submitted form by name.</returns>
    public async Task<(IReadOnlyList<LocalLine> Messages, IReadOnlyDictionary<string, string> FieldErrors)> Say(LocalSaid said, CancellationToken cancel)
    {
        var direct = said.Channel.Equals(LocalRoom.DirectChannel, StringComparison.OrdinalIgnoreCase);
        var addressed = said.Text.TrimStart().StartsWith("@postbot", StringComparison.OrdinalIgnoreCase);
        var place = new Place(direct ? LocalRoom.DirectChannel : said.Channel, direct ? PlaceKind.Direct : PlaceKind.Channel, said.Thread, said.Channel);
        var incoming = new Incoming(Surface.Local, LocalRoom.Workspace, new Sender(said.Person, said.Person) { DirectChannel = LocalRoom.DirectChannel }, place, said.Text)
        {
            Key = said.Key is null ? null : $"local:{Meetings.IdOf(Surface.Local, said.Person)}:{said.Key}",
            OnMessage = said.On,
            Public = addressed && !direct,
            Form = said.Form,
            Files = said.Files,
        };
        var answered = await desk.Handle(incoming, cancel);
        var messages = answered.LocalMessages.Count > 0
            ? await Lines(said.Person, answered.LocalMessages, cancel)
            : answered.Card is { } card && answered.FieldErrors.Count == 0 ? [Unkept(card, place)] : [];
        return (messages, answered.FieldErrors);
    }

    /// <summary>What the person sees in a channel (all their channels when null), oldest first, with a <c>seq</c> above <paramref name="after"/>; at most 500.</summary>
    public async Task<IReadOnlyList<LocalLine>> Read(string person, string? channel, long after, CancellationToken cancel)
    {
        var id = Meetings.IdOf(Surface.Local, person);
        return await database.Read(
            async (db, token) =>
            {
                var rows = await db.LocalMessages
                    .Where(row => row.Seq > after && (row.OnlyFor == null || row.OnlyFor == id) && (channel == null || row.Channel == channel))
                    .OrderBy(row => row.Seq).Take(Page).ToListAsync(token);
                return (IReadOnlyList<LocalLine>)await Show(db, id, rows, token);
            },
            cancel);
    }

    /// <summary>What PostBot is at for a person right now; null when there is nothing to wait for.</summary>
    public string? Doing(string person) => news.Doing(person);

    /// <summary>Completes when something is said or edited after the moment of the call.</summary>
    public Task News(CancellationToken cancel) => news.Next.WaitAsync(cancel);

    /// <summary>The people and channels that exist, for the page's switchers.</summary>
    public Task<(IReadOnlyList<LocalPerson> People, IReadOnlyList<string> Channels)> Everyone(CancellationToken cancel) => database.Read(
        async (db, token) =>
        {
            var people = await db.Identities.Where(row => row.Surface == Surface.Local).OrderBy(row => row.Id)
                .Join(db.People, identity => identity.PersonId, person => person.Id, (identity, person) => new { person.Name, person.Role }).ToListAsync(token);
            var channels = await db.Channels.Where(row => row.Surface == Surface.Local).OrderBy(row => row.Id).Select(row => row.ExternalId).ToListAsync(token);
            return ((IReadOnlyList<LocalPerson>)[.. people.Select(person => new LocalPerson(person.Name, person.Role.ToString().ToLowerInvariant()))],
                (IReadOnlyList<string>)[.. channels.Prepend("general").Distinct(StringComparer.OrdinalIgnoreCase)]);
        },
        cancel);

    /// <summary>Keeps an uploaded file; returns its id (<c>f1</c>).</summary>
    public Task<string> Keep(string name, ReadOnlyMemory<byte> bytes, CancellationToken cancel) => writer.Write(
        async (session, token) =>
        {
            var file = new KeptFile { Id = session.Next(0, "local-file"), Name = name, Size = bytes.Length, Bytes = bytes.ToArray(), At = clock.Now };
            session.Db.Add(file);
            await session.Db.SaveChangesAsync(token);
            return KeptFiles.IdOf(file);
        },
        cancel);

    /// <summary>A kept file; null when there is none.</summary>
    public async Task<(LocalFile File, ReadOnlyMemory<byte> Bytes)?> File(string id, CancellationToken cancel)
    {
        var file = await database.Read((db, token) => KeptFiles.Find(db, id, token), cancel);
        return file is null ? null : (new LocalFile(id, file.Name, file.Size), file.Bytes);
    }

    private Task<IReadOnlyList<LocalLine>> Lines(string person, IReadOnlyList<long> ids, CancellationToken cancel) => database.Read(
        async (db, token) =>
        {
            var rows = await db.LocalMessages.Where(row => ids.Contains(row.Id)).OrderBy(row => row.Seq).ToListAsync(token);
            return (IReadOnlyList<LocalLine>)await Show(db, Meetings.IdOf(Surface.Local, person), rows, token);
        },
        cancel);

    private async Task<List<LocalLine>> Show(PostBotDb db, string person, List<LocalMessage> rows, CancellationToken cancel)
    {
        var zone = await ReaderZone(db, person, cancel);
        var now = clock.Now;
        var files = await Files(db, rows, cancel);
        return [.. rows.Select(row =>
        {
            var card = row.Card is null ? null : CardJson.Read(row.Card);
            var text = card is null ? row.Text : PlainDrawing.Draw(card, zone, now);
            return new LocalLine(LocalRoom.MessageName(row.Id), row.Seq, row.Channel, row.Thread, row.From ?? "postbot", row.At, row.OnlyFor is not null, row.Edited, text, card, [.. (row.Files?.Split(',') ?? []).Where(files.ContainsKey).Select(id => files[id])]) { ReaderZone = zone };
        })];
    }

    private static async Task<Dictionary<string, LocalFile>> Files(PostBotDb db, List<LocalMessage> rows, CancellationToken cancel)
    {
        var numbers = rows.Where(row => row.Files is not null).SelectMany(row => row.Files!.Split(',')).Select(KeptFiles.Number).OfType<long>().ToList();
        if (numbers.Count == 0) return [];
        var files = await db.KeptFiles.Where(row => numbers.Contains(row.Id)).Select(row => new { row.Id, row.Secret, row.Name, row.Size }).ToListAsync(cancel);
        return files.Select(row => new LocalFile(KeptFiles.IdOf(row.Id, row.Secret), row.Name, row.Size)).ToDictionary(file => file.Id);
    }

    private static async Task<DateTimeZone?> ReaderZone(PostBotDb db, string person, CancellationToken cancel)
    {
        var zone = await db.Identities.Where(row => row.Surface == Surface.Local && row.ExternalId == person)
            .Join(db.People, identity => identity.PersonId, row => row.Id, (_, row) => row.Zone).FirstOrDefaultAsync(cancel);
        return zone is null ? null : DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone);
    }

    /// <summary>An answer that could not be written down (our bug, a flood) is still shown.</summary>
    private LocalLine Unkept(Card card, Place place) =>
        new("m0", 0, place.Channel, place.Thread, "postbot", clock.Now, Private: true, Edited: false, PlainDrawing.Draw(card, null, clock.Now), card, []);
}

/// <param name="On">The message whose button was pressed.</param>
/// <param name="Key">Makes a retry harmless.</param>
public sealed record LocalSaid(string Person, string Channel, string Text, string? Thread, string? On, IReadOnlyList<string> Files, string? Key)
{
    public FormValues? Form { get; init; }
}

public sealed record LocalPerson(string Name, string Role);

/// <param name="Size">In bytes.</param>
public sealed record LocalFile(string Id, string Name, long Size);

/// <summary>A message as one person sees it. <paramref name="Seq"/> grows with every new message and every edit.</summary>
/// <param name="Id"><c>m12</c>; stays through edits.</param>
/// <param name="From">The person's name, or <c>postbot</c>.</param>
/// <param name="Card">Null for what people typed.</param>
public sealed record LocalLine(string Id, long Seq, string Channel, string? Thread, string From, Instant At, bool Private, bool Edited, string Text, Card? Card, IReadOnlyList<LocalFile> Files)
{
    /// <summary>The reader's own zone; null when it is not known.</summary>
    public DateTimeZone? ReaderZone { get; init; }
}
