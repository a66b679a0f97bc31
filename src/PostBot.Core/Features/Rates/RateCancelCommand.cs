using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Domain.People;
using PostBot.Domain.Rates;

namespace PostBot.Core.Features.Rates;

/// <summary>Sets what a client's cancellation costs, by how long before the session it comes.</summary>
internal sealed class RateCancelCommand : ICommand
{
    private static readonly RestArgument steps = new("terms", "How much, how long before?") { Example = "7d 50% 24h 100%" };

    public Definition Definition { get; } = new()
    {
        Verbs = ["rate cancel", "rate cancellation"],
        Summary = "Set what a cancellation costs, by how late it is",
        Examples = ["rate cancel 7d 50% 24h 100%", "rate cancel none"],
        Role = Role.Supervisor,
        Arguments = [steps],
        Changes = true,
        Topic = "Bookings",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        if (CancelTerms.Read(turn.Get(steps)) is not { } terms)
        {
            return Answer.No($"\"{Typed.Shorten(Typed.Clean(turn.Get(steps)).Replace('\n', ' '), 60)}\" are no terms: each step is how long before and how much, and later never costs less. For example: rate cancel 7d 50% 24h 100%");
        }
        var studio = (await turn.Db.Studios.FindAsync([turn.Studio.Id], cancel))!;
        if (studio.CancelTerms == terms.ToString()) return Answer.No($"That is so already. Nothing was changed.", new Button("The rate card", "rate"));
        studio.CancelTerms = terms.ToString();
        turn.NamesChanged();
        return Answer.Yes(new Card(terms.Steps.Count == 0 ? "A cancellation costs nothing by itself now" : $"A client's cancellation costs {terms.Say()}")
            .With(new Line("Confirmed sessions say what it costs now and when it costs more. A supervisor can waive it.")).Offer(new Button("The rate card", "rate"))) with
        { Private = true };
    }
}
