using NodaTime;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.People;
using PostBot.Domain.Bookings;
using PostBot.Domain.People;
using PostBot.Domain.Phrases;

namespace PostBot.Core.Features.Bookings;

/// <summary>A tentative claim on a room, or on a bundle of rooms, equipment and people: first come, first refusal. All sessions of a line, or none.</summary>
internal sealed class HoldCommand : ICommand
{
    private const int MostSessions = 270;

    private static readonly BookableArgument what = new() { Example = "Color 1" };

    private static readonly BundleArgument bundle = new() { Example = "+ Pro Tools rig + @jo", Required = false, InForm = false };

    private static readonly EveryArgument every = new() { Example = "every weekday", Required = false, InForm = false };

    private static readonly ExceptArgument except = new() { Example = "4 Dec", Leads = ["except"], Required = false, InForm = false };

    private static readonly CallArgument call = new() { Example = "9:30", Leads = ["call"], Required = false, InForm = false };

    private static readonly DateArgument until = new("until", "Until when?") { Example = "fri 17:00", Leads = ["until"], Required = false, InForm = false };

    private static readonly OrArgument options = new() { Example = "or fri", Required = false, InForm = false };

    private static readonly SessionWhenArgument when = new() { Example = "tomorrow 10-18" };

    private static readonly WorkArgument work = new() { Example = "NIGHTFALL 101 grade", Leads = ["for"], NeedsLead = false, Step = Need.Maybe, Occasions = true };

    private static readonly PeopleArgument with = new("with", "Who is invited?") { Example = "@dana", Leads = ["with"], Required = false, InForm = false };

    private static readonly AttendanceArgument attendance = new() { Example = "attended", Required = false, InForm = false };

    private static readonly RestArgument note = new("note", "What should be noted?") { Example = "bring the drives", Leads = ["note", "notes"], Required = false, InForm = false };

    private static readonly FlagArgument confirm = new("confirm", "confirmed", "firm") { Example = "confirm", Required = false };

    private static readonly FlagArgument anyway = new("anyway") { Example = "anyway", Required = false, InForm = false };

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
        Arguments = [what, bundle, every, options, except, until, when, work, with, attendance, call, confirm, anyway, Doubting.Meant, Recording.Flag, note],
        Changes = true,
        Topic = "Bookings",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var first = turn.Get(what);
        var zone = turn.Names.ZoneOf(first);
        if (!turn.Has(every) && !turn.Has(Recording.Flag) && Doubting.Past(turn, turn.Get(when), when, first, "Nothing was booked.", mayRecord: true) is { } past) return past;
        var (slots, problem) = Slots(turn, first, zone);
        if (problem is not null) return Answer.No(problem);
        if (slots.Count > MostSessions) return Answer.No($"That is {slots.Count} sessions at once; hold at most {MostSessions}.");
        foreach (var phrase in (turn.Maybe(options) ?? []).Prepend(turn.Get(when))) if (Doubting.Ask(turn, phrase, first, "Nothing was booked.") is { } doubt) return doubt;
        IReadOnlyList<Resource> said = turn.Maybe(bundle) is { } rest ? [first, .. rest] : [first];
        if (said.DistinctBy(resource => resource.Id == 0 ? -resource.PersonId : resource.Id).Count() < said.Count) return Answer.No("The same resource is in that bundle twice. Nothing was booked.");
        var (expiry, wrong) = Expiry(turn, slots[0].Start);
        if (wrong is not null) return Answer.No(wrong);
        var (called, late) = Called(turn, slots[0].Start.InZone(zone));
        if (late is not null) return Answer.No(late);
        IReadOnlyList<Resource> resources = [.. said.Select(resource => Bookable.Of(turn, resource))];
        var wish = new Wish(turn.Get(work), resources)
        {
            Attendance = AttendanceArgument.Of(turn.Maybe(attendance)),
            ExpiresAt = expiry,
            Call = called,
            Remark = Bookings.Remark.Of(string.Join("; ", ((string?[])[turn.Maybe(with) is { Others: { Count: > 0 } strangers } ? $"with {Lists.And(strangers)}" : null, turn.Maybe(note)]).OfType<string>())),
            IsOver = turn.Has(Recording.Flag),
            Invited = turn.Maybe(with) is { } invited ? [.. invited.People.Select(turn.Meet).OfType<Person>()] : [],
        };
        // Whoever may not hold asks with the same words.
        if (turn.Asker.Role < Role.Artist) return await SessionRequests.Ask(turn, wish, slots, firm: turn.Has(confirm), cancel);
        if (wish.IsOver) return await Recording.Run(turn, wish, slots, Again(turn, wish, first, slots[0]), cancel);
        return turn.Has(options) ? await Options(turn, wish, slots, cancel) : await All(turn, wish, slots, cancel);
    }

    private static (IReadOnlyList<Slot> Slots, string? Problem) Slots(Turn turn, Resource first, DateTimeZone zone)
    {
        var asked = turn.Get(when).When;
        if (turn.Maybe(every) is { } days) return Series.Of(asked, days, turn.Maybe(until)?.When, turn.Maybe(except) is { } not ? [.. not.Select(one => one.When)] : [], turn.Names, first, zone, turn.Now);
        // "thu or fri 12-16": hours that only the last day has are meant for each.
        if (turn.Maybe(options) is [.., var final]) asked = Series.SameHours(asked, final.When, zone);
        var (slots, problem) = turn.Has(Recording.Flag) ? Sessions.Whenever(asked, turn.Names, first, zone, turn.Now) : Sessions.Of(asked, turn.Names, first, zone, turn.Now);
        if (problem is not null || turn.Maybe(options) is not { } others) return (slots, problem);
        var all = new List<Slot>(slots);
        foreach (var other in others)
        {
            (slots, problem) = Sessions.Of(Series.SameHours(other.When, asked, zone), turn.Names, first, zone, turn.Now);
            if (problem is not null) return ([], problem);
            all.AddRange(slots);
        }
        return (all, null);
    }

    private static (LocalTime? At, string? Problem) Called(Turn turn, ZonedDateTime start)
    {
        if (turn.Maybe(call) is not { } said) return (null, null);
        return CallArgument.Read(said, start) is { } clock ? (clock, null) : (null, $"A call at {said} is not in the hours before the start at {Times.Clock(start.TimeOfDay)}. Nothing was booked.");
    }

    /// <summary>When the hold lapses; a series uses the same word for its last day.</summary>
    private static (Instant? At, string? Problem) Expiry(Turn turn, Instant start)
    {
        if (turn.Has(every) || turn.Maybe(until)?.When is not { } said) return (null, null);
        var at = said is WhenDays days ? days.Last.At(LocalTime.FromMinutesSinceMidnight(Math.Min(turn.Studio.DayEnd, (24 * 60) - 1))).InZoneLeniently(said.Zone).ToInstant() : said.Start;
        // "until fri" of a Friday is until it begins.
        if (said is WhenDays day && at > start && start.InZone(said.Zone).Date == day.Last) at = start;
        if (at > start) return (null, $"A hold ends before its session begins: {Times.Moment(start, said.Zone, turn.Now)}. Say an earlier until, or none. Nothing was booked.");
        return at > turn.Now ? (at, null) : (null, $"{Times.Moment(at, said.Zone, turn.Now)} is past, so the hold would be over at once. Nothing was booked.");
    }

    private static async Task<Answer> All(Turn turn, Wish wish, IReadOnlyList<Slot> slots, CancellationToken cancel)
    {
        var view = turn.View;
        var touching = new List<List<Claim>[]>(slots.Count);
        var obstacles = new List<Obstacle>();
        foreach (var slot in slots)
        {
            var (obstacle, claims) = Obstacle.Find(turn, wish.Resources, slot);
            if (obstacle is not null) obstacles.Add(obstacle);
            touching.Add(claims);
        }
        if (obstacles.Count > 0) return slots.Count == 1 ? await obstacles[0].Refuse(turn, view, wish, offer => Again(turn, wish, offer.Resource, offer.Slot), cancel) : await Collision.Refuse(turn, view, slots.Count, obstacles, turn.Has(every) ? except : null, cancel);
        if (await Tired(turn, wish, slots, cancel) is { } tired) return tired;

        if (slots.Count > 1) wish = wish with { Series = turn.Session.NewId() };
        var firm = turn.Has(confirm) && BookingCard.MayConfirm(turn.Asker) && touching.TrueForAll(parts => parts.All(claims => claims.TrueForAll(claim => claim.State != BookingState.Held)));
        var cards = new List<Card>(slots.Count);
        for (var i = 0; i < slots.Count; i++)
        {
            var made = wish.Make(turn, slots[i], wish.Resources, firm ? BookingState.Confirmed : BookingState.Held);
            cards.Add(await HoldCards.Draw(turn, view, wish, made, touching[i], offer => Again(turn, wish, offer.Resource, offer.Slot), cancel));
            if (i == 0) HoldCards.TellPeople(turn, wish, made, touching[i]);
        }
        return Finish(turn, wish, slots, cards, firm);
    }

    /// <summary>Linked options: each day takes its place in the line; what is confirmed for another is left out and said.</summary>
    private static async Task<Answer> Options(Turn turn, Wish wish, IReadOnlyList<Slot> slots, CancellationToken cancel)
    {
        var view = turn.View;
        if (await Tired(turn, wish, slots, cancel) is { } tired) return tired;
        wish = wish with { OptionGroup = turn.NewId() };
        var (cards, left) = (new List<Card>(), new List<Line>());
        Obstacle? last = null;
        foreach (var slot in slots)
        {
            var (obstacle, touching) = Obstacle.Find(turn, wish.Resources, slot);
            if (obstacle is null)
            {
                cards.Add(await HoldCards.Draw(turn, view, wish, wish.Make(turn, slot, wish.Resources), touching, null, cancel));
                continue;
            }
            last = obstacle;
            left.Add(new Line((Text)"Left out: " + new Moment(slot.Start, slot.End, turn.Names.ZoneOf(obstacle.Resource).Id) + (Text)$" ({(await obstacle.Why(turn, view, cancel)).Why})"));
        }
        if (cards.Count == 0) return await last!.Refuse(turn, view, wish, offer => Again(turn, wish, offer.Resource, offer.Slot), cancel);
        var card = cards.Count == 1 ? cards[0] : new Card($"Held, not confirmed: {cards.Count} options; confirming one frees the others").With(cards.Select(one => new Line(one.Headline)))
            .Offer(cards.Take(3).Select(one => new Button($"Confirm {one.Subject}", $"confirm {one.Subject}")));
        turn.TellChannels(wish.Work.Project.Id, HoldCards.ForChannel(card with { Buttons = cards[0].Buttons }));
        return Answer.Yes(card.With(left));
    }

    private static Answer Finish(Turn turn, Wish wish, IReadOnlyList<Slot> slots, List<Card> cards, bool firm)
    {
        var project = wish.Work.Project;
        var card = cards.Count == 1 ? cards[0] : HoldCards.Several(cards, firm);
        if (turn.Has(confirm) && !firm)
        {
            card = BookingCard.MayConfirm(turn.Asker)
                ? card.With(new Line("It is not confirmed: an older hold comes first."))
                : card.With(new Line($"It is not confirmed: that needs {Policy.Needs(Role.Coordinator)}, on {project.Code} {Lists.Or(Policy.Holders(Role.Coordinator, turn.Names, project.Id).Take(3).Select(person => person.Name))}."))
                    .Offer(cards.Count == 1 ? Refusals.Ask(turn.Names, Role.Coordinator, turn.Asker, project.Id, $"confirm {card.Subject}") : []);
        }
        if (HoldCards.Overtime(turn, wish.Resources[0], slots[0], project.Id) is { } outside) card = card.With(new Line(outside));
        card = card.With(HoldCards.Invited(turn, wish, turn.Maybe(with)?.Others ?? []));
        foreach (var note in turn.Get(when).Notes.Take(2)) card = card.With(new Line(note));
        turn.TellChannels(project.Id, HoldCards.ForChannel(card with { Buttons = cards[0].Buttons }));
        return Answer.Yes(card);
    }

    /// <summary>The refusal where somebody's rest would be cut short; a coordinator may go on anyway.</summary>
    private static async Task<Answer?> Tired(Turn turn, Wish wish, IReadOnlyList<Slot> slots, CancellationToken cancel)
    {
        var mayGoOn = BookingCard.MayConfirm(turn.Asker);
        if (turn.Has(anyway) && mayGoOn) return null;
        foreach (var slot in slots)
        {
            if ((Roster.Broken(turn, wish.Resources, slot) ?? await Rest.Broken(turn, wish.Resources, slot, cancel)) is not { } why) continue;
            return Answer.No($"{why}. Nothing was booked{(mayGoOn ? "" : "; a coordinator can book it anyway")}.", mayGoOn ? [new Button("Book it anyway", $"{turn.Line} anyway")] : []);
        }
        return null;
    }

    /// <summary>What else was said of the session, in an order that reads back; the note takes the rest of its line.</summary>
    private static string Else(Turn turn) => string.Concat(new (Argument Argument, string Lead)[] { (with, "with "), (attendance, ""), (call, "call "), (until, "until "), (confirm, ""), (note, "note ") }
        .Where(said => !turn.Has(every) || said.Argument != until)
        .Select(said => turn.Said(said.Argument) is { } words ? $" {said.Lead}{words.TrimEnd(',')}" : ""));

    private static string Again(Turn turn, Wish wish, Resource room, Slot slot)
    {
        var rest = string.Concat(wish.Resources.Where(resource => resource.Class != room.Class).Select(resource => $" + {(resource.PersonId is null ? $"\"{resource.Name}\"" : $"@{resource.Name}")}"));
        return $"hold \"{room.Name}\"{rest} {Alternatives.Phrase(slot, turn.Names.ZoneOf(room))} for {turn.Names.Work(wish.Work.Project.Id, wish.Work.Unit?.Id, wish.Work.Step)}{Else(turn)}";
    }
}
