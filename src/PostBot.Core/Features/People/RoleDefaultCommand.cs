using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Domain.People;

namespace PostBot.Core.Features.People;

/// <summary>What somebody from inside is when PostBot first meets them. Guests and outsiders are clients whatever it says.</summary>
internal sealed class RoleDefaultCommand : ICommand
{
    private static readonly RoleArgument role = new() { Example = "viewer" };

    public Definition Definition { get; } = new()
    {
        Verbs = ["role default", "members default"],
        Summary = "Set what new people in the studio start as",
        Examples = ["role default viewer", "role default artist"],
        Role = Role.Admin,
        StudioWide = true,
        Arguments = [role],
        Changes = true,
        Topic = "People",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var wanted = turn.Get(role);
        if (wanted is not (Role.Viewer or Role.Artist)) return Answer.No("New people start as a viewer or an artist; more than that is given to a person by name. Nothing was changed.", new Button("Viewer", "role default viewer"), new Button("Artist", "role default artist"));
        var studio = (await turn.Db.Studios.FindAsync([turn.Studio.Id], cancel))!;
        if (studio.NewMemberRole == wanted) return Answer.No($"New people start as {PeopleWords.SayA(wanted)} already. Nothing was changed.");
        var before = studio.NewMemberRole;
        studio.NewMemberRole = wanted;
        turn.NamesChanged();
        return Answer.Yes(new Card($"New people start as {PeopleWords.SayA(wanted)} now").With(new Line($"Before: {PeopleWords.Say(before)}. Guests and people of other organisations still start as clients.")));
    }
}
