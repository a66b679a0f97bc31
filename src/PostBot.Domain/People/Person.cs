namespace PostBot.Domain.People;

/// <summary>What a person may do, each with the rights of those below; client and vendor stand apart, with next to none. The numbers are stored.</summary>
public enum Role
{
    Client = 0,
    Vendor = 1,
    Viewer = 2,
    Artist = 3,
    Coordinator = 4,
    Supervisor = 5,
    Admin = 6,
}

public sealed class Person : IStudioRow
{
    public long Id { get; init; }

    public long StudioId { get; init; }

    public required string Name { get; set; }

    public Role Role { get; set; }

    /// <summary>A person with the right to do so chose the role; else it is the one everybody starts with, and a guest loses it when their platform says what they are.</summary>
    public bool RoleGiven { get; set; }

    /// <summary>IANA zone; null means the studio's.</summary>
    public string? Zone { get; set; }

    public string? Email { get; set; }

    /// <summary>As it was written, <c>+44 20 7946 0000</c>; null when nobody said it.</summary>
    public string? Phone { get; set; }

    /// <summary>The name of the calendar whose holidays they keep; null for the house's.</summary>
    public string? Holidays { get; set; }

    /// <summary>The days of their working week, see <see cref="Schedules.WorkingWeek.Mask"/>; null for the house's.</summary>
    public int? WorkingDays { get; set; }

    /// <summary>Left the studio, or was found to be somebody else we know: kept for what they did, offered nowhere.</summary>
    public bool Archived { get; set; }

    /// <summary>Who they turned out to be, when two accounts of one person were connected; null otherwise.</summary>
    public long? MergedIntoId { get; set; }
}

/// <summary>Membership of a project: who is told about it, as what.</summary>
public sealed class TeamMember : IStudioRow
{
    public long Id { get; init; }

    public long StudioId { get; init; }

    public long ProjectId { get; init; }

    public long PersonId { get; init; }

    /// <summary>What they do on it: <c>editor</c>; empty when nobody said.</summary>
    public required string Title { get; set; }

    /// <summary>Their role on this project, higher or lower than in the studio; null when it is the same.</summary>
    public Role? Role { get; set; }
}
