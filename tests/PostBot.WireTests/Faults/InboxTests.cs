using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PostBot.Core;
using PostBot.Core.Delivery;
using PostBot.Core.Storage;
using PostBot.Host;
using PostBot.Slack.Intake;
using PostBot.WireTests.Fakes;

namespace PostBot.WireTests.Faults;

/// <summary>Deliveries that were acknowledged and then break us.</summary>
public sealed class InboxTests
{
    [Fact]
    public async Task What_breaks_after_its_acknowledgement_is_tried_again_and_in_the_end_said()
    {
        var folder = Directory.CreateTempSubdirectory("postbot-inbox-");
        try
        {
            // Never started: nothing works the inbox but the test.
            await using var app = PostBotHost.Build([
                "--hostBuilder:reloadConfigOnChange=false",
                "--Logging:LogLevel:Default=None",
                $"--PostBot:Database=Data Source={Path.Combine(folder.FullName, "postbot.db")}",
                $"--PostBot:Slack:SigningSecret={SlackRequests.Secret}",
                $"--PostBot:Slack:BotToken={FakeSlack.Token}",
                "--PostBot:Slack:ApiUrl=http://127.0.0.1:9/api/",
                "--PostBot:Admins:0=slack:U0ANA",
            ]);
            await CoreServices.Start(app.Services, CancellationToken.None);
            var breaks = new Breaking();
            var worker = ActivatorUtilities.CreateInstance<InboxWorker>(app.Services, (IEnumerable<ISenderLookup>)[breaks]);

            breaks.Left = 2;
            await Arrives(app, new SlackRequests().Mention("setup"));
            foreach (var (attempts, state) in ((int, DeliveryState)[])[(1, DeliveryState.Stored), (2, DeliveryState.Stored), (2, DeliveryState.Done)])
            {
                await worker.Run(CancellationToken.None);
                var row = (await Read(app, db => db.Deliveries.OrderBy(row => row.Id).ToListAsync()))[^1];
                Assert.Equal((attempts, state), (row.Attempts, row.State));
            }
            Assert.Single(await Read(app, db => db.Studios.ToListAsync()));

            breaks.Left = 3;
            await Arrives(app, new SlackRequests().Mention("status"));
            for (var run = 0; run < 5; run++) await worker.Run(CancellationToken.None);
            var lost = (await Read(app, db => db.Deliveries.OrderBy(row => row.Id).ToListAsync()))[^1];
            Assert.Equal((3, DeliveryState.Failed), (lost.Attempts, lost.State));
            var said = (await Read(app, db => db.Outbox.OrderBy(row => row.Id).ToListAsync()))[^1];
            Assert.Contains($"Ref {lost.Error}", said.Card, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task Arrives(WebApplication app, HttpRequestMessage request)
    {
        using (request)
        using (var envelope = JsonDocument.Parse(await request.Content!.ReadAsStringAsync()))
        {
            Assert.True(await app.Services.GetRequiredService<Inbox>().Store(SlackEvents.ToDelivery(envelope.RootElement, FakeSlack.BotUserId)!, CancellationToken.None));
        }
    }

    private static Task<T> Read<T>(WebApplication app, Func<PostBotDb, Task<T>> read) => app.Services.GetRequiredService<Database>().Read((db, _) => read(db), CancellationToken.None);

    /// <summary>Breaks as often as it is told, then knows everybody as they came.</summary>
    private sealed class Breaking : ISenderLookup
    {
        public int Left { get; set; }

        public Surface Surface => Surface.Slack;

        public Task<Sender> Complete(string workspace, Sender sender, CancellationToken cancel) =>
            Left-- > 0 ? throw new InvalidOperationException("broken on purpose") : Task.FromResult(sender);
    }
}
