using PostBot.Core.Storage;
using PostBot.Domain.Bookings;

namespace PostBot.Core.Features.Bookings;

/// <summary>The live claims near a slot, and where a booking stands among them.</summary>
internal static class Claims
{
    /// <summary>Claims of one resource that touch the slot: held, confirmed and waiting.</summary>
    public static Task<List<Claim>> Touching(PostBotDb db, long resourceId, Slot slot, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var found = ClaimRows.Touching(db, resourceId, slot);
        found.RemoveAll(claim => claim.State == BookingState.Requested);
        return Task.FromResult(found);
    }

    public static Rung Rung(Claim claim) => new(claim.BookingId, new Slot(claim.StartAt, claim.EndAt), claim.State, claim.HeldAt, claim.Id);

    /// <summary>Where a booking stands on its worst resource; null when something confirmed is in the way.</summary>
    public static async Task<(int? Rank, Claim? Worst)> Rank(PostBotDb db, IReadOnlyList<Claim> own, CancellationToken cancel)
    {
        (int? Rank, Claim? Worst) worst = (0, null);
        foreach (var claim in own)
        {
            var others = await Touching(db, claim.ResourceId, new Slot(claim.StartAt, claim.EndAt), cancel);
            var rank = HoldLadder.Rank(Rung(claim), others.Select(Rung));
            if (rank is null) return (null, claim);
            if (rank > worst.Rank) worst = (rank, claim);
        }
        return worst;
    }

    /// <summary>The older live claims ahead of this one on the same resource, the first in line first.</summary>
    public static async Task<List<Claim>> Ahead(PostBotDb db, Claim own, CancellationToken cancel) =>
        [.. (await Touching(db, own.ResourceId, new Slot(own.StartAt, own.EndAt), cancel))
            .Where(claim => claim.BookingId != own.BookingId && (claim.State == BookingState.Confirmed || (claim.State == BookingState.Held && (claim.HeldAt < own.HeldAt || (claim.HeldAt == own.HeldAt && claim.Id < own.Id)))))
            .OrderBy(claim => claim.State == BookingState.Confirmed ? 0 : 1).ThenBy(claim => claim.HeldAt).ThenBy(claim => claim.Id)];
}
