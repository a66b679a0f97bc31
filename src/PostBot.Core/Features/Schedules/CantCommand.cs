using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.People;
using PostBot.Domain.People;
using PostBot.Domain.Phrases;
using PostBot.Domain.Schedules;

namespace PostBot.Core.Features.Schedules;

/// <summary>The owner cannot make it and says when they can: the coordinators get the date and what it would move. Nothing moves by itself.</summary>
internal sealed class CantCommand : ICommand
{
    private static readonly IdArgument which = new("D", "deadline") { Example = "D9" };

    private static readonly WhenArgument when = new("When can you make it?") { Example = "mon 12:00" };

    private static readonly RestArgument reason = new("reason", "Why?") { Example = "vfx came late", Required = false };

    public Definition Definition { get; } = new()
    {
        Verbs = ["cant", "can't", "cannot make"],
        Summary = "Say that you cannot make a deadline, and when you can",
        Examples = ["cant D1 mon 12:00 vfx came late", "cant D2 14 Dec"],
        Role = Role.Artist,
        Outsiders = true,
        Arguments = [which, when, reason],
        Changes = true,
        Topic = "Deadlines",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var id = turn.Get(which);
        if (await Deadlines.Find(turn, id, cancel) is not { } deadline) return Refusals.NoSuch(id);
        var view = turn.View;
        if (deadline.State != DeadlineState.Open) return DeadlineDoneCommand.Over(view, deadline);
        if (Deadlines.NotTheirs(turn, deadline) is { } refusal) return refusal;
        var zone = turn.Names.ZoneOf(turn.Names.Project(deadline.ProjectId));
        var said = turn.Get(when).When;
        var to = said is WhenDays days ? days.Last + deadline.DueAt.InZone(zone).TimeOfDay : Moments.End(said, turn.Names).InZone(zone).LocalDateTime;
        var at = to.InZoneLeniently(zone).ToInstant();
        if (at <= turn.Now) return Answer.No($"That is in the past. For example: cant {id} mon 12:00");
        if (at <= deadline.DueAt) return Answer.No((Text)"It is due " + DeadlineCard.Due(view, deadline) + (Text)", which is not before that. Nothing was changed.");
        if (turn.Asker.Role >= Role.Coordinator) return await Moving.Run(turn, deadline, to, turn.Maybe(reason), cancel);

        var why = Typed.Shorten(Typed.Clean(turn.Maybe(reason) ?? "").Replace('\n', ' ').Trim(), 200);
        var slipping = await Slipping.Of(turn, new Move(deadline, to) { Reason = why }, cancel);
        var preview = slipping.Preview();
        var headline = (Text)$"{turn.Asker.Name} cannot make {deadline.Title} on {turn.Names.Work(deadline.ProjectId, deadline.UnitId, null)}; " + new Moment(at, null, zone.Id) + (Text)$" instead of " + DeadlineCard.Due(view, deadline) + (Text)$"   ({id})";
        var told = Deadlines.Tell(turn, deadline, preview with { Headline = headline });
        turn.Undoable = false;
        var card = new Card((Text)$"You asked for " + new Moment(at, null, zone.Id) + (Text)$": {DeadlineCard.What(view, deadline)}   ({id})")
            .With(new Line(told.Count > 0 ? $"{Lists.And(told)} {(told.Count == 1 ? "decides" : "decide")}; until then it is due as before." : "No coordinator can be reached here; tell them another way. It is due as before."));
        // Who is not in the studio is told nothing of what else moves.
        return Answer.Yes(Policy.IsInside(turn.Asker) && slipping.Ripple.Lines.Count > 1 ? card.With(new Line($"It would move {Lists.Count(slipping.Ripple.Lines.Count - 1, "more date")}.")) : card);
    }
}
