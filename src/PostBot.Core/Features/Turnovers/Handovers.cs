using Microsoft.EntityFrameworkCore;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.People;
using PostBot.Domain.People;
using PostBot.Domain.Turnovers;

namespace PostBot.Core.Features.Turnovers;

/// <summary>Looking up turnovers, who may see them and whose they are: people inside see all, someone from outside only what is turned over to them.</summary>
internal static class Handovers
{
    /// <summary>Null where several people look: a channel of the production.</summary>
    public static bool MaySee(Person? reader, Person? receiver) => reader is null || Policy.IsInside(reader) || (receiver is not null && receiver.Id == reader.Id);

    /// <summary>Coordinators, and whoever it is turned over to.</summary>
    public static bool MayReceive(Person asker, Person? receiver) => asker.Role >= Role.Coordinator || asker.Id == receiver?.Id;

    /// <summary>The turnover, tracked, and who gets it; null when it does not exist or the asker may not see it.</summary>
    public static async Task<(Turnover Turnover, Person? Receiver)?> Find(Turn turn, ShortId id, CancellationToken cancel)
    {
        var (studioId, number) = (turn.Studio.Id, id.Number);
        if (await turn.Db.Turnovers.FirstOrDefaultAsync(row => row.StudioId == studioId && row.Number == number, cancel) is not { } turnover) return null;
        var receiver = await Receiver(turn, turnover, cancel);
        return MaySee(turn.Asker, receiver) ? (turnover, receiver) : null;
    }

    /// <summary>The person who was named, else the owner of the receiving step; null when nobody is.</summary>
    public static Task<Person?> Receiver(Turn turn, Turnover turnover, CancellationToken cancel) => Receiver(turn.View, turnover, cancel);

    public static async Task<Person?> Receiver(View view, Turnover turnover, CancellationToken cancel)
    {
        if (turnover.ReceiverId is { } named) return view.Names.FindPerson(named);
        var step = view.Names.StepNamed(view.Names.Project(turnover.ProjectId), turnover.Recipient);
        var owner = await view.Db.Steps.AsNoTracking().Where(row => row.UnitId == turnover.UnitId && row.Name == step).Select(row => row.OwnerId).FirstOrDefaultAsync(cancel);
        return owner is { } id ? view.Names.FindPerson(id) : null;
    }

    /// <summary>The checklist, tracked, in order.</summary>
    public static async Task<List<TurnoverItem>> Items(Turn turn, Turnover turnover, CancellationToken cancel)
    {
        var items = await turn.Db.TurnoverItems.Where(row => row.TurnoverId == turnover.Id).ToListAsync(cancel);
        return [.. items.OrderBy(item => item.SortOrder)];
    }

    public static void Supersede(Turn turn, Turnover turnover, string cut)
    {
        turnover.State = TurnoverState.Superseded;
        turnover.SupersededBy = cut;
        turn.Touch('U', turnover.Number);
    }

    /// <summary>Why nothing can be done with it any more; null while something can.</summary>
    public static Answer? Over(Turnover turnover) => turnover.State == TurnoverState.Superseded
        ? Answer.No($"U{turnover.Number} is superseded by {turnover.SupersededBy}. Nothing was changed.", new Cards.Button("Show it", $"show U{turnover.Number}"))
        : null;
}
