using Microsoft.EntityFrameworkCore;
using NodaTime;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Domain.Bookings;
using PostBot.Domain.People;
using PostBot.Domain.Phrases;
using PostBot.Domain.Schedules;

namespace PostBot.Core.Features.Setup;

/// <summary>A day, or a run of days, on which the studio does not work.</summary>
internal sealed class HolidayAddCommand : ICommand
{
    private const int MostDays = 31;

    private static readonly WhenArgument when = new("Which day?") { Example = "25 Dec" };

    private static readonly CalendarArgument calendar = new() { Example = "US", Leads = ["for"], Required = false };

    private static readonly TitleArgument name = new("name", "What is it called?") { Example = "Christmas Day", Required = false };

    public Definition Definition { get; } = new()
    {
        Verbs = ["holiday add", "holidays add", "add holiday"],
        Summary = "Add a day on which the studio, or a client with holidays of their own, does not work",
        Examples = ["holiday add 25 Dec \"Christmas Day\"", "holiday add 26 Nov Thanksgiving for US"],
        Role = Role.Admin,
        Arguments = [when, calendar, name],
        Changes = true,
        Topic = "Setting up",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        if (turn.Get(when).When is not WhenDays days) return Answer.No($"A holiday is a whole day. For example: {Definition.Examples[0]}");
        var count = Period.DaysBetween(days.First, days.EndExclusive);
        if (count > MostDays) return Answer.No($"That is {count} days; add at most {MostDays} at once. Nothing was changed.");
        var called = Typed.Shorten(Typed.Clean(turn.Maybe(name) ?? "").Replace('\n', ' ').Trim(), 60);
        var today = turn.Now.InZone(turn.Names.Zone).Date;
        var whose = turn.Maybe(calendar)?.Calendar(turn.Names);
        var known = turn.Names.HolidaysOf(whose).Select(holiday => holiday.Date).ToHashSet();
        var wanted = Enumerable.Range(0, count).Select(days.First.PlusDays).ToList();
        var added = wanted.Where(day => !known.Contains(day)).ToList();
        var list = new Button("Holidays", whose is null ? "holidays" : $"holidays for \"{whose}\"");
        if (added.Count == 0) return Answer.No($"{Span(wanted, today)} is a holiday{For(whose)} already. Nothing was changed.", list);
        foreach (var day in added) turn.Db.Add(new Holiday { Id = turn.NewId(), StudioId = turn.Studio.Id, Date = day, Name = called, Calendar = whose ?? "" });
        if (turn.Maybe(calendar) is { Person: { Holidays: null } party }) (await turn.Db.People.FindAsync([party.Id], cancel))!.Holidays = whose;
        turn.NamesChanged();
        var card = new Card($"{Span(added, today)} {(added.Count == 1 ? "is a holiday" : "are holidays")}{For(whose)} now{(called.Length > 0 ? $": {called}" : "")}");
        if (added.Count < wanted.Count) card = card.With(new Line($"{wanted.Count - added.Count} of these days {(wanted.Count - added.Count == 1 ? "was" : "were")} a holiday already."));
        if (whose is not null) return Answer.Yes(card.With(new Line("Notes that are due then say so, and are theirs to give by the next working day.")).Offer(list));
        if (await Sessions(turn, added, cancel) is { Length: > 0 } booked) card = card.With(new Line($"Booked then, and still booked: {booked}."));
        return Answer.Yes(card.With(new Line("Nudges that were to go out then wait for the next working day.")).Offer(list));
    }

    private static string For(string? calendar) => calendar is null ? "" : $" for {calendar}";

    private static string Span(List<LocalDate> days, LocalDate today) =>
        days.Count == 1 ? Times.Day(days[0], today) : $"{Times.Day(days[0], today)} to {Times.Day(days[^1], today)}";

    /// <summary>What somebody should know who closes the house for a day.</summary>
    private static async Task<string> Sessions(Turn turn, List<LocalDate> days, CancellationToken cancel)
    {
        var zone = turn.Names.Zone;
        var (start, end) = (zone.AtStartOfDay(days[0]).ToInstant(), zone.AtStartOfDay(days[^1].PlusDays(1)).ToInstant());
        var (studioId, earliest) = (turn.Studio.Id, start - Slot.Longest);
        var resources = turn.Names.Resources.Select(resource => resource.Id).ToList();
        var booked = await turn.Db.Claims.AsNoTracking()
            .Where(claim => resources.Contains(claim.ResourceId) && claim.StartAt > earliest && claim.StartAt < end && claim.EndAt > start && (claim.State == BookingState.Held || claim.State == BookingState.Confirmed))
            .Join(turn.Db.Bookings, claim => claim.BookingId, booking => booking.Id, (_, booking) => booking.Number).Distinct().OrderBy(number => number).Take(6).ToListAsync(cancel);
        return string.Join(", ", booked.Take(5).Select(number => $"B{number}")) + (booked.Count > 5 ? " and more" : "");
    }
}
