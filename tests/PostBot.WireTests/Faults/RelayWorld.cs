using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using PostBot.Core.Cards;
using PostBot.Core.Delivery;
using PostBot.Core.Jobs;
using PostBot.Core.Storage;
using PostBot.Domain.People;
using PostBot.Domain.Projects;

namespace PostBot.WireTests.Faults;

/// <summary>The real relay, the real writer and a real SQLite file, without a web host: what a process of the program has in hand of its outbox.</summary>
internal sealed class RelayWorld : IAsyncDisposable
{
    private const long Studio = 1;
    private const long Sender = 2;

    private readonly Database database;
    private readonly Clock clock;

    public RelayWorld(string file, IChatSender platform, TimeProvider time)
    {
        database = new Database($"Data Source={file}");
        clock = new Clock(time);
        Writer = new Writer(database, clock, NullLogger<Writer>.Instance);
        Relay = new OutboxRelay(database, Writer, [platform], clock, time, new Sealing(words => words, words => words), new Settling(clock, [], NullLogger<OutboxRelay>.Instance), NullLogger<OutboxRelay>.Instance);
    }

    public Writer Writer { get; }

    public OutboxRelay Relay { get; }

    public Clock Clock => clock;

    /// <summary>A file with a studio in which somebody gives the lines; copies of it are worlds.</summary>
    public static async Task Found(string file)
    {
        var database = new Database($"Data Source={file}");
        await database.Prepare(CancellationToken.None);
        await using (var writer = new Writer(database, new Clock(TimeProvider.System), NullLogger<Writer>.Instance))
        {
            await writer.Write(
                async (session, token) =>
                {
                    session.Db.Add(new Studio { Id = Studio, Name = "Wren Street", Zone = "Europe/London", Currency = "GBP" });
                    session.Db.Add(new Person { Id = Sender, StudioId = Studio, Name = "Ana", Role = Role.Coordinator });
                    session.Db.Add(new Identity { Id = session.NewId(), StudioId = Studio, PersonId = Sender, Surface = Surface.Slack, Workspace = "T1", ExternalId = "U0ANA", DirectChannel = "D0ANA" });
                    await session.Db.SaveChangesAsync(token);
                    return true;
                },
                CancellationToken.None);
        }
        // Everything is in the one file then, and the file can be copied.
        await using var connection = database.OpenForWriting();
        await using var checkpoint = connection.CreateCommand();
        checkpoint.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        await checkpoint.ExecuteNonQueryAsync();
    }

    /// <summary>Ana says something that goes to a channel; durable when it returns.</summary>
    public Task<bool> Say(string words, string channel) => Writer.Write(
        async (session, token) =>
        {
            session.CausedById = Sender;
            Outbox.ToChannel(session, await session.Names.Of(session.Db, Studio, token), new Channel { StudioId = Studio, Surface = Surface.Slack, Workspace = "T1", ExternalId = channel }, new Card(words), clock.Now);
            return true;
        },
        CancellationToken.None);

    public Task<List<Outgoing>> Rows() => database.Read((db, token) => db.Outbox.OrderBy(row => row.Id).ToListAsync(token), CancellationToken.None);

    /// <summary>Lets time pass until nothing waits any more.</summary>
    public async Task Drain(Action<Duration> advance)
    {
        while (true)
        {
            while (await Relay.Run(CancellationToken.None) == TimeSpan.Zero)
            {
            }
            if (Relay.Wait is { } paced) advance(Duration.FromTimeSpan(paced) + Duration.FromMilliseconds(1));
            else if (await Relay.NextDue(clock.Now, CancellationToken.None) is { } due) advance(due - clock.Now + Duration.FromMilliseconds(1));
            else return;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Writer.DisposeAsync();
        Relay.Dispose();
    }

    /// <summary>What the words of a row were.</summary>
    public static string Words(Outgoing row) => PlainDrawing.Words(CardJson.Read(row.Card).Headline, DateTimeZone.Utc, row.QueuedAt);
}
