using NodaTime;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Domain.Bookings;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Bookings;

/// <summary>Makes a session longer. Past a neighbour's hold it needs a coordinator; past a confirmed booking nobody can.</summary>
internal sealed class ExtendCommand : ICommand
{
    private static readonly IdArgument which = new("B", "booking") { Example = "B12" };

    private static readonly LengthArgument by = new("by", "By how much?") { Example = "1h" };

    private static readonly FlagArgument anyway = new("anyway") { Example = "anyway", Required = false, InForm = false };

    public Definition Definition { get; } = new()
    {
        Verbs = ["extend"],
        Summary = "Make a booking longer; past a neighbour needs a coordinator. Of a series: this one, or with following or all",
        Examples = ["extend B1 1h", "extend B1 by 30m"],
        Phrasings = ["need another {by}", "we|i need another {by}", "need {by} more", "we|i need {by} more", "another {by} please", "run over by {by}"],
        Role = Role.Artist,
        Requestable = true,
        Arguments = [which, by, OfSeries.Scope, anyway],
        Changes = true,
        Topic = "Bookings",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var id = turn.Get(which);
        if (await Ladder.Booked(turn, id, cancel) is not { } own) return Refusals.NoSuch(id);
        if (!own.Stands) return Answer.No($"{id} was given back, so there is nothing to extend. Nothing was changed.", new Button("Show it", $"show {id}"));
        var length = own.Booking.Slot.Length + turn.Get(by);
        if (length > Slot.Longest) return Answer.No("A session is at most 31 days long. Nothing was changed.");
        var slot = new Slot(own.Booking.StartAt, own.Booking.StartAt + length);
        IReadOnlyList<Resource> resources = [.. own.Claims.Select(claim => turn.Names.Resource(claim.ResourceId))];
        var view = turn.View.On(own.Booking.ProjectId);
        var mayPass = BookingCard.MayConfirm(turn.Asker);
        var wish = new Wish(Changing.Work(turn, own), resources);
        if (await OfSeries.Load(turn, own, OfSeries.Said(turn), cancel) is { Count: > 1 } series) return await SeriesMove.Run(turn, series.ConvertAll(booked => Longer(turn, booked)), keepsPlace: mayPass, turn.Has(anyway), "extended", cancel);
        if (Obstacle.Find(turn, resources, slot, own.Id).Obstacle is { } obstacle)
        {
            return await obstacle.Refuse(turn, view, wish, offer => MoveCommand.Line(turn, own, offer), cancel, own.Id);
        }
        var move = new SeriesMove.Target(own, slot, resources).Relocation;
        var ladders = await Ladder.Around(turn.Db, turn.Studio, [own], cancel, move.Places);
        if (MoveCommand.Behind(ladders, move, [own.Id]) is { } neighbour && !mayPass)
        {
            return Answer.No($"{id} would run into {BookingCard.Other(view, neighbour.Booking)} at {Times.Clock(neighbour.Booking.StartAt.InZone(turn.Names.ZoneOf(resources[0])).TimeOfDay)}; that needs a coordinator. Nothing was changed.",
                Refusals.Ask(turn.Names, Role.Coordinator, turn.Asker, own.Booking.ProjectId, $"extend {id} {(long)turn.Get(by).TotalMinutes}m"));
        }
        if (!mayPass && !turn.Names.IsOnTeam(own.Booking.ProjectId, turn.Asker.Id) && Changing.NotTheirs(turn, own, "extend") is { } notTheirs) return notTheirs;
        if (await Changing.Tired(turn, own, resources, slot, turn.Has(anyway), cancel) is { } tired) return tired;
        var was = Changing.Place(turn, own);
        var step = ladders.Move([move], turn.Now, keepsPlace: true);
        if (step.Refusal is not null) return Answer.No($"{id} cannot be longer there. Nothing was changed.", new Button("Show it", $"show {id}"));
        var answer = await Changing.Say(turn, own, ladders, step, was, "extended", cancel);
        return HoldCards.Overtime(turn, resources[0], slot) is { } outside ? answer with { Card = answer.Card.With(new Line(outside)) } : answer;
    }

    private static SeriesMove.Target Longer(Turn turn, Booked booked)
    {
        var length = Duration.Min(booked.Booking.Slot.Length + turn.Get(by), Slot.Longest);
        return new SeriesMove.Target(booked, new Slot(booked.Booking.StartAt, booked.Booking.StartAt + length), [.. booked.Claims.Select(claim => turn.Names.Resource(claim.ResourceId))]);
    }
}
