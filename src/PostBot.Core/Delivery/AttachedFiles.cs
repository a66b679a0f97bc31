using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Jobs;
using PostBot.Core.Storage;

namespace PostBot.Core.Delivery;

/// <summary>Fetches the files of a line whose command reads files, and keeps them where only that command finds them.</summary>
internal sealed class AttachedFiles(IEnumerable<IFileSource> sources, CommandDesk desk, Writer writer, Clock clock)
{
    private readonly Dictionary<Surface, IFileSource> sources = sources.ToDictionary(source => source.Surface);

    public async Task<Incoming> Fetch(Incoming incoming, CancellationToken cancel)
    {
        if (incoming.Attached.Count == 0 || !sources.TryGetValue(incoming.Surface, out var source) || !desk.TakesFile(incoming)) return incoming;
        // The commands take one; which of several was meant is for them to ask.
        if (incoming.Attached.Count > 1) return incoming with { FileProblem = "One file at a time, so that it is clear what is read." };
        var file = incoming.Attached[0];
        if (file.Size > KeptFiles.MostBytes) return incoming with { FileProblem = $"{Shown(file)} has {file.Size >> 20} MB; at most {KeptFiles.MostBytes >> 20} are read." };
        var (bytes, whyNot) = await source.Fetch(incoming.Workspace, file, cancel);
        if (whyNot is not null) return incoming with { FileProblem = whyNot };
        var id = await writer.Write(
            async (session, token) =>
            {
                session.StudioId = await session.Names.Studio(session.Db, incoming.Surface, incoming.Workspace, token) ?? 0;
                var kept = KeptFiles.KeepSecret(session, file.Name, bytes.ToArray(), clock.Now);
                await session.Db.SaveChangesAsync(token);
                return KeptFiles.IdOf(kept);
            },
            cancel);
        return incoming with { Files = [id] };
    }

    private static string Shown(Attached file) => Typed.Shorten(Typed.Clean(file.Name), 80);
}
