using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Domain.People;

namespace PostBot.Core.Features.People;

/// <summary>Everybody PostBot knows in the studio, with role and whereabouts.</summary>
internal sealed class PeopleCommand : ICommand
{
    private const int MostLines = 20;
    private const int MostLinesOfAll = 300;

    private static readonly FlagArgument all = new("all") { Example = "all", Required = false };

    public Definition Definition { get; } = new()
    {
        Verbs = ["people"],
        Summary = "See everybody, their role and where they are reached",
        Examples = ["people", "people all"],
        Phrasings =
        [
            "who is everyone|everybody",
            "who works here",
            "list|show everyone|people",
        ],
        Role = Role.Viewer,
        Arguments = [all],
        Topic = "People",
    };

    public Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var people = turn.Names.People.Where(person => !person.Archived).OrderByDescending(person => person.Role).ThenBy(person => person.Name, StringComparer.Ordinal).ToList();
        var lost = people.Count(person => turn.Names.IdentitiesOf(person.Id).All(identity => identity.UnreachableWhy is not null));
        var most = turn.Has(all) ? MostLinesOfAll : MostLines;
        var card = new Card($"{Lists.Count(people.Count, "person", "people")} in {turn.Studio.Name}{(lost > 0 ? $", {lost} cannot be reached" : "")}")
            .With(people.Take(most).Select(person => new Line(Line(turn, person))));
        if (people.Count > most) card = card.With(new Line($"And {people.Count - most} more."));
        if (people.Count > most && !turn.Has(all)) card = card.Offer(new Button("Show more", "people all"));
        return Task.FromResult(Answer.Yes(card));
    }

    private static string Line(Turn turn, Person person)
    {
        var productions = PeopleWords.Productions(turn.Names, person).Take(4).ToList();
        return $"{person.Name} · {PeopleWords.Say(person.Role)} · {PeopleWords.Where(turn.Names, person)}{(productions.Count > 0 ? $" · {Lists.And(productions)}" : "")}";
    }
}
