using System.Globalization;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.Features.Setup;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Rates;

/// <summary>Sets what a feedback round past the included ones costs.</summary>
internal sealed class RateRoundCommand : ICommand
{
    private static readonly WordArgument price = new("price", "What does an extra round cost?", word => word.ToLowerInvariant() is "none" or "off" ? "0" : RateArgument.Money(word)?.ToString(CultureInfo.InvariantCulture)) { Example = "1500" };

    public Definition Definition { get; } = new()
    {
        Verbs = ["rate round", "rate rounds"],
        Summary = "Set what a feedback round past the included ones costs",
        Examples = ["rate round 1500", "rate round none"],
        Role = Role.Supervisor,
        Arguments = [price],
        Changes = true,
        Topic = "Bookings",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var amount = long.Parse(turn.Get(price), CultureInfo.InvariantCulture);
        var studio = (await turn.Db.Studios.FindAsync([turn.Studio.Id], cancel))!;
        long? wanted = amount == 0 ? null : amount;
        if (studio.RoundRate == wanted) return Answer.No("That is so already. Nothing was changed.", new Button("The rate card", "rate"));
        studio.RoundRate = wanted;
        turn.NamesChanged();
        return Answer.Yes(new Card(wanted is null ? "Extra feedback rounds have no price now" : $"A feedback round past the included ones costs {Cost.Say(amount, studio.Currency)} now").Offer(new Button("The rate card", "rate"))) with { Private = true };
    }
}
