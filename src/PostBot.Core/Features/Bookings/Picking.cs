using Microsoft.EntityFrameworkCore;
using NodaTime;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.People;
using PostBot.Domain.Bookings;

namespace PostBot.Core.Features.Bookings;

/// <summary>The one booking that a line means: by its id, else by its room, production and day when exactly one fits; else it asks with buttons.</summary>
internal static class Picking
{
    private const int DaysAhead = 60;

    public static readonly IdArgument Which = new DescribedArgument("B", "booking") { Example = "B12" };

    public static readonly ResourceArgument Room = new() { Example = "Color 1", Required = false, InForm = false };

    public static readonly WorkArgument About = new() { Example = "NIGHTFALL", Leads = ["for"], NeedsLead = false, Required = false, Step = Need.Maybe, InForm = false };

    public static readonly WhenArgument When = new() { Example = "fri", Required = false, InForm = false };

    /// <param name="states">Which bookings can be meant when no id was said.</param>
    /// <param name="again">The line that a button carries for a booking: <c>confirm B12</c>.</param>
    /// <param name="likely">Of several that fit, those that make sense for the command; null for all.</param>
    public static async Task<(Booked? Found, Answer? Instead)> One(Turn turn, Definition definition, IReadOnlyList<BookingState> states, Func<ShortId, string> again, CancellationToken cancel, Func<IReadOnlyList<Booked>, Task<List<Booked>>>? likely = null)
    {
        if (!turn.Get(Which).IsDescribed)
        {
            var booked = await Ladder.Booked(turn, turn.Get(Which), cancel);
            return booked is null ? (null, Refusals.NoSuch(turn.Get(Which))) : (booked, null);
        }
        var found = await Described(turn, states, cancel);
        if (found.Count > 1 && likely is not null && await likely(found) is { Count: > 0 } narrowed) found = narrowed;
        var view = turn.View;
        if (found.Count == 0)
        {
            var there = await Described(turn, [BookingState.Held, BookingState.Confirmed, BookingState.Waitlisted], cancel);
            var card = new Card("Nothing fits that. Nothing was changed.");
            if (there.Count > 0) card = card.With(there.Take(3).Select(booked => BookingsCommand.Line(view, booked.Booking, booked.Claims)));
            return (null, Answer.No(card.Offer(new Button("What is booked?", "bookings"))));
        }
        if (found.Count > 1)
        {
            var card = new Card($"Which booking: {Lists.Or(found.Take(5).Select(booked => $"B{booked.Booking.Number}"))}?").With(found.Take(5).Select(booked => BookingsCommand.Line(view, booked.Booking, booked.Claims)));
            return (null, Answer.No(card.Offer(found.Take(5).Select(booked => new Button($"B{booked.Booking.Number}", again(new ShortId('B', booked.Booking.Number)))))));
        }
        return Allowed(turn, definition, found[0], again);
    }

    /// <summary>A line without an id is about a production all the same: what counts is the asker's role there.</summary>
    private static (Booked? Found, Answer? Instead) Allowed(Turn turn, Definition definition, Booked found, Func<ShortId, string> again)
    {
        var project = found.Booking.ProjectId;
        var acting = Policy.On(turn.Asker, project, turn.Names);
        return Policy.May(acting, definition) && Policy.May(turn.Asker, definition)
            ? (found, null)
            : (null, Refusals.NeedsRole(definition, acting, turn.Names, project, definition.Requestable ? again(new ShortId('B', found.Booking.Number)) : null));
    }

    private static async Task<List<Booked>> Described(Turn turn, IReadOnlyList<BookingState> states, CancellationToken cancel)
    {
        var (studioId, wanted) = (turn.Studio.Id, states.ToList());
        var start = turn.Maybe(When)?.When.Start ?? turn.Now;
        var end = turn.Maybe(When)?.When.End ?? turn.Now + Duration.FromDays(DaysAhead);
        if (end <= start) end = start + Duration.FromMinutes(1);
        var earliest = start - Slot.Longest;
        var claims = turn.Db.Claims.AsNoTracking().Where(claim => claim.StudioId == studioId && claim.StartAt < end && claim.StartAt > earliest && claim.EndAt > start && wanted.Contains(claim.State));
        if (turn.Maybe(Room) is { } room) claims = claims.Where(claim => claim.ResourceId == room.Id);
        else
        {
            var ids = turn.Names.Resources.Select(resource => resource.Id).ToList();
            claims = claims.Where(claim => ids.Contains(claim.ResourceId));
        }
        var bookings = turn.Db.Bookings.AsNoTracking().Where(booking => booking.StartAt < end && booking.StartAt > earliest);
        if (turn.Maybe(About) is { } about)
        {
            bookings = bookings.Where(booking => booking.ProjectId == about.Project.Id);
            if (about.Unit is { } unit) bookings = bookings.Where(booking => booking.UnitId == unit.Id);
            if (about.Step is { } step) bookings = bookings.Where(booking => booking.Step == step);
        }
        var found = await claims.Join(bookings, claim => claim.BookingId, booking => booking.Id, (claim, booking) => new { booking.Id, booking.ProjectId }).Distinct().Take(20).ToListAsync(cancel);
        var seen = found.Where(row => Policy.Sees(turn.Asker, row.ProjectId, turn.Names)).Select(row => row.Id).ToList();
        return [.. (await Ladder.Load(turn.Db, seen, cancel)).OrderBy(booked => booked.Booking.StartAt).ThenBy(booked => booked.Booking.Number)];
    }
}
