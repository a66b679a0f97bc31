using NodaTime;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Domain.Bookings;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Bookings;

/// <summary>A session runs late: those who attend it and whoever has the room next hear so. The booking itself stays as it is.</summary>
internal sealed class LateCommand : ICommand
{
    private static readonly Duration soon = Duration.FromHours(12);

    private static readonly IdArgument which = new("B", "booking") { Example = "B12" };

    private static readonly LengthArgument by = new("by", "By how much?") { Example = "30m" };

    public Definition Definition { get; } = new()
    {
        Verbs = ["late"],
        Summary = "Say that a session runs late; who attends it and the next session hear it",
        Examples = ["late B1 30m", "late B1 1h"],
        Phrasings = ["running {by} late", "we|i are|am running {by} late", "running late by {by}", "running late {by}", "we|i are|am {by} late", "{by} late"],
        Role = Role.Artist,
        Arguments = [which, by],
        Changes = true,
        Topic = "Bookings",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var id = turn.Get(which);
        if (await Ladder.Booked(turn, id, cancel) is not { } own) return Refusals.NoSuch(id);
        if (own.Booking.State is not (BookingState.Held or BookingState.Confirmed)) return Answer.No($"{id} does not take place, so nothing runs late. Nobody was told.", new Button("Show it", $"show {id}"));
        if (own.Booking.EndAt <= turn.Now) return Answer.No($"{id} is over. Say what was used instead.", new Button("What was used", $"used {id}"));
        turn.Undoable = false;
        var length = Times.Length(turn.Get(by));
        var place = Changing.Place(turn, own);
        Card Draw(View view) => new Card((Text)$"Running {length} late: " + place + (Text)$", {view.Names.Work(own.Booking.ProjectId, own.Booking.UnitId, own.Booking.Step)}   ({id})").With(new Line($"{turn.Asker.Name} says so; the booking stays as it is."));
        var told = await LadderVoice.TellCircle(turn, own, Draw, cancel);
        var next = await Next(turn, own, cancel);
        foreach (var neighbour in next)
        {
            var zone = turn.Names.ZoneOf(turn.Names.Resource(neighbour.Claims[0].ResourceId));
            var start = Times.Clock(neighbour.Booking.StartAt.InZone(zone).TimeOfDay);
            told = [.. told, .. await LadderVoice.TellCircle(turn, neighbour, view => new Card((Text)$"The session before yours runs {length} late: {BookingCard.Where(view, neighbour.Claims)}, yours starts {start}   (B{neighbour.Booking.Number})"), cancel)];
        }
        var card = new Card((Text)$"Running {length} late: " + place + (Text)$"   ({id})").With(new Line(told.Count == 0 ? "Nobody else had to be told." : $"{Lists.And(told.Distinct())} {(told.Distinct().Count() == 1 ? "was" : "were")} told."));
        if (next.Count > 0 && own.Booking.EndAt + turn.Get(by) > next[0].Booking.StartAt) card = card.With(new Line("That runs into the next session."));
        turn.TellChannels(own.Booking.ProjectId, Draw(new View(turn.Db, turn.Names, null, turn.Now)));
        return Answer.Yes(card.Offer(new Button($"Extend by {length}", $"extend {id} {(long)turn.Get(by).TotalMinutes}m")));
    }

    /// <summary>The next session in each room of the booking, when it is near.</summary>
    private static async Task<List<Booked>> Next(Turn turn, Booked own, CancellationToken cancel)
    {
        var ids = new List<long>();
        foreach (var claim in own.Claims)
        {
            var after = (await Claims.Touching(turn.Db, claim.ResourceId, new Slot(claim.EndAt, claim.EndAt + soon), cancel))
                .Where(other => other.BookingId != own.Id && other.StartAt >= claim.EndAt && other.State is BookingState.Held or BookingState.Confirmed).OrderBy(other => other.StartAt).FirstOrDefault();
            if (after is not null) ids.Add(after.BookingId);
        }
        return await Ladder.Load(turn.Db, ids.Distinct().ToList(), cancel);
    }
}
