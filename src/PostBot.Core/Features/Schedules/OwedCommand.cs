using Microsoft.EntityFrameworkCore;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Schedules;

/// <summary>Says who owes the time of a deadline's last slip, for the lateness ledger.</summary>
internal sealed class OwedCommand : ICommand
{
    private static readonly IdArgument which = new("D", "deadline") { Example = "D9" };

    private static readonly OwedArgument owed = new() { Example = "vendor", Leads = ["by"], NeedsLead = false };

    private static readonly RestArgument reason = new("reason", "Why?") { Example = "renders late", Required = false };

    public Definition Definition { get; } = new()
    {
        Verbs = ["owed"],
        Summary = "Say who owes the time when a deadline slipped",
        Examples = ["owed D1 vendor renders late", "owed D2 us"],
        Role = Role.Coordinator,
        Arguments = [which, owed, reason],
        Changes = true,
        Topic = "Deadlines",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var id = turn.Get(which);
        if (await Deadlines.Find(turn, id, cancel) is not { } deadline) return Refusals.NoSuch(id);
        var slip = await turn.Db.Slips.Where(row => row.DeadlineId == deadline.Id).OrderByDescending(row => row.Id).FirstOrDefaultAsync(cancel);
        if (slip is null) return Answer.No($"{id} has not moved, so nobody owes anything. To move it: slip {id} mon VFX late", new Button("Show it", $"show {id}"));
        slip.OwedBy = turn.Get(owed);
        if (turn.Maybe(reason) is { } why) slip.Reason = Typed.Shorten(Typed.Clean(why).Replace('\n', ' ').Trim(), 200);
        var zone = turn.Names.ZoneOf(turn.Names.Project(deadline.ProjectId)).Id;
        var card = new Card($"Owed by {OwedArgument.Word(slip.OwedBy)}: {deadline.Title} on {turn.Names.Work(deadline.ProjectId, deadline.UnitId, null)}   ({id})")
            .With(new Line(new Moment(slip.FromAt, null, zone) + (Text)" → " + new Moment(slip.ToAt, null, zone)));
        return Answer.Yes(slip.Reason.Length > 0 ? card.With(new Quote(slip.Reason)) : card);
    }
}
