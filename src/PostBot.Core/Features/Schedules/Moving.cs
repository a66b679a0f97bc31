using NodaTime;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.Features.Bookings;
using PostBot.Domain.Schedules;

namespace PostBot.Core.Features.Schedules;

/// <summary>What push, pull and slip share: the arguments, finding the deadline, and preview or change.</summary>
internal static class Moving
{
    public static readonly IdArgument Which = new("DB", "deadline or booking") { Example = "D9", Required = false };

    public static readonly WorkArgument About = new("On which episode?") { Example = "NIGHTFALL 101", Leads = ["on", "for", "of"], NeedsLead = false, Required = false };

    public static readonly LeftOutArgument Without = new() { Example = "B30 D11", Leads = ["without", "except"], Required = false };

    public static readonly OwedArgument Owed = new() { Example = "vendor", Leads = ["owed", "owes"], Required = false };

    public static readonly FlagArgument Only = new("only") { Example = "only", Required = false };

    public static readonly FlagArgument Choose = new("choose") { Example = "choose", Required = false };

    /// <summary>The first of the lines to choose from, where they are more than a card has buttons.</summary>
    public static readonly WordArgument From = new("from", "From which line on?", word => ShortId.Parse(word)?.ToString()) { Example = "D12", Leads = ["from"], Required = false, InForm = false };

    public static readonly FlagArgument Apply = new("apply") { Example = "apply", Required = false };

    /// <summary>The deadline by id, or by its name on an episode.</summary>
    public static async Task<(Deadline? Found, Answer? Why)> Find(Turn turn, Argument<string> milestone, CancellationToken cancel)
    {
        if (turn.Has(Which))
        {
            var id = turn.Get(Which);
            if (await Deadlines.Find(turn, id, cancel) is not { } deadline) return (null, Refusals.NoSuch(id));
            return deadline.State == DeadlineState.Open ? (deadline, null) : (null, DeadlineDoneCommand.Over(turn.View, deadline));
        }
        if (turn.Maybe(milestone) is not { } said) return (null, Answer.No("Which date moves? For example: push NIGHTFALL 101 lock 3d, or by its id: push D9 3d"));
        return turn.Maybe(About) is { } about ? await Titles.Find(turn, about, said, cancel) : (null, Answer.No($"On which episode? For example: push NIGHTFALL 101 {Typed.Shorten(said, 40)} 3d"));
    }

    /// <summary>A session goes by time or by working days; its own move command asks the room and tells who is touched.</summary>
    public static async Task<Answer> Session(Turn turn, ShortId id, By by, CancellationToken cancel)
    {
        var (booking, claims) = await Ladder.Find(turn, id, cancel);
        if (booking is null) return Refusals.NoSuch(id);
        if (!booking.IsLive) return Answer.No($"{id} is not on the schedule any more, so it does not move.", new Button("Show it", $"show {id}"));
        var zone = claims.Count > 0 ? turn.Names.ZoneOf(turn.Names.Resource(claims[0].ResourceId)) : turn.Names.Zone;
        var (from, until) = ((booking.StartAt + by.Time).InZone(zone).LocalDateTime, (booking.EndAt + by.Time).InZone(zone).LocalDateTime);
        if (by.Days != 0)
        {
            var days = Period.DaysBetween(from.Date, until.Date);
            from = WorkingShift.By(turn.Names.Week, from.Date, by.Days) + from.TimeOfDay;
            until = from.Date.PlusDays(days) + until.TimeOfDay;
        }
        var (start, end) = (from.InZoneLeniently(zone).ToInstant(), until.InZoneLeniently(zone).ToInstant());
        if (start <= turn.Now) return Answer.No((Text)"That would be in the past: " + new Moment(start, end, zone.Id) + (Text)". Nothing was moved.");
        var view = turn.View;
        var to = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{from.Date:yyyy-MM-dd} {from.TimeOfDay:HH:mm}-{until.TimeOfDay:HH:mm}");
        return Answer.Yes(new Card((Text)$"Moving {BookingCard.Where(view, claims)} from " + BookingCard.When(view, booking, claims) + (Text)" to " + new Moment(start, end, zone.Id) + (Text)$"   ({id})")
            .Offer(new Button("Apply", $"move {id} {to}"), new Button("Cancel", $"show {id}")));
    }

    /// <summary>Shows the move, or does it.</summary>
    public static async Task<Answer> Run(Turn turn, Deadline deadline, LocalDateTime to, string? reason, CancellationToken cancel)
    {
        var zone = turn.Names.ZoneOf(turn.Names.Project(deadline.ProjectId));
        var at = to.InZoneLeniently(zone).ToInstant();
        if (at == deadline.DueAt) return Answer.No((Text)$"D{deadline.Number} is due " + new Moment(at, null, zone.Id) + (Text)" already. Nothing was moved.", new Button("Show it", $"show D{deadline.Number}"));
        if (at <= turn.Now) return Answer.No((Text)"That would be in the past: " + new Moment(at, null, zone.Id) + (Text)". Nothing was moved.");
        var slipping = await Slipping.Of(
            turn,
            new Move(deadline, to)
            {
                Only = turn.Has(Only),
                Without = turn.Maybe(Without) ?? [],
                OwedBy = turn.Has(Owed) ? turn.Get(Owed) : OwedBy.Unsaid,
                Reason = Typed.Shorten(Typed.Clean(reason ?? "").Replace('\n', ' ').Trim(' ', ',', ':', '-', '–'), 200),
            },
            cancel);
        if (turn.Has(Choose)) return Answer.Yes(slipping.Choices(turn.Maybe(From)));
        return turn.Has(Apply) ? Answer.Yes(await slipping.Apply(cancel)) : Answer.Yes(slipping.Preview());
    }
}
