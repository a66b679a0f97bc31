using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.Storage;
using PostBot.Domain.Bookings;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Bookings;

/// <summary>Writes down a session that took place and that nobody had booked: confirmed, used as it was.</summary>
internal static class Recording
{
    /// <summary>Behind a line: it is over and took place.</summary>
    public static readonly FlagArgument Flag = new("record", "recorded") { Example = "record", Required = false, InForm = false };

    public static async Task<Answer> Run(Turn turn, Wish wish, IReadOnlyList<Slot> slots, string again, CancellationToken cancel)
    {
        var project = wish.Work.Project;
        if (!BookingCard.MayConfirm(turn.Asker)) return Answer.No($"Recording a session that took place needs a coordinator. Nothing was booked.", Refusals.Ask(turn.Names, Role.Coordinator, turn.Asker, project.Id, turn.Line));
        if (slots.FirstOrDefault(slot => slot.End > turn.Now) is { Length.TotalMinutes: > 0 } coming)
        {
            return Answer.No((Text)"It is not over yet: " + new Moment(coming.Start, coming.End, turn.Names.ZoneOf(wish.Resources[0]).Id) + (Text)". Nothing was booked.", new Button("Hold it", again));
        }
        foreach (var slot in slots) if (await Taken(turn, wish, slot, cancel) is { } taken) return taken;
        if (slots.Count > 1) wish = wish with { Series = turn.Session.NewId() };
        var made = slots.Select(slot => wish.Make(turn, slot, wish.Resources, BookingState.Confirmed)).ToList();
        var view = turn.View;
        var id = $"B{made[0].Booking.Number}";
        Text Where(Booked booked) => (Text)$"{BookingCard.Where(view with { Names = turn.Names }, booked.Claims)}, " + new Moment(booked.Booking.StartAt, booked.Booking.EndAt, turn.Names.ZoneOf(wish.Resources[0]).Id);
        var card = new Card((Text)"Recorded: " + (made.Count == 1 ? Where(made[0]) : $"{made.Count} sessions") + (Text)$", {turn.Names.Work(project.Id, wish.Work.Unit?.Id, wish.Work.Step)}   ({id})") { Subject = made.Count == 1 ? id : null };
        if (made.Count > 1) card = card.With(made.Take(7).Select(booked => new Line(Where(booked) + (Text)$"   (B{booked.Booking.Number})")));
        return Answer.Yes(card.With(new Line("Used as it was; say so if other hours were used.")).Offer(new Button("Other hours", $"used {id}")));
    }

    private static async Task<Answer?> Taken(Turn turn, Wish wish, Slot slot, CancellationToken cancel)
    {
        foreach (var resource in wish.Resources)
        {
            if (ClaimRows.Touching(turn.Db, resource.Id, resource.Taken(slot)).FirstOrDefault(claim => claim.State is BookingState.Held or BookingState.Confirmed) is not { } claim) continue;
            var by = (await BookingCard.Owners(turn.Db, [claim], cancel))[0];
            var view = turn.View;
            var id = $"B{by.Number}";
            return view.Sees(by.ProjectId)
                ? Answer.No($"{resource.Name} had {BookingCard.Other(view, by)} then. Say what that used instead. Nothing was booked.", new Button("What was used", $"used {id}"), new Button("Show it", $"show {id}"))
                : Answer.No($"{resource.Name} had another production then. Nothing was booked.");
        }
        return null;
    }
}
