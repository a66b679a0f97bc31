using NodaTime;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.Features.Bookings;
using PostBot.Core.Features.Schedules;
using PostBot.Core.Features.Status;
using PostBot.Domain.Bookings;
using PostBot.Domain.People;
using PostBot.Domain.Schedules;

namespace PostBot.Core.Features.Day;

/// <summary>A day or a week in words: how much it is, the sessions and what is due a line each, then what waits for whom.</summary>
internal sealed class DayCard(View view, Person person, DaySpan span, DaySheet sheet)
{
    private const int MostLines = 20;

    /// <summary>Of each kind of waiting; the rest is a count.</summary>
    private const int MostNamed = 4;

    private static readonly string[] numbers = ["Nothing", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten"];

    private bool IsAsker => view.Reader?.Id == person.Id;

    /// <param name="line">The command line that shows it again.</param>
    /// <param name="page">Of the sessions and deadlines, from 1.</param>
    public Card Draw(string line, int page)
    {
        var paged = new Paged<Line>([.. Things()], MostLines, page);
        var card = new Card(Headline()).With(paged.Shown);
        if (paged.Rest.Count > 0) card = card.With(new Line($"And {paged.Rest.Count} more"));
        if (paged.IsMore) card = card.Offer(new Button("Show more", $"{line} page {page + 1}"));
        if (Joined("Waiting for " + (IsAsker ? "you" : person.Name), [.. Waiting()]) is { } waiting) card = card.With(waiting);
        if (Joined("Waiting on others", [.. Others()]) is { } others) card = card.With(others);
        return card.Offer(Buttons().Take(5 - card.Buttons.Count));
    }

    /// <summary>One line for each thing that waits for the person.</summary>
    public IEnumerable<Text> Waiting()
    {
        foreach (var late in sheet.MyLate) yield return (Text)$"▲ late: {DeadlineCard.What(view, late)} was due " + DeadlineCard.Due(view, late) + (Text)$" (D{late.Number})";
        foreach (var one in sheet.ToAcknowledge) yield return $"an answer to \"{Typed.Shorten(one.Broadcast.Words.Replace('\n', ' '), 60)}\" (X{one.Broadcast.Number})";
        foreach (var one in sheet.Notes) yield return $"{Lists.Count(one.Count, "note")} on {view.Names.Work(one.Round.ProjectId, one.Round.UnitId, null)} (F{one.Round.Number}), oldest since {Day(one.Oldest)}";
        foreach (var step in sheet.Ready) yield return $"{view.Names.Work(step.ProjectId, step.UnitId, step.Name)} is ready to begin";
        foreach (var hold in sheet.ToConfirm) yield return (Text)$"to confirm: {BookingCard.Where(view, [.. sheet.Claims[hold.Id]])} " + BookingCard.When(view, hold, [.. sheet.Claims[hold.Id]]) + (Text)$" ◌ hold (B{hold.Number})";
    }

    /// <summary>The sessions, then what is due, in the order of time.</summary>
    public IEnumerable<Line> Things() => sheet.Sessions.Select(Session).Concat(sheet.All ? sheet.Late.Select(late => Due(late, isLate: true)) : []).Concat(sheet.Due.Select(due => Due(due, isLate: false)));

    public string Headline()
    {
        var things = sheet.Sessions.Count + sheet.Due.Count;
        if (sheet.All)
        {
            var late = sheet.Late.Count > 0 ? $", ▲ {sheet.Late.Count} late" : "";
            return $"{span.Name(view.Now)}: {Lists.Count(sheet.Sessions.Count, "session")}, {sheet.Due.Count} due{late}";
        }
        var counted = things == 0 ? "nothing" : $"{Number(things, lower: true)} {(things == 1 ? "thing" : "things")}";
        if (!IsAsker) return $"{person.Name}. {span.Name(view.Now)}: {counted}";
        if (span.Line != "today") return $"{span.Name(view.Now)}: {counted} for you, {Waits(sheet.Waiting)}";
        var hour = view.Now.InZone(span.Zone).Hour;
        var greeting = hour < 12 ? "morning" : hour < 18 ? "afternoon" : "evening";
        return $"Good {greeting} {person.Name.Split(' ')[0]}. {Number(things, lower: false)}{(things == 0 ? "" : things == 1 ? " thing" : " things")} today, {Waits(sheet.Waiting)}";
    }

    private IEnumerable<Text> Others()
    {
        foreach (var round in sheet.Reviews)
        {
            var name = view.Names.Work(round.ProjectId, round.UnitId, null);
            yield return round.DueAt is { } due
                ? (Text)$"notes on {name}, {(due < view.Now ? "were due " : "due ")}" + new Moment(due, null, view.Names.ZoneOf(view.Names.Project(round.ProjectId)).Id) + (Text)$" (F{round.Number})"
                : $"notes on {name} (F{round.Number})";
        }
        foreach (var step in sheet.Stuck) yield return $"{view.Names.Work(step.ProjectId, step.UnitId, step.Name)} {StatusWords.Said(StepSetting.Said(step), view.Reader is not null && PostBot.Core.People.Policy.IsInside(view.Reader) ? step.Remark : "")}";
        foreach (var one in sheet.Asked) yield return $"{one.Missing} to answer your broadcast (X{one.Broadcast.Number})";
    }

    private Line Session(Booking booking)
    {
        List<Claim> claims = [.. sheet.Claims[booking.Id]];
        var holder = sheet.All ? $" ({view.Names.FindPerson(booking.HeldById)?.Name ?? "someone"})" : "";
        return new Line(BookingCard.When(view, booking, claims) + (Text)$" · {view.Names.Work(booking.ProjectId, booking.UnitId, booking.Step)}, {BookingCard.Where(view, claims)} {BookingCard.Symbol(booking.State)} · B{booking.Number}{holder}");
    }

    private Line Due(Deadline deadline, bool isLate)
    {
        var owner = sheet.All ? $", {DeadlineCard.Name(view, deadline.OwnerId)}" : "";
        return new Line((Text)$"{(isLate ? "▲ late: " : "due ")}" + DeadlineCard.Due(view, deadline) + (Text)$" · {DeadlineCard.What(view, deadline)}{owner} · D{deadline.Number}");
    }

    private static Line? Joined(string lead, List<Text> parts)
    {
        if (parts.Count == 0) return null;
        var said = (Text)$"{lead}: " + Text.Join(" · ", parts.Take(MostNamed));
        return new Line(parts.Count <= MostNamed ? said : said + (Text)$" · and {parts.Count - MostNamed} more");
    }

    private IEnumerable<Button> Buttons()
    {
        if (IsAsker)
        {
            foreach (var late in sheet.MyLate.Take(1)) yield return new Button($"Done D{late.Number}", $"done D{late.Number}");
            foreach (var one in sheet.ToAcknowledge.Take(1)) yield return new Button($"Acknowledge X{one.Broadcast.Number}", $"ack X{one.Broadcast.Number}");
        }
        foreach (var one in sheet.Notes.Take(1)) yield return new Button($"Notes on {view.Names.Unit(one.Round.UnitId).Code}", $"notes F{one.Round.Number} open");
        if (!IsAsker) yield break;
        if (sheet.All) yield return new Button("My day", "my day");
        yield return span.Days == 1 ? new Button("My week", "my week") : new Button("Today", "today");
    }

    private string Day(Instant at) => Times.NearDay(at.InZone(span.Zone).Date, view.Now.InZone(span.Zone).Date);

    private static string Waits(int count) => count == 0 ? "nothing waits for you" : count == 1 ? "one waits for you" : $"{Number(count, lower: true)} wait for you";

    private static string Number(int count, bool lower)
    {
        var word = count < numbers.Length ? numbers[count] : $"{count}";
        return lower ? word.ToLowerInvariant() : word;
    }
}
