using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Domain.Bookings;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Bookings;

/// <summary>Two bookings exchange room, time and place in the line.</summary>
internal sealed class SwapCommand : ICommand
{
    private static readonly IdArgument one = new("B", "booking") { Example = "B12" };

    private static readonly SecondIdArgument other = new() { Example = "B14", Leads = ["with", "and"], NeedsLead = false };

    public Definition Definition { get; } = new()
    {
        Verbs = ["swap"],
        Summary = "Let two bookings exchange room and time",
        Examples = ["swap B1 B2", "swap B1 with B2"],
        Role = Role.Coordinator,
        Requestable = true,
        Arguments = [one, other],
        Changes = true,
        Topic = "Bookings",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var (a, b) = (turn.Get(one), turn.Get(other));
        if (a == b) return Answer.No($"{a} cannot be swapped with itself. Nothing was changed.");
        if (await Ladder.Booked(turn, a, cancel) is not { } first) return Refusals.NoSuch(a);
        if (await Ladder.Booked(turn, b, cancel) is not { } second) return Refusals.NoSuch(b);
        if (first.Claims.Count != second.Claims.Count) return Answer.No($"{a} has {first.Claims.Count} resources and {b} has {second.Claims.Count}; only bookings of equally many can be swapped. Nothing was changed.");
        if (Core.People.Policy.RoleOn(turn.Asker, second.Booking.ProjectId, turn.Names) < Role.Coordinator || Core.People.Policy.RoleOn(turn.Asker, first.Booking.ProjectId, turn.Names) < Role.Coordinator) return Refusals.NeedsRole(Definition, turn.Asker, turn.Names, second.Booking.ProjectId);
        var ladders = await Ladder.Around(turn.Db, turn.Studio, [first, second], cancel);
        var (was, wasOther) = (Changing.Place(turn, first), Changing.Place(turn, second));
        var step = ladders.Swap(first, second);
        if (step.Refusal == LadderRefusal.Gone) return Answer.No($"{(first.Stands ? b : a)} was given back, so there is nothing to swap. Nothing was changed.");
        if (step.Refusal is not null) return Answer.No($"{a} and {b} cannot be swapped: something else is held or confirmed where one of them would go. Nothing was changed.", new Button($"Show {a}", $"show {a}"), new Button($"Show {b}", $"show {b}"));
        await Told(turn, ladders, second, wasOther, cancel);
        return await Changing.Say(turn, first, ladders, step with { News = [.. step.News.Where(news => news.Who.Id != second.Id)] }, was, $"swapped with {b}", cancel);
    }

    private static async Task Told(Turn turn, Ladders ladders, Booked second, Text was, CancellationToken cancel)
    {
        turn.Touch('B', second.Booking.Number);
        var now = Changing.Place(turn, second);
        await LadderVoice.TellCircle(turn, second, view => BookingCard.Draw(view, second.Booking, second.Claims, ladders.Rank(second).Rank, []).With(new Line(was + (Text)" → " + now + (Text)$", swapped by {turn.Asker.Name}")), cancel);
    }
}

/// <summary>The other of two bookings; a thread never supplies it.</summary>
internal sealed class SecondIdArgument() : Argument<ShortId>("other", "With which booking?")
{
    public override ReadResult? Read(ReadContext context, int at) =>
        at < context.Words.Count && ShortId.Parse(context.Words[at].Text.TrimEnd(',', '.')) is { Letter: 'B' } id ? new ReadResult.Taken(id, at + 1) : null;
}
