using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.Features.Setup;
using PostBot.Core.People;
using PostBot.Domain.People;
using PostBot.Domain.Schedules;

namespace PostBot.Core.Features.People;

/// <summary>Which days a party works, on which clock and with whose holidays, where that is not as the house does.</summary>
internal sealed class PartyCommand : ICommand
{
    private const string House = "house";

    private static readonly PersonArgument who = new("person", "Who?") { Example = "@dana" };

    private static readonly WordArgument holidays = new("holidays", "Whose holidays do they keep?", word => Typed.Clean(word).Trim() is { Length: > 0 and <= CalendarArgument.Longest } name ? name : null) { Example = "US", Leads = ["holidays", "keeps"], Required = false };

    private static readonly WordArgument zone = new("zone", "In which time zone are they?", Zones.Find) { Example = "America/New_York", Leads = ["zone", "in"], Required = false };

    private static readonly WordArgument week = new("week", "Which days do they work?", word => word.Equals(House, StringComparison.OrdinalIgnoreCase) ? House : WorkingWeek.Read(word) is null ? null : word) { Example = "sun-thu", Leads = ["week", "works"], Required = false };

    public Definition Definition { get; } = new()
    {
        Verbs = ["party", "party calendar"],
        Summary = "See or say whose holidays, which days and which clock a reviewer or contact keeps",
        Examples = ["party @dana holidays US zone America/New_York", "party @dana week sun-thu"],
        Role = Role.Coordinator,
        Arguments = [who, holidays, zone, week],
        Changes = true,
        Topic = "People",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var named = turn.Get(who);
        if (turn.Meet(named) is not { } party) return PeopleWords.NotMet(named);
        var row = (await turn.Db.People.FindAsync([party.Id], cancel))!;
        if (!turn.Has(holidays) && !turn.Has(zone) && !turn.Has(week))
        {
            turn.Undoable = false;
            return Answer.Yes(new Card(Say(turn.Names, row)).With(Next(turn, row)));
        }
        var before = (row.Holidays, row.Zone, row.WorkingDays);
        if (turn.Maybe(holidays) is { } calendar) row.Holidays = IsHouse(calendar) ? null : new HolidaysOf(calendar, null).Calendar(turn.Names);
        if (turn.Maybe(zone) is { } place) row.Zone = place;
        if (turn.Maybe(week) is { } days) row.WorkingDays = IsHouse(days) ? null : WorkingWeek.Mask(WorkingWeek.Read(days)!);
        if (before == (row.Holidays, row.Zone, row.WorkingDays)) return Answer.No($"That is so already: {Say(turn.Names, row)}. Nothing was changed.");
        turn.NamesChanged();
        return Answer.Yes(new Card(Say(turn.Names, row)).With(Next(turn, row)));
    }

    private static bool IsHouse(string word) => word.Equals(House, StringComparison.OrdinalIgnoreCase);

    private static string Say(Names names, Person party)
    {
        var keeps = party.Holidays is { } calendar ? $"the {calendar} holidays" : "the house's holidays";
        return $"{party.Name} keeps {keeps}, works {WorkingWeek.Say(WorkingWeek.OfMask(party.WorkingDays ?? names.Studio.WorkingDays))}, {Times.City(names.ZoneOf(party).Id)} time";
    }

    private static Line Next(Turn turn, Person party)
    {
        var today = turn.Now.InZone(turn.Names.ZoneOf(party)).Date;
        var coming = turn.Names.HolidaysOf(party.Holidays).Where(holiday => holiday.Date >= today).Take(3).Select(holiday => Times.Day(holiday.Date, today) + (holiday.Name.Length > 0 ? $" {holiday.Name}" : "")).ToList();
        return coming.Count > 0 ? new Line($"Next: {string.Join(" · ", coming)}")
            : new Line((Text)"No holidays are set for them yet. For example: " + new Code($"holiday add 26 Nov Thanksgiving for {party.Holidays ?? $"@{party.Name}"}"));
    }
}
