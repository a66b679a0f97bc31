using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Domain.People;

namespace PostBot.Core.Features.People;

/// <summary>Who is on a production, as what.</summary>
internal sealed class TeamCommand : ICommand
{
    private const int MostLines = 20;

    private static readonly WorkArgument project = new() { Example = "NIGHTFALL", Unit = Need.Never };

    private static readonly FlagArgument all = new("all") { Example = "all", Required = false };

    public Definition Definition { get; } = new()
    {
        Verbs = ["team"],
        Summary = "See who is on a production",
        Examples = ["team NIGHTFALL", "team NIGHTFALL all"],
        Phrasings =
        [
            "who is on {project}",
            "who is on the {project} team",
            "who works|is working on {project}",
            "show the team of|for|on {project}",
        ],
        Role = Role.Viewer,
        Arguments = [project, all],
        Topic = "People",
    };

    public Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var production = turn.Get(project).Project;
        var members = turn.Names.Teams.Where(member => member.ProjectId == production.Id).Select(member => (Member: member, Person: turn.Names.Person(member.PersonId)))
            .OrderByDescending(pair => pair.Person.Role).ThenBy(pair => pair.Person.Name, StringComparer.Ordinal).ToList();
        var mayAdd = turn.Asker.Role >= Role.Coordinator;
        if (members.Count == 0)
        {
            var empty = new Card($"Nobody is on {production.Code}'s team yet");
            return Task.FromResult(Answer.Yes(empty.With(new Line(mayAdd ? $"For example: team {production.Code} add @ed editor" : "A coordinator can add people."))));
        }
        var most = turn.Has(all) ? int.MaxValue : MostLines;
        var card = new Card($"{Lists.Count(members.Count, "person is", "people are")} on {production.Code}'s team").With(members.Take(most).Select(pair => new Line(Line(turn, pair.Member, pair.Person))));
        if (members.Count > most) card = card.With(new Line($"And {members.Count - most} more.")).Offer(new Button("Show more", $"team {production.Code} all"));
        return Task.FromResult(Answer.Yes(card.Offer(new Button("Status", $"status {production.Code}"))));
    }

    private static string Line(Turn turn, TeamMember member, Person person) =>
        $"{person.Name}{(member.Title.Length > 0 ? $", {member.Title}" : "")} · {PeopleWords.Say(member.Role ?? person.Role)} · {PeopleWords.Where(turn.Names, person)}";
}
