using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Delivery;
using PostBot.Core.Features.Bookings;
using PostBot.Core.Jobs;
using PostBot.Core.People;
using PostBot.Core.Storage;
using PostBot.Domain.Bookings;
using PostBot.Domain.Calendars;

namespace PostBot.Core.Features.Calendars;

/// <summary>A calendar as its reader gets it.</summary>
/// <param name="FileName"><c>color-1.ics</c></param>
public sealed record CalendarFile(ReadOnlyMemory<byte> Body, string FileName);

/// <summary>The calendars behind private links. What somebody may see is asked at every fetch.</summary>
public sealed class Calendars
{
    private readonly Database database;
    private readonly NamesCache cache;
    private readonly Clock clock;

    internal Calendars(Database database, NamesCache cache, Clock clock) => (this.database, this.cache, this.clock) = (database, cache, clock);

    /// <summary>Null when the link leads nowhere, for whatever reason.</summary>
    public Task<CalendarFile?> Read(string token, CancellationToken cancel) => database.Read(
        async (db, stop) =>
        {
            var now = clock.Now;
            if (await PrivateLinks.Open(db, cache, token, now, stop) is not { } opened) return null;
            var view = new View(db, opened.Names, opened.Person, now);
            if (await CalendarSource.Load(view, opened.Link, stop) is not { } source) return null;
            var events = new List<CalendarEvent>(source.Bookings.Count);
            foreach (var booking in source.Bookings) events.Add(await Event(view, booking, [.. source.Claims[booking.Id]], source.Revisions.GetValueOrDefault(booking.Id), stop));
            events.AddRange(CalendarAbsences.Of(view, opened.Link));
            return new CalendarFile(CalendarFeed.Write($"{source.Name} · PostBot", source.Zone.Id, events), FileName(source.Name));
        },
        cancel);

    private static async Task<CalendarEvent> Event(View view, Booking booking, IReadOnlyList<Claim> claims, BookingRevision? revision, CancellationToken cancel)
    {
        var live = booking.State is BookingState.Held or BookingState.Confirmed;
        return new CalendarEvent($"booking-{booking.StudioId}-{booking.Id}@postbot", booking.StartAt, booking.EndAt, revision?.ChangedAt ?? booking.HeldAt)
        {
            Sequence = revision?.Sequence ?? 0,
            Status = booking.State switch { BookingState.Confirmed => EventStatus.Confirmed, BookingState.Released => EventStatus.Cancelled, _ => EventStatus.Tentative },
            Busy = live,
            Summary = Typed.Clean(await Prefix(view, booking, claims, cancel) + view.Names.Work(booking.ProjectId, booking.UnitId, booking.Step)).Replace('\n', ' '),
            Location = Typed.Clean(BookingCard.Where(view, claims)),
            Description = Typed.Clean(Description(view, booking)),
            Category = Typed.Clean(view.Names.Project(booking.ProjectId).Code),
        };
    }

    /// <summary>Readers that show no status show these words.</summary>
    private static async Task<string> Prefix(View view, Booking booking, IReadOnlyList<Claim> claims, CancellationToken cancel) => booking.State switch
    {
        BookingState.Confirmed => "",
        BookingState.Released => "CANCELLED: ",
        BookingState.Waitlisted => "WAITING: ",
        BookingState.Requested => "REQUEST: ",
        _ => $"HOLD ({HoldLadder.Numeral((await Claims.Rank(view.Db, claims, cancel)).Rank ?? 1)}): ",
    };

    private static string Description(View view, Booking booking)
    {
        var lines = new List<string> { $"B{booking.Number}, held by {view.Names.FindPerson(booking.HeldById)?.Name ?? "someone"}" };
        if (booking.Attendance != Attendance.Unsaid) lines.Add(booking.Attendance.ToString().ToLowerInvariant());
        if (booking.Remark.Length > 0 && Policy.IsInside(view.Reader!)) lines.Add(booking.Remark);
        return string.Join('\n', lines);
    }

    private static string FileName(string name)
    {
        var plain = string.Join('-', new string([.. name.ToLowerInvariant().Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return (plain.Length == 0 ? "calendar" : Typed.Shorten(plain, 60).TrimEnd('…')) + ".ics";
    }
}
