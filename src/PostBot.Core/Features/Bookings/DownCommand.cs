using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Bookings;

/// <summary>A room cannot be used for a while; what is booked there is listed, told, and offered somewhere else.</summary>
internal sealed class DownCommand : ICommand
{
    private static readonly ResourceArgument what = new() { Example = "Color 1" };

    private static readonly WhenArgument when = new("When? Without it, from now until it is up again.") { Example = "fri am", Required = false };

    private static readonly RestArgument reason = new("reason", "Why?") { Example = "projector", Required = false };

    public Definition Definition { get; } = new()
    {
        Verbs = ["down", "block"],
        Summary = "Say that a room or rig cannot be used; lists what that hits",
        Examples = ["down Color 1 fri am projector", "block Mix A tomorrow maintenance"],
        Phrasings = ["{resource} down|blocked {*}", "{resource} is down|blocked|broken|unavailable {*}", "{resource} out of order|action {*}"],
        Role = Role.Coordinator,
        Arguments = [what, when, reason],
        Changes = true,
        StudioWide = true,
        Topic = "Bookings",
    };

    public Task<Answer> Run(Turn turn, CancellationToken cancel) => Downs.Take(turn, turn.Get(what), turn.Maybe(when)?.When, turn.Maybe(reason), cancel);
}
