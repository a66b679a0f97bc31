using Microsoft.EntityFrameworkCore;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.People;
using PostBot.Domain.People;
using PostBot.Domain.Projects;

namespace PostBot.Core.Features.People;

/// <summary>A role on one production, higher or lower than the studio's. Admin is for the whole studio alone.</summary>
internal static class ProjectRoles
{
    public static async Task<Answer> Set(Turn turn, Person person, Project project, Role wanted, CancellationToken cancel)
    {
        if (wanted == Role.Admin) return Answer.No("Admin is a role of the whole studio, not of one production. Nothing was changed.", new Button(Typed.Shorten($"{person.Name}: supervisor on {project.Code}", 75), $"role \"{person.Name}\" supervisor on {project.Code}"));
        var member = await turn.Db.TeamMembers.FirstOrDefaultAsync(row => row.ProjectId == project.Id && row.PersonId == person.Id, cancel);
        var before = member?.Role ?? person.Role;
        if (member is not null && before == wanted) return Answer.No($"{person.Name} is {PeopleWords.SayA(wanted)} on {project.Code} already. Nothing was changed.", new Button("Show the team", $"team {project.Code}"));
        if (member is null) turn.Db.Add(new TeamMember { Id = turn.NewId(), StudioId = turn.Studio.Id, ProjectId = project.Id, PersonId = person.Id, Title = "", Role = Kept(person, wanted) });
        else member.Role = Kept(person, wanted);
        turn.NamesChanged();
        var card = new Card($"{person.Name} is {PeopleWords.SayA(wanted)} on {project.Code} now").With(new Line($"Elsewhere {PeopleWords.SayA(person.Role)}, as before."));
        if (member is null) card = card.With(new Line($"They are on {project.Code}'s team now."));
        return Answer.Yes(card.With(Tell(turn, person, project, wanted)).Offer(new Button("Show the team", $"team {project.Code}")));
    }

    public static async Task<Answer> Reset(Turn turn, Person person, Project project, CancellationToken cancel)
    {
        var member = await turn.Db.TeamMembers.FirstOrDefaultAsync(row => row.ProjectId == project.Id && row.PersonId == person.Id, cancel);
        if (member?.Role is not { } before) return Answer.No($"{person.Name} has no role of their own on {project.Code}; {PeopleWords.SayA(person.Role)} there as everywhere. Nothing was changed.", new Button("Show the team", $"team {project.Code}"));
        member.Role = null;
        turn.NamesChanged();
        return Answer.Yes(new Card($"{person.Name} is {PeopleWords.SayA(person.Role)} on {project.Code} again").With(new Line($"Before: {PeopleWords.Say(before)}.")).With(Tell(turn, person, project, person.Role)).Offer(new Button("Show the team", $"team {project.Code}")));
    }

    private static Role? Kept(Person person, Role wanted) => person.Role == wanted ? null : wanted;

    private static IEnumerable<Line> Tell(Turn turn, Person person, Project project, Role role)
    {
        // People outside the studio hear from a person first.
        if (!Policy.IsInside(role)) yield break;
        if (turn.Tell(person, new Card($"You are {PeopleWords.SayA(role)} on {project.Code} now").With(new Line($"{turn.Asker.Name} changed your role.")).Offer(new Button("What can I say?", "help"))) is { } why) yield return new Line($"{person.Name} was not told: {why}.");
    }
}
