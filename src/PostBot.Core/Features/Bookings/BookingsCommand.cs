using Microsoft.EntityFrameworkCore;
using NodaTime;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.People;
using PostBot.Domain.Bookings;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Bookings;

/// <summary>What is booked: for a room, a class of rooms, a production, a person; the coming week unless said otherwise.</summary>
internal sealed class BookingsCommand : ICommand
{
    private const int PageLines = 20;
    private const int MostLines = 500;

    /// <summary>How far ahead the next session is looked for when the coming week has none.</summary>
    private const int DaysAhead = 180;

    private static readonly ResourceArgument room = new() { Example = "Color 1", Required = false };

    private static readonly WorkArgument work = new() { Example = "NIGHTFALL", Required = false, Leads = ["for"], NeedsLead = false, Step = Need.Maybe, Occasions = true };

    private static readonly PersonArgument who = new("person", "Whose?") { Example = "me", Required = false, Leads = ["by", "of"], NeedsLead = false };

    private static readonly ClassArgument kind = new() { Example = "color", Required = false };

    private static readonly WhenArgument when = new() { Example = "next week", Required = false, Ahead = true };

    private static readonly WordArgument from = new("from", "From which booking on?", word => ShortId.Parse(word) is { Letter: 'B' } ? word : null) { Example = "B12", Leads = ["from"], Required = false };

    public Definition Definition { get; } = new()
    {
        Verbs = ["bookings", "schedule", "sessions"],
        Summary = "List what is booked, for a room, a production or a person",
        Examples = ["bookings Color 1 next week", "bookings NIGHTFALL"],
        Phrasings =
        [
            "{resource}",
            "{resource} {when}",
            "who is in|using {resource} [{when}]",
            "who is in the {resource} [{when}]",
            "who has [got] {resource} [{when}]",
            "what is [on|booked] in {resource} [{when}]",
            "what is in the {resource} [{when}]",
            "what is [on|booked] {when}",
            "what is booked [for|on|in] {*}",
            "what have we got [on|booked] {*}",
            "what sessions do we have {*}",
            "is|are {resource} booked|taken|busy [{when}]",
            "when is|are [the] {project} [booked|session|sessions] [{when}]",
            "when do|are|will we {project} [{when}]",
            "when do|are|will we doing {project} [{when}]",
            "when is|are my [next] session|sessions|booking|bookings {person:me} [{when}]",
            "what am i [booked|doing] [on] {when} {person:me}",
            "where am i {when} {person:me}",
            "my sessions|bookings|schedule [{when}] {person:me}",
            "show|give me my sessions|bookings|schedule [{when}] {person:me}",
        ],
        Role = Role.Viewer,
        Outsiders = true,
        Arguments = [from, room, work, when, kind, who],
        Topic = "Bookings",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var view = turn.View;
        var today = turn.Now.InZone(turn.Names.Zone).Date;
        var start = turn.Maybe(when)?.When.Start ?? today.AtStartOfDayInZone(turn.Names.Zone).ToInstant();
        var end = turn.Maybe(when)?.When.End ?? start + Duration.FromDays(8);
        if (end <= start) end = start + Duration.FromDays(1);

        var rows = await Rows(turn, start, end, cancel);
        var what = What(turn);
        var span = turn.Has(when) ? Domain.Phrases.WhenText.Format(turn.Get(when).When, turn.Now) : "the next 7 days";
        if (rows.Count == 0) return Answer.Yes(await Nothing(turn, view, $"Nothing is booked {what}· {span}", end, cancel));
        var first = turn.Maybe(from) is { } id ? Math.Max(0, rows.FindIndex(row => row.Booking.Number == ShortId.Parse(id)!.Value.Number)) : 0;
        var shown = rows.Skip(first).Take(PageLines).ToList();
        var card = new Card($"{Lists.Count(rows.Count, "booking")} {what}· {span}").With(shown.Select(row => Line(view, row.Booking, row.Claims)));
        if (first + shown.Count < rows.Count)
        {
            var next = rows[first + shown.Count].Booking.Number;
            card = card.Offer(new Button("Show more", $"{Again(turn)} from B{next}")).With(new Line($"{first + 1} to {first + shown.Count} of {rows.Count}"));
        }
        return Answer.Yes(card);
    }

    /// <summary>Nothing then; where no time was said, the next one all the same.</summary>
    private static async Task<Card> Nothing(Turn turn, View view, string headline, Instant end, CancellationToken cancel)
    {
        var free = new Button("What is free?", "free everything");
        if (turn.Has(when) || await Rows(turn, end, end + Duration.FromDays(DaysAhead), cancel) is not [var next, ..]) return new Card(headline).Offer(free);
        return new Card(headline).With(new Line("The next:"), Line(view, next.Booking, next.Claims)).Offer(new Button($"Show B{next.Booking.Number}", $"show B{next.Booking.Number}"), free);
    }

    public static Line Line(View view, Booking booking, IReadOnlyList<Claim> claims)
    {
        if (!view.Sees(booking.ProjectId)) return new Line((Text)$"{BookingCard.Symbol(booking.State)} " + BookingCard.When(view, booking, claims) + (Text)$" {BookingCard.Where(view, claims)}, another production");
        return new Line((Text)$"B{booking.Number} {BookingCard.Symbol(booking.State)} · " + BookingCard.When(view, booking, claims)
            + (Text)$" · {BookingCard.Where(view, claims)} · {view.Names.Work(booking.ProjectId, booking.UnitId, booking.Step)} ({view.Names.FindPerson(booking.HeldById)?.Name ?? "someone"})");
    }

    private static async Task<List<(Booking Booking, List<Claim> Claims)>> Rows(Turn turn, Instant start, Instant end, CancellationToken cancel)
    {
        var earliest = start - Slot.Longest;
        var studioId = turn.Studio.Id;
        var claims = turn.Db.Claims.AsNoTracking().Where(claim => claim.StudioId == studioId && claim.StartAt < end && claim.StartAt > earliest && claim.EndAt > start && claim.State != BookingState.Released);
        if (turn.Maybe(room) is { } one) claims = claims.Where(claim => claim.ResourceId == one.Id);
        else
        {
            // Named one by one, so that the index of resource and time finds them however many years lie behind.
            var ofKind = turn.Maybe(kind) ?? "";
            var ids = turn.Names.Resources.Where(resource => ofKind.Length == 0 || Likeness.Fold(resource.Class) == ofKind).Select(resource => resource.Id).ToList();
            claims = claims.Where(claim => ids.Contains(claim.ResourceId));
        }
        var bookings = turn.Db.Bookings.AsNoTracking().Where(booking => booking.StartAt < end && booking.StartAt > earliest);
        // A linked channel's project is a default for the asker, not a wish to hide the rest of a room.
        if (turn.Maybe(work) is { } about && !(turn.Has(room) && about.Project == turn.ChannelProject))
        {
            bookings = bookings.Where(booking => booking.ProjectId == about.Project.Id);
            if (about.Step is { } step) bookings = bookings.Where(booking => booking.Step == step);
            if (about.Unit is { } unit) bookings = bookings.Where(booking => booking.UnitId == unit.Id);
        }
        if (turn.Maybe(who)?.Person is { } person) bookings = Of(turn, person, bookings);
        var found = await claims.Join(bookings, claim => claim.BookingId, booking => booking.Id, (claim, booking) => new { claim, booking }).OrderBy(pair => pair.claim.StartAt).Take(MostLines).ToListAsync(cancel);
        var seen = found.Where(pair => Policy.IsInside(turn.Asker) || Policy.Sees(turn.Asker, pair.booking.ProjectId, turn.Names) || turn.Has(room));
        return [.. seen.GroupBy(pair => pair.booking.Id).Select(group => (group.First().booking, group.Select(pair => pair.claim).ToList())).OrderBy(row => row.booking.StartAt).ThenBy(row => row.booking.Number)];
    }

    /// <summary>A person's sessions: what they hold, are booked for or invited to; for a client or vendor, everything on their productions.</summary>
    private static IQueryable<Booking> Of(Turn turn, Person person, IQueryable<Booking> bookings)
    {
        var (db, personId) = (turn.Db, person.Id);
        if (!Policy.IsInside(person))
        {
            var projects = turn.Names.Teams.Where(member => member.PersonId == personId).Select(member => member.ProjectId).ToList();
            return bookings.Where(booking => projects.Contains(booking.ProjectId));
        }
        var themselves = turn.Names.Resources.Where(resource => resource.PersonId == personId).Select(resource => resource.Id).ToList();
        return bookings.Where(booking => booking.HeldById == personId || db.Claims.Any(claim => claim.BookingId == booking.Id && themselves.Contains(claim.ResourceId)) || db.Invitees.Any(one => one.BookingId == booking.Id && one.PersonId == personId));
    }

    private static string What(Turn turn)
    {
        if (turn.Maybe(room) is { } one) return $"for {one.Name} ";
        if (turn.Maybe(work) is { } about) return $"for {turn.Names.Work(about.Project.Id, about.Unit?.Id, about.Step)} ";
        if (turn.Maybe(who)?.Person is { } person) return $"for {person.Name} ";
        return turn.Maybe(kind) is { Length: > 0 } ofKind ? $"in the {ofKind} rooms " : "";
    }

    private static string Again(Turn turn)
    {
        var line = turn.Incoming.Text;
        var cut = line.IndexOf(" from B", StringComparison.OrdinalIgnoreCase);
        return cut < 0 ? line : line[..cut];
    }
}
