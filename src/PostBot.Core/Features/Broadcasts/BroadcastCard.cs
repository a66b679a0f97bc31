using Microsoft.EntityFrameworkCore;
using NodaTime;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.People;
using PostBot.Core.Storage;
using PostBot.Domain.Broadcasts;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Broadcasts;

/// <summary>A broadcast: to its author and coordinators the preview or the receipts, to everyone who got it their own copy.</summary>
internal sealed class BroadcastCard : ISubjectCard
{
    /// <summary>The drawing that recipients have.</summary>
    public const string CopyFace = "copy";

    private const int LongestHeadline = 120;

    public char Letter => 'X';

    public async Task<long?> ProjectOf(PostBotDb db, long studioId, long number, CancellationToken cancel) =>
        await db.Broadcasts.Where(row => row.StudioId == studioId && row.Number == number).Select(row => (long?)row.ProjectId).FirstOrDefaultAsync(cancel);

    public async Task<Card?> Draw(View view, long number, string? face, CancellationToken cancel)
    {
        // Without one reader there is nobody who may see the receipts, and nobody's copy.
        if (view.Reader is not { } reader || await Find(view.Db, view.Names.Studio.Id, number, cancel) is not { } broadcast) return null;
        if (face != CopyFace && SeesReceipts(reader, broadcast)) return await ForAuthor(view, broadcast, all: false, cancel);
        var recipient = await view.Db.Recipients.AsNoTracking().FirstOrDefaultAsync(row => row.BroadcastId == broadcast.Id && row.PersonId == reader.Id, cancel);
        return recipient is null ? null : Copy(view, broadcast, recipient);
    }

    public static async Task<Broadcast?> Find(PostBotDb db, long studioId, long number, CancellationToken cancel) =>
        await db.Broadcasts.FirstOrDefaultAsync(row => row.StudioId == studioId && row.Number == number, cancel);

    public static bool SeesReceipts(Person reader, Broadcast broadcast) => reader.Id == broadcast.AuthorId || reader.Role >= Role.Coordinator;

    public static async Task<Card> ForAuthor(View view, Broadcast broadcast, bool all, CancellationToken cancel) => broadcast.State switch
    {
        BroadcastState.Sent => await Receipts.Draw(view, broadcast, all, cancel),
        BroadcastState.Retracted => (await Receipts.Draw(view, broadcast, all, cancel)) with { Headline = $"Taken back: \"{Short(broadcast)}\"   ({Id(broadcast)})", Buttons = [new Button("CSV", $"receipts csv {Id(broadcast)}")] },
        BroadcastState.Scheduled => Scheduled(view, broadcast, Audience.Of(view.Names, broadcast)),
        BroadcastState.Cancelled => new Card($"Not sent: \"{Short(broadcast)}\"   ({Id(broadcast)})").With(new Line("It was cancelled before it went out. Nobody got it.")).About(Id(broadcast)),
        _ => await Preview(view, broadcast, cancel),
    };

    /// <summary>Who will get it, and where its words say another day than the schedule.</summary>
    public static async Task<Card> Preview(View view, Broadcast broadcast, CancellationToken cancel) =>
        Preview(view, broadcast, Audience.Of(view.Names, broadcast), await Contradiction.Find(view, broadcast, cancel));

    /// <summary>It goes out by itself, later.</summary>
    public static Card Scheduled(View view, Broadcast broadcast, Audience audience)
    {
        var id = Id(broadcast);
        return new Card((Text)$"Goes out on " + new Moment(broadcast.SendAt!.Value, null, Zone(view.Names, broadcast).Id) + (Text)$" to {Lists.Count(audience.All.Count, "person", "people")}: {audience.Ways()}   ({id})")
            .About(id).With(new Quote(broadcast.Words)).With(broadcast.SendAt - view.Now > BroadcastSweep.Before ? [new Line($"{Author(view, broadcast)} is reminded an hour before.")] : [])
            .Offer(new Button("Send now", $"broadcast send {id} now"), new Button("Cancel", $"broadcast cancel {id}", Danger: true));
    }

    /// <summary>Who will get it, before anyone does.</summary>
    private static Card Preview(View view, Broadcast broadcast, Audience audience, Contradiction? contradiction)
    {
        var id = Id(broadcast);
        var about = About(view.Names, broadcast);
        var second = audience.NeedsSecond(view.Names.Studio.RecipientsBeforeSecond);
        var waits = broadcast.State == BroadcastState.AwaitingSecond;
        var goes = $"{Lists.Count(audience.All.Count, "person", "people")} about {about}: {audience.Ways()}";
        var card = new Card(waits ? $"Waiting for a second person: {goes}   ({id})" : $"This goes to {goes}   ({id})").About(id).With(new Quote(broadcast.Words));
        if (broadcast.SendAt is { } sendAt) card = card.With(new Line((Text)"It goes out on " + new Moment(sendAt, null, Zone(view.Names, broadcast).Id)));
        if (contradiction is not null) card = card.With(new Line(contradiction.Said));
        if (audience.Unreached.Count > 0) card = card.With(new Line($"Cannot be reached: {Named(audience.Unreached.Select(listener => $"{listener.Person.Name} ({listener.Why})"))}"));
        if (second is not null)
        {
            var others = Seconds(view, broadcast).Take(3).Select(person => person.Name).ToList();
            var who = others.Count == 0 ? "nobody else is a coordinator yet" : waits ? $"{Lists.Or(others)} has to press Send" : $"{Lists.Or(others)} confirms too";
            card = card.With(new Line($"{char.ToUpperInvariant(second[0])}{second[1..]}, so {who}."));
        }
        var cancel = new Button("Cancel", $"broadcast cancel {id}", Danger: true);
        var edit = new Button("Edit", $"broadcast edit {id}");
        return waits
            ? card.With(new Line($"{Author(view, broadcast)} wants to send it {(broadcast.NeedsAnswer ? "as needing an answer" : "as FYI")}.")).Offer(new Button("Send", $"broadcast send {id}"), cancel)
            : card.Offer(new Button("Send as needs an answer", $"broadcast send {id}"), new Button("Send as FYI", $"broadcast send {id} fyi")).Offer(contradiction?.Mend is { } mend ? [mend, edit, cancel] : [edit, cancel]);
    }

    /// <summary>One person's copy.</summary>
    public static Card Copy(View view, Broadcast broadcast, Recipient? recipient, bool reminder = false)
    {
        var id = Id(broadcast);
        var author = Author(view, broadcast);
        var about = About(view.Names, broadcast);
        var card = new Card($"{(reminder ? "Reminder, " : "")}{about}: {Short(broadcast)}   ({id})").About(id);
        if (Short(broadcast) != broadcast.Words) card = card.With(new Quote(broadcast.Words));
        if (broadcast.State == BroadcastState.Retracted) return card with { Headline = $"Taken back by {author}: {about}: {Short(broadcast)}   ({id})", Parts = [.. card.Parts, new Line("Please take it as not said.")] };
        if (broadcast.WordsBefore is { } before) card = card.With(new Line($"Corrected. It said: {Typed.Shorten(before.Replace('\n', ' '), 300)}"));
        var acknowledge = new Button("Acknowledge", $"ack {id}");
        var question = new Button("Question", $"question {id}");
        return recipient?.State switch
        {
            RecipientState.Acknowledged => card.With(new Line((Text)$"✓ done: you acknowledged it" + At(view, recipient) + (Text)$" · from {author}")).Offer(question),
            RecipientState.Declined => card.With(new Line((Text)"You declined it" + At(view, recipient) + (Text)$"; {author} knows"), new Quote(recipient.Remark)).Offer(broadcast.NeedsAnswer ? [acknowledge, question] : []),
            RecipientState.Question => card.With(new Line((Text)"You asked" + At(view, recipient) + (Text)$"; {author} has your question"), new Quote(recipient.Remark)).Offer(broadcast.NeedsAnswer ? [acknowledge] : []),
            _ when broadcast.NeedsAnswer => card.With(new Line($"From {author}, who needs an answer")).Offer(acknowledge, question, new Button("I cannot", $"decline {id}")),
            _ => card.With(new Line($"From {author}, for your information")),
        };
    }

    /// <summary>Others who may confirm it, the nearest in role first.</summary>
    public static IEnumerable<Person> Seconds(View view, Broadcast broadcast) => PostBot.Core.People.Policy.Holders(Role.Coordinator, view.Names).Where(person => person.Id != broadcast.AuthorId);

    public static string Id(Broadcast broadcast) => new ShortId('X', broadcast.Number).ToString();

    /// <summary><c>NIGHTFALL 101</c>; for what is about no production, the studio's name.</summary>
    public static string About(Names names, Broadcast broadcast) => broadcast.ProjectId is { } project ? names.Work(project, broadcast.UnitId, null) : names.Studio.Name;

    public static DateTimeZone Zone(Names names, Broadcast broadcast) => broadcast.ProjectId is { } project ? names.ZoneOf(names.Project(project)) : names.Zone;

    public static string Author(View view, Broadcast broadcast) => view.Names.FindPerson(broadcast.AuthorId)?.Name ?? "someone";

    /// <summary>The words in one line that a phone's notification shows.</summary>
    public static string Short(Broadcast broadcast) => Typed.Shorten(broadcast.Words.Replace('\n', ' '), LongestHeadline);

    /// <summary>Some names, and how many more there are.</summary>
    public static string Named(IEnumerable<string> names, int total = -1, int most = 12)
    {
        var all = names.ToList();
        var count = Math.Max(total, all.Count);
        return count <= most ? string.Join(", ", all) : $"{string.Join(", ", all.Take(most))} and {count - most} more";
    }

    private static Text At(View view, Recipient recipient) => recipient.AnsweredAt is { } at ? (Text)" " + new Moment(at, null, view.Zone.Id) : "";
}
