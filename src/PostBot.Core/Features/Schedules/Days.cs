using NodaTime;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.People;

namespace PostBot.Core.Features.Schedules;

/// <summary>Days as cards say them, and days on which nobody works.</summary>
internal static class Days
{
    public static string Say(Turn turn, LocalDate date) => Times.Day(date, turn.Now.InZone(turn.Names.Zone).Date);

    /// <summary>What kind of day off it is: a holiday's name, else the day of the week.</summary>
    public static string Why(Names names, LocalDate date) => names.HolidayOn(date) ?? date.DayOfWeek.ToString();
}
