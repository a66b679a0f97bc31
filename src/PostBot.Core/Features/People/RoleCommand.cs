using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.People;
using PostBot.Domain.People;

namespace PostBot.Core.Features.People;

/// <summary>Gives a person another role. There is always an admin.</summary>
internal sealed class RoleCommand : ICommand
{
    private static readonly PersonArgument who = new("who", "Whose role?") { Example = "@jo" };

    private static readonly RoleArgument role = new() { Example = "coordinator", Leads = ["to", "is", "as"], NeedsLead = false };

    private static readonly WorkArgument project = new("On which production?") { Example = "NIGHTFALL", Leads = ["on"], Unit = Need.Never, Required = false, Presumed = false };

    public Definition Definition { get; } = new()
    {
        Verbs = ["role"],
        Summary = "Give a person another role, everywhere or on one production",
        Examples = ["role @jo coordinator", "role @jo coordinator on NIGHTFALL"],
        Role = Role.Admin,
        StudioWide = true,
        Arguments = [who, role, project],
        Changes = true,
        Topic = "People",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var named = turn.Get(who);
        if (turn.Meet(named) is not { } met) return PeopleWords.NotMet(named);
        var wanted = turn.Get(role);
        if (turn.Maybe(project) is { } about) return await ProjectRoles.Set(turn, met, about.Project, wanted, cancel);
        var person = (await turn.Db.People.FindAsync([met.Id], cancel))!;
        if (person.Role == wanted && !person.Archived && named.Person is not null) return Answer.No($"{person.Name} is {PeopleWords.SayA(wanted)} already. Nothing was changed.", new Button("People", "people"));
        if (person.Role == Role.Admin && turn.Names.People.Count(one => one.Role == Role.Admin) == 1)
        {
            return Answer.No($"{person.Name} is the only admin, so the role stays. Make someone else admin first, for example: role @jo admin", new Button("People", "people"));
        }
        var before = person.Role;
        (person.Role, person.RoleGiven, person.Archived) = (wanted, true, false);
        turn.NamesChanged();
        var card = new Card($"{person.Name} is {PeopleWords.SayA(wanted)} now").With(new Line(named.Person is null ? "We had not met before." : $"Before: {PeopleWords.Say(before)}."));
        if (!Policy.IsInside(person)) card = card.With(new Line("Outside the studio: they see only the productions whose team they are on."));
        else if (turn.Tell(person, new Card($"You are {PeopleWords.SayA(wanted)} now").With(new Line($"{turn.Asker.Name} changed your role.")).Offer(new Button("What can I say?", "help"))) is { } unreached)
        {
            card = card.With(new Line($"{person.Name} was not told: {unreached}."));
        }
        return Answer.Yes(card.Offer(new Button("People", "people")));
    }
}
