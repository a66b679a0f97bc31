using NodaTime;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Domain.Bookings;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Bookings;

/// <summary>A lower hold that is ready to confirm asks those ahead to confirm or release before a clock ends.</summary>
internal sealed class ChallengeCommand : ICommand
{
    public Definition Definition { get; } = new()
    {
        Verbs = ["challenge"],
        Summary = "Ask the holds ahead of yours to confirm or release; say it when you are ready to confirm",
        Examples = ["challenge B2", "challenge Color 1 thu"],
        Phrasings = ["challenge the {project} hold|option|pencil [{when}]", "challenge the {resource} hold|option|pencil [{when}]", "challenge the hold|option|pencil on|in {resource} [{when}]"],
        Role = Role.Coordinator,
        Requestable = true,
        Doing = "Challenging a hold",
        Arguments = [Picking.Which, Picking.Room, Picking.About, Picking.When],
        Changes = true,
        Topic = "Bookings",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var (named, instead) = await Picking.One(turn, Definition, [BookingState.Held], id => $"challenge {id}", cancel, found => Contested(turn, found, cancel));
        if (named is null) return instead!;
        var ladders = await Ladder.Around(turn.Db, turn.Studio, [named], cancel);
        if (turn.Get(Picking.Which).IsDescribed && ladders.IsFirst(named))
        {
            var (behind, which) = Behind(turn, ladders, named);
            if (behind is null) return which!;
            named = behind;
            ladders = await Ladder.Around(turn.Db, turn.Studio, [named], cancel);
        }
        return await Challenge(turn, ladders, named, cancel);
    }

    /// <summary>Only a hold with another before or behind it can be meant.</summary>
    private static async Task<List<Booked>> Contested(Turn turn, IReadOnlyList<Booked> found, CancellationToken cancel)
    {
        var ladders = await Ladder.Around(turn.Db, turn.Studio, found, cancel);
        return [.. found.Where(one => ladders.All.Any(other => other.Booking.State == BookingState.Held && other.Clashes(one)))];
    }

    /// <summary>Who says "challenge the harbour hold" means the one in front of theirs: the hold behind it challenges.</summary>
    private static (Booked? Behind, Answer? Instead) Behind(Turn turn, Ladders ladders, Booked first)
    {
        var behind = ladders.All.Where(other => other.Booking.State == BookingState.Held && ladders.Ahead(other).Any(ahead => ahead.Id == first.Id)).ToList();
        var own = behind.Where(other => other.Booking.ProjectId == turn.ChannelProject?.Id || other.Booking.HeldById == turn.Asker.Id).ToList();
        if (own.Count == 1) return (own[0], null);
        if (own.Count == 0 && behind.Count == 1) return (behind[0], null);
        if (behind.Count == 0) return (null, Answer.No($"B{first.Booking.Number} is a first hold and nothing stands behind it. Take a place in the line first: hold the same time.", new Button("Show it", $"show B{first.Booking.Number}")));
        var offered = (own.Count > 1 ? own : behind).Take(5).ToList();
        return (null, Answer.No($"Which of the holds behind B{first.Booking.Number} challenges it?", offered.Select(other => new Button($"B{other.Booking.Number}", $"challenge B{other.Booking.Number}"))));
    }

    private static async Task<Answer> Challenge(Turn turn, Ladders ladders, Booked own, CancellationToken cancel)
    {
        var id = new ShortId('B', own.Booking.Number);
        var view = turn.View.On(own.Booking.ProjectId);
        var (refusal, asked) = ladders.Challenge(own);
        switch (refusal)
        {
            case LadderRefusal.Gone: return Answer.No($"{id} is no hold, so it cannot challenge one. Nothing was changed.", new Button("Show it", $"show {id}"));
            case LadderRefusal.AlreadyConfirmed: return Answer.No($"{id} is confirmed already: there is nobody to challenge.", new Button("Show it", $"show {id}"));
            case LadderRefusal.IsFirst: return Answer.No($"{id} is the first hold: nobody is ahead of it. Confirm it when you are ready.", new Button("Confirm", $"confirm {id}"));
            case LadderRefusal.Taken: return Answer.No($"A confirmed booking cannot be challenged: {BookingCard.Other(view, asked[0].Booking)}. {id} keeps waiting.", new Button("Show it", $"show {id}"));
        }
        if (await Challenges.Running(turn.Db, own.Id, cancel) is { } running)
        {
            return Answer.No($"{id} has challenged already; the answer is due by {Times.NearMoment(running.EndsAt, turn.Names.Zone, turn.Now)}. Nothing was changed.", new Button("Show it", $"show {id}"));
        }
        var hours = LadderVoice.Hours(turn.Names);
        var studio = turn.Studio;
        var window = Duration.FromHours(studio.CancelWindowHours);
        own.Booking.ReadyById = turn.Asker.Id;
        turn.Touch('B', own.Booking.Number);
        if (ChallengeClock.End(turn.Now, studio.ChallengeDays, studio.ChallengeCount, hours, own.Booking.StartAt, window) is not { } end) return DecideNow(turn, view, own, asked[0], hours);
        turn.Db.Add(HoldClock.Start(turn.NewId(), own.Booking, HoldClockKind.Challenge, turn.Now, end, hours));
        return Answer.Yes(Say(turn, view, ladders, own, asked, end));
    }

    private static Card Say(Turn turn, View view, Ladders ladders, Booked own, IReadOnlyList<Booked> asked, Instant end)
    {
        var id = $"B{own.Booking.Number}";
        var by = Times.NearMoment(end, turn.Names.ZoneOf(turn.Names.Resource(own.Claims[0].ResourceId)), turn.Now);
        var card = new Card((Text)$"Challenged: {BookingCard.Where(view, own.Claims)}, " + BookingCard.When(view, own.Booking, own.Claims) + (Text)$". The answer is due by {by}   ({id})") { Subject = id };
        foreach (var ahead in asked)
        {
            var rank = ladders.Rank(ahead).Rank ?? 1;
            card = card.With(new Line($"{char.ToUpperInvariant(HoldLadder.Ordinal(rank)[0])}{HoldLadder.Ordinal(rank)[1..]} hold: {BookingCard.Other(view, ahead.Booking)} was asked to confirm or release."));
            turn.Touch('B', ahead.Booking.Number);
            if (turn.Names.FindPerson(ahead.Booking.HeldById) is { } holder) turn.Tell(holder, Challenges.Asked(view.For(holder), ahead, rank, end));
        }
        foreach (var coordinator in Challenges.Coordinators(turn, asked[0].Booking.ProjectId))
        {
            if (coordinator.Id == asked[0].Booking.HeldById) continue;
            turn.Tell(coordinator, Challenges.Decide(view.For(coordinator), own, asked[0], (Text)$"{id} challenges B{asked[0].Booking.Number} on {BookingCard.Where(view, own.Claims)}; the answer is due by {by}"));
        }
        return card.With(new Line(turn.Studio.LapseConfirms ? $"If nobody answers, {id} is confirmed then: you said you are ready." : $"If nobody answers, {id} is first then and has two working hours to confirm."))
            .Offer(new Button("Release", $"release {id}", Danger: true));
    }

    private static Answer DecideNow(Turn turn, View view, Booked own, Booked ahead, Domain.Schedules.WorkingTime hours)
    {
        var id = $"B{own.Booking.Number}";
        var would = ChallengeClock.End(turn.Now, turn.Studio.ChallengeDays, turn.Studio.ChallengeCount, hours, Instant.MaxValue, Duration.Zero)!.Value;
        var why = $"The clock would end {Times.NearMoment(would, turn.Names.Zone, turn.Now)}, too close to the session ({turn.Studio.CancelWindowHours} h before it cancelling costs), so a coordinator decides now.";
        var headline = (Text)$"Challenged: {BookingCard.Where(view, own.Claims)}, " + BookingCard.When(view, own.Booking, own.Claims) + (Text)$". A coordinator decides now   ({id})";
        foreach (var coordinator in Challenges.Coordinators(turn, ahead.Booking.ProjectId)) turn.Tell(coordinator, Challenges.Decide(view.For(coordinator), own, ahead, headline).With(new Line(why)));
        var card = BookingCard.MayConfirm(turn.Asker) ? Challenges.Decide(view, own, ahead, headline) : new Card(headline);
        return Answer.Yes(card.With(new Line(why)).About(id));
    }
}
