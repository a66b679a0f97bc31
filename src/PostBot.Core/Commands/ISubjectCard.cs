using NodaTime;
using PostBot.Core.Cards;
using PostBot.Core.People;
using PostBot.Core.Storage;
using PostBot.Domain.People;

namespace PostBot.Core.Commands;

/// <summary>Who looks and when. <paramref name="Reader"/> is null where several people do: then nothing is shown that not everyone may see.</summary>
internal sealed record View(PostBotDb Db, Names Names, Person? Reader, Instant Now)
{
    /// <summary>Never where others read along, whoever asked.</summary>
    public bool SeesMoney => !InPublic && Reader is not null && Policy.SeesMoney(Reader);

    /// <summary>Drawn for one person in a place where others see it.</summary>
    public bool InPublic { get; init; }

    /// <summary>The same with the reader as they stand on one production.</summary>
    public View On(long projectId) => Reader is null ? this : this with { Reader = Policy.On(Reader, projectId, Names) };

    /// <summary>The one production that may be named where several people look; null where the reader's own rights decide.</summary>
    public long? Only { get; init; }

    /// <summary>The same for one person alone.</summary>
    public View For(Person reader) => this with { Reader = reader, Only = null, InPublic = false };

    public bool Sees(long projectId) => Only is { } only ? only == projectId : Reader is null || Policy.Sees(Reader, projectId, Names);

    public DateTimeZone Zone => Reader is null ? Names.Zone : Names.ZoneOf(Reader);
}

/// <summary>Draws the current card of one kind of object, for the asker and for every posted copy that lives.</summary>
internal interface ISubjectCard
{
    /// <summary>The letter of its short ids.</summary>
    char Letter { get; }

    /// <param name="face">Which drawing, where there are several; null for the object's own.</param>
    /// <returns>Null when the object does not exist or the reader may not see it.</returns>
    Task<Card?> Draw(View view, long number, string? face, CancellationToken cancel);

    /// <summary>The production an object belongs to, for what the asker may do there; null when there is no such object.</summary>
    Task<long?> ProjectOf(PostBotDb db, long studioId, long number, CancellationToken cancel);
}
