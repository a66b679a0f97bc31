using System.Globalization;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using PostBot.Core.Storage;

namespace PostBot.Core.Delivery;

/// <summary>Files of the local chat by their ids: <c>f12</c>, or <c>f12-</c> and 32 hex digits for what only those may read who were given that id.</summary>
internal static class KeptFiles
{
    /// <summary>No list of notes or rows is larger; films are.</summary>
    public const long MostBytes = 50L << 20;

    private const int SecretBytes = 16;

    /// <summary>How long a file can be fetched by its link from outside this machine.</summary>
    public static readonly Duration LinkLife = Duration.FromHours(24);

    /// <summary>Whether files that people send there reach a command: everywhere but in Teams' channels and group chats.</summary>
    public static bool ComeIn(Incoming incoming) => incoming.Surface != Surface.Teams || incoming.Place.Kind == PlaceKind.Direct;

    public static string IdOf(KeptFile file) => IdOf(file.Id, file.Secret);

    public static string IdOf(long number, string? secret) => "f" + number.ToString(CultureInfo.InvariantCulture) + (secret is null ? "" : "-" + secret);

    /// <summary>The number in an id; null when it is none.</summary>
    public static long? Number(string id)
    {
        if (id.Length < 2 || id[0] != 'f') return null;
        var dash = id.IndexOf('-', StringComparison.Ordinal);
        return long.TryParse(dash < 0 ? id.AsSpan(1) : id.AsSpan(1, dash - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    /// <summary>The file; null when there is none, or when its secret is another.</summary>
    public static async Task<KeptFile?> Find(PostBotDb db, string id, CancellationToken cancel)
    {
        if (Number(id) is not { } number) return null;
        var file = await db.KeptFiles.AsNoTracking().FirstOrDefaultAsync(row => row.Id == number, cancel);
        return file is not null && CryptographicOperations.FixedTimeEquals(System.Text.Encoding.UTF8.GetBytes(IdOf(file)), System.Text.Encoding.UTF8.GetBytes(id)) ? file : null;
    }

    /// <summary>Keeps a file that only those can read who are given its id.</summary>
    public static KeptFile KeepSecret(WriteSession session, string name, byte[] bytes, Instant now)
    {
        var file = new KeptFile
        {
            Id = session.Next(0, "local-file"),
            StudioId = session.StudioId,
            Name = name,
            Size = bytes.Length,
            Bytes = bytes,
            At = now,
            Secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretBytes)),
        };
        session.Db.Add(file);
        return file;
    }
}
