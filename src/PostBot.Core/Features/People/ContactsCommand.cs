using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Domain.People;

namespace PostBot.Core.Features.People;

/// <summary>Whom to call on a production: its team and its contacts, with role, e-mail, telephone and where they are reached.</summary>
internal sealed class ContactsCommand : ICommand
{
    private const int MostLines = 20;

    private static readonly WorkArgument project = new() { Example = "NIGHTFALL", Unit = Need.Never };

    private static readonly FlagArgument all = new("all") { Example = "all", Required = false };

    public Definition Definition { get; } = new()
    {
        Verbs = ["contacts"],
        Summary = "See whom to call on a production and where they are",
        Examples = ["contacts NIGHTFALL", "contacts NIGHTFALL all"],
        Role = Role.Viewer,
        Arguments = [project, all],
        Topic = "People",
    };

    public Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var production = turn.Get(project).Project;
        var members = turn.Names.Teams.Where(member => member.ProjectId == production.Id).Select(member => (Member: member, Person: turn.Names.Person(member.PersonId)))
            .OrderByDescending(pair => pair.Member.Role ?? pair.Person.Role).ThenBy(pair => pair.Person.Name, StringComparer.Ordinal).ToList();
        if (members.Count == 0) return Task.FromResult(Answer.Yes(new Card($"{production.Code} has no contacts yet").With(new Line($"For example: contact add Acme acme@x.tv on {production.Code}"))));
        var most = turn.Has(all) ? 300 : MostLines;
        var card = new Card($"{Lists.Count(members.Count, "contact")} on {production.Code}").With(members.Take(most).Select(pair => new Line(Line(turn, pair.Member, pair.Person))));
        if (members.Count > most) card = card.With(new Line($"And {members.Count - most} more.")).Offer(new Button("Show more", $"contacts {production.Code} all"));
        return Task.FromResult(Answer.Yes(card) with { Private = true });
    }

    private static string Line(Turn turn, TeamMember member, Person person) => string.Join(" · ", new[]
    {
        member.Title.Length > 0 ? $"{person.Name}, {member.Title}" : person.Name,
        PeopleWords.Say(member.Role ?? person.Role),
        person.Email,
        person.Phone,
        turn.Names.IdentitiesOf(person.Id).Any() ? PeopleWords.Where(turn.Names, person) : "no account",
    }.Where(part => !string.IsNullOrEmpty(part)));
}
