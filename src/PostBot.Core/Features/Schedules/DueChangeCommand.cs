using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Schedules;

/// <summary>Changes what is known about a deadline: its owner, its nudges, the promised date. Another date goes through the preview of every move.</summary>
internal sealed class DueChangeCommand : ICommand
{
    private static readonly IdArgument which = new("D", "deadline") { Example = "D9" };

    private static readonly ContractArgument contract = new() { Example = "18 Jan", Leads = ["contract", "contracted", "promised"], Required = false };

    private static readonly WhenArgument when = new("When is it due?") { Example = "fri 18:00", Leads = ["estimate", "estimated"], NeedsLead = false, Required = false };

    private static readonly PersonArgument owner = new("owner", "Who owes it?") { Example = "@ed", Leads = ["owner"], NeedsLead = false, Required = false };

    private static readonly NudgeStepsArgument steps = new() { Example = "7d 2d 4h", Leads = ["nudge", "nudges"], Required = false };

    private static readonly FlagArgument @fixed = new("fixed") { Example = "fixed", Required = false };

    private static readonly FlagArgument loose = new("movable") { Example = "movable", Required = false };

    public Definition Definition { get; } = new()
    {
        Verbs = ["due change", "deadline change", "change"],
        Summary = "Change a deadline's owner, nudges, promised date or date",
        Examples = ["due change D1 owner @jo", "due change D2 nudge 2d 4h"],
        Role = Role.Coordinator,
        Arguments = [which, contract, when, @fixed, loose, owner, steps],
        Changes = true,
        Topic = "Deadlines",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var id = turn.Get(which);
        if (await Deadlines.Find(turn, id, cancel) is not { } deadline) return Refusals.NoSuch(id);
        var view = turn.View;
        if (deadline.State != Domain.Schedules.DeadlineState.Open) return DeadlineDoneCommand.Over(view, deadline);
        var changed = turn.Has(contract) || turn.Has(@fixed) || turn.Has(loose) || turn.Has(steps);
        if (turn.Maybe(owner) is { } named)
        {
            if (turn.Meet(named) is not { } person) return Answer.No($"I do not know \"{Typed.Shorten(named.Handle, 60)}\". Mention people with @, for example @ed.");
            changed |= deadline.OwnerId != person.Id;
            deadline.OwnerId = person.Id;
        }
        if (turn.Maybe(contract) is { } promised) deadline.ContractAt = Moments.End(promised.When, turn.Names);
        if (turn.Has(@fixed) || turn.Has(loose)) deadline.Fixed = turn.Has(@fixed);
        if (turn.Maybe(steps) is { } asked) deadline.NudgeSteps = string.Join(' ', asked);
        var moves = turn.Maybe(when) is { } said && Moments.End(said.When, turn.Names) != deadline.DueAt;
        if (!changed && !moves) return Answer.No($"{id} is like that already. Nothing was changed.", new Button("Show it", $"show {id}"));
        var planned = changed ? await Nudging.Again(turn, deadline, cancel) : [];
        if (changed) turn.Touch('D', deadline.Number);
        if (!moves) return Answer.Yes(DeadlineCard.Draw(view, deadline, planned, face: null, await DeadlineCard.Behind(view, deadline, cancel)));
        var to = Moments.End(turn.Get(when).When, turn.Names).InZone(turn.Names.ZoneOf(turn.Names.Project(deadline.ProjectId))).LocalDateTime;
        var preview = await Moving.Run(turn, deadline, to, reason: null, cancel);
        return changed && !preview.Refused ? preview with { Card = preview.Card.With(new Line($"{DeadlineCard.Name(view, deadline.OwnerId)} owes it now; the date moves when you apply.")) } : preview;
    }
}
