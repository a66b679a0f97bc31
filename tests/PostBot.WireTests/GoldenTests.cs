using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Delivery;
using PostBot.Slack.Drawing;
using PostBot.Teams.Drawing;
using PostBot.WireTests.Fakes;

namespace PostBot.WireTests;

/// <summary>
/// The status cards of a production with 1, 12 and 200 episodes, drawn as plain text, Block Kit and Adaptive Card, against the files under
/// <c>Golden/</c>. After a wanted change of the drawings: <c>GOLDEN=renew dotnet test tests/PostBot.WireTests --filter GoldenTests</c>, then read the diff.
/// </summary>
public sealed class GoldenTests
{
    private static readonly Instant now = Instant.FromUtc(2026, 11, 24, 9, 0);
    private static readonly JsonSerializerOptions readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Theory]
    [InlineData(1)]
    [InlineData(12)]
    [InlineData(200)]
    public async Task The_status_cards_are_drawn_like_this(int episodes)
    {
        await using var bot = await PostBotApp.Start();
        await Fill(bot, episodes);
        var count = episodes.ToString(CultureInfo.InvariantCulture);
        foreach (var (name, line) in ((string, string)[])
        [
            ("studio", "status studio"), ("project", "status NIGHTFALL"), ("all", "status NIGHTFALL all"), ("grid", "status NIGHTFALL grid"), ("exceptions", "status NIGHTFALL exceptions"),
            ("step", "status NIGHTFALL grade"), ("unit", "status NIGHTFALL 101"), ("unit-step", "status NIGHTFALL 101 grade"),
        ])
        {
            var card = await Ask(bot, line);
            var slack = BlockKit.Draw(card, null, now);
            foreach (var message in slack)
            {
                using var blocks = JsonDocument.Parse(message.Blocks.ToJsonString());
                Assert.Empty(BlockKitRules.Message(blocks.RootElement));
            }
            var teams = AdaptiveCards.Draw(card, null, now);
            Assert.All(teams, drawn => Assert.True(Encoding.UTF8.GetByteCount(drawn.Content.ToJsonString()) <= AdaptiveCards.MostBytes));
            Golden.Check($"status-{name}-{count}.txt", PlainDrawing.Draw(card, null, now));
            Golden.Check($"status-{name}-{count}.slack.json", Json(new JsonArray([.. slack.Select(message => message.Blocks.DeepClone())])));
            Golden.Check($"status-{name}-{count}.teams.json", Json(new JsonArray([.. teams.Select(drawn => drawn.Content.DeepClone())])));
        }
    }

    /// <summary>As many episodes as asked for; the first has one of everything that a card can show.</summary>
    private static async Task Fill(PostBotApp bot, int episodes)
    {
        await bot.MoveTo("2026-11-24T09:00:00Z");
        var ana = bot.Person("ana");
        foreach (var line in (string[])
        [
            "setup", "project add NIGHTFALL \"Nightfall, series 1\" episodic 23.976 Europe/London rounds 3", $"episode add NIGHTFALL 101-{100 + episodes}", "resource add \"Color 1\" color",
            "owner NIGHTFALL 101 grade @jo", "cut NIGHTFALL 101 v7 DC3", "set NIGHTFALL 101 edit locked", "vfx NIGHTFALL 101 31/44", "set NIGHTFALL 101 grade blocked the drive is dead",
            "hold Color 1 thu 10-18 for NIGHTFALL 101 grade", "round open NIGHTFALL 101 v7 due thu 17:00", "note F1 01:02:10:05 trim the pause", "due NIGHTFALL 101 delivery 18 Jan 18:00 owner @ana",
            "turnover NIGHTFALL 101 v7 to sound",
        ]) await ana.Says(line);
        if (episodes < 12) return;
        await ana.Says("set NIGHTFALL 102-104 edit director's cut");
        await ana.Says("set NIGHTFALL 105 edit in review waiting for notes");
        await ana.Says("due NIGHTFALL 106 \"picture lock\" fri 18:00 owner @jo");
    }

    private static async Task<Card> Ask(PostBotApp bot, string line)
    {
        var incoming = new Incoming(Surface.Local, "local", new Sender("ana", "ana"), new Place("general", PlaceKind.Channel), line);
        var answered = await bot.Services.GetRequiredService<CommandDesk>().Handle(incoming, CancellationToken.None);
        Assert.False(answered.Refused);
        return answered.Card!;
    }

    private static string Json(JsonArray drawn) => drawn.ToJsonString(readable);
}
