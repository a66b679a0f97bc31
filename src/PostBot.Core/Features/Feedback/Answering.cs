using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.People;
using PostBot.Domain.Feedback;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Feedback;

/// <summary>A reviewer's answer to a round: their notes are in, they have none, they approve. Those who have no account are answered for.</summary>
internal static class Answering
{
    private static readonly string[] ownWords = ["me", "us", "here", "my side", "our side", "our end", "my end"];

    /// <summary>Whose answer it is: the one named, else the asker; or why it is nobody's.</summary>
    /// <param name="named">As typed, without the lead word; null when nobody was named.</param>
    public static (Reviewer? Reviewer, Answer? Problem) Who(Turn turn, Round round, List<Reviewer> reviewers, string? named)
    {
        if (named is null || ownWords.Contains(named.TrimEnd('.', '!'), StringComparer.OrdinalIgnoreCase))
        {
            if (reviewers.FirstOrDefault(reviewer => reviewer.PersonId == turn.Asker.Id) is { } own) return (own, null);
            var waiting = reviewers.Where(reviewer => reviewer.State == ReviewerState.Asked).ToList();
            if (Policy.IsInside(turn.Asker) && reviewers.Count > 0) return (null, Answer.No($"Whose? F{round.Number} waits for {Lists.And(reviewers.Select(reviewer => reviewer.Name))}.", waiting.Take(4).Select(reviewer => new Button(reviewer.Name, $"notes in F{round.Number} for {reviewer.Name}"))));
            return (Added(turn, round, turn.Asker, reviewers.Count == 0), null);
        }
        var found = reviewers.Where(reviewer => reviewer.Name.Equals(named, StringComparison.OrdinalIgnoreCase) || reviewer.Name.Split(' ')[0].Equals(named, StringComparison.OrdinalIgnoreCase)).ToList();
        if (found.Count != 1) return (null, Answer.No($"\"{Typed.Shorten(named, 60)}\" is not among the reviewers of F{round.Number}{(reviewers.Count == 0 ? "; nobody is named" : $": {Lists.And(reviewers.Select(reviewer => reviewer.Name))}")}. Nothing was changed."));
        if (found[0].PersonId != turn.Asker.Id && turn.Asker.Role < Role.Coordinator && turn.Asker.Id != round.OpenedById) return (null, Answer.No($"A coordinator answers for {found[0].Name}. Nothing was changed."));
        return (found[0], null);
    }

    /// <summary>Keeps the answer, moves the round on when it was the last, and tells who answers for the round.</summary>
    public static async Task<Answer> Keep(Turn turn, Round round, Reviewer reviewer, List<Reviewer> reviewers, ReviewerState state, CancellationToken cancel)
    {
        var own = reviewer.PersonId == turn.Asker.Id;
        if (reviewer.State == state) return Answer.No($"{(own ? "Your" : reviewer.Name + "'s")} answer was that already: {(state == ReviewerState.NoNotes ? "no notes" : "notes in")}. Nothing was changed.");
        (reviewer.State, reviewer.AnsweredAt) = (state, turn.Now);
        if (!reviewers.Contains(reviewer)) reviewers.Add(reviewer);
        var waiting = reviewers.Where(each => each.State == ReviewerState.Asked).Select(each => each.Name).ToList();
        if (waiting.Count == 0 && round.State == RoundState.Open) (round.State, round.NotesInAt) = (RoundState.NotesIn, turn.Now);
        turn.Touch('F', round.Number);
        var view = turn.View;
        var what = state == ReviewerState.NoNotes ? $"{reviewer.Name} has no notes on" : $"{reviewer.Name}'s notes are in on";
        var rest = waiting.Count == 0 ? "Everyone has answered." : $"Still waiting for {Lists.And(waiting)}.";
        if (Rounds.Coordinator(turn, round) is { } coordinator)
        {
            turn.Tell(coordinator, new Card($"{what} {Rounds.Name(turn.Names, round)}   (F{round.Number})").With(new Line(rest)).Offer(new Button("Show notes", $"notes F{round.Number}")));
        }
        var card = RoundCard.Draw(view, round, await RoundCard.Facts(view, round, cancel));
        return Answer.Yes(card with { Headline = $"{what} {Rounds.Name(turn.Names, round)}   (F{round.Number})" } with { Parts = [new Line($"{rest}{(state == ReviewerState.NoNotes ? " This is not an approval." : "")}"), .. card.Parts] });
    }

    public static Reviewer Added(Turn turn, Round round, Person person, bool lead) => Added(turn, round, person.Id, person.Name, lead, approves: false);

    public static Reviewer Added(Turn turn, Round round, long? personId, string name, bool lead, bool approves)
    {
        var reviewer = new Reviewer { Id = turn.NewId(), StudioId = turn.Studio.Id, RoundId = round.Id, PersonId = personId, Name = name, IsLead = lead, IsApprover = approves };
        turn.Db.Add(reviewer);
        return reviewer;
    }

    public static Answer? Ended(Round round) => round.IsOpen ? null
        : Answer.No($"F{round.Number} is {(round.State == RoundState.Approved ? "approved" : "closed")} already. Nothing was changed.", new Button("Reopen", $"reopen F{round.Number}"));
}
