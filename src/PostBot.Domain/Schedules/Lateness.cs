using NodaTime;

namespace PostBot.Domain.Schedules;

/// <summary>Who hears of something that is late, beside its owner. Each includes those before it.</summary>
public enum Escalation
{
    Owner = 0,
    Coordinator = 1,
    Supervisor = 2,
}

/// <summary>What happens once something is past due: its owner is nudged every working morning, and after a while others are too.</summary>
public static class Lateness
{
    /// <summary>The morning after a moment on the owner's clock: the start of their next working day, or of their first hours after time off.</summary>
    public static Instant NextMorning(Instant after, WorkingTime owner) =>
        owner.AtOrAfter(owner.Week.Next(after.InZone(owner.Zone).Date).At(owner.DayStart).InZoneLeniently(owner.Zone).ToInstant());

    /// <summary>Working days since it was due, on a clock; 0 on the day itself and before it.</summary>
    public static int Days(Instant dueAt, Instant now, DateTimeZone zone, WorkingWeek week) =>
        Math.Max(0, WorkingShift.Between(week, dueAt.InZone(zone).Date, now.InZone(zone).Date));

    /// <param name="daysLate">Working days past due.</param>
    /// <param name="limit">The studio's: after so many days a coordinator hears of it, after twice as many a supervisor. At least 1.</param>
    public static Escalation Who(int daysLate, int limit) =>
        daysLate >= 2 * limit ? Escalation.Supervisor : daysLate >= limit ? Escalation.Coordinator : Escalation.Owner;
}
