using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Domain.People;

namespace PostBot.Core.Features.People;

/// <summary>The deputy says yes: from then on what waits for the person who is away comes to them.</summary>
internal sealed class CoverAcceptCommand : ICommand
{
    private static readonly PersonArgument who = new("who", "For whom?") { Example = "@ana" };

    public Definition Definition { get; } = new()
    {
        Verbs = ["cover accept"],
        Summary = "Say that you cover for somebody",
        Examples = ["cover accept @ana", "cover accept Ana"],
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
        (await turn.Db.Covers.FindAsync([asked.Id], cancel))!.State = CoverState.Accepted;
        turn.NamesChanged();
        var card = new Card((Text)$"You cover for {away.Name}, " + new Moment(asked.StartAt, asked.EndAt, turn.Names.Zone.Id)).Offer(new Button("End it", $"cover off \"{away.Name}\""));
        if (turn.Names.FindPerson(asked.AskedById) is { } asker) turn.Tell(asker, new Card((Text)$"{turn.Asker.Name} covers for {away.Name}, " + new Moment(asked.StartAt, asked.EndAt, turn.Names.Zone.Id)));
        if (asked.AskedById != away.Id) turn.Tell(away, new Card((Text)$"{turn.Asker.Name} covers for {away.Name}, " + new Moment(asked.StartAt, asked.EndAt, turn.Names.Zone.Id)));
        return Answer.Yes(card);
    }
}
