using System.Globalization;
using NodaTime;
using NodaTime.Text;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.Features.Bookings;
using PostBot.Domain.Bookings;
using PostBot.Domain.Schedules;

namespace PostBot.Core.Features.Schedules;

/// <summary>What somebody wants moved: the one shape behind push, pull and slip.</summary>
/// <param name="To">On the production's clock.</param>
internal sealed record Move(Deadline Deadline, LocalDateTime To)
{
    /// <summary>Nothing else moves.</summary>
    public bool Only { get; init; }

    /// <summary>Ids that stay where they are.</summary>
    public IReadOnlyList<string> Without { get; init; } = [];

    public OwedBy OwedBy { get; init; }

    public string Reason { get; init; } = "";
}

/// <summary>Works a move out, shows it, applies it. Preview and change come from the same arithmetic, so what was shown is what happens.</summary>
internal sealed class Slipping
{
    /// <summary>A card has five buttons, and one of them ends the choice.</summary>
    private const int MostChoices = 4;

    private readonly Turn turn;
    private readonly Move move;
    private readonly Schedule schedule;
    private readonly Dictionary<string, HoldMove.Standing> standings = [];

    private Slipping(Turn turn, Move move, Schedule schedule, Ripple ripple)
    {
        this.turn = turn;
        this.move = move;
        this.schedule = schedule;
        Ripple = ripple;
    }

    public Ripple Ripple { get; }

    /// <summary>Who is to hear of it: everyone whose work it touches but the one who moves it.</summary>
    public IReadOnlyList<long> People { get; private set; } = [];

    public string Id => $"D{move.Deadline.Number}";

    private View View => turn.View;

    public static async Task<Slipping> Of(Turn turn, Move move, CancellationToken cancel)
    {
        var schedule = await Schedule.Of(turn.Db, turn.Names, move.Deadline, turn.Now, cancel);
        var id = $"D{move.Deadline.Number}";
        // What is named here is moved, also when it is a fixed item: somebody says so.
        var items = schedule.Items(move.Without.ToHashSet()).ConvertAll(item => item.Id == id ? item with { Pin = Pin.None } : item);
        var slipping = new Slipping(turn, move, schedule, Ripple.Of(items, id, move.To, turn.Names.Week, move.Only));
        await slipping.Stand(cancel);
        var touched = slipping.Ripple.Lines.Select(line => line.Item.Id).Concat(slipping.Ripple.Staying.Select(item => item.Id)).ToList();
        slipping.People = [.. (await schedule.People(turn.Db, turn.Names, touched, cancel)).Where(person => person != turn.Asker.Id)];
        return slipping;
    }

    /// <summary>The one preview of every move; nothing has changed.</summary>
    public Card Preview()
    {
        var days = Math.Abs(Ripple.Days);
        var by = days == 0 ? "" : $" by {Lists.Count(days, "working day")}{(Ripple.Days < 0 ? ", earlier," : "")}";
        var moves = Ripple.Lines.Where(Moves).ToList();
        var card = new Card($"Moving {What(move.Deadline)}{by} moves {Lists.Count(moves.Count, moves.All(line => schedule.Deadlines.ContainsKey(line.Item.Id)) ? "estimate" : "line")}   ({Id})");
        card = card.With(Ripple.Lines.Select(line => new Line(Say(line))));
        if (Staying() is { Length: > 0 } staying) card = card.With(new Line($"Does not move: {staying}"));
        foreach (var conflict in Ripple.Conflicts.Take(3)) card = card.With(new Line($"▲ at risk: {Name(conflict.Later.Id)} would come before {Name(conflict.Earlier.Id)}, which it stands behind"));
        if (!turn.Names.Week.Holds(move.To.Date)) card = card.With(new Line($"{Days.Why(turn.Names, move.To.Date)} is not a working day; {Days.Say(turn, WorkingShift.AtOrBefore(turn.Names.Week, move.To.Date))} is the working day before."));
        if (View.SeesMoney && Cost() is { } cost) card = card.With(new Line($"Cost: ≈ {cost} of sessions move, no change"));
        card = card.With(new Line(OwedLine()));
        card = card.With(new Line(People.Count == 0 ? "Nobody else is touched" : $"To tell: {Lists.Count(People.Count, "person", "people")}: {Features.Broadcasts.BroadcastCard.Named(People.Select(Person))}"));
        return card.Offer(Offers());
    }

    /// <summary>Every line but the first with a button that leaves it where it is or takes it along; it stays open until that is done.</summary>
    /// <param name="from">The id of the first line with a button; null for the first of all.</param>
    public Card Choices(string? from)
    {
        List<string> all = [.. Ripple.Lines.Skip(1).Select(line => line.Item.Id).Concat(move.Without).OrderBy(id => ShortId.Parse(id)?.Letter).ThenBy(id => ShortId.Parse(id)?.Number)];
        var first = Math.Max(0, from is null ? 0 : all.IndexOf(from));
        var some = all.Count > MostChoices;
        List<string> shown = [.. all.Skip(first).Take(some ? MostChoices - 1 : MostChoices)];
        string Again(IReadOnlyList<string> without, string at) => Line($"{Words(only: false, without)} choose{(some ? $" from {at}" : "")}".Trim());
        var card = new Card($"Which lines move along?   ({Id})")
            .With(Ripple.Lines.Skip(1).Select(line => new Line($"moves: {Say(line)}")))
            .With(move.Without.Select(id => new Line($"stays: {Name(id, withId: true)}")))
            .Offer(shown.Select(id => move.Without.Contains(id) ? new Button($"Move {id}", Again([.. move.Without.Where(other => other != id)], shown[0])) : new Button($"Leave {id}", Again([.. move.Without, id], shown[0]))));
        if (some) card = card.Offer(new Button("Other lines", Again(move.Without, all[(first + shown.Count) % all.Count])));
        return card.Offer(new Button("That is all", Line(Words(only: false, move.Without))));
    }

    /// <summary>Moves everything that was shown. Deadlines get new nudges, holds their new slots; each slip is kept for the ledger.</summary>
    public async Task<Card> Apply(CancellationToken cancel)
    {
        var moved = Ripple.Lines.Where(Moves).ToList();
        var holds = new List<(Booked, Slot)>();
        foreach (var line in moved)
        {
            if (schedule.Deadlines.TryGetValue(line.Item.Id, out var deadline)) await Move(deadline, schedule.Moment(line.Start), cancel);
            else if (schedule.Sessions.TryGetValue(line.Item.Id, out var session)) holds.Add((new Booked(session.Booking, session.Claims), Slot(line)));
        }
        var ranks = await HoldMove.Run(turn, holds, cancel);
        var card = new Card((Text)$"Moved: {What(move.Deadline)}, {Span(Ripple.Lines[0])}   ({Id})").About(Id);
        card = card.With(moved.Skip(1).Select(line => new Line(Say(line, done: true)))).With(ranks);
        if (Staying() is { Length: > 0 } staying) card = card.With(new Line($"Not moved: {staying}"));
        if (move.OwedBy == OwedBy.Unsaid && Ripple.Days > 0) card = card.With(new Line("Who owes the time? us, director, client, network or vendor")).Offer(new Button("Say who owes it", $"owed {Id}"));
        if (move.OwedBy != OwedBy.Unsaid || move.Reason.Length > 0) card = card.With(new Line(OwedLine()));
        if (People.Count == 0) return card;
        card = card.With(new Line($"Not told yet: {Features.Broadcasts.BroadcastCard.Named(People.Select(Person))}"));
        return card with { Buttons = [new Button($"Tell {People.Count}", Tell()), .. card.Buttons] };
    }

    /// <summary>The line that prepares the message to those it touches: old and new of everything that moved.</summary>
    private string Tell()
    {
        var about = turn.Names.Work(move.Deadline.ProjectId, move.Deadline.UnitId, null);
        var said = string.Join("; ", Ripple.Lines.Where(Moves).Select(line => $"{Name(line.Item.Id)} {Span(line)}"));
        var why = move.Reason.Length > 0 ? $" ({move.Reason})" : "";
        return Typed.Shorten($"broadcast {about} affected by {Id} Moved: {said}{why}", 1_800);
    }

    private async Task Stand(CancellationToken cancel)
    {
        var moving = Ripple.Lines.Where(line => schedule.Sessions.ContainsKey(line.Item.Id)).Select(line => schedule.Sessions[line.Item.Id].Booking.Id).ToHashSet();
        foreach (var line in Ripple.Lines)
        {
            if (!schedule.Sessions.TryGetValue(line.Item.Id, out var session)) continue;
            standings[line.Item.Id] = await HoldMove.At(turn.Db, session.Claims, Slot(line), moving, cancel);
        }
    }

    private async Task Move(Deadline deadline, Instant to, CancellationToken cancel)
    {
        var root = deadline.Id == move.Deadline.Id;
        turn.Db.Add(new Slip
        {
            Id = turn.NewId(),
            StudioId = turn.Studio.Id,
            DeadlineId = deadline.Id,
            At = turn.Now,
            ById = turn.Asker.Id,
            FromAt = deadline.DueAt,
            ToAt = to,
            OwedBy = move.OwedBy,
            Reason = root ? move.Reason : "",
            Rippled = !root,
        });
        deadline.DueAt = to;
        await Nudging.Again(turn, deadline, cancel);
        turn.Touch('D', deadline.Number);
    }

    /// <summary>A hold only goes where it is first.</summary>
    private bool Moves(RippleLine line) => !standings.TryGetValue(line.Item.Id, out var standing) || standing.Secured;

    private Slot Slot(RippleLine line) => new(schedule.Moment(line.Start), schedule.Moment(line.End!.Value));

    private string Say(RippleLine line, bool done = false)
    {
        var said = $"{Name(line.Item.Id, withId: true)} · {Span(line)}";
        if (line.PastContract) return $"{said}, ▲ contract stays {Days.Say(turn, line.Item.Contract!.Value.Date)}";
        if (!standings.TryGetValue(line.Item.Id, out var standing)) return said;
        if (done) return $"{said}, ◌ hold: {standing.Words}";
        return standing.Secured ? $"{said}, ◌ hold: {standing.Words} · the old hold stays until then" : $"{said}, ◌ hold: {standing.Words}, so the old hold stays";
    }

    private string Staying()
    {
        var held = Ripple.Lines.Where(line => !Moves(line)).Select(line => $"{Name(line.Item.Id, withId: true)}, {standings[line.Item.Id].Words}");
        var pinned = Ripple.Staying.Select(item => $"{Name(item.Id, withId: true)}{item.Pin switch { Pin.Confirmed => ", confirmed", Pin.Fixed => ", fixed", Pin.LeftOut => ", left out", _ => "" }}");
        return Features.Broadcasts.BroadcastCard.Named(pinned.Concat(held), most: 6);
    }

    private string Span(RippleLine line)
    {
        var (from, to) = (line.Item, line);
        var clock = from.Start.TimeOfDay != to.Start.TimeOfDay || from.Start.Date == to.Start.Date;
        string Say(LocalDateTime at) => clock ? $"{Days.Say(turn, at.Date)} {Times.Clock(at.TimeOfDay)}" : Days.Say(turn, at.Date);
        return $"{Say(from.Start)} → {Say(to.Start)}";
    }

    private string Name(string id, bool withId = false)
    {
        var prefix = withId ? $"{id} " : "";
        if (schedule.Deadlines.TryGetValue(id, out var deadline)) return $"{prefix}{deadline.Title}";
        var (booking, claims) = schedule.Sessions[id];
        return $"{prefix}{BookingCard.Where(View, claims)}{(booking.Step is null ? "" : $" {booking.Step}")}";
    }

    private string? Cost()
    {
        long total = 0;
        foreach (var line in Ripple.Lines.Where(Moves))
        {
            if (!schedule.Sessions.TryGetValue(line.Item.Id, out var session)) continue;
            if (Rates.Prices.Of(turn.Names, session.Booking, session.Claims) is not { } price) return null;
            total += price;
        }
        return total == 0 ? null : Features.Setup.Cost.Say(total, turn.Studio.Currency);
    }

    private string OwedLine()
    {
        var owed = move.OwedBy == OwedBy.Unsaid ? "Owed by: nobody said" : $"Owed by {OwedArgument.Word(move.OwedBy)}";
        return move.Reason.Length > 0 ? $"{owed} · {move.Reason}" : owed;
    }

    private IEnumerable<Button> Offers()
    {
        var words = Words(move.Only, move.Without);
        yield return new Button("Apply", Line($"{words} apply".Trim()));
        if (move.Only) yield return new Button("Move what follows", Line(Words(only: false, move.Without)));
        else if (Ripple.Lines.Count > 1)
        {
            yield return new Button("Only this date", Line(Words(only: true, [])));
            yield return new Button("Choose lines", Line($"{words} choose".Trim()));
        }
        yield return new Button("Cancel", $"show {Id}");
    }

    /// <summary>The same move as a line: dates are written out, so that pressing twice moves once.</summary>
    private string Line(string words, bool reason = true)
    {
        var to = LocalDateTimePattern.Create("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture).Format(move.To);
        var owed = move.OwedBy == OwedBy.Unsaid ? "" : $" owed {OwedArgument.Word(move.OwedBy)}";
        return $"slip {Id} {to}{(words.Length > 0 ? " " + words : "")}{owed}{(reason && move.Reason.Length > 0 ? " " + move.Reason : "")}";
    }

    private static string Words(bool only, IReadOnlyList<string> without) =>
        string.Join(' ', new[] { only ? "only" : "", without.Count > 0 ? $"without {string.Join(' ', without)}" : "" }.Where(word => word.Length > 0));

    private string What(Deadline deadline) => $"{deadline.Title} on {turn.Names.Work(deadline.ProjectId, deadline.UnitId, null)}";

    private string Person(long id) => turn.Names.FindPerson(id)?.Name ?? "someone";
}
