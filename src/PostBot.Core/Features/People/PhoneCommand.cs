using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Domain.People;

namespace PostBot.Core.Features.People;

/// <summary>Keeps somebody's telephone number, for whoever has to call them when a message is not enough.</summary>
internal sealed class PhoneCommand : ICommand
{
    private static readonly PersonArgument who = new("person", "Whose?") { Example = "@dana" };

    private static readonly PhoneArgument number = new() { Example = "+44 20 7946 0000", Required = false };

    private static readonly FlagArgument none = new("none") { Example = "none", Required = false };

    public Definition Definition { get; } = new()
    {
        Verbs = ["phone", "telephone"],
        Summary = "Keep somebody's telephone number; it stands in contacts and where they are to be called",
        Examples = ["phone @dana +44 20 7946 0000", "phone @dana none"],
        Role = Role.Coordinator,
        Arguments = [who, number, none],
        Changes = true,
        Topic = "People",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var named = turn.Get(who);
        if (turn.Meet(named) is not { } person) return PeopleWords.NotMet(named);
        var row = (await turn.Db.People.FindAsync([person.Id], cancel))!;
        var wanted = turn.Maybe(number);
        if (wanted is null && !turn.Has(none))
        {
            turn.Undoable = false;
            return Answer.Yes(new Card(row.Phone is { } known ? $"{row.Name}: {known}" : $"No number of {row.Name} is kept. For example: phone {row.Name} +44 20 7946 0000")) with { Private = true };
        }
        if (row.Phone == wanted) return Answer.No(wanted is null ? $"No number of {row.Name} is kept. Nothing was changed." : $"{row.Name}'s number is {wanted} already. Nothing was changed.");
        row.Phone = wanted;
        turn.NamesChanged();
        return Answer.Yes(new Card(wanted is null ? $"{row.Name}'s number is not kept any more" : $"{row.Name}: {wanted}")) with { Private = true };
    }
}
