using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.Delivery;
using PostBot.Core.Jobs;
using PostBot.Core.People;
using PostBot.Core.Storage;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Around;

public enum LookFor
{
    Projects,
    Bookings,
    Notes,
}

/// <summary>Something that was found, ready to be shown to others by whoever found it.</summary>
/// <param name="Card">As everyone may see it: without money and internal remarks.</param>
public sealed record Found(string Title, string Says, Card Card);

/// <summary>What surfaces ask for beside the command language: searches, objects and views of messages. Reads only, and only for people PostBot has met.</summary>
public sealed class Lookup
{
    private const int MostFound = 50;

    /// <summary>What a link to the schedule says: the link itself is one person's, and opens nothing for anybody else.</summary>
    public static Card Board { get; } = new Card("PostBot's schedule").With(new Line((Text)"Everyone opens it with a link of their own: write " + new Code("board") + " to PostBot."));

    private readonly Database database;
    private readonly NamesCache namesCache;
    private readonly DeskWork desk;
    private readonly Clock clock;
    private readonly Dictionary<char, ISubjectCard> cards;

    internal Lookup(Database database, NamesCache namesCache, DeskWork desk, IEnumerable<ISubjectCard> cards, Clock clock)
    {
        this.database = database;
        this.namesCache = namesCache;
        this.desk = desk;
        this.clock = clock;
        this.cards = cards.ToDictionary(card => card.Letter);
    }

    /// <summary>What has all these words in it and may be seen by the asker, the latest first; null for somebody PostBot has not met.</summary>
    /// <param name="words">Empty for everything.</param>
    public Task<IReadOnlyList<Found>?> Look(Incoming asks, LookFor what, string words, CancellationToken cancel) => database.Read(
        async (db, token) =>
        {
            if (await Who(db, asks, token) is not var (names, asker)) return null;
            var turn = new Turn(db, names, asker, asks, clock.Now, session: null, line: null);
            var found = new List<Found>();
            foreach (var hit in await new Finding(turn, Typed.Clean(words).Replace('\n', ' ')).Only(what, token))
            {
                if (found.Count == MostFound) break;
                if (await Show(db, names, hit, token) is { } one) found.Add(one);
            }
            return (IReadOnlyList<Found>?)found;
        },
        cancel);

    /// <summary>The object with this short id; null when there is none that the asker may see.</summary>
    public Task<Found?> One(Incoming asks, string id, CancellationToken cancel) => database.Read(
        async (db, token) =>
        {
            if (ShortId.Parse(id) is not { } wanted || !cards.TryGetValue(wanted.Letter, out var drawing) || await Who(db, asks, token) is not var (names, asker)) return null;
            if (await drawing.Draw(new View(db, names, asker, clock.Now), wanted.Number, face: null, token) is null) return null;
            var card = await drawing.Draw(new View(db, names, Reader: null, clock.Now), wanted.Number, face: null, token);
            return card is null ? null : new Found(Words(card.Headline), "", card);
        },
        cancel);

    /// <summary>
    /// What a link of ours becomes for everybody who reads the message it stands in; null where it says more than all of them may know. An object is shown in the
    /// channels of its production and to whoever writes to PostBot alone, and only when the one who pasted the link may see it.
    /// </summary>
    /// <param name="id">The object's short id; null for the schedule.</param>
    public Task<Card?> Linked(Incoming asks, string? id, CancellationToken cancel) => database.Read(
        async (db, token) =>
        {
            if (await Who(db, asks, token) is not var (names, asker)) return null;
            if (id is null) return Policy.IsInside(asker) ? Board : null;
            if (ShortId.Parse(id) is not { } wanted || !cards.TryGetValue(wanted.Letter, out var drawing)) return null;
            var own = await drawing.Draw(new View(db, names, asker, clock.Now), wanted.Number, face: null, token);
            if (own is null || names.Identity(asks.Surface, asks.Workspace, asks.Sender.Id)?.DirectChannel == asks.Place.Channel) return own;
            return await drawing.ProjectOf(db, names.Studio.Id, wanted.Number, token) is { } project && names.Channel(asks.Surface, asks.Workspace, asks.Place.Channel)?.ProjectId == project
                ? await drawing.Draw(new View(db, names, Reader: null, clock.Now) { Only = project, InPublic = true }, wanted.Number, face: null, token)
                : null;
        },
        cancel);

    /// <summary>The posted message <see cref="Incoming.OnMessage"/> as the sender may see it now; as everyone may for whom PostBot has not met, or who may not see it; null when it is not one of ours.</summary>
    public Task<Card?> Copy(Incoming looks, CancellationToken cancel) => database.Read(
        async (db, token) =>
        {
            if (await Replies.Pressed(db, looks, token) is not { } posted || posted.Workspace != looks.Workspace) return null;
            var asPosted = CardJson.Read(posted.Card);
            if (posted.Subject is null || ShortId.Parse(posted.Subject) is not { } id || !cards.TryGetValue(id.Letter, out var drawing)) return asPosted;
            var names = await namesCache.Of(db, posted.StudioId, token);
            var forAll = new View(db, names, Reader: null, clock.Now);
            var own = await Who(db, looks, token) is (_, var asker) ? await drawing.Draw(forAll with { Reader = asker }, id.Number, posted.Face, token) : null;
            return own ?? await drawing.Draw(forAll, id.Number, posted.Face, token) ?? asPosted;
        },
        cancel);

    /// <summary>The answer to a query of somebody PostBot has met; null for anybody else and for what is no query.</summary>
    public Task<Answered?> Ask(Incoming asks, CancellationToken cancel) => database.Read((db, token) => desk.Query(db, asks, clock.Now, token), cancel);

    /// <summary>A kept file; null when there is none, or when <paramref name="notOlder"/> and its link has run out.</summary>
    public async Task<OutgoingFile?> File(string id, bool notOlder, CancellationToken cancel)
    {
        var file = await database.Read((db, token) => KeptFiles.Find(db, id, token), cancel);
        return file is null || file.Secret is null || (notOlder && clock.Now - file.At > KeptFiles.LinkLife) ? null : new OutgoingFile(id, file.Name, file.Bytes);
    }

    private async Task<(Names Names, Person Asker)?> Who(PostBotDb db, Incoming asks, CancellationToken cancel)
    {
        if (await namesCache.Studio(db, asks.Surface, asks.Workspace, cancel) is not { } studio) return null;
        var names = await namesCache.Of(db, studio, cancel);
        if (names.Identity(asks.Surface, asks.Workspace, Meetings.IdOf(asks.Surface, asks.Sender.Id)) is not { } identity) return null;
        var asker = names.Person(identity.PersonId);
        return asker.Archived || Meetings.IsMisplaced(asker, identity, asks.Sender) ? null : (names, asker);
    }

    private async Task<Found?> Show(PostBotDb db, Names names, Hit hit, CancellationToken cancel)
    {
        if (hit.Show is not { } show) return null;
        if (!show.Line.StartsWith("show ", StringComparison.Ordinal) || ShortId.Parse(show.Label) is not { } id || !cards.TryGetValue(id.Letter, out var drawing)) return new Found(show.Label, Words(hit.Says), new Card(hit.Says).Offer(new Button("Status", show.Line)));
        var card = await drawing.Draw(new View(db, names, Reader: null, clock.Now), id.Number, face: null, cancel);
        return card is null ? null : new Found(Words(card.Headline), Words(hit.Says), card);
    }

    private string Words(Text text) => PlainDrawing.Words(text, null, clock.Now);
}
