using NodaTime;
using PostBot.Core.Delivery;
using PostBot.Domain;

namespace PostBot.Core.Storage;

/// <summary>A Slack workspace, a Teams tenant or the local chat, and the studio it belongs to.</summary>
internal sealed class Workspace
{
    public long Id { get; init; }

    public long StudioId { get; set; }

    public Surface Surface { get; init; }

    public required string ExternalId { get; init; }
}

/// <summary>One person on one platform, and how to reach them there.</summary>
internal sealed class Identity : IStudioRow
{
    public long Id { get; init; }

    public long StudioId { get; init; }

    public long PersonId { get; set; }

    public Surface Surface { get; init; }

    public required string Workspace { get; init; }

    public required string ExternalId { get; init; }

    /// <summary>Teams' <c>29:</c> id, which mentions need.</summary>
    public string? MentionId { get; set; }

    /// <summary>Their direct-message channel; null until one is known.</summary>
    public string? DirectChannel { get; set; }

    public string? ServiceUrl { get; set; }

    /// <summary>Why nothing reaches them here; null while it does.</summary>
    public string? UnreachableWhy { get; set; }

    /// <summary>Their platform has not said yet whether they are one of ours or a guest: until it does, they have the least.</summary>
    public bool Unplaced { get; set; }

    /// <summary>Whose it was before two accounts were connected; null when it was never anybody else's.</summary>
    public long? CameFromId { get; set; }

    /// <summary>The identity used last is where a person is reached.</summary>
    public Instant SeenAt { get; set; }
}

/// <summary>A channel PostBot has heard from, and the project it is about.</summary>
internal sealed class Channel : IStudioRow
{
    public long Id { get; init; }

    public long StudioId { get; init; }

    public Surface Surface { get; init; }

    public required string Workspace { get; init; }

    public required string ExternalId { get; set; }

    public string? Name { get; set; }

    public string? ServiceUrl { get; set; }

    /// <summary>Why nothing can be posted here; null while it can.</summary>
    public string? UnreachableWhy { get; set; }

    /// <summary>The linked project, which lines typed here are about; null when none is.</summary>
    public long? ProjectId { get; set; }
}

/// <summary>Who did what, when, from where, with every value before and after.</summary>
internal sealed class AuditEntry
{
    public long Id { get; init; }

    public long StudioId { get; init; }

    public Instant At { get; init; }

    public long PersonId { get; init; }

    public Surface Surface { get; init; }

    public required string Line { get; init; }

    /// <summary>The main wording of the command, however the line said it.</summary>
    public required string Verb { get; init; }

    /// <summary>The object it was about, <c>B12</c>; null for what has no short id.</summary>
    public string? Subject { get; init; }

    /// <summary>The production whose rows changed; null for what belongs to none, or to several.</summary>
    public long? ProjectId { get; init; }

    /// <summary>Row changes as JSON, see <see cref="ChangeLog"/>.</summary>
    public required string Changes { get; init; }

    /// <summary>Whether people were told, so that taking it back is worth a question.</summary>
    public bool ToldPeople { get; init; }

    public long? UndoneById { get; set; }
}

/// <summary>When a person last asked what changed on a production. It is no change of the studio's, so the audit log does not have it.</summary>
internal sealed class Look
{
    public long PersonId { get; init; }

    public long ProjectId { get; init; }

    public Instant At { get; set; }

    /// <summary>The look before that one: further pages of an answer begin there too.</summary>
    public Instant? Before { get; set; }
}

/// <summary>What a private link opens. The numbers are stored.</summary>
internal enum LinkKind
{
    /// <summary>A calendar of the person's own sessions.</summary>
    OwnCalendar = 0,

    /// <summary>A calendar of one production.</summary>
    ProjectCalendar = 1,

    /// <summary>A calendar of one resource.</summary>
    ResourceCalendar = 2,

    /// <summary>The schedule page.</summary>
    Board = 3,
}

/// <summary>A private address that one person was given. What it shows is asked again each time, by what that person may see then.</summary>
internal sealed class PrivateLink : IStudioRow
{
    public long Id { get; init; }

    public long StudioId { get; init; }

    public long PersonId { get; init; }

    public LinkKind Kind { get; init; }

    /// <summary>The production or resource of a calendar; null for the other kinds.</summary>
    public long? About { get; init; }

    /// <summary>SHA-256 of the token in its address, in hex: nobody reads the address out of the database.</summary>
    public required string TokenHash { get; init; }

    public Instant MadeAt { get; init; }

    /// <summary>Null when it has no end of its own.</summary>
    public Instant? ExpiresAt { get; init; }

    public Instant? RevokedAt { get; set; }
}

/// <summary>
/// How often a booking changed in a way that calendars have to hear of; no row while it is as it was made. Undo leaves it alone: taking something back is one
/// more change to those who have seen it.
/// </summary>
internal sealed class BookingRevision
{
    public long BookingId { get; init; }

    public int Sequence { get; set; }

    public Instant ChangedAt { get; set; }
}

/// <summary>The numbers are stored.</summary>
internal enum PictureState
{
    Wanted = 0,

    /// <summary>A process has it in hand; found like this long after, it is given up.</summary>
    Taken = 1,
    Made = 2,
    Failed = 3,
}

/// <summary>A picture of the schedule or a report to print that somebody asked for, and where it goes.</summary>
internal sealed class BoardPicture
{
    public long Id { get; init; }

    public long StudioId { get; init; }

    public long PersonId { get; init; }

    public Surface Surface { get; init; }

    public required string Workspace { get; init; }

    /// <summary>Where it was asked for; null where only a direct message reaches the person alone.</summary>
    public string? Channel { get; init; }

    /// <summary>Everyone in the channel gets it, as they got the words.</summary>
    public bool ForAll { get; init; }

    public string? Thread { get; init; }

    public string? ServiceUrl { get; init; }

    /// <summary>What is shown, as the page's address without its key.</summary>
    public required string Query { get; init; }

    /// <summary>The one production that may be shown where several people look; null where the person's own rights decide.</summary>
    public long? Only { get; init; }

    public required string Title { get; init; }

    /// <summary>A page to print and not a picture.</summary>
    public bool Pdf { get; init; }

    /// <summary>What it is called where it goes out as a file; null for a picture of the schedule.</summary>
    public string? File { get; init; }

    public PictureState State { get; set; }

    public Instant AskedAt { get; init; }

    /// <summary>The kept file that it became; null until it did.</summary>
    public long? FileId { get; set; }
}

/// <summary>The next number for one letter of one studio's ids, or for one of the program's own sequences.</summary>
internal sealed class Counter
{
    public long StudioId { get; init; }

    public required string Name { get; init; }

    public long Next { get; set; }
}

/// <summary>A fact about this installation that is not about any studio: the clock's offset.</summary>
internal sealed class Setting
{
    public required string Name { get; init; }

    public required string Value { get; set; }
}

/// <summary>When a feedback round is looked at next for notes that are due; a change of the round or of its reviewers asks for a look at once. It is worked out, so the audit log does not have it.</summary>
internal sealed class RoundWatch
{
    public long RoundId { get; init; }

    public long StudioId { get; init; }

    public Instant LookAt { get; set; }
}
