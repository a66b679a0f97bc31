using Microsoft.EntityFrameworkCore;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Domain.People;
using PostBot.Domain.Phrases;

namespace PostBot.Core.Features.Setup;

/// <summary>Makes a holiday, or a run of them, ordinary days again.</summary>
internal sealed class HolidayRemoveCommand : ICommand
{
    private static readonly WhenArgument when = new("Which day?") { Example = "25 Dec" };

    private static readonly CalendarArgument calendar = new() { Example = "US", Leads = ["for"], Required = false };

    public Definition Definition { get; } = new()
    {
        Verbs = ["holiday remove", "holidays remove", "remove holiday", "holiday delete"],
        Summary = "Make a holiday an ordinary day again",
        Examples = ["holiday remove 25 Dec", "holiday remove 2026-12-28"],
        Role = Role.Admin,
        Arguments = [when, calendar],
        Changes = true,
        Topic = "Setting up",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        if (turn.Get(when).When is not WhenDays days) return Answer.No($"A holiday is a whole day. For example: {Definition.Examples[0]}");
        var whose = turn.Maybe(calendar)?.Calendar(turn.Names);
        var ids = turn.Names.HolidaysOf(whose).Where(holiday => holiday.Date >= days.First && holiday.Date < days.EndExclusive).Select(holiday => holiday.Id).ToList();
        var rows = await turn.Db.Holidays.Where(holiday => ids.Contains(holiday.Id)).ToListAsync(cancel);
        var today = turn.Now.InZone(turn.Names.Zone).Date;
        var said = Times.Day(days.First, today) + (days.Last > days.First ? $" to {Times.Day(days.Last, today)}" : "");
        if (rows.Count == 0) return Answer.No($"{said} is no holiday{(whose is null ? "" : $" for {whose}")}. Nothing was changed.", new Button("Holidays", "holidays"));
        turn.Db.RemoveRange(rows);
        turn.NamesChanged();
        return Answer.Yes(new Card($"{said}{(whose is null ? "" : $" for {whose}")} {(rows.Count == 1 ? "is an ordinary day" : $"has {rows.Count} holidays fewer")} again").Offer(new Button("Holidays", "holidays")));
    }
}
