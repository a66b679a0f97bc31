using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Domain.People;
using PostBot.Domain.Schedules;

namespace PostBot.Core.Features.Setup;

/// <summary>The days to come on which the studio does not work.</summary>
internal sealed class HolidaysCommand : ICommand
{
    private const int MostLines = 20;

    private static readonly FlagArgument all = new("all") { Example = "all", Required = false };

    private static readonly CalendarArgument calendar = new() { Example = "US", Leads = ["for"], Required = false };

    public Definition Definition { get; } = new()
    {
        Verbs = ["holidays", "holiday", "bank holidays"],
        Summary = "See the days on which the studio does not work",
        Examples = ["holidays", "holidays all"],
        Role = Role.Viewer,
        Arguments = [all, calendar],
        Topic = "Setting up",
    };

    public Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var today = turn.Now.InZone(turn.Names.Zone).Date;
        if (turn.Maybe(calendar) is { } whose) return Task.FromResult(Of(turn, whose, today));
        var shown = turn.Names.Holidays.Where(holiday => turn.Has(all) || holiday.Date >= today).ToList();
        var past = turn.Names.Holidays.Count - shown.Count;
        var week = WorkingWeek.Say(turn.Names.Week.Days);
        var how = new Line((Text)"Add one like this: " + new Code("holiday add 25 Dec \"Christmas Day\""));
        if (shown.Count == 0) return Task.FromResult(Answer.Yes(new Card($"No holidays are set. The studio works {week}.").With(how)));
        var most = turn.Has(all) ? int.MaxValue : MostLines;
        var card = new Card($"{Lists.Count(shown.Count, turn.Has(all) ? "holiday" : "holiday to come", turn.Has(all) ? "holidays" : "holidays to come")}; otherwise the studio works {week}")
            .With(shown.Take(most).Select(holiday => new Line(Times.Day(holiday.Date, today) + (holiday.Name.Length > 0 ? $" · {holiday.Name}" : ""))))
            .With(how);
        if (shown.Count > most || past > 0) card = card.Offer(new Button("Show all", "holidays all"));
        if (turn.Names.Calendars.ToList() is { Count: > 0 } others) card = card.With(new Line($"Clients and others also keep {Lists.And(others.Take(MostLines))}.")).Offer(others.Take(3).Select(name => new Button(Typed.Shorten(name, 75), $"holidays for \"{name}\"")));
        return Task.FromResult(Answer.Yes(card));
    }

    /// <summary>A calendar that is not the house's, and who keeps it.</summary>
    private static Answer Of(Turn turn, HolidaysOf whose, NodaTime.LocalDate today)
    {
        var name = whose.Calendar(turn.Names);
        var days = turn.Names.HolidaysOf(name).Where(holiday => turn.Has(all) || holiday.Date >= today).ToList();
        var keepers = turn.Names.People.Where(person => !person.Archived && name.Equals(person.Holidays, StringComparison.OrdinalIgnoreCase)).Select(person => person.Name).ToList();
        var card = new Card(days.Count == 0 ? $"No holidays are set for {name}" : $"{Lists.Count(days.Count, "holiday")} for {name}")
            .With(days.Take(MostLines).Select(holiday => new Line(Times.Day(holiday.Date, today) + (holiday.Name.Length > 0 ? $" · {holiday.Name}" : ""))));
        if (keepers.Count > 0) card = card.With(new Line($"Kept by {Lists.And(keepers.Take(MostLines))}."));
        return Answer.Yes(card.With(new Line((Text)"Add one like this: " + new Code($"holiday add 26 Nov Thanksgiving for {(name.Contains(' ', StringComparison.Ordinal) ? $"\"{name}\"" : name)}"))));
    }
}
