using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Domain.People;
using PostBot.Domain.Phrases;

namespace PostBot.Core.Features.Schedules;

/// <summary>Moves a date to another, with the reason and who owes the time.</summary>
internal sealed class SlipCommand : ICommand
{
    private static readonly WhenArgument when = new("To when?") { Example = "mon" };

    private static readonly RestArgument reason = new("reason", "Why?") { Example = "VFX late", Required = false };

    public Definition Definition { get; } = new()
    {
        Verbs = ["slip"],
        Summary = "Move a deadline to another date and say why; you see what moves with it before it does",
        Examples = ["slip D1 mon VFX late", "slip D2 14 Dec owed vendor renders late"],
        Role = Role.Coordinator,
        Arguments = [Moving.Which, when, Moving.Only, Moving.Choose, Moving.From, Moving.Apply, Moving.Without, Moving.Owed, reason],
        Changes = true,
        Topic = "Deadlines",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        if (!turn.Has(Moving.Which) || turn.Get(Moving.Which).Letter != 'D') return Answer.No($"Which deadline slips? For example: {Definition.Examples[0]}");
        var (deadline, why) = await Moving.Find(turn, reason, cancel);
        if (deadline is null) return why!;
        var zone = turn.Names.ZoneOf(turn.Names.Project(deadline.ProjectId));
        var said = turn.Get(when).When;
        // A day without a time keeps the hour at which it was due.
        var to = said is WhenDays days ? days.Last + deadline.DueAt.InZone(zone).TimeOfDay : Moments.End(said, turn.Names).InZone(zone).LocalDateTime;
        return await Moving.Run(turn, deadline, to, turn.Maybe(reason), cancel);
    }
}
