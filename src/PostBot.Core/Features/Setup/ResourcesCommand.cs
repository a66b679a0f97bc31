using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.Features.Bookings;
using PostBot.Core.Features.Rates;
using PostBot.Core.People;
using PostBot.Domain.Bookings;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Setup;

/// <summary>What can be booked: every suite, stage and rig with its class, what it can do, its hours, price and when it is down.</summary>
internal sealed class ResourcesCommand : ICommand
{
    private static readonly ResourceArgument room = new() { Example = "Color 1", Required = false };

    private static readonly ClassArgument kind = new() { Example = "color", Required = false };

    public Definition Definition { get; } = new()
    {
        Verbs = ["resources", "rooms", "suites", "resource", "resource show"],
        Summary = "See the suites, stages and rigs, or everything about one of them",
        Examples = ["resources", "resource Color 1"],
        Phrasings =
        [
            "show {resource}",
            "show|give me {resource}",
            "what|which rooms|suites|resources do we have",
            "what is there to book",
            "what can i|we book",
        ],
        Role = Role.Viewer,
        Arguments = [kind, room],
        Topic = "Bookings",
    };

    public Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        if (turn.Maybe(room) is { } one) return Task.FromResult(Answer.Yes(One(turn, one)));
        var wanted = turn.Maybe(kind) ?? "";
        var rooms = turn.Names.Resources.Where(resource => !resource.Archived && resource.PersonId is null && (wanted.Length == 0 || Likeness.Fold(resource.Class) == wanted)).ToList();
        if (rooms.Count == 0) return Task.FromResult(Answer.No("There is nothing to book yet. For example: resource add \"Color 1\" color"));
        var classes = rooms.GroupBy(resource => resource.Class).OrderBy(group => group.Key, StringComparer.Ordinal);
        var card = new Card($"{Lists.Count(rooms.Count, "resource")} to book").With(classes.Select(group => new Line($"{group.Key}: {string.Join(" · ", group.OrderBy(resource => resource.Name, StringComparer.Ordinal).Select(resource => Short(turn, resource)))}")));
        return Task.FromResult(Answer.Yes(card.Offer(new Button("What is free?", "free everything"), new Button("Schedule", "board"))));
    }

    /// <summary><c>Color 1 (hdr, down now)</c></summary>
    private static string Short(Turn turn, Resource resource)
    {
        List<string> more = [.. TagArgument.Of(resource)];
        if (turn.Names.Downs.Any(down => down.ResourceId == resource.Id && down.StartAt <= turn.Now && turn.Now < down.EndAt)) more.Add("down now");
        return more.Count == 0 ? resource.Name : $"{resource.Name} ({string.Join(", ", more)})";
    }

    private static Card One(Turn turn, Resource resource)
    {
        var zone = turn.Names.ZoneOf(resource);
        var card = new Card($"{resource.Name}, {resource.Class}{(resource.Archived ? ", archived" : "")}")
            .With(new Line($"{(Opening.IsOwn(resource) ? "Open" : "Open as the studio")} {Roster.Say(Opening.Of(turn.Names, resource))}{(zone == turn.Names.Zone ? "" : $", {zone.Id}")}"));
        if (resource.Aliases.Length > 0) card = card.With(new Line($"Also called {Lists.And(resource.Aliases.Split('|'))}"));
        var needs = ResourceSetCommand.Say(resource);
        card = card.With(new Line($"{char.ToUpperInvariant(needs[0])}{needs[1..]}"));
        if (Policy.SeesMoney(turn.Asker) && Prices.RateOf(turn.Names, resource, null) is { } rate) card = card.With(new Line(RateSaid.Say(rate, turn.Studio.Currency)));
        foreach (var down in turn.Names.Downs.Where(down => down.ResourceId == resource.Id && down.EndAt > turn.Now).OrderBy(down => down.StartAt).Take(3))
        {
            card = card.With(new Line((Text)"▲ down " + Downs.Span(down, zone, turn.Now) + (Text)(down.Reason.Length > 0 ? $", {down.Reason}" : "")));
        }
        var named = resource.Name.Contains(' ', StringComparison.Ordinal) ? $"\"{resource.Name}\"" : resource.Name;
        return card.Offer(new Button("Bookings", $"bookings {named} week"), new Button("When is it free?", $"free {named} next week"));
    }
}
