using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.Features.Bookings;
using PostBot.Core.People;
using PostBot.Domain.Bookings;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Requests;

/// <summary>Says no to a request, with the reason; who asked takes it back with the same word.</summary>
internal sealed class RefuseCommand : ICommand
{
    private static readonly IdArgument which = new("", "id") { Example = "B14" };

    private static readonly RequestVerbArgument verb = new() { Example = "confirm", Required = false };

    private static readonly RestArgument reason = new("reason", "Why?") { Example = "the room is closed", Required = false };

    public Definition Definition { get; } = new()
    {
        Verbs = ["refuse"],
        Summary = "Say no to what somebody asks for, and why",
        Examples = ["refuse B1 the room is closed", "refuse B1"],
        Role = Role.Viewer,
        Outsiders = true,
        Arguments = [which, verb, reason],
        Changes = true,
        Topic = "People",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var id = turn.Get(which);
        var (request, refusal) = await Asking.Find(turn, id, turn.Maybe(verb), "refuse", cancel);
        if (request is null) return refusal!;
        if (await Refuse(turn, request, turn.Maybe(reason), cancel) is { } no) return no;
        var done = request.State == RequestState.Withdrawn ? "Taken back" : "Refused";
        var card = new Card($"{done}: {Asking.Said(request)}   ({id})");
        return Answer.Yes(request.Reason.Length > 0 ? card.With(new Quote(request.Reason)) : card);
    }

    /// <summary>Null when it is refused or taken back now; else why not.</summary>
    public static async Task<Answer?> Refuse(Turn turn, Request request, string? why, CancellationToken cancel)
    {
        var own = request.AskerId == turn.Asker.Id;
        if (!own && turn.Asker.Role < Asking.Decides) return Answer.No($"Saying no to a request needs {Policy.Needs(Asking.Decides)}. Nothing was changed.");
        request.State = own ? RequestState.Withdrawn : RequestState.Refused;
        request.DecidedById = turn.Asker.Id;
        request.Reason = Typed.Shorten(Typed.Clean(why ?? ""), 500);
        if (ShortId.Parse(request.Subject) is { Letter: 'B' } id && await Ladder.Find(turn, id, cancel) is ({ State: BookingState.Requested } booking, var claims))
        {
            Ladder.Set(booking, claims, BookingState.Released);
            booking.Remark = request.Reason;
            turn.Touch('B', booking.Number);
        }
        if (own || turn.Names.FindPerson(request.AskerId) is not { } asker) return null;
        var card = new Card($"No from {turn.Asker.Name}: {Asking.Said(request)}   ({request.Subject})");
        turn.Tell(asker, request.Reason.Length > 0 ? card.With(new Quote(request.Reason)) : card);
        return null;
    }
}
