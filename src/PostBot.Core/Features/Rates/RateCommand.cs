using Microsoft.EntityFrameworkCore;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Domain.People;
using PostBot.Domain.Rates;

namespace PostBot.Core.Features.Rates;

/// <summary>Sets what a resource costs, or what was agreed for it with one production.</summary>
internal sealed class RateCommand : ICommand
{
    private static readonly ResourceArgument room = new() { Example = "Color 1" };

    private static readonly RateArgument rate = new() { Example = "1800/day overtime 150%", Leads = ["is", "at"], NeedsLead = false };

    private static readonly WorkArgument deal = new() { Example = "NIGHTFALL", Leads = ["for"], Required = false, Unit = Need.Never, Presumed = false };

    public Definition Definition { get; } = new()
    {
        Verbs = ["rate"],
        Summary = "Set what a resource costs, or a deal for one production",
        Examples = ["rate Color 1 1800/day 250/hour overtime 150%", "rate Color 1 1500/day for NIGHTFALL"],
        Role = Role.Supervisor,
        Arguments = [room, rate, deal],
        Changes = true,
        Topic = "Bookings",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var (resource, said) = (turn.Get(room), turn.Get(rate));
        var project = turn.Maybe(deal)?.Project;
        var (resourceId, projectId) = (resource.Id, project?.Id);
        var row = await turn.Db.Rates.FirstOrDefaultAsync(one => one.ResourceId == resourceId && one.DealWithId == projectId, cancel);
        var known = Prices.RateOf(turn.Names, resource, projectId);
        var before = known is null ? "no rate" : RateSaid.Say(known, turn.Studio.Currency);
        if (row is null)
        {
            row = new Rate { Id = turn.NewId(), StudioId = turn.Studio.Id, ResourceId = resourceId, DealWithId = projectId };
            // What a new row does not say is as it was: the resource's own terms for a deal, its day's price for the card.
            if (known is not null) Copy(known, row);
            turn.Db.Add(row);
        }
        said.Onto(row);
        turn.NamesChanged();
        var what = project is null ? resource.Name : $"{resource.Name} for {project.Code}";
        return Answer.Yes(new Card($"{what}: {RateSaid.Say(row, turn.Studio.Currency)}").With(new Line($"Before: {before}. Sessions show the new price from now on.")).Offer(new Button("The rate card", "rate"))) with { Private = true };
    }

    private static void Copy(Rate from, Rate to) => (to.Hour, to.HalfDay, to.Day, to.DayHours, to.MinimumHours, to.OvertimePercent, to.NightPercent, to.WeekendPercent)
        = (from.Hour, from.HalfDay, from.Day, from.DayHours, from.MinimumHours, from.OvertimePercent, from.NightPercent, from.WeekendPercent);
}
