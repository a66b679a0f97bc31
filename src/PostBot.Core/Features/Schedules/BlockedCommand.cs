using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Domain.People;
using PostBot.Domain.Schedules;

namespace PostBot.Core.Features.Schedules;

/// <summary>Says what a deadline waits for; the coordinators hear of it, and its owner is not pressed for what is not theirs until it is late.</summary>
internal sealed class BlockedCommand : ICommand
{
    private const int Longest = 120;

    private static readonly IdArgument which = new("D", "deadline") { Example = "D9" };

    private static readonly RestArgument by = new("by", "What is it blocked by?") { Example = "vfx", Leads = ["by", "on"], NeedsLead = false };

    public Definition Definition { get; } = new()
    {
        Verbs = ["blocked", "block deadline"],
        Summary = "Say what a deadline waits for",
        Examples = ["blocked D1 by vfx", "blocked D2 by the client's notes"],
        Role = Role.Artist,
        Outsiders = true,
        Arguments = [which, by],
        Changes = true,
        Topic = "Deadlines",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var id = turn.Get(which);
        if (await Deadlines.Find(turn, id, cancel) is not { } deadline) return Refusals.NoSuch(id);
        var view = turn.View;
        if (deadline.State != DeadlineState.Open) return DeadlineDoneCommand.Over(view, deadline);
        if (Deadlines.NotTheirs(turn, deadline) is { } refusal) return refusal;
        var said = Typed.Shorten(Typed.Clean(turn.Get(by)).Replace('\n', ' ').Trim(' ', '.', ','), Longest);
        if (said.Length == 0) return Answer.No($"What is it blocked by? For example: {Definition.Examples[0]}");
        var over = said.ToLowerInvariant() is "nothing" or "off" or "no longer";
        deadline.BlockedBy = over ? null : said;
        turn.Touch('D', deadline.Number);
        var what = DeadlineCard.What(view, deadline);
        var headline = over ? $"No longer blocked: {what}   ({id})" : $"Blocked by {said}: {what}   ({id})";
        var told = Deadlines.Tell(turn, deadline, new Card(headline) { Subject = id.ToString() }
            .With(new Line((Text)$"{turn.Asker.Name} said so · due " + DeadlineCard.Due(view, deadline)))
            .Offer(new Button("Move it", $"push {id} 1d"), new Button("Show it", $"show {id}")));
        var card = new Card(headline) { Subject = id.ToString() }.With(new Line((Text)"Due " + DeadlineCard.Due(view, deadline)));
        if (told.Count > 0) card = card.With(new Line($"{Lists.And(told)} {(told.Count == 1 ? "knows" : "know")}."));
        return Answer.Yes(over ? card : card.Offer(new Button("No longer blocked", $"blocked {id} by nothing"), new Button("Can't make it", $"cant {id}")));
    }
}
