using Microsoft.EntityFrameworkCore;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Domain.People;

namespace PostBot.Core.Features.People;

/// <summary>Parts accounts that were connected. What is held stays with the account that was first; the other keeps teams and role.</summary>
internal sealed class DisconnectCommand : ICommand
{
    public Definition Definition { get; } = new()
    {
        Verbs = ["disconnect"],
        Summary = "Part your Slack and your Teams account again",
        Examples = ["disconnect", "Disconnect"],
        Role = Role.Viewer,
        Outsiders = true,
        StudioWide = true,
        Changes = true,
        Topic = "People",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        turn.Undoable = false;
        var joined = await turn.Db.Identities.Where(row => row.PersonId == turn.Asker.Id && row.CameFromId != null).ToListAsync(cancel);
        if (joined.Count == 0) return Answer.No("You have one account here, so there is nothing to part.", new Button("Who am I?", "who am i")) with { Private = true };
        var me = turn.Names.Person(turn.Asker.Id);
        var teams = turn.Names.Teams.Where(member => member.PersonId == me.Id).ToList();
        var parted = new List<string>();
        foreach (var group in joined.GroupBy(row => row.CameFromId!.Value))
        {
            var other = (await turn.Db.People.FindAsync([group.Key], cancel))!;
            (other.Archived, other.MergedIntoId, other.Role) = (false, null, me.Role);
            foreach (var identity in group) (identity.PersonId, identity.CameFromId) = (other.Id, null);
            foreach (var member in teams) turn.Db.Add(new TeamMember { Id = turn.NewId(), StudioId = turn.Studio.Id, ProjectId = member.ProjectId, PersonId = other.Id, Title = member.Title, Role = member.Role });
            parted.AddRange(group.Select(identity => $"{other.Name} in {PeopleWords.Surface(identity.Surface)}"));
        }
        turn.NamesChanged();
        return Answer.Yes(new Card($"Parted: {Lists.And(parted)} {(parted.Count == 1 ? "is a person" : "are people")} of their own again").With(new Line("What you held stays with the account that was first; both are on the same teams."))) with { Private = true };
    }
}
