using NodaTime;
using PostBot.Core.Commands;
using PostBot.Core.Delivery;
using PostBot.Core.Jobs;
using PostBot.Core.Storage;

namespace PostBot.Core.Features.Board;

/// <summary>The schedule behind private links, and its pictures. What somebody may see is asked at every look.</summary>
public sealed class Boards
{
    /// <summary>How long a picture can be fetched by its link.</summary>
    public static readonly Duration PictureLife = Duration.FromHours(24);

    private readonly Database database;
    private readonly NamesCache cache;
    private readonly OneTimePasses passes;
    private readonly Clock clock;

    internal Boards(Database database, NamesCache cache, OneTimePasses passes, Clock clock) => (this.database, this.cache, this.passes, this.clock) = (database, cache, passes, clock);

    /// <summary>Null when the key opens nothing, for whatever reason.</summary>
    public Task<BoardSheet?> Read(string key, BoardAsked asked, CancellationToken cancel)
    {
        var pass = passes.Take(key);
        return database.Read(
            async (db, stop) =>
            {
                var now = clock.Now;
                if (pass is not null)
                {
                    var names = await cache.Of(db, pass.StudioId, stop);
                    return names.FindPerson(pass.PersonId) is { Archived: false } person ? await new BoardReading(new View(db, names, person, now) { Only = pass.Only }, asked).Read(stop) : null;
                }
                if (await PrivateLinks.Open(db, cache, key, now, stop) is not { Link.Kind: LinkKind.Board } opened) return null;
                return await new BoardReading(new View(db, opened.Names, opened.Person, now), asked).Read(stop);
            },
            cancel);
    }

    /// <summary>A picture that was made, by the id only those know who were given it; null when there is none, or none any more.</summary>
    public Task<(string Name, ReadOnlyMemory<byte> Bytes)?> Picture(string id, CancellationToken cancel) => database.Read(
        async (db, stop) =>
        {
            var file = await KeptFiles.Find(db, id, stop);
            return file is { Secret: not null } && file.Name.StartsWith(PictureSweep.NameBegins, StringComparison.Ordinal) && clock.Now < file.At + PictureLife
                ? (file.Name, (ReadOnlyMemory<byte>)file.Bytes)
                : ((string, ReadOnlyMemory<byte>)?)null;
        },
        cancel);
}
