using Microsoft.EntityFrameworkCore;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.People;
using PostBot.Domain.People;

namespace PostBot.Core.Features.People;

/// <summary>Takes a person off a production.</summary>
internal sealed class TeamRemoveCommand : ICommand
{
    private static readonly SubverbArgument remove = new("remove") { Example = "remove" };

    private static readonly WorkArgument project = new() { Example = "NIGHTFALL", Unit = Need.Never, Leads = ["from"], NeedsLead = false };

    private static readonly PersonArgument who = new("who", "Who?") { Example = "@ed" };

    public Definition Definition { get; } = new()
    {
        Verbs = ["team remove", "team"],
        Summary = "Take a person off a production",
        Examples = ["team NIGHTFALL remove @ed", "team remove NIGHTFALL @jo"],
        Role = Role.Coordinator,
        Arguments = [project, remove, who],
        Changes = true,
        Topic = "People",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var production = turn.Get(project).Project;
        var named = turn.Get(who);
        if (named.Person is not { } person) return PeopleWords.NotMet(named);
        var member = await turn.Db.TeamMembers.FirstOrDefaultAsync(row => row.ProjectId == production.Id && row.PersonId == person.Id, cancel);
        if (member is null) return Answer.No($"{person.Name} is not on {production.Code}'s team. Nothing was changed.", new Button("Show the team", $"team {production.Code}"));
        turn.Db.Remove(member);
        turn.NamesChanged();
        var card = new Card($"{person.Name} is off {production.Code}'s team").With(new Line("Broadcasts about it no longer reach them."));
        var owned = await turn.Db.Steps.AsNoTracking().Where(row => row.ProjectId == production.Id && row.OwnerId == person.Id).OrderBy(row => row.UnitId).ThenBy(row => row.SortOrder).ToListAsync(cancel);
        if (owned.Count > 0) card = card.With(new Line($"Still theirs: {Lists.And(owned.Take(5).Select(step => turn.Names.Work(step.ProjectId, step.UnitId, step.Name)))}{(owned.Count > 5 ? $" and {owned.Count - 5} more" : "")}. Give them away with: owner {turn.Names.Work(production.Id, owned[0].UnitId, owned[0].Name)} @someone"));
        if (!Policy.IsInside(person)) card = card.With(new Line($"{person.Name} no longer sees {production.Code}."));
        return Answer.Yes(card.Offer(new Button("Show the team", $"team {production.Code}")));
    }
}
