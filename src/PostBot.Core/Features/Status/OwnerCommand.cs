using Microsoft.EntityFrameworkCore;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.Features.People;
using PostBot.Domain.People;
using PostBot.Domain.Projects;

namespace PostBot.Core.Features.Status;

/// <summary>Gives a step to a person.</summary>
internal sealed class OwnerCommand : ICommand
{
    private static readonly WorkArgument work = new("Which episode and step?") { Example = "NIGHTFALL 101 grade", Unit = Need.Always, Step = Need.Always };

    private static readonly PersonArgument who = new("who", "Who takes it?") { Example = "@jo", Leads = ["to", "is"], NeedsLead = false };

    public Definition Definition { get; } = new()
    {
        Verbs = ["owner", "give"],
        Summary = "Give a step to a person",
        Examples = ["owner NIGHTFALL 101 grade @jo", "owner NIGHTFALL 102 edit @me"],
        Role = Role.Artist,
        Arguments = [work, who],
        Changes = true,
        Topic = "Status",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var about = turn.Get(work);
        var name = turn.Names.Work(about.Project.Id, about.Unit!.Id, about.Step);
        var step = await turn.Db.Steps.FirstOrDefaultAsync(row => row.UnitId == about.Unit.Id && row.Name == about.Step, cancel);
        if (step is null)
        {
            return Answer.No($"{about.Project.Code} {about.Unit.Code} has no {about.Step}. Its steps are {Lists.And(turn.Names.Steps.Of(about.Project))}.", new Button(about.Unit.Code, $"status {about.Project.Code} {about.Unit.Code}"));
        }
        var named = turn.Get(who);
        if (turn.Asker.Role < Role.Coordinator && (named.Person?.Id != turn.Asker.Id || step.OwnerId is not null))
        {
            return Answer.No($"You can take a step that nobody owns; giving it to others needs a coordinator. {name} stays as it is.");
        }
        if (turn.Meet(named) is not { } person) return PeopleWords.NotMet(named);
        if (step.OwnerId == person.Id) return Answer.No($"{name} is {person.Name}'s already. Nothing was changed.", new Button("Show it", $"status {name}"));
        var before = turn.Names.FindPerson(step.OwnerId ?? 0);
        step.OwnerId = person.Id;
        var state = step.Word.Length > 0 ? step.Word : Pipeline.Word(step.Meaning);
        var card = new Card($"{name} is {person.Name}'s now").With(new Line($"{Pipeline.Symbol(step.Meaning)} {state}{(before is null ? "" : $" · it was {before.Name}'s")}"));
        var unreached = turn.Tell(person, new Card($"{name} is yours now").With(new Line($"{Pipeline.Symbol(step.Meaning)} {state} · {turn.Asker.Name} gave it to you")).Offer(new Button("Show it", $"status {name}")));
        if (unreached is not null) card = card.With(new Line($"{person.Name} was not told: {unreached}."));
        if (turn.Names.IsOnTeam(about.Project.Id, person.Id)) return Answer.Yes(card.Offer(new Button("Show it", $"status {name}")));
        card = card.With(new Line($"{person.Name} is not on {about.Project.Code}'s team, so broadcasts do not reach them."));
        return Answer.Yes(turn.Asker.Role >= Role.Coordinator ? card.Offer(new Button("Add to the team", $"team {about.Project.Code} add \"{person.Name}\"")) : card);
    }
}
