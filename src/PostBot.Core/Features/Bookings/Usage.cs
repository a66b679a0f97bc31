using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Domain.Bookings;

namespace PostBot.Core.Features.Bookings;

/// <summary>The question at the end of a session.</summary>
internal static class Usage
{
    public static Card Ask(View view, Booked own)
    {
        var id = $"B{own.Booking.Number}";
        var zone = view.Names.ZoneOf(view.Names.Resource(own.Claims[0].ResourceId));
        var (start, end) = (own.Booking.StartAt.InZone(zone), own.Booking.EndAt.InZone(zone));
        var ran = end.LocalDateTime.PlusHours(1);
        var hours = $"{Times.Clock(start.TimeOfDay)}–{Times.Clock(end.TimeOfDay)}";
        return new Card($"{BookingCard.Where(view, own.Claims)} was booked {hours}. Used as booked?   ({id})")
            .Offer(
                new Button("As booked", $"used {id} as booked"),
                new Button($"Ran to {Times.Clock(ran.TimeOfDay)}", $"used {id} {Times.Clock(start.TimeOfDay)}-{Times.Clock(ran.TimeOfDay)}"),
                new Button("Other", $"used {id}"),
                new Button("Nobody came", $"noshow {id}"));
    }
}
