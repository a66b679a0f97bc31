using NodaTime;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.People;
using PostBot.Domain.Feedback;
using PostBot.Domain.Projects;

namespace PostBot.Core.Features.Feedback;

/// <summary>When a round's notes are due on each party's own calendar: their zone, their working days, their holidays.</summary>
internal static class PartyClock
{
    /// <summary>The moment their notes are due: the round's, or the same time of their next working day where they do not work then.</summary>
    public static Instant DueFor(Names names, Project project, Reviewer reviewer, Instant due)
    {
        var (week, zone) = (Week(names, reviewer), Zone(names, project, reviewer));
        var local = due.InZone(zone).LocalDateTime;
        return week.Holds(local.Date) ? due : week.Next(local.Date).At(local.TimeOfDay).InZoneLeniently(zone).ToInstant();
    }

    /// <summary>The last moment any of them is due; the round's own when nobody is named.</summary>
    public static Instant Latest(Names names, Project project, IEnumerable<Reviewer> reviewers, Instant due) =>
        reviewers.Select(reviewer => DueFor(names, project, reviewer, due)).Append(due).Max();

    /// <summary>Whether they have not answered and should have, by their own calendar.</summary>
    public static bool IsLate(Names names, Project project, Round round, Reviewer reviewer, Instant now) =>
        round is { State: RoundState.Open, DueAt: { } due } && reviewer.State == ReviewerState.Asked && DueFor(names, project, reviewer, due) < now;

    /// <summary><c>Thursday is a holiday for Acme (US)</c>, one sentence for each day and calendar; none where everyone works then.</summary>
    public static IReadOnlyList<string> Off(Names names, Project project, IEnumerable<Reviewer> reviewers, Instant due) =>
    [
        .. reviewers.Select(reviewer => (Why: Why(names, project, reviewer, due), reviewer.Name)).Where(pair => pair.Why is not null).GroupBy(pair => pair.Why!.Value)
            .Select(group => $"{group.Key.Day} is {group.Key.Kind} for {Lists.And(group.Select(pair => pair.Name))}{(group.Key.Calendar.Length > 0 ? $" ({group.Key.Calendar})" : "")}"),
    ];

    private static (string Day, string Kind, string Calendar)? Why(Names names, Project project, Reviewer reviewer, Instant due)
    {
        var date = due.InZone(Zone(names, project, reviewer)).Date;
        if (Week(names, reviewer).Holds(date)) return null;
        var calendar = Calendar(names, reviewer);
        var holiday = names.HolidaysOf(calendar).Any(each => each.Date == date);
        var shown = calendar is null || calendar.Equals(reviewer.Name, StringComparison.OrdinalIgnoreCase) ? "" : calendar;
        return (date.DayOfWeek.ToString(), holiday ? "a holiday" : "no working day", holiday ? shown : "");
    }

    private static Domain.Schedules.WorkingWeek Week(Names names, Reviewer reviewer) => names.WeekOf(Calendar(names, reviewer), Party(names, reviewer)?.WorkingDays);

    private static DateTimeZone Zone(Names names, Project project, Reviewer reviewer) => Party(names, reviewer) is { Zone: not null } party ? names.ZoneOf(party) : names.ZoneOf(project);

    /// <summary>A name that nobody here has keeps a calendar of that name where there is one.</summary>
    private static string? Calendar(Names names, Reviewer reviewer) => Party(names, reviewer) is { } party
        ? party.Holidays
        : names.Calendars.FirstOrDefault(calendar => calendar.Equals(reviewer.Name, StringComparison.OrdinalIgnoreCase));

    private static Domain.People.Person? Party(Names names, Reviewer reviewer) => reviewer.PersonId is { } id ? names.FindPerson(id) : null;
}
