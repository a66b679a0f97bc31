using NodaTime;
using PostBot.Domain.People;

namespace PostBot.Core.People;

/// <summary>Who gets what waits for a person: the one place that nudges, approvals and requests ask.</summary>
internal static class Covering
{
    /// <summary>Who covers for a person at a moment, having said yes; null when nobody does. Covers do not chain: a deputy who is away too is still the deputy.</summary>
    public static Person? For(Names names, long personId, Instant now) =>
        names.Covers.FirstOrDefault(cover => cover.State == CoverState.Accepted && cover.PersonId == personId && cover.StartAt <= now && now < cover.EndAt) is { } cover
            && names.FindPerson(cover.DeputyId) is { Archived: false } deputy ? deputy : null;
}
