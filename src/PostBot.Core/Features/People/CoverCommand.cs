using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.People;
using PostBot.Domain.People;

namespace PostBot.Core.Features.People;

/// <summary>While somebody is away another person gets what waits for them, once that person said yes.</summary>
internal sealed class CoverCommand : ICommand
{
    private static readonly PersonArgument who = new("who", "Who is away?") { Example = "@ana" };

    private static readonly PersonArgument deputy = new("by", "Who covers?") { Example = "@priya", Leads = ["by", "with"] };

    private static readonly WhenArgument when = new("From when until when?") { Example = "21 Dec-4 Jan" };

    public Definition Definition { get; } = new()
    {
        Verbs = ["cover"],
        Summary = "Let somebody get another's nudges, approvals and requests for a while",
        Examples = ["cover @ana by @priya 21 Dec-4 Jan", "cover me by @jo next week"],
        Phrasings = ["{by} [is] covering|covers [for] {who} [from] {when}", "{by} will cover [for] {who} [from] {when}", "i am away|off [from] {when} {by} [is] covering|covers [for] [me]"],
        Role = Role.Artist,
        StudioWide = true,
        Arguments = [who, deputy, when],
        Changes = true,
        Topic = "People",
    };

    public Task<Answer> Run(Turn turn, CancellationToken cancel) => Task.FromResult(Ask(turn));

    private static Answer Ask(Turn turn)
    {
        if (turn.Get(who).Person is not { Archived: false } away) return PeopleWords.NotMet(turn.Get(who));
        if (turn.Get(deputy).Person is not { Archived: false } covers) return PeopleWords.NotMet(turn.Get(deputy));
        if (away.Id == covers.Id) return Answer.No($"{away.Name} cannot cover for themselves. Nothing was changed.");
        if (!Policy.IsInside(away) || !Policy.IsInside(covers)) return Answer.No("Covering is for people in the studio. Nothing was changed.");
        if (away.Id != turn.Asker.Id && turn.Asker.Role < Role.Coordinator) return Answer.No($"You can name who covers for you; for {away.Name} it needs {Policy.Needs(Role.Coordinator)} or {away.Name}. Nothing was changed.");
        var span = turn.Get(when).When;
        if (span.End <= turn.Now) return Answer.No("That is in the past. Nothing was changed.");
        if (span.End <= span.Start) return Answer.No("From when until when? For example: 21 Dec-4 Jan");
        if (turn.Names.Covers.FirstOrDefault(one => one.PersonId == away.Id && one.StartAt < span.End && span.Start < one.EndAt) is { } other)
        {
            return Answer.No($"{turn.Names.FindPerson(other.DeputyId)?.Name} {(other.State == CoverState.Asked ? "was asked to cover" : "covers")} for {away.Name} then. End that first.", new Button("End it", $"cover off \"{away.Name}\""));
        }
        turn.Db.Add(new Cover { Id = turn.NewId(), StudioId = turn.Studio.Id, PersonId = away.Id, DeputyId = covers.Id, StartAt = span.Start, EndAt = span.End, State = covers.Id == turn.Asker.Id ? CoverState.Accepted : CoverState.Asked, AskedById = turn.Asker.Id });
        turn.NamesChanged();
        var times = Domain.Phrases.WhenText.Format(span, turn.Now);
        if (covers.Id == turn.Asker.Id) return Answer.Yes(new Card($"You cover for {away.Name}, {times}").Offer(new Button("Who covers whom?", "cover")));
        var unreached = turn.Tell(covers, new Card($"{turn.Asker.Name} asks you to cover for {(away.Id == turn.Asker.Id ? "them" : away.Name)}, {times}")
            .With(new Line("Nudges, approvals and requests for them come to you then. It gives you no rights that you do not have."))
            .Offer(new Button("Accept", $"cover accept \"{away.Name}\""), new Button("Decline", $"cover decline \"{away.Name}\"")));
        return Answer.Yes(new Card($"{covers.Name} was asked to cover for {away.Name}, {times}")
            .With(new Line(unreached is null ? $"It begins when {covers.Name} accepts." : $"{covers.Name} was not told: {unreached}.")).Offer(new Button("Who covers whom?", "cover")));
    }
}
