using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PostBot.Domain.Bookings;

namespace PostBot.Core.Storage;

/// <summary>Rows by lists of ids in one statement that is the same for every list: a list spelled out in the statement would be translated anew each time.</summary>
internal static class BookingRows
{
    public static IQueryable<Booking> Bookings(PostBotDb db, IEnumerable<long> ids) =>
        db.Bookings.FromSqlInterpolated($"""SELECT * FROM "Bookings" WHERE "Id" IN (SELECT value FROM json_each({Json(ids)}))""");

    public static IQueryable<Claim> ClaimsOf(PostBotDb db, IEnumerable<long> bookings) =>
        db.Claims.FromSqlInterpolated($"""SELECT * FROM "Claims" WHERE "BookingId" IN (SELECT value FROM json_each({Json(bookings)}))""");

    public static IQueryable<HoldClock> ClocksOf(PostBotDb db, IEnumerable<long> bookings) =>
        db.HoldClocks.FromSqlInterpolated($"""SELECT * FROM "HoldClocks" WHERE "BookingId" IN (SELECT value FROM json_each({Json(bookings)}))""");

    public static IQueryable<Invitee> InviteesOf(PostBotDb db, IEnumerable<long> bookings) =>
        db.Invitees.FromSqlInterpolated($"""SELECT * FROM "Invitees" WHERE "BookingId" IN (SELECT value FROM json_each({Json(bookings)}))""");

    private static string Json(IEnumerable<long> ids) => JsonSerializer.Serialize(ids);
}
