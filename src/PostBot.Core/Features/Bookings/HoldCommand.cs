using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.People;
using PostBot.Domain.Bookings;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Bookings;

/// <summary>A tentative claim on a room: first come, first refusal. Several days become one booking each, all or none.</summary>
internal sealed class HoldCommand : ICommand
{
    private const int MostSessions = 31;

    private static readonly ResourceArgument what = new() { Example = "Color 1" };

    private static readonly WhenArgument when = new() { Example = "tomorrow 10-18" };

    private static readonly WorkArgument work = new() { Example = "NIGHTFALL 101 grade", Leads = ["for"], NeedsLead = false, Step = Need.Maybe };

    private static readonly FlagArgument confirm = new("confirm", "confirmed", "firm") { Example = "confirm", Required = false };

    public Definition Definition { get; } = new()
    {
        Verbs = ["hold", "book", "pencil", "option"],
        Summary = "Hold a room for a production; add confirm at the end to make it firm",
        Examples = ["hold Color 1 tomorrow 10-18 for NIGHTFALL 101 grade", "book Color 1 fri 14:00-18:00 for NIGHTFALL 102 confirm"],
        Phrasings =
        [
            "can|could|may i|we get|have|book|hold|grab|use|take|reserve|pencil {*}",
            "can|could|may i|we please get|have|book|hold {*}",
            "i|we need|want [to] [book|hold|get|have] {*}",
            "i|we would like [to] [book|hold|get|have] {*}",
            "reserve|grab|bag {*}",
            "put a hold|pencil|option on|in {*}",
            "put {resource} on hold {*}",
            "put us|me in|into {*}",
            "pencil us|me in [for|on] {*}",
            "2nd|second|first|1st|3rd|third hold|option|pencil [on|for] {*}",
            "let us|me book|hold|pencil|have {*}",
            "please hold|book {*}",
        ],
        Role = Role.Viewer,
        Clients = true,
        Arguments = [what, when, work, confirm],
        Changes = true,
        Topic = "Bookings",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var resource = turn.Get(what);
        var view = new View(turn.Db, turn.Names, turn.Asker, turn.Now);
        var (slots, problem) = Sessions.Of(turn.Get(when).When, turn.Names, resource, turn.Names.ZoneOf(resource), turn.Now);
        if (problem is not null) return Answer.No(problem);
        if (slots.Count > MostSessions) return Answer.No($"That is {slots.Count} sessions at once; hold at most {MostSessions}.");

        // Whoever may not hold asks with the same words.
        if (turn.Asker.Role < Role.Artist) return await SessionRequests.Ask(turn, resource, slots, turn.Get(work), firm: turn.Has(confirm), cancel);

        var touching = new List<List<Claim>>();
        foreach (var slot in slots) touching.Add(await Claims.Touching(turn.Db, resource.Id, slot, cancel));
        for (var i = 0; i < slots.Count; i++)
        {
            if (touching[i].FirstOrDefault(claim => claim.State == BookingState.Confirmed) is { } taken)
            {
                return await Alternatives.Taken(turn, view, resource, slots[i], taken, turn.Get(work), cancel);
            }
        }
        var firm = turn.Has(confirm) && BookingCard.MayConfirm(turn.Asker) && touching.All(claims => claims.All(claim => claim.State != BookingState.Held));
        var cards = new List<Card>();
        for (var i = 0; i < slots.Count; i++) cards.Add(await Hold(turn, view, resource, slots[i], touching[i], firm, cancel));
        var card = cards.Count == 1 ? cards[0] : Several(cards);
        if (turn.Has(confirm) && !firm)
        {
            card = BookingCard.MayConfirm(turn.Asker)
                ? card.With(new Line("It is not confirmed: an older hold comes first."))
                : card.With(new Line($"It is not confirmed: that needs {Policy.Needs(Role.Coordinator)}, on {turn.Get(work).Project.Code} {Lists.Or(Policy.Holders(Role.Coordinator, turn.Names, turn.Get(work).Project.Id).Take(3).Select(person => person.Name))}."))
                    .Offer(cards.Count == 1 ? Refusals.Ask(turn.Names, Role.Coordinator, turn.Asker, turn.Get(work).Project.Id, $"confirm {card.Subject}") : []);
        }
        foreach (var note in turn.Get(when).Notes.Take(2)) card = card.With(new Line(note));
        turn.TellChannels(turn.Get(work).Project.Id, card with { Buttons = cards[0].Buttons });
        return Answer.Yes(card);
    }

    private static async Task<Card> Hold(Turn turn, View view, Resource resource, Slot slot, List<Claim> touching, bool firm, CancellationToken cancel)
    {
        var about = turn.Get(work);
        var booking = new Booking
        {
            Id = turn.NewId(),
            StudioId = turn.Studio.Id,
            Number = turn.NextNumber('B'),
            ProjectId = about.Project.Id,
            UnitId = about.Unit?.Id,
            Step = about.Step,
            StartAt = slot.Start,
            EndAt = slot.End,
            State = firm ? BookingState.Confirmed : BookingState.Held,
            HeldById = turn.Asker.Id,
            HeldAt = turn.Now,
            ConfirmedById = firm ? turn.Asker.Id : null,
            Remark = "",
        };
        var claim = new Claim
        {
            Id = turn.NewId(),
            StudioId = turn.Studio.Id,
            BookingId = booking.Id,
            ResourceId = resource.Id,
            StartAt = slot.Start,
            EndAt = slot.End,
            State = booking.State,
            HeldAt = turn.Now,
        };
        turn.Db.Add(booking);
        turn.Db.Add(claim);
        var rank = HoldLadder.Rank(Claims.Rung(claim), touching.Select(Claims.Rung));
        var ahead = rank > 1 ? await BookingCard.Owners(turn.Db, [.. touching.Where(other => other.State == BookingState.Held).OrderBy(other => other.HeldAt).ThenBy(other => other.Id)], cancel) : [];
        return BookingCard.Draw(view, booking, [claim], rank, ahead);
    }

    /// <summary>One headline for a run of days, then a line for each.</summary>
    private static Card Several(List<Card> cards) =>
        new Card($"Held: {cards.Count} sessions").With(cards.Select(card => new Line(card.Headline)));
}
