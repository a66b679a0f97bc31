using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.People;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Bookings;

/// <summary>A person is away; their sessions and deadlines in that time are listed.</summary>
internal sealed class OffCommand : ICommand
{
    private static readonly PersonArgument who = new("person", "Who is off?") { Example = "@ed" };

    private static readonly WhenArgument when = new() { Example = "fri" };

    private static readonly RestArgument reason = new("reason", "Why?") { Example = "leave", Required = false };

    public Definition Definition { get; } = new()
    {
        Verbs = ["off"],
        Summary = "Say that somebody is off; lists the sessions and deadlines that hits",
        Examples = ["off @ed fri", "off me fri"],
        Phrasings = ["{person} off {when}", "{person} is off|away|out|sick {when}", "{person} is on leave|holiday {when}", "{person} not in {when}"],
        Role = Role.Artist,
        Arguments = [who, when, reason],
        Changes = true,
        StudioWide = true,
        Topic = "Bookings",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        if (turn.Get(who).Person is not { } person || !Policy.IsInside(person)) return Answer.No($"Only people of the studio have time off here, and I do not know {turn.Get(who).Handle} as one. Nothing was changed.");
        if (person.Id != turn.Asker.Id && !BookingCard.MayConfirm(turn.Asker)) return Answer.No($"{person.Name} or a coordinator can say when they are off. Nothing was changed.");
        return await Downs.Take(turn, Bookable.Of(turn, Bookable.Unstored(turn.Names, person)), turn.Get(when).When, turn.Maybe(reason), cancel);
    }
}
