using Microsoft.EntityFrameworkCore;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.People;
using PostBot.Domain.People;

namespace PostBot.Core.Features.People;

/// <summary>Puts a person on a production: from then on broadcasts reach them.</summary>
internal sealed class TeamAddCommand : ICommand
{
    private static readonly SubverbArgument add = new("add") { Example = "add" };

    private static readonly WorkArgument project = new() { Example = "NIGHTFALL", Unit = Need.Never, Leads = ["to"], NeedsLead = false };

    private static readonly PersonArgument who = new("who", "Who?") { Example = "@ed" };

    private static readonly LeftoverArgument title = new(who, "title", "As what?") { Example = "editor", Leads = ["as"], NeedsLead = false, Required = false };

    public Definition Definition { get; } = new()
    {
        Verbs = ["team add", "team"],
        Summary = "Put a person on a production",
        Examples = ["team NIGHTFALL add @ed editor", "team add NIGHTFALL @jo"],
        Role = Role.Coordinator,
        Arguments = [project, add, who, title],
        Changes = true,
        Topic = "People",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var production = turn.Get(project).Project;
        var named = turn.Get(who);
        if (turn.Meet(named) is not { } person) return PeopleWords.NotMet(named);
        var said = Typed.Shorten(Typed.Clean(turn.Maybe(title) ?? "").Replace('\n', ' ').Trim(' ', ',', '.'), 60);
        var note = named.Person is null ? Outsider(person, said) : said.Length > 0 && Wanted(said) is { } wanted && wanted != person.Role
            ? $"{person.Name} is still {PeopleWords.SayA(person.Role)} in the studio and sees what that role sees; an admin changes it with role @{person.Name} {PeopleWords.Say(wanted)}."
            : null;
        var member = await turn.Db.TeamMembers.FirstOrDefaultAsync(row => row.ProjectId == production.Id && row.PersonId == person.Id, cancel);
        if (member is not null && (said.Length == 0 || member.Title == said))
        {
            return Answer.No($"{person.Name} is on {production.Code}'s team already{(member.Title.Length > 0 ? $", as {member.Title}" : "")}. Nothing was changed.", new Button("Show the team", $"team {production.Code}"));
        }
        if (member is null) turn.Db.Add(new TeamMember { Id = turn.NewId(), StudioId = turn.Studio.Id, ProjectId = production.Id, PersonId = person.Id, Title = said });
        else member.Title = said;
        turn.NamesChanged();
        var card = new Card(member is null ? $"{person.Name} is on {production.Code}'s team now{As(said)}" : $"{person.Name} is {said} on {production.Code} now");
        card = card.With(new Line(named.Person is null ? $"We had not met before; {person.Name} starts as {PeopleWords.SayA(person.Role)}." : "Broadcasts about it reach them from now on."));
        if (note is not null) card = card.With(new Line(note));
        // People outside the studio hear from a person first.
        if (member is null && Policy.IsInside(person))
        {
            var unreached = turn.Tell(person, new Card($"You are on {production.Code} now{As(said)}").With(new Line($"{turn.Asker.Name} put you on the team of {production.Title}.")).Offer(new Button("Status", $"status {production.Code}")));
            if (unreached is not null) card = card.With(new Line($"{person.Name} was not told: {unreached}."));
        }
        return Answer.Yes(card.Offer(new Button("Show the team", $"team {production.Code}")));
    }

    /// <summary>Someone new who comes as a client or vendor is one: outside the studio, they see what is theirs and no more.</summary>
    private static string? Outsider(Person person, string title)
    {
        if (Wanted(title) is not { } role) return null;
        person.Role = role;
        return "They see only their own productions.";
    }

    private static Role? Wanted(string title) => title.ToLowerInvariant() switch { "client" => Role.Client, "vendor" => Role.Vendor, _ => null };

    private static string As(string title) => title.Length > 0 ? $", as {title}" : "";
}
