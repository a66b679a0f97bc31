using NodaTime;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Domain.People;
using PostBot.Domain.Schedules;

namespace PostBot.Core.Features.Schedules;

/// <summary>A person's own reminder, at the moment they asked for.</summary>
internal sealed class RemindMeCommand : ICommand
{
    private const int Longest = 500;

    private static readonly Duration furthest = Duration.FromDays(2 * 366);

    private static readonly LaterArgument when = new("when", "When?") { Example = "fri 9:00", Leads = ["in", "on", "at"], NeedsLead = false };

    private static readonly RestArgument words = new("words", "What should I remind you of?") { Example = "call the lab", Leads = ["to", "about", "that"], NeedsLead = false };

    public Definition Definition { get; } = new()
    {
        Verbs = ["remind me"],
        Summary = "Get a reminder of your own in your direct messages",
        Examples = ["remind me fri 9:00 call the lab", "remind me in 2 hours to check the upload"],
        Role = Role.Viewer,
        Outsiders = true,
        Arguments = [when, words],
        Changes = true,
        Topic = "Deadlines",
    };

    public Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var at = turn.Get(when);
        if (at <= turn.Now) return Task.FromResult(Answer.No($"That is in the past. For example: {Definition.Examples[0]}"));
        if (at > turn.Now + furthest) return Task.FromResult(Answer.No("That is over two years away. Nothing was set."));
        var said = Typed.Clean(turn.Get(words)).Trim();
        if (said.Length == 0) return Task.FromResult(Answer.No($"What should I remind you of? For example: {Definition.Examples[0]}"));
        turn.Db.Add(new Reminder { Id = turn.NewId(), StudioId = turn.Studio.Id, PersonId = turn.Asker.Id, FireAt = at, Words = Typed.Shorten(said, Longest) });
        return Task.FromResult(Answer.Yes(new Card((Text)"I will remind you on " + new Moment(at, null, turn.AskerZone.Id) + (Text)$": {Typed.Shorten(said.Replace('\n', ' '), 120)}").Offer(new Button("Nudges", "nudges"))) with { Private = true });
    }
}
