using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using PostBot.Core.Commands;
using PostBot.Core.People;
using PostBot.Core.Storage;
using PostBot.Domain.People;

namespace PostBot.Core.Delivery;

/// <summary>A private link that was followed, with whose it is as they stand now.</summary>
internal sealed record OpenedLink(PrivateLink Link, Names Names, Person Person);

/// <summary>Addresses that only those can know who were given them.</summary>
internal static class PrivateLinks
{
    /// <summary>160 bits: out of anybody's reach.</summary>
    private const int TokenBytes = 20;

    /// <summary>Makes a link for the asker; its token is said once and not kept.</summary>
    public static string Make(Turn turn, LinkKind kind, long? about = null, Duration? life = null)
    {
        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(TokenBytes));
        turn.Db.Add(new PrivateLink
        {
            Id = turn.NewId(),
            StudioId = turn.Studio.Id,
            PersonId = turn.Asker.Id,
            Kind = kind,
            About = about,
            TokenHash = Hash(token),
            MadeAt = turn.Now,
            ExpiresAt = life is { } span ? turn.Now + span : null,
        });
        return token;
    }

    /// <summary>The asker's links of one kind that still work.</summary>
    public static IQueryable<PrivateLink> Live(Turn turn, LinkKind kind)
    {
        var (person, now) = (turn.Asker.Id, turn.Now);
        return turn.Db.PrivateLinks.Where(row => row.PersonId == person && row.Kind == kind && row.RevokedAt == null && (row.ExpiresAt == null || row.ExpiresAt > now));
    }

    /// <summary>Null for a token nobody was given, for one that was taken back or is over, and for somebody who left: from outside they are all the same.</summary>
    public static async Task<OpenedLink?> Open(PostBotDb db, NamesCache cache, string token, Instant now, CancellationToken cancel)
    {
        if (token.Length != TokenBytes * 2 || !token.All(char.IsAsciiHexDigitLower)) return null;
        var hash = Hash(token);
        var link = await db.PrivateLinks.AsNoTracking().FirstOrDefaultAsync(row => row.TokenHash == hash, cancel);
        if (link is null || link.RevokedAt is not null || link.ExpiresAt <= now) return null;
        var names = await cache.Of(db, link.StudioId, cancel);
        return names.FindPerson(link.PersonId) is { Archived: false } person ? new OpenedLink(link, names, person) : null;
    }

    private static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(token)));
}
