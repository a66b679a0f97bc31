using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Domain.People;
using PostBot.Domain.Schedules;

namespace PostBot.Core.Features.Schedules;

/// <summary>Moves a date later or earlier by working days, and shows what moves with it before it does.</summary>
internal sealed class PushCommand : ICommand
{
    private static readonly ByArgument by = new() { Example = "3d" };

    private static readonly TitleArgument milestone = new("milestone", "Which date?") { Example = "picture lock", Required = false };

    public Definition Definition { get; } = new()
    {
        Verbs = ["push", "pull", "push back", "pull up", "bring forward"],
        Summary = "Move a date later, or pull it earlier; you see what moves with it before it does",
        Examples = ["push NIGHTFALL 102 picture lock 3d", "pull D1 1d"],
        Role = Role.Coordinator,
        Arguments = [Moving.Which, Moving.About, by, Moving.Only, Moving.Choose, Moving.From, Moving.Apply, Moving.Without, Moving.Owed, milestone],
        Changes = true,
        Topic = "Deadlines",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        if (turn.Has(Moving.Which) && turn.Get(Moving.Which) is { Letter: 'B' } session) return await Moving.Session(turn, session, turn.Get(by), cancel);
        var (deadline, why) = await Moving.Find(turn, milestone, cancel);
        if (deadline is null) return why!;
        var zone = turn.Names.ZoneOf(turn.Names.Project(deadline.ProjectId));
        var from = deadline.DueAt.InZone(zone).LocalDateTime;
        var amount = turn.Get(by);
        var to = amount.Days != 0
            ? WorkingShift.By(turn.Names.Week, from.Date, amount.Days) + from.TimeOfDay
            : (deadline.DueAt + amount.Time).InZone(zone).LocalDateTime;
        return await Moving.Run(turn, deadline, to, reason: null, cancel);
    }
}
