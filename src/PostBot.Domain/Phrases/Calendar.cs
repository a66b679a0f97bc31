using System.Globalization;
using NodaTime;

namespace PostBot.Domain.Phrases;

/// <summary>Days in words, for problems and notes.</summary>
internal static class Calendar
{
    /// <summary>The year only when it is not this one.</summary>
    public static string Day(LocalDate date, LocalDate today) =>
        date.ToString(date.Year == today.Year ? "ddd d MMM" : "ddd d MMM yyyy", CultureInfo.InvariantCulture);

    public static string DayAndMonth(LocalDate date) => date.ToString("d MMM", CultureInfo.InvariantCulture);

    public static string Weekday(IsoDayOfWeek day) => CultureInfo.InvariantCulture.DateTimeFormat.GetAbbreviatedDayName((DayOfWeek)((int)day % 7));

    public static string FullWeekday(IsoDayOfWeek day) => CultureInfo.InvariantCulture.DateTimeFormat.GetDayName((DayOfWeek)((int)day % 7));

    public static string Month(int month) => CultureInfo.InvariantCulture.DateTimeFormat.GetAbbreviatedMonthName(month);

    public static string FullMonth(int month) => CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(month);

    public static string Clock(LocalTime time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>Zone names end in the city people say.</summary>
    public static string City(DateTimeZone zone) => zone.Id[(zone.Id.LastIndexOf('/') + 1)..].Replace('_', ' ');
}
