using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.Features.Setup;
using PostBot.Domain.Bookings;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Rates;

/// <summary>What things cost: each resource with its deals, the hours, cancellations and extra rounds.</summary>
internal sealed class RateCardCommand : ICommand
{
    private static readonly ResourceArgument room = new() { Example = "Color 1", Required = false };

    public Definition Definition { get; } = new()
    {
        Verbs = ["rate", "rates", "rate card"],
        Summary = "See the rate card",
        Examples = ["rate", "rate Color 1"],
        Role = Role.Coordinator,
        Arguments = [room],
        Topic = "Bookings",
    };

    public Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var studio = turn.Studio;
        var shown = turn.Maybe(room) is { } one ? [one] : turn.Names.Resources.Where(resource => !resource.Archived && Prices.RateOf(turn.Names, resource, null) is not null).ToList();
        var lines = shown.SelectMany(resource => Lines(turn, resource)).Select(line => new Line(line)).ToList();
        if (turn.Has(room)) return Task.FromResult(Answer.Yes(new Card(lines.Count == 0 ? $"{shown[0].Name} has no rate yet" : $"{shown[0].Name} by the rate card").With(lines)) with { Private = true });
        var terms = Prices.Terms(turn.Names).Say();
        var card = new Card(lines.Count == 0 ? "The rate card is empty" : $"The rate card: {Lists.Count(shown.Count, "resource")} priced").With(lines)
            .With(new Line($"Hours {new HourSpan(studio.RateFrom ?? studio.DayStart, studio.RateUntil ?? studio.DayEnd)}; what is outside is overtime"))
            .With(new Line(terms.Length > 0 ? $"Cancelled by a client: {terms}" : "Cancelled by a client: no terms set"))
            .With(new Line(studio.RoundRate is { } extra ? $"A feedback round past the included ones: {Cost.Say(extra, studio.Currency)}" : "Feedback rounds past the included ones: no price set"))
            .With(new Line((Text)"Set one like this: " + new Code("rate Color 1 1800/day overtime 150%")));
        return Task.FromResult(Answer.Yes(card) with { Private = true });
    }

    private static IEnumerable<string> Lines(Turn turn, Resource resource)
    {
        if (Prices.RateOf(turn.Names, resource, null) is { } rate) yield return $"{resource.Name}: {RateSaid.Say(rate, turn.Studio.Currency)}";
        foreach (var deal in turn.Names.Rates.Where(deal => deal.ResourceId == resource.Id && deal.DealWithId is not null))
        {
            yield return $"{resource.Name} for {turn.Names.Project(deal.DealWithId!.Value).Code}: {RateSaid.Say(deal, turn.Studio.Currency)}";
        }
    }
}
