using Microsoft.EntityFrameworkCore;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Bookings;

/// <summary>A room can be used again: what was still to come of its down times is over.</summary>
internal sealed class UpCommand : ICommand
{
    private static readonly BookableArgument what = new() { Example = "Color 1" };

    public Definition Definition { get; } = new()
    {
        Verbs = ["up", "unblock"],
        Summary = "Say that a room or rig can be used again",
        Examples = ["up Color 1", "unblock Mix A"],
        Phrasings = ["{resource} is up [again]", "{resource} back up", "{resource} is back|fixed|working [again]"],
        Role = Role.Coordinator,
        Arguments = [what],
        Changes = true,
        StudioWide = true,
        Topic = "Bookings",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var resource = turn.Get(what);
        var (id, now) = (resource.Id, turn.Now);
        var rows = await turn.Db.DownTimes.Where(down => down.ResourceId == id && down.EndAt > now).ToListAsync(cancel);
        if (rows.Count == 0) return Answer.No($"{resource.Name} is up already; nothing was planned to be down. Nothing was changed.");
        foreach (var row in rows)
        {
            if (row.StartAt >= now) turn.Db.Remove(row);
            else row.EndAt = now;
        }
        turn.NamesChanged();
        var zone = turn.Names.ZoneOf(resource);
        return Answer.Yes(new Card($"{resource.Name} is {(resource.PersonId is null ? "up" : "back")} again")
            .With(rows.Select(row => new Line((Text)(row.StartAt < now ? "Was down " : "It stays up ") + Downs.Span(row, zone, now) + (Text)(row.Reason.Length > 0 ? $", {row.Reason}" : "")))));
    }
}
