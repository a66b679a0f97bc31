using NodaTime;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Features.Setup;
using PostBot.Core.People;
using PostBot.Domain.Bookings;
using PostBot.Domain.Rates;

namespace PostBot.Core.Features.Rates;

/// <summary>What sessions and cancellations cost by the rate card: the deal with the production, else the resource's rate. Asked by every card that shows money.</summary>
internal static class Prices
{
    /// <param name="projectId">The production, whose deal counts; null for the card's own rate.</param>
    public static Rate? RateOf(Names names, Resource resource, long? projectId)
    {
        var deal = projectId is null ? null : names.Rates.FirstOrDefault(rate => rate.ResourceId == resource.Id && rate.DealWithId == projectId);
        if (deal is not null) return deal;
        var own = names.Rates.FirstOrDefault(rate => rate.ResourceId == resource.Id && rate.DealWithId is null);
        // A day's price is also given when a room is added or imported.
        return own ?? (resource.DayRate is { } day ? new Rate { ResourceId = resource.Id, Day = day } : null);
    }

    /// <summary>Null when the resource has no rate.</summary>
    public static SessionPrice? Of(Names names, Resource resource, Slot slot, long? projectId) => RateOf(names, resource, projectId) is { } rate
        ? SessionPrice.Of(rate, slot, names.ZoneOf(resource), names.Week, names.Studio.RateFrom ?? names.Studio.DayStart, names.Studio.RateUntil ?? names.Studio.DayEnd)
        : null;

    /// <summary>A whole bundle; null when a rate of it is missing.</summary>
    public static long? Of(Names names, Booking booking, IReadOnlyList<Claim> claims)
    {
        long total = 0;
        foreach (var claim in claims)
        {
            if (Of(names, names.Resource(claim.ResourceId), booking.Slot, booking.ProjectId) is not { } price) return null;
            total += price.Total;
        }
        return claims.Count == 0 ? null : total;
    }

    /// <summary>What a client's cancellation of a confirmed session costs now; null when no terms were set or a rate is missing.</summary>
    public static long? Cancelling(Names names, Booking booking, IReadOnlyList<Claim> claims, Instant now) =>
        Terms(names) is { Steps.Count: > 0 } terms && Of(names, booking, claims) is { } price ? Share(price, terms.At(now, booking.StartAt)) : null;

    /// <summary><c>Cancelling costs the client £900 now, £1,800 after Wed 18:00</c>; null when there is nothing to say.</summary>
    public static string? CancelLine(View view, Booking booking, IReadOnlyList<Claim> claims)
    {
        var names = view.Names;
        if (!view.SeesMoney || booking.State != BookingState.Confirmed || booking.StartAt <= view.Now || Cancelling(names, booking, claims, view.Now) is not { } cost) return null;
        var zone = claims.Count > 0 ? names.ZoneOf(names.Resource(claims[0].ResourceId)) : names.Zone;
        var line = $"Cancelling costs the client {(cost == 0 ? "nothing" : Cost.Say(cost, names.Studio.Currency))} now";
        return Terms(names).Next(view.Now, booking.StartAt) is var (at, percent) ? $"{line}, {Cost.Say(Share(Of(names, booking, claims)!.Value, percent), names.Studio.Currency)} after {Times.NearMoment(at, zone, view.Now)}" : line;
    }

    public static CancelTerms Terms(Names names) => CancelTerms.Read(names.Studio.CancelTerms) ?? CancelTerms.None;

    private static long Share(long price, int percent) => (long)Math.Round(price * percent / 100m, MidpointRounding.AwayFromZero);
}
