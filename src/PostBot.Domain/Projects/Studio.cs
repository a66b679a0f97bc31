namespace PostBot.Domain.Projects;

/// <summary>One facility: everything else belongs to exactly one.</summary>
public sealed class Studio
{
    public long Id { get; init; }

    public required string Name { get; set; }

    /// <summary>IANA zone of the building; projects and resources start with it.</summary>
    public required string Zone { get; set; }

    /// <summary>ISO 4217.</summary>
    public required string Currency { get; set; }

    /// <summary>Working hours in minutes after midnight, <see cref="DayStart"/> inclusive, <see cref="DayEnd"/> exclusive.</summary>
    public int DayStart { get; set; } = 9 * 60;

    public int DayEnd { get; set; } = 18 * 60;

    /// <summary>A broadcast to more people than this needs a second person's confirmation.</summary>
    public int RecipientsBeforeSecond { get; set; } = 50;

    /// <summary>Grows with every change to a name, a person or a link, so that what is kept in memory knows when it is old.</summary>
    public long NamesVersion { get; set; }
}
