using NodaTime;
using PostBot.Core.Cards;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.Delivery;
using PostBot.Core.People;
using PostBot.Core.Storage;
using PostBot.Domain.People;
using PostBot.Domain.Phrases;
using PostBot.Domain.Projects;

namespace PostBot.Core.Commands;

/// <summary>One command at work: who asks, what was understood, and the database state it may read and change.</summary>
internal sealed class Turn
{
    private readonly WriteSession? session;
    private readonly LineReading? line;
    private readonly List<string> touched = [];
    private readonly SortedSet<string> notTold = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> onlyCopyOf = [];
    private readonly HashSet<string> created = [];

    public Turn(PostBotDb db, Names names, Person asker, Incoming incoming, Instant now, WriteSession? session, LineReading? line)
    {
        Db = db;
        Names = names;
        Asker = asker;
        Incoming = incoming;
        Now = now;
        this.session = session;
        this.line = line;
    }

    public PostBotDb Db { get; }

    public Names Names { get; set; }

    public Studio Studio => Names.Studio;

    public Person Asker { get; set; }

    public Incoming Incoming { get; }

    public Instant Now { get; }

    /// <summary>The line as typed, or a form as one, for the audit log.</summary>
    public string Line => FormReading.Said(Incoming);

    /// <summary>The asker's own clock.</summary>
    public DateTimeZone AskerZone => Names.ZoneOf(Asker);

    public Project? ChannelProject => line?.Context.ChannelProject;

    /// <summary>What a date phrase in this line is read against.</summary>
    public PhraseContext Phrases => line!.Context.Phrases;

    /// <summary>What the answer may show: where a linked channel reads along, no other production is named.</summary>
    public View View => new(Db, Names, Asker, Now) { Only = Incoming.Public ? ChannelProject?.Id : null, InPublic = Incoming.Public };

    public IReadOnlyList<string> Touched => touched;

    /// <summary>Linked channels that this could not be posted to, each with why.</summary>
    public IReadOnlyCollection<string> NotTold => notTold;

    /// <summary>Subjects whose copies stay as they are, but for one person's own.</summary>
    public IReadOnlyDictionary<string, long> OnlyCopyOf => onlyCopyOf;

    public IReadOnlyCollection<string> Created => created;

    /// <summary>Whether the answer offers to take this back.</summary>
    public bool Undoable { get; set; } = true;

    /// <summary>The way back, once there is one; offered in the answer and on the message whose button was pressed.</summary>
    public Button? Undo { get; set; }

    /// <summary>Other people were told something because of this.</summary>
    public bool ToldPeople { get; private set; }

    /// <summary>Says how far a long command has come; null for a query.</summary>
    public Progress? Progress { get; init; }

    public WriteSession Session => session ?? throw new InvalidOperationException("This command is declared to change nothing.");

    /// <summary>The id kept for what this command makes, when it was promised before; null for the next free one.</summary>
    public ShortId? Reserved { get; init; }

    public T Get<T>(Argument<T> argument) => (T)line!.Context.Values[argument];

    public T? Maybe<T>(Argument<T> argument) => line!.Context.Values.TryGetValue(argument, out var value) ? (T)value : default;

    public bool Has(Argument argument) => line!.Context.Has(argument);

    /// <summary>What was typed for an argument; null when nothing was.</summary>
    public string? Said(Argument argument) => line!.Context.Said(argument);

    public long NewId() => Session.NewId();

    /// <summary>The next short id of a kind; a card about it does not exist anywhere yet.</summary>
    public long NextNumber(char letter)
    {
        var number = Reserved is { } reserved && reserved.Letter == letter ? reserved.Number : Session.Next(Studio.Id, letter.ToString());
        created.Add(new ShortId(letter, number).ToString());
        return number;
    }

    /// <summary>The object changed: its posted cards are edited after the commit.</summary>
    public void Touch(char letter, long number)
    {
        var subject = new ShortId(letter, number).ToString();
        if (!touched.Contains(subject)) touched.Add(subject);
    }

    /// <summary>The object changed, but of the copies that many people have of it only this person's: the others' stay as they are.</summary>
    public void Touch(char letter, long number, long copyOf)
    {
        Touch(letter, number);
        onlyCopyOf[new ShortId(letter, number).ToString()] = copyOf;
    }

    /// <summary>The names changed (a production, a room, a person): what is kept in memory is renewed.</summary>
    public void NamesChanged() => Outbox.Renew(Db, Studio);

    /// <summary>
    /// Queues a message for a person, where they were last seen. Null when it was queued (or when the person is the asker: nobody is told of
    /// their own action); else why they cannot be reached.
    /// </summary>
    public string? Tell(Person person, Card card, string? face = null, bool evenAsker = false)
    {
        if (person.Id == Asker.Id && !evenAsker) return null;
        ToldPeople = true;
        return Outbox.ToPerson(Session, Names, person, card, Now, face);
    }

    /// <summary>
    /// Queues something that waits for this person's answer; while they are away it goes to whoever covers for them, if that person may.
    /// Null when it was queued; else why nobody is reached.
    /// </summary>
    /// <param name="projectId">The production it is about; null when it is about none.</param>
    public string? Ask(Person person, Role needs, long? projectId, Func<Person, Card> draw)
    {
        var to = Answering(person, needs, projectId);
        return Ask(person, to, draw(to));
    }

    /// <inheritdoc cref="Ask(Person, Role, long?, Func{Person, Card})"/>
    public async Task<string?> Ask(Person person, Role needs, long? projectId, Func<Person, Task<Card>> draw)
    {
        var to = Answering(person, needs, projectId);
        return Ask(person, to, await draw(to));
    }

    private string? Ask(Person person, Person to, Card card) => Tell(to, to.Id == person.Id ? card : card.With(new Small($"You cover for {person.Name}.")));

    /// <summary>Who answers in a person's place: whoever covers for them, if that person may; else they themselves.</summary>
    public Person Answering(Person person, Role needs, long? projectId)
    {
        var deputy = Covering.For(Names, person.Id, Now);
        return deputy is not null && deputy.Id != Asker.Id && (projectId is { } project ? Policy.RoleOn(deputy, project, Names) : deputy.Role) >= needs ? deputy : person;
    }

    /// <summary>What another command did inside this one counts as done by this one.</summary>
    public void Include(Turn other)
    {
        foreach (var subject in other.touched.Where(subject => !touched.Contains(subject))) touched.Add(subject);
        foreach (var (subject, one) in other.onlyCopyOf) onlyCopyOf[subject] = one;
        created.UnionWith(other.created);
        notTold.UnionWith(other.notTold);
        ToldPeople |= other.ToldPeople;
        Undoable &= other.Undoable;
    }

    /// <summary>Queues one card for many people at once, each as reachable as <see cref="Outbox.WayTo"/> said.</summary>
    public void TellAll(IReadOnlyCollection<Copy> copies, Card card, string? face = null)
    {
        if (copies.Count == 0) return;
        ToldPeople = true;
        Outbox.ToMany(Session, Studio.Id, copies, card, Now, face);
    }

    /// <summary>Queues a card for the channels linked to a production, except the place where the asker gets it anyway.</summary>
    public void TellChannels(long projectId, Card card)
    {
        foreach (var channel in Names.Channels.Where(channel => channel.ProjectId == projectId))
        {
            if (channel.Surface == Incoming.Surface && channel.ExternalId == Incoming.Place.Channel && Incoming.Reply == ReplyBy.Post) continue;
            if (channel.UnreachableWhy is { } why)
            {
                notTold.Add($"{channel.Name ?? "a linked channel"} ({why})");
                continue;
            }
            Outbox.ToChannel(Session, Names, channel, card, Now);
            ToldPeople = true;
        }
    }

    /// <summary>The person who was named; made known when PostBot has not met them and the name says where they are.</summary>
    public Person? Meet(Named named)
    {
        if (named.Person is not null) return named.Person;
        var person = Meetings.Meet(Session, Studio, Incoming.Surface, Incoming.Workspace, named.Handle, Now);
        if (person is not null) NamesChanged();
        return person;
    }

    /// <summary>A moment on the clock of a zone, with the asker's own when it differs.</summary>
    public Moment Moment(Instant at, Instant? until, DateTimeZone zone) => new(at, until, zone.Id);
}
