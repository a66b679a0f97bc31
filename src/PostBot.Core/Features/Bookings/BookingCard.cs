using Microsoft.EntityFrameworkCore;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.Features.Rates;
using PostBot.Core.Features.Setup;
using PostBot.Core.People;
using PostBot.Core.Storage;
using PostBot.Domain.Bookings;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Bookings;

/// <summary>A booking as it stands: state, slot, place in the line, cost for those who may see it.</summary>
internal sealed class BookingCard : ISubjectCard
{
    public char Letter => 'B';

    public async Task<long?> ProjectOf(PostBotDb db, long studioId, long number, CancellationToken cancel) =>
        await db.Bookings.Where(row => row.StudioId == studioId && row.Number == number).Select(row => (long?)row.ProjectId).FirstOrDefaultAsync(cancel);

    public async Task<Card?> Draw(View view, long number, string? face, CancellationToken cancel)
    {
        var studioId = view.Names.Studio.Id;
        var booking = await view.Db.Bookings.AsNoTracking().FirstOrDefaultAsync(row => row.StudioId == studioId && row.Number == number, cancel);
        if (booking is null || !view.Sees(booking.ProjectId)) return null;
        var claims = await view.Db.Claims.AsNoTracking().Where(row => row.BookingId == booking.Id).ToListAsync(cancel);
        var (rank, worst) = booking.State == BookingState.Held ? await Claims.Rank(view.Db, claims, cancel) : (null, null);
        var ahead = rank > 1 ? await Claims.Ahead(view.Db, worst!, cancel) : [];
        view = view.On(booking.ProjectId);
        if (view.Reader is null) view = view with { Only = booking.ProjectId };
        if (booking.State == BookingState.Requested) return await SessionRequests.Draw(view, booking, claims, cancel);
        var card = Draw(view, booking, claims, rank, await Owners(view.Db, ahead, cancel));
        var bookingId = booking.Id;
        var invited = await view.Db.Invitees.AsNoTracking().Where(row => row.BookingId == bookingId).Select(row => row.PersonId).ToListAsync(cancel);
        // Whoever is from outside learns of nobody who is not on their production.
        var knows = view.Reader is { } reader && Policy.IsInside(reader);
        var with = invited.Select(view.Names.FindPerson).OfType<Person>().Where(person => knows || Policy.Sees(person, booking.ProjectId, view.Names)).Select(person => person.Name).ToList();
        if (with.Count > 0 && booking.State != BookingState.Released) card = card.With(new Line($"With {Lists.And(with)}"));
        return booking.State == BookingState.Held ? card.With(await Challenges.Lines(view, booking, claims, cancel)) : card;
    }

    /// <param name="ahead">The bookings ahead in the line, the first first; empty when this is the first hold.</param>
    public static Card Draw(View view, Booking booking, IReadOnlyList<Claim> claims, int? rank, IReadOnlyList<Booking> ahead)
    {
        var id = new ShortId('B', booking.Number).ToString();
        var where = Where(view, claims);
        var what = view.Names.Work(booking.ProjectId, booking.UnitId, booking.Step);
        var when = When(view, booking, claims);
        Text headline = booking.State switch
        {
            BookingState.Confirmed => $"Confirmed: {where}, ",
            BookingState.Released => $"Released: {where}, ",
            BookingState.Waitlisted => $"Waiting: {where}, ",
            BookingState.Requested => $"{(view.Reader?.Id == booking.HeldById ? "You ask" : $"{By(view, booking)} asks")} for {where}, ",
            _ when rank > 1 && view.Reader?.Id == booking.HeldById => $"You are {HoldLadder.Ordinal(rank.Value)} in line for {where}, ",
            _ when rank > 1 => $"Held, {HoldLadder.Ordinal(rank.Value)} in line: {where}, ",
            _ => $"Held, not confirmed: {where}, ",
        };
        var card = new Card(headline + when + (Text)$", {what}   ({id}{(booking.State == BookingState.Requested ? ", request" : "")})") { Subject = id };
        card = card.With(new Line(State(view, booking, claims, rank)));
        if (Prices.CancelLine(view, booking, claims) is { } cancelling) card = card.With(new Line(cancelling));
        if (booking.CommittedById is { } client && booking.State is BookingState.Held or BookingState.Waitlisted)
        {
            card = card.With(new Line((Text)$"{view.Names.FindPerson(client)?.Name ?? "The client"} said yes to it, " + new Moment(booking.CommittedAt!.Value, null, view.Names.Zone.Id)));
        }
        if (ahead.Count > 0) card = card.With(new Line($"First hold: {Other(view, ahead[0])}"));
        if (booking.Remark.Length > 0) card = card.With(new Quote(booking.Remark));
        return card.Offer(Buttons(booking, id, rank));
    }

    /// <summary>Another booking in the way, as far as the reader may know it.</summary>
    public static string Other(View view, Booking other) => view.Sees(other.ProjectId)
        ? $"{view.Names.Work(other.ProjectId, other.UnitId, other.Step)}, {view.Names.FindPerson(other.HeldById)?.Name ?? "someone"} (B{other.Number})"
        : "another production · challengeable";

    public static async Task<List<Booking>> Owners(PostBotDb db, IReadOnlyList<Claim> claims, CancellationToken cancel)
    {
        var ids = claims.Select(claim => claim.BookingId).ToList();
        var bookings = await BookingRows.Bookings(db, ids).AsNoTracking().ToListAsync(cancel);
        return [.. bookings.OrderBy(booking => ids.IndexOf(booking.Id))];
    }

    public static string Where(View view, IReadOnlyList<Claim> claims) => string.Join(" + ", claims.Select(claim => view.Names.Resource(claim.ResourceId).Name));

    public static Text When(View view, Booking booking, IReadOnlyList<Claim> claims) =>
        new Moment(booking.StartAt, booking.EndAt, Zone(view, claims).Id);

    private static NodaTime.DateTimeZone Zone(View view, IReadOnlyList<Claim> claims) => claims.Count > 0 ? view.Names.ZoneOf(view.Names.Resource(claims[0].ResourceId)) : view.Names.Zone;

    public static string Symbol(BookingState state) => state switch
    {
        BookingState.Confirmed => "■ confirmed",
        BookingState.Held => "◌ hold",
        BookingState.Waitlisted => "waiting",
        BookingState.Requested => "request",
        _ => "released",
    };

    private static string State(View view, Booking booking, IReadOnlyList<Claim> claims, int? rank)
    {
        var by = By(view, booking);
        var price = view.SeesMoney ? Prices.Of(view.Names, booking, claims) : null;
        var said = price is { } cost ? Cost.Say(cost, view.Names.Studio.Currency) : null;
        var more = booking.Attendance == Attendance.Unsaid ? "" : $" · {booking.Attendance.ToString().ToLowerInvariant()}";
        if (booking.CallAt is { } call) more = $" · call {Times.Clock(call.InZone(Zone(view, claims)).TimeOfDay)}" + more;
        if (booking.Series is not null && booking.State is BookingState.Held or BookingState.Confirmed) more += " · one of a series";
        if (booking.ExpiresAt is { } end && booking.State == BookingState.Held) more = $", until {Times.NearMoment(end, view.Names.Zone, view.Now)}" + more;
        if (booking.State == BookingState.Confirmed) more += Went(booking, Zone(view, claims));
        return booking.State switch
        {
            BookingState.Confirmed => $"■ confirmed by {view.Names.FindPerson(booking.ConfirmedById ?? 0)?.Name ?? "someone"} · held by {by}" + more + (said is null ? "" : $" · {said}"),
            BookingState.Waitlisted => $"Something confirmed is in the way; it becomes a hold again when that is released · {by}" + more,
            BookingState.Requested => "Nothing is held until someone in the studio accepts it" + more + (said is null ? "" : $" · {said} if confirmed"),
            BookingState.Released => $"The time is free again · it was {by}'s" + (booking.Cause == CancelCause.None ? "" : $" · cause: {CancelCommand.Said(booking.Cause)}") + Fee(view, booking),
            _ => $"◌ {HoldLadder.Ordinal(rank ?? 1)} hold" + more + $" · held by {by}" + (said is null ? "" : $" · {said} if confirmed"),
        };
    }

    /// <summary>How the session went, as far as it has: <c> · in session</c>, <c> · used 10:00–19:00</c>.</summary>
    private static string Went(Booking booking, NodaTime.DateTimeZone zone)
    {
        if (booking.NoShow) return " · nobody came";
        if (booking is { UsedFrom: { } from, UsedUntil: { } until }) return $" · used {Times.Clock(from.InZone(zone).TimeOfDay)}–{Times.Clock(until.InZone(zone).TimeOfDay)}";
        return booking.WrappedAt is not null ? " · wrapped" : booking.CheckedInAt is not null ? " · in session" : "";
    }

    private static string Fee(View view, Booking booking) => !view.SeesMoney || booking.CancelFee is not { } fee ? ""
        : $" · {Cost.Say(fee, view.Names.Studio.Currency)} for the cancellation{(booking.FeeWaivedById is { } by ? $", waived by {view.Names.FindPerson(by)?.Name ?? "someone"}" : "")}";

    private static IEnumerable<Button> Buttons(Booking booking, string id, int? rank)
    {
        if (booking.State is BookingState.Requested or BookingState.Released || booking.NoShow || booking.WrappedAt is not null) yield break;
        if (booking.State == BookingState.Held && rank is null or 1) yield return new Button("Confirm", $"confirm {id}");
        if (booking.State == BookingState.Held && rank > 1) yield return new Button("Challenge", $"challenge {id}");
        if (rank is null or 1) yield return new Button("Move", $"move {id}");
        yield return new Button("Release", $"release {id}", Danger: true) { Confirm = "The time becomes free for others, and who is next is told." };
    }

    private static string By(View view, Booking booking) => view.Names.FindPerson(booking.HeldById)?.Name ?? "someone";

    public static bool MayConfirm(Person person) => person.Role >= Role.Coordinator;
}
