using Microsoft.Extensions.DependencyInjection;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.Features.Bookings;
using PostBot.Core.People;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Requests;

/// <summary>Says yes to a request, or, for who asked, to the time offered instead.</summary>
internal sealed class AcceptCommand(IServiceProvider services) : ICommand
{
    private static readonly IdArgument which = new("", "id") { Example = "B14" };

    private static readonly RequestVerbArgument verb = new() { Example = "confirm", Required = false };

    public Definition Definition { get; } = new()
    {
        Verbs = ["accept"],
        Summary = "Say yes to what somebody asks for, or to the time you were offered",
        Examples = ["accept B1", "accept B1 confirm"],
        Role = Role.Viewer,
        Outsiders = true,
        Arguments = [which, verb],
        Changes = true,
        Topic = "People",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var id = turn.Get(which);
        var (request, refusal) = await Asking.Find(turn, id, turn.Maybe(verb), "accept", cancel);
        if (request is null) return refusal!;
        var asker = turn.Names.FindPerson(request.AskerId);
        if (Waits(turn, request, asker) is { } waits) return waits;
        var session = request.Verb is "hold" || (request.Verb == "confirm" && Words.Of(request.Line)[0].Text.ToLowerInvariant() is not ("confirm" or "firm"));
        var answer = session ? await SessionRequests.Grant(turn, request, cancel) : await Replay.Run(services.GetRequiredService<Understanding>(), turn, request, cancel);
        if (answer.Refused) return answer;
        if (request.State == RequestState.Offered) Asking.Tell(turn, request.ProjectId, _ => new Card($"{turn.Asker.Name} takes the time you offered   ({id})").Offer(new Button("Show it", $"show {id}")));
        else request.DecidedById = turn.Asker.Id;
        request.State = RequestState.Accepted;
        if (!session && asker is not null) turn.Tell(asker, new Card($"Yes from {turn.Asker.Name}: {Asking.Said(request)}   ({id})").With(new Line(answer.Card.Headline)));
        return answer;
    }

    private static Answer? Waits(Turn turn, Request request, Person? asker)
    {
        if (request.State == RequestState.Offered && asker?.Id != turn.Asker.Id) return Answer.No($"Another time was offered; {asker?.Name ?? "who asked"} answers it. Nothing was changed.", new Button("Show it", $"show {request.Subject}"));
        if (request.State == RequestState.Offered) return null;
        var deciders = Asking.Deciders(turn, request.ProjectId).ConvertAll(person => person.Name);
        if (turn.Asker.Role >= Asking.Decides) return null;
        var who = Policy.IsInside(turn.Asker) && deciders.Count > 0 ? $": on {turn.Names.Project(request.ProjectId).Code} that is {Lists.Or(deciders)}" : "";
        return Answer.No($"Saying yes to a request needs {Policy.Needs(Asking.Decides)}{who}. Nothing was changed.");
    }
}
