using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.Features.People;
using PostBot.Core.People;
using PostBot.Core.Storage;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Audit;

/// <summary>Who changed what, when and from where: of an object, a production, a person. Coordinators see all of theirs, others what they own and what they did.</summary>
internal sealed class AuditCommand(IEnumerable<ISubjectCard> cards) : ICommand
{
    private const int PageLines = 10;
    private const int MostRows = 2_000;

    private static readonly IdArgument which = new("", "id") { Example = "B12", Required = false };

    private static readonly WorkArgument project = new() { Example = "NIGHTFALL", Unit = Need.Never, Required = false, Presumed = false };

    private static readonly WhenArgument since = new("Since when?") { Example = "monday", Leads = ["since"], Required = false };

    private static readonly WordArgument from = new("from", "From which entry on?", word => long.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out _) ? word : null) { Example = "120", Leads = ["from"], Required = false };

    private static readonly PersonArgument who = new("who", "Whose changes?") { Example = "@ed", Leads = ["by"], NeedsLead = false, Required = false };

    private readonly Dictionary<char, ISubjectCard> cards = cards.ToDictionary(card => card.Letter);

    public Definition Definition { get; } = new()
    {
        Verbs = ["audit", "history"],
        Summary = "See who changed what, when and from where",
        Examples = ["audit B1", "audit NIGHTFALL since monday"],
        Role = Role.Viewer,
        Outsiders = true,
        Arguments = [which, project, since, from, who],
        Topic = "People",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var (studioId, now) = (turn.Studio.Id, turn.Now);
        var rows = turn.Db.Audit.AsNoTracking().Where(row => row.StudioId == studioId);
        var what = "";
        var owned = false;
        if (turn.Has(which))
        {
            var id = turn.Get(which);
            var place = cards.TryGetValue(id.Letter, out var card) ? await card.ProjectOf(turn.Db, studioId, id.Number, cancel) : null;
            if (place is not { } known || !Policy.Sees(turn.Asker, known, turn.Names)) return Refusals.NoSuch(id);
            var (kind, rowId, ownerId) = await Owner(turn.Db, studioId, id, cancel);
            owned = ownerId == turn.Asker.Id;
            if (!owned && Policy.RoleOn(turn.Asker, known, turn.Names) < Role.Coordinator) return Policy.IsInside(turn.Asker) ? Answer.No($"What happened to {id} is for whoever holds it and for coordinators.", new Button("Show it", $"show {id}")) : Refusals.NoSuch(id);
            var (subject, mark) = (id.ToString(), $"\"row\":\"{kind}\",\"id\":{rowId.ToString(CultureInfo.InvariantCulture)},");
            rows = rows.Where(row => row.Subject == subject || (row.ProjectId == known && row.Changes.Contains(mark)));
            what = $" to {id}";
        }
        if (turn.Maybe(project) is { } about)
        {
            var place = about.Project.Id;
            rows = rows.Where(row => row.ProjectId == place);
            what = $" on {about.Project.Code}";
        }
        if (turn.Maybe(who) is { } named)
        {
            if (named.Person is not { } person) return PeopleWords.NotMet(named);
            var same = turn.Names.People.Where(one => one.Id == person.Id || one.MergedIntoId == person.Id).Select(one => one.Id).ToList();
            rows = rows.Where(row => same.Contains(row.PersonId));
            what += $" by {person.Name}";
        }
        if (turn.Maybe(since) is { } said)
        {
            var start = said.When.Start;
            // A weekday means the last one here, not the next.
            while (start > now) start -= Duration.FromDays(7);
            rows = rows.Where(row => row.At >= start);
            what += $" since {Times.NearMoment(start, turn.AskerZone, now)}";
        }
        var found = (await rows.OrderByDescending(row => row.Id).Take(MostRows).ToListAsync(cancel)).Where(row => owned || MaySee(turn, row)).ToList();
        return await Page(turn, found, what, cancel);
    }

    private static async Task<Answer> Page(Turn turn, List<AuditEntry> found, string what, CancellationToken cancel)
    {
        if (found.Count == 0) return Answer.Yes(new Card($"Nothing was changed{what} that you can see")) with { Private = true };
        var first = turn.Maybe(from) is { } id ? Math.Max(0, found.FindIndex(row => row.Id <= long.Parse(id, CultureInfo.InvariantCulture))) : 0;
        var page = found.Skip(first).Take(PageLines).ToList();
        var words = new AuditWords(turn.View);
        var card = new Card($"{Lists.Count(found.Count, "change")}{what}, the newest first");
        foreach (var row in page)
        {
            var line = Typed.Shorten(Typed.Clean(row.Line).Replace('\n', ' '), 80);
            card = card.With(new Line($"{Times.Moment(row.At, turn.AskerZone, turn.Now)} · {turn.Names.FindPerson(row.PersonId)?.Name ?? "someone"} · {row.Surface} · {line} · {await words.Of(row.Changes, cancel)}"));
        }
        if (first + page.Count < found.Count)
        {
            card = card.With(new Line($"{first + 1} to {first + page.Count} of {found.Count}")).Offer(new Button("Show more", $"{Again(turn)} from {found[first + page.Count].Id.ToString(CultureInfo.InvariantCulture)}"));
        }
        return Answer.Yes(card) with { Private = true };
    }

    /// <summary>A coordinator of the production it was on; what belongs to no production, a coordinator of the studio; and everybody what they did themselves, where they may still look.</summary>
    private static bool MaySee(Turn turn, AuditEntry row)
    {
        if (row.ProjectId is not { } project) return turn.Names.Person(turn.Asker.Id).Role >= Role.Coordinator || row.PersonId == turn.Asker.Id;
        return Policy.Sees(turn.Asker, project, turn.Names) && (row.PersonId == turn.Asker.Id || Policy.RoleOn(turn.Asker, project, turn.Names) >= Role.Coordinator);
    }

    /// <summary>The row behind an id and whose it is.</summary>
    private static async Task<(string Kind, long Id, long? OwnerId)> Owner(PostBotDb db, long studio, ShortId id, CancellationToken cancel)
    {
        var number = id.Number;
        return id.Letter switch
        {
            'B' => await db.Bookings.Where(row => row.StudioId == studio && row.Number == number).Select(row => new ValueTuple<string, long, long?>("Booking", row.Id, row.HeldById)).FirstOrDefaultAsync(cancel),
            'F' => await db.Rounds.Where(row => row.StudioId == studio && row.Number == number).Select(row => new ValueTuple<string, long, long?>("Round", row.Id, row.OpenedById)).FirstOrDefaultAsync(cancel),
            'N' => await db.Notes.Where(row => row.StudioId == studio && row.Number == number).Select(row => new ValueTuple<string, long, long?>("Note", row.Id, row.AuthorId)).FirstOrDefaultAsync(cancel),
            'D' => await db.Deadlines.Where(row => row.StudioId == studio && row.Number == number).Select(row => new ValueTuple<string, long, long?>("Deadline", row.Id, row.OwnerId)).FirstOrDefaultAsync(cancel),
            'X' => await db.Broadcasts.Where(row => row.StudioId == studio && row.Number == number).Select(row => new ValueTuple<string, long, long?>("Broadcast", row.Id, row.AuthorId)).FirstOrDefaultAsync(cancel),
            _ => ("", 0, null),
        };
    }

    private static string Again(Turn turn)
    {
        var line = turn.Incoming.Text;
        var cut = line.LastIndexOf(" from ", StringComparison.OrdinalIgnoreCase);
        return cut < 0 ? line : line[..cut];
    }
}
