using Microsoft.EntityFrameworkCore;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Domain.Bookings;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Setup;

/// <summary>Takes a room out of use for good: what was booked in it stays on record, nothing more can be.</summary>
internal sealed class ResourceArchiveCommand : ICommand
{
    private static readonly ResourceArgument room = new() { Example = "Mix B" };

    public Definition Definition { get; } = new()
    {
        Verbs = ["resource archive", "room archive", "suite archive"],
        Summary = "Take a suite, stage or rig out of use",
        Examples = ["resource archive Screening room", "resource archive Mix B"],
        Role = Role.Coordinator,
        Arguments = [room],
        Changes = true,
        Topic = "Setting up",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var row = (await turn.Db.Resources.FindAsync([turn.Get(room).Id], cancel))!;
        var (id, now) = (row.Id, turn.Now);
        var booked = await turn.Db.Claims.Where(claim => claim.ResourceId == id && claim.EndAt > now && (claim.State == BookingState.Held || claim.State == BookingState.Confirmed))
            .Join(turn.Db.Bookings, claim => claim.BookingId, booking => booking.Id, (_, booking) => booking.Number).OrderBy(number => number).ToListAsync(cancel);
        if (booked.Count > 0)
        {
            return Answer.No(
                $"{row.Name} has {Lists.Count(booked.Count, "session")} to come: {Lists.And(booked.Take(5).Select(number => $"B{number}"))}{(booked.Count > 5 ? $" and {booked.Count - 5} more" : "")}. Release or move them first. Nothing was changed.",
                new Button("Show them", $"bookings {row.Name}"));
        }
        row.Archived = true;
        turn.NamesChanged();
        return Answer.Yes(new Card($"{row.Name} is out of use").With(new Line("What was booked in it stays on record.")).Offer(new Button("Bring it back", $"resource unarchive {row.Name}")));
    }
}
