using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.People;
using PostBot.Domain.People;

namespace PostBot.Core.Features.People;

/// <summary>Ends a cover, before it began or while it runs.</summary>
internal sealed class CoverOffCommand : ICommand
{
    private static readonly PersonArgument who = new("who", "For whom?") { Example = "@ana" };

    public Definition Definition { get; } = new()
    {
        Verbs = ["cover off", "cover end"],
        Summary = "End a cover",
        Examples = ["cover off @ana", "cover off me"],
        Role = Role.Viewer,
        StudioWide = true,
        Arguments = [who],
        Changes = true,
        Topic = "People",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        if (turn.Get(who).Person is not { } away) return PeopleWords.NotMet(turn.Get(who));
        var covers = turn.Names.Covers.Where(cover => cover.PersonId == away.Id && cover.EndAt > turn.Now).ToList();
        if (covers.Count == 0) return Answer.No($"Nobody covers for {away.Name}. Nothing was changed.");
        if (turn.Asker.Role < Role.Coordinator && away.Id != turn.Asker.Id && covers.Any(cover => cover.DeputyId != turn.Asker.Id)) return Answer.No($"{away.Name}, who covers for them, or {Policy.Needs(Role.Coordinator)} ends it. Nothing was changed.");
        foreach (var cover in covers) (await turn.Db.Covers.FindAsync([cover.Id], cancel))!.State = CoverState.Ended;
        turn.NamesChanged();
        foreach (var deputy in covers.Select(cover => turn.Names.FindPerson(cover.DeputyId)).OfType<Person>().Distinct()) turn.Tell(deputy, new Card($"You no longer cover for {away.Name}"));
        turn.Tell(away, new Card($"Nobody covers for you any more: {turn.Asker.Name} ended it"));
        return Answer.Yes(new Card($"Nobody covers for {away.Name} any more"));
    }
}
