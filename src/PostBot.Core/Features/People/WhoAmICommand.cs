using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.People;
using PostBot.Domain.People;

namespace PostBot.Core.Features.People;

/// <summary>Who PostBot takes the asker for.</summary>
internal sealed class WhoAmICommand : ICommand
{
    public Definition Definition { get; } = new()
    {
        Verbs = ["who am i", "whoami"],
        Summary = "See who PostBot takes you for",
        Examples = ["who am i", "whoami"],
        Phrasings =
        [
            "what is my role",
            "what am i allowed [to do]",
            "what may i do",
        ],
        Role = Role.Viewer,
        Outsiders = true,
        Topic = "People",
    };

    public Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var me = turn.Asker;
        var productions = PeopleWords.Productions(turn.Names, me).ToList();
        var card = new Card($"You are {me.Name}, {PeopleWords.SayA(me.Role)} in {turn.Studio.Name}")
        {
            Parts =
            [
                new Facts(
                [
                    new Fact("Your clock", $"{Times.City(turn.AskerZone.Id)}, {Times.Moment(turn.Now, turn.AskerZone, turn.Now)}"),
                    new Fact("Reached on", PeopleWords.Where(turn.Names, me)),
                    new Fact("Productions", productions.Count == 0 ? "on no team yet" : Lists.And(productions.Take(12)) + (productions.Count > 12 ? $" and {productions.Count - 12} more" : "")),
                ]),
            ],
            Buttons = Policy.Visible(me, turn.Names).Any() ? [new Button("Status", "status"), new Button("What can I say?", "help")] : [new Button("What can I say?", "help")],
        };
        return Task.FromResult(Answer.Yes(card) with { Private = true });
    }
}
