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

    /// <summary>IANA zone; null means the studio's.</summary>
    public string? Zone { get; set; }

    public string? Email { get; set; }
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
}
