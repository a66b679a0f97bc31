using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using PostBot.Core.Commands;
using PostBot.Core.Jobs;
using PostBot.Core.Storage;

namespace PostBot.Core.Delivery;

/// <summary>Keeps deliveries until they are worked. A stored delivery survives a crash and has its effect once.</summary>
public sealed class Inbox
{
    private readonly Writer writer;
    private readonly InboxSignal signal;
    private readonly Clock clock;
    private readonly Sealing sealing;

    internal Inbox(Writer writer, InboxSignal signal, Clock clock, Sealing sealing)
    {
        this.sealing = sealing;
        this.writer = writer;
        this.signal = signal;
        this.clock = clock;
    }

    /// <summary>Durable when it returns. False when the same key was stored before: nothing more to do.</summary>
    public Task<bool> Store(Delivery delivery, CancellationToken cancel) => writer.Write(
        async (session, token) =>
        {
            if (await session.Db.Deliveries.AnyAsync(row => row.Key == delivery.Key, token)) return false;
            session.Db.Add(new StoredDelivery
            {
                Id = session.NewId(),
                Key = delivery.Key,
                Surface = delivery.Surface,
                Workspace = delivery.Workspace,
                Kind = delivery.Kind,
                Body = sealing.Seal(delivery.Body),
                At = clock.Now,
            });
            await session.Db.SaveChangesAsync(token);
            session.AfterCommit.Add(signal.Wake);
            return true;
        },
        cancel);
}

/// <summary>Works stored deliveries: each reaches the desk once, in the order in which its sender said things.</summary>
internal sealed partial class InboxWorker(Database database, Writer writer, CommandDesk desk, Reach reach, Installations installations, Sealing sealing, IEnumerable<IDeliveryReader> readers, IEnumerable<ISenderLookup> lookups, AttachedFiles attached, Reactions reactions, Edits edits, FormWindows windows, ILogger<InboxWorker> log)
{
    private const int Batch = 64;
    private const int MostAttempts = 3;

    private readonly Dictionary<Surface, IDeliveryReader> readers = readers.ToDictionary(reader => reader.Surface);
    private readonly Dictionary<Surface, ISenderLookup> lookups = lookups.ToDictionary(lookup => lookup.Surface);

    /// <summary>Works what waits; returns how many deliveries were looked at.</summary>
    public async Task<int> Run(CancellationToken cancel)
    {
        var stored = await database.Read(
            (db, token) => db.Deliveries.Where(row => row.State == DeliveryState.Stored).OrderBy(row => row.Id).Take(Batch).ToListAsync(token), cancel);
        var read = stored.Select(row => (Row: row, Reading: Read(row))).ToList();
        await Task.WhenAll(read.GroupBy(pair => Who(pair.Reading)).Select(async group =>
        {
            foreach (var (row, reading) in group) if (!await Work(row, reading, cancel)) break;
        }));
        return stored.Count;
    }

    private async Task<Incoming> Completed(Incoming incoming, CancellationToken cancel) => !lookups.TryGetValue(incoming.Surface, out var lookup) ? incoming : incoming with
    {
        Sender = await lookup.Complete(incoming.Workspace, incoming.Sender, cancel),
        Author = incoming.Author is { } author ? await lookup.Complete(incoming.Workspace, author, cancel) : null,
    };

    private static string Who(Reading reading) => reading is Said said ? $"{said.Incoming.Workspace}/{said.Incoming.Sender.Id}" : "";

    private Reading Read(StoredDelivery row) =>
        !readers.TryGetValue(row.Surface, out var reader) ? new Ignored("its surface is not configured")
        : sealing.Open(row.Body) is not { } body ? new Ignored("its key was lost")
        : Sealed(reader.Read(new Delivery(row.Surface, row.Key, row.Workspace, row.Kind, body)));

    /// <summary>From here on the response address is only written, to the outbox, where it lies sealed.</summary>
    private Reading Sealed(Reading reading) => reading is Said { Incoming.ResponseUrl: { } address } said
        ? new Said(said.Incoming with { ResponseUrl = sealing.Seal(address) })
        : reading;

    /// <summary>False when it failed and has to be tried again before what came after it.</summary>
    private async Task<bool> Work(StoredDelivery row, Reading reading, CancellationToken cancel)
    {
        try
        {
            switch (reading)
            {
                case Said said:
                    var incoming = await attached.Fetch(await Completed(said.Incoming with { Key = row.Key }, cancel), cancel);
                    windows.Open(row.Key, incoming, await desk.Handle(incoming, row.Id, cancel), cancel);
                    break;
                case Reacted reacted when await reactions.Line(reacted, cancel) is { } line:
                    await desk.Handle(await Completed(reacted.Incoming with { Key = row.Key, Text = line }, cancel), row.Id, cancel);
                    break;
                case Edited edited when await edits.Line(edited, cancel) is { } now:
                    await desk.Handle(await Completed(now with { Key = row.Key }, cancel), row.Id, cancel);
                    break;
                case PersonChanged changed:
                    await reach.Changed(changed, row.Id, cancel);
                    break;
                case ChannelChanged changed:
                    await reach.Changed(changed, row.Id, cancel);
                    break;
                case Reachable reachable:
                    await reach.Gained(reachable, row.Id, cancel);
                    break;
                case Unreachable unreachable:
                    await reach.Lost(unreachable, row.Id, cancel);
                    break;
                case Uninstalled gone:
                    await installations.End(gone, row.Id, cancel);
                    break;
                default:
                    await reach.Done(row.Id, cancel);
                    break;
            }
            return true;
        }
        // A delivery that breaks us must not stop those behind it.
#pragma warning disable CA1031
        catch (Exception problem) when (problem is not OperationCanceledException)
#pragma warning restore CA1031
        {
            var reference = CommandDesk.Reference();
            Broke(log, reference, row.Kind, row.Attempts + 1, problem);
            await Failed(row.Id, reading as Said, reference, cancel);
            return false;
        }
    }

    private Task<bool> Failed(long id, Said? said, string reference, CancellationToken cancel) => writer.Write(
        async (session, token) =>
        {
            var row = await session.Db.Deliveries.FindAsync([id], token);
            row!.Attempts++;
            row.Error = reference;
            if (row.Attempts >= MostAttempts)
            {
                row.State = DeliveryState.Failed;
                if (said is not null) Outbox.Reply(session, 0, said.Incoming, personId: null, CommandDesk.Broken(reference, said.Incoming.Text), beside: true, row.At);
            }
            await session.Db.SaveChangesAsync(token);
            return true;
        },
        cancel);

    [LoggerMessage(1, LogLevel.Error, "Ref {Reference}: a {Kind} delivery failed, attempt {Attempt}.")]
    private static partial void Broke(ILogger log, string reference, string kind, int attempt, Exception problem);
}
