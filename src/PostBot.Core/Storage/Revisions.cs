using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using NodaTime;
using PostBot.Domain.Bookings;

namespace PostBot.Core.Storage;

/// <summary>Counts the changes that a booking's event in somebody's calendar has to follow: time, place, state, what it is for. Every change passes here, whatever command made it.</summary>
internal static class Revisions
{
    private static readonly string[] shown = [nameof(Booking.StartAt), nameof(Booking.EndAt), nameof(Booking.State), nameof(Booking.ProjectId), nameof(Booking.UnitId), nameof(Booking.Step), nameof(Booking.Attendance)];

    public static async Task Note(PostBotDb db, Instant now, CancellationToken cancel)
    {
        var changed = new HashSet<long>();
        foreach (var entry in db.ChangeTracker.Entries<Booking>()) if (entry.State == EntityState.Modified && Array.Exists(shown, name => Changed(entry, name))) changed.Add(entry.Entity.Id);
        foreach (var entry in db.ChangeTracker.Entries<Claim>()) if (entry.State == EntityState.Modified && Changed(entry, nameof(Claim.ResourceId))) changed.Add(entry.Entity.BookingId);
        foreach (var booking in changed)
        {
            var revision = await db.BookingRevisions.FindAsync([booking], cancel);
            if (revision is null) db.Add(revision = new BookingRevision { BookingId = booking });
            revision.Sequence++;
            revision.ChangedAt = now;
        }
    }

    private static bool Changed(EntityEntry entry, string name) => entry.Property(name) is { IsModified: true } property && !Equals(property.OriginalValue, property.CurrentValue);
}
