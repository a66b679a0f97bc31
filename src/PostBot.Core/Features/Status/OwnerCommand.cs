using Microsoft.EntityFrameworkCore;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.Features.People;
using PostBot.Domain.People;
using PostBot.Domain.Projects;

namespace PostBot.Core.Features.Status;

/// <summary>Gives a step, of one unit or of several, to a person.</summary>
internal sealed class OwnerCommand : ICommand
{
    private static readonly WorksArgument work = new("Which episode and step?") { Example = "NIGHTFALL 101 grade" };

    private static readonly PersonArgument who = new("who", "Who takes it?") { Example = "@jo", Leads = ["to", "is"], NeedsLead = false };

    public Definition Definition { get; } = new()
    {
        Verbs = ["owner", "give"],
        Summary = "Give a step to a person, of several episodes at once too",
        Examples = ["owner NIGHTFALL 101 grade @jo", "owner NIGHTFALL 102-104 edit @me"],
        Role = Role.Artist,
        Arguments = [work, who],
        Changes = true,
        Topic = "Status",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var about = turn.Get(work);
        var ids = about.Units.Select(unit => unit.Id).ToList();
        var steps = (await turn.Db.Steps.Where(row => ids.Contains(row.UnitId) && row.Name == about.Step).ToListAsync(cancel)).OrderBy(step => ids.IndexOf(step.UnitId)).ToList();
        if (about.Units.FirstOrDefault(unit => steps.TrueForAll(step => step.UnitId != unit.Id)) is { } without)
        {
            return Answer.No($"{about.Project.Code} {without.Code} has no {about.Step}. Its steps are {Lists.And(turn.Names.Steps.Of(about.Project))}.", new Button(without.Code, $"status {about.Project.Code} {without.Code}"));
        }
        var named = turn.Get(who);
        var name = Name(about, steps.ConvertAll(step => turn.Names.Unit(step.UnitId).Code));
        if (turn.Asker.Role < Role.Coordinator && (named.Person?.Id != turn.Asker.Id || steps.Exists(step => step.OwnerId is not null)))
        {
            return Answer.No($"You can take a step that nobody owns; giving it to others needs a coordinator. {name} stays as it is.");
        }
        if (turn.Meet(named) is not { } person) return PeopleWords.NotMet(named);
        var changed = steps.Where(step => step.OwnerId != person.Id).ToList();
        var show = new Button("Show it", steps.Count == 1 ? $"status {name}" : $"status {about.Project.Code} {about.Step}");
        if (changed.Count == 0) return Answer.No($"{name} is {person.Name}'s already. Nothing was changed.", show);
        return Answer.Yes(Give(turn, about, changed, person, show));
    }

    private static Card Give(Turn turn, Works about, List<Step> changed, Person person, Button show)
    {
        var name = Name(about, changed.ConvertAll(step => turn.Names.Unit(step.UnitId).Code));
        var (headline, yours) = changed.Count == 1 ? ($"{name} is {person.Name}'s now", $"{name} is yours now") : ($"{name} are {person.Name}'s now", $"{name} are yours now");
        var states = changed.ConvertAll(step => $"{Pipeline.Symbol(step.Meaning)} {(changed.Count == 1 ? "" : turn.Names.Unit(step.UnitId).Code + " ")}{StepSetting.Said(step)}");
        var before = changed.ConvertAll(step => turn.Names.FindPerson(step.OwnerId ?? 0));
        foreach (var step in changed) step.OwnerId = person.Id;
        var card = new Card(headline).With(states.Zip(before, (state, was) => new Line($"{state}{(was is null ? "" : $" · it was {was.Name}'s")}")));
        var told = new Card(yours).With(states.Select((state, at) => new Line(at == 0 ? $"{state} · {turn.Asker.Name} gave it to you" : state))).Offer(show);
        if (turn.Tell(person, told) is { } unreached) card = card.With(new Line($"{person.Name} was not told: {unreached}."));
        if (turn.Names.IsOnTeam(about.Project.Id, person.Id)) return card.Offer(show);
        card = card.With(new Line($"{person.Name} is not on {about.Project.Code}'s team, so broadcasts do not reach them."));
        return turn.Asker.Role >= Role.Coordinator ? card.Offer(new Button("Add to the team", $"team {about.Project.Code} add \"{person.Name}\"")) : card;
    }

    private static string Name(Works about, List<string> codes) => $"{about.Project.Code} {(codes.Count <= 6 ? Lists.And(codes) : $"{codes[0]} to {codes[^1]}")} {about.Step}";
}
