using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Domain.Bookings;

namespace PostBot.Core.Features.Bookings;

/// <summary>Several sessions of a series go elsewhere together, or none of them does.</summary>
internal static class SeriesMove
{
    private const int MostLines = 7;

    /// <summary>Where one of them is to go.</summary>
    public sealed record Target(Booked Booked, Slot Session, IReadOnlyList<Resource> Resources)
    {
        public Relocation Relocation => new(Booked, Session, [.. Resources.Select(resource => (resource.Id, resource.Taken(Session)))]);
    }

    /// <param name="targets">The one that was named first.</param>
    /// <param name="keepsPlace">They keep their places in the line, past other holds.</param>
    /// <param name="did">What is said of it: <c>moved</c>.</param>
    public static async Task<Answer> Run(Turn turn, IReadOnlyList<Target> targets, bool keepsPlace, bool anyway, string did, CancellationToken cancel)
    {
        var own = targets[0].Booked;
        foreach (var target in targets) if (Changing.NotTheirs(turn, target.Booked, "move") is { } notTheirs) return notTheirs;
        if (targets.FirstOrDefault(target => target.Session.End <= turn.Now) is { } over) return Answer.No($"B{over.Booked.Booking.Number} would be over: {Span(turn, over)}. Nothing was changed.");
        var ladders = await Ladder.Around(turn.Db, turn.Studio, [.. targets.Select(target => target.Booked)], cancel, targets.SelectMany(target => target.Relocation.Places));
        if (await Collisions(turn, ladders, targets, keepsPlace, cancel) is { } collide) return collide;
        foreach (var target in targets) if (await Changing.Tired(turn, target.Booked, target.Resources, target.Session, anyway, cancel) is { } tired) return tired;
        var was = targets.Select(target => Changing.Place(turn, target.Booked)).ToList();
        var step = ladders.Move([.. targets.Select(target => target.Relocation)], turn.Now, keepsPlace);
        if (step.Refusal is not null) return Answer.No($"They cannot all go there: the ladder there has moved. Nothing was changed.", new Button("Show it", $"show B{own.Booking.Number}"));
        return await Say(turn, ladders, step, targets, was, did, cancel);
    }

    /// <summary>What stands where they would go, date by date; null when nothing does.</summary>
    private static async Task<Answer?> Collisions(Turn turn, Ladders ladders, IReadOnlyList<Target> targets, bool keepsPlace, CancellationToken cancel)
    {
        var moving = targets.Select(target => target.Booked.Id).ToHashSet();
        var view = turn.View.On(targets[0].Booked.Booking.ProjectId);
        var lines = new List<Line>();
        foreach (var target in targets)
        {
            if (Obstacle.Find(turn, target.Resources, target.Session, moving).Obstacle is { } obstacle)
            {
                lines.Add(new Line((Text)$"B{target.Booked.Booking.Number} · {obstacle.Resource.Name}, {Span(turn, target)} ({(await obstacle.Why(turn, view, cancel)).Why}){await Collision.Instead(turn, view, obstacle.Resource, target.Session, cancel)}"));
            }
            else if (!keepsPlace && MoveCommand.Behind(ladders, target.Relocation, moving) is { } older)
            {
                lines.Add(new Line($"B{target.Booked.Booking.Number} · {target.Resources[0].Name}, {Span(turn, target)} ({BookingCard.Other(view, older.Booking)} holds it){await Collision.Instead(turn, view, target.Resources[0], target.Session, cancel)}"));
            }
        }
        if (lines.Count == 0) return null;
        var id = $"B{targets[0].Booked.Booking.Number}";
        var card = new Card($"{lines.Count} of {targets.Count} sessions cannot go there. Nothing was changed; the old slots are kept.").With(lines.Take(MostLines));
        if (lines.Count > MostLines) card = card.With(new Line($"and {lines.Count - MostLines} more"));
        if (turn.Said(OfSeries.Scope) is { } scope) card = card.Offer(new Button($"Only {id}", turn.Line.Replace(scope, "this one", StringComparison.OrdinalIgnoreCase)));
        return Answer.No(card.Offer(new Button("Show the series", $"bookings {turn.Names.Project(targets[0].Booked.Booking.ProjectId).Code}")));
    }

    private static async Task<Answer> Say(Turn turn, Ladders ladders, LadderStep step, IReadOnlyList<Target> targets, List<Text> was, string did, CancellationToken cancel)
    {
        var own = targets[0].Booked;
        var moved = targets.Select(target => target.Booked).ToList();
        foreach (var booked in moved) turn.Touch('B', booked.Booking.Number);
        var others = step with { News = [.. step.News.Where(news => moved.TrueForAll(booked => booked.Id != news.Who.Id))] };
        var lines = await LadderVoice.Tell(turn, ladders, others, "What was ahead of it has moved.", cancel, moved);
        Card Draw(View view)
        {
            var card = new Card((Text)$"{char.ToUpperInvariant(did[0])}{did[1..]}: {Lists.Count(moved.Count, "session")} of the series, {view.Names.Work(own.Booking.ProjectId, own.Booking.UnitId, own.Booking.Step)}   (B{own.Booking.Number})");
            card = card.With(was.Zip(moved).Take(MostLines).Select(pair => new Line((Text)$"B{pair.Second.Booking.Number} " + pair.First + (Text)" → " + Changing.Place(turn, pair.Second))));
            return moved.Count > MostLines ? card.With(new Line($"and {moved.Count - MostLines} more, by {turn.Asker.Name}")) : card.With(new Line($"{char.ToUpperInvariant(did[0])}{did[1..]} by {turn.Asker.Name}."));
        }
        await LadderVoice.TellCircle(turn, moved, Draw, cancel);
        return Answer.Yes(Draw(turn.View.On(own.Booking.ProjectId)).About($"B{own.Booking.Number}").With(lines).Offer(new Button("Show the series", $"bookings {turn.Names.Project(own.Booking.ProjectId).Code}")));
    }

    private static string Span(Turn turn, Target target) => Times.Span(target.Session.Start, target.Session.End, turn.Names.ZoneOf(target.Resources[0]), turn.Now);
}
