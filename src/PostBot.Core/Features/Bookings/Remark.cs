using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.People;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Bookings;

/// <summary>What is to be known about a session, on its card: <c>note B12 bring the LUT</c>.</summary>
internal static class Remark
{
    private const int MostCharacters = 500;

    public static string Of(string words) => Typed.Shorten(Typed.Clean(words), MostCharacters);

    public static async Task<Answer> Put(Turn turn, ShortId id, string words, CancellationToken cancel)
    {
        if (await Ladder.Booked(turn, id, cancel) is not { } own || Policy.RoleOn(turn.Asker, own.Booking.ProjectId, turn.Names) < Role.Artist) return Refusals.NoSuch(id);
        if (words.Length == 0) return Answer.No($"What is to be known about {id}? For example: note {id} bring the LUT");
        if (!own.Stands) return Answer.No($"{id} was given back, so it takes no note. Nothing was changed.", new Button("Show it", $"show {id}"));
        own.Booking.Remark = Of(words);
        turn.Touch('B', own.Booking.Number);
        var ladders = await Ladder.Around(turn.Db, turn.Studio, [own], cancel);
        return Answer.Yes(BookingCard.Draw(turn.View.On(own.Booking.ProjectId), own.Booking, own.Claims, ladders.Rank(own).Rank, [.. ladders.Ahead(own).Select(ahead => ahead.Booking)]));
    }
}
