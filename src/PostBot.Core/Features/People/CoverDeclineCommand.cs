using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Domain.People;

namespace PostBot.Core.Features.People;

/// <summary>The deputy says no: nothing moves.</summary>
internal sealed class CoverDeclineCommand : ICommand
{
    private static readonly PersonArgument who = new("who", "For whom?") { Example = "@ana" };

    public Definition Definition { get; } = new()
    {
        Verbs = ["cover decline"],
        Summary = "Say that you do not cover for somebody",
        Examples = ["cover decline @ana", "cover decline Ana"],
        Role = Role.Viewer,
        StudioWide = true,
        Arguments = [who],
        Changes = true,
        Quiet = true,
        Topic = "People",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        if (turn.Get(who).Person is not { } away) return PeopleWords.NotMet(turn.Get(who));
        var asked = turn.Names.Covers.FirstOrDefault(cover => cover.PersonId == away.Id && cover.DeputyId == turn.Asker.Id && cover.State == CoverState.Asked && cover.EndAt > turn.Now);
        if (asked is null) return Answer.No($"Nobody asks you to cover for {away.Name}. Nothing was changed.", new Button("Who covers whom?", "cover"));
        (await turn.Db.Covers.FindAsync([asked.Id], cancel))!.State = CoverState.Declined;
        turn.NamesChanged();
        var card = new Card($"You do not cover for {away.Name}").With(new Line("Who asked you was told."));
        if (turn.Names.FindPerson(asked.AskedById) is { } asker) turn.Tell(asker, new Card($"{turn.Asker.Name} cannot cover for {away.Name}").With(new Line("Ask somebody else, for example: cover @ana by @priya 21 Dec-4 Jan")));
        if (asked.AskedById != away.Id) turn.Tell(away, new Card($"{turn.Asker.Name} cannot cover for {away.Name}").With(new Line("Ask somebody else, for example: cover @ana by @priya 21 Dec-4 Jan")));
        return Answer.Yes(card);
    }
}
