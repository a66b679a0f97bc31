using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Domain.Broadcasts;
using PostBot.Domain.People;
using PostBot.Domain.Schedules;

namespace PostBot.Core.Features.Broadcasts;

/// <summary>Sends a prepared broadcast: a receipt and a message for each person. Where the audience asks for it, a second person has to send it too.</summary>
internal sealed class BroadcastSendCommand : ICommand
{
    /// <summary>Asking everybody would be a broadcast of its own.</summary>
    private const int MostAsked = 5;

    private static readonly IdArgument which = new("X", "broadcast") { Example = "X3" };

    private static readonly FlagArgument fyi = new("fyi") { Example = "fyi", Required = false };

    private static readonly FlagArgument now = new("now") { Example = "now", Required = false };

    private static readonly WhenArgument at = new("When does it go out?") { Example = "fri 9:00", Leads = ["at", "on"], Required = false };

    public Definition Definition { get; } = new()
    {
        Verbs = ["broadcast send"],
        Summary = "Send a broadcast that was prepared; add fyi when no answer is needed",
        Examples = ["broadcast send X1", "broadcast send X1 fyi"],
        Role = Role.Coordinator,
        Arguments = [which, fyi, now, at],
        Changes = true,
        Topic = "Broadcasts",
        Quiet = true,
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var id = turn.Get(which);
        if (await BroadcastCard.Find(turn.Db, turn.Studio.Id, id.Number, cancel) is not { } broadcast) return Refusals.NoSuch(id);
        var view = turn.View;
        var audience = Audience.Of(turn.Names, broadcast);
        if (Refuse(turn, view, broadcast, audience, id) is { } refusal) return refusal;
        turn.Undoable = false;
        turn.Touch('X', broadcast.Number, copyOf: turn.Asker.Id);
        if (broadcast.State == BroadcastState.AwaitingSecond) broadcast.SecondId = turn.Asker.Id;
        if (broadcast.State == BroadcastState.Draft)
        {
            broadcast.NeedsAnswer = !turn.Has(fyi);
            if (turn.Maybe(at) is { } said)
            {
                if (said.When.Start <= turn.Now) return Answer.No($"That is in the past. For example: broadcast send {id} at fri 9:00");
                broadcast.SendAt = said.When.Start;
            }
            if (audience.NeedsSecond(turn.Studio.RecipientsBeforeSecond) is not null) return await Wait(turn, view, broadcast, cancel);
        }
        if (!turn.Has(now) && broadcast.SendAt is { } later && later > turn.Now)
        {
            broadcast.State = BroadcastState.Scheduled;
            // Who schedules it within the hour needs no reminder of it.
            if (later - turn.Now <= BroadcastSweep.Before) turn.Db.Add(new Notice { Id = turn.NewId(), StudioId = turn.Studio.Id, Key = BroadcastSweep.SoonKey(broadcast), At = turn.Now });
            return Answer.Yes(BroadcastCard.Scheduled(view, broadcast, audience)) with { Private = true };
        }
        await Sending.Send(turn.Session, turn.Names, broadcast, turn.Now, cancel);
        return Answer.Yes(await Receipts.Draw(view, broadcast, all: false, cancel)) with { Private = true };
    }

    private static Answer? Refuse(Turn turn, View view, Broadcast broadcast, Audience audience, ShortId id)
    {
        var author = BroadcastCard.Author(view, broadcast);
        if (broadcast.State is BroadcastState.Sent or BroadcastState.Retracted) return Answer.No($"{id} was sent already. Nothing was sent again.", new Button("Receipts", $"receipts {id}"));
        if (broadcast.State == BroadcastState.Cancelled) return Answer.No($"{id} was cancelled, so nothing goes out. Write it again, for example: {new BroadcastCommand().Definition.Examples[0]}");
        if (audience.All.Count == 0) return Answer.No(broadcast.ProjectId is { } project
            ? $"Nobody is on the team any more, so {id} would reach no one. Add people first, for example: team {turn.Names.Project(project).Code} add @ed editor"
            : $"Nobody is left whom {id} would reach. Nothing was sent.");
        if (broadcast.State == BroadcastState.Scheduled && !turn.Has(now)) return Answer.No((Text)$"{id} goes out by itself on " + new Moment(broadcast.SendAt!.Value, null, BroadcastCard.Zone(turn.Names, broadcast).Id) + (Text)". Nothing was sent yet.", new Button("Send now", $"broadcast send {id} now"), new Button("Cancel it", $"broadcast cancel {id}"));
        if (broadcast.State == BroadcastState.Draft && broadcast.AuthorId != turn.Asker.Id) return Answer.No($"{id} is {author}'s draft; {author} sends it. Nothing was sent.");
        var seconds = BroadcastCard.Seconds(view, broadcast).ToList();
        var who = Lists.Or(seconds.Take(3).Select(person => person.Name));
        if (broadcast.State == BroadcastState.AwaitingSecond && broadcast.AuthorId == turn.Asker.Id) return Answer.No($"{id} waits for a second person: {who}. Nothing was sent yet.", new Button("Cancel it", $"broadcast cancel {id}"));
        return broadcast.State == BroadcastState.Draft && seconds.Count == 0 && audience.NeedsSecond(turn.Studio.RecipientsBeforeSecond) is { } why
            ? Answer.No($"A second coordinator has to confirm {id}, because {why}, and there is none yet. An admin can make one, for example: role @jo coordinator. Nothing was sent.")
            : null;
    }

    private static async Task<Answer> Wait(Turn turn, View view, Broadcast broadcast, CancellationToken cancel)
    {
        broadcast.State = BroadcastState.AwaitingSecond;
        foreach (var person in BroadcastCard.Seconds(view, broadcast).Take(MostAsked))
        {
            await turn.Ask(person, Role.Coordinator, broadcast.ProjectId, reader => BroadcastCard.Preview(view with { Reader = reader }, broadcast, cancel));
        }
        return Answer.Yes(await BroadcastCard.Preview(view, broadcast, cancel)) with { Private = true };
    }
}
