using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.Features.Setup;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Rates;

/// <summary>Sets the hours of a day that the rate card's prices are for; what lies outside is overtime.</summary>
internal sealed class RateHoursCommand : ICommand
{
    private static readonly RestArgument hours = new("hours", "From when until when?") { Example = "9-19", Leads = ["from"], NeedsLead = false };

    public Definition Definition { get; } = new()
    {
        Verbs = ["rate hours"],
        Summary = "Set the hours outside which a session is overtime",
        Examples = ["rate hours 9-19", "rate hours studio"],
        Role = Role.Supervisor,
        Arguments = [hours],
        Changes = true,
        Topic = "Bookings",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var said = turn.Get(hours).Trim();
        var studios = said.ToLowerInvariant() is "studio" or "none" or "off";
        var span = studios ? null : HourSpan.Read(said);
        if (!studios && (span is not { } read || read.Until < read.From)) return Answer.No($"\"{Typed.Shorten(Typed.Clean(said).Replace('\n', ' '), 60)}\" are not the hours of a day. For example: {Definition.Examples[0]}");
        var studio = (await turn.Db.Studios.FindAsync([turn.Studio.Id], cancel))!;
        if ((studio.RateFrom, studio.RateUntil) == (span?.From, span?.Until)) return Answer.No("That is so already. Nothing was changed.", new Button("The rate card", "rate"));
        (studio.RateFrom, studio.RateUntil) = (span?.From, span?.Until);
        turn.NamesChanged();
        return Answer.Yes(new Card($"Overtime begins outside {span ?? new HourSpan(studio.DayStart, studio.DayEnd)} now").Offer(new Button("The rate card", "rate"))) with { Private = true };
    }
}
