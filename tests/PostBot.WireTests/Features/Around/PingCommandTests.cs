using Microsoft.Extensions.DependencyInjection;
using PostBot.WireTests.Fakes;

namespace PostBot.WireTests.Features.Around;

public sealed class PingCommandTests
{
    [Fact]
    public async Task Ping_says_that_nothing_waits_and_where_it_listens()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        var ping = await ana.Says("ping");
        Assert.StartsWith("All is well", ping.Headline);
        Assert.Contains("Outbox: 0 waiting, 0 failed", ping.Text);
        Assert.Contains("Clock: Tue 24 Nov", ping.Text);
        Assert.Contains("Last backup: none yet", ping.Text);
        bot.Services.GetRequiredService<Core.Storage.Database>().Backup(Path.Combine(bot.Folder, "copy.db"));
        Assert.Contains("Last backup: today 09:0", (await ana.Says("ping")).Text);
    }

    [Fact]
    public async Task Ping_says_how_far_the_clock_is_from_the_platforms()
    {
        await using var slack = await FakeSlack.Start();
        await using var bot = await PostBotApp.Start($"PostBot:Slack:SigningSecret={SlackRequests.Secret}", $"PostBot:Slack:BotToken={FakeSlack.Token}", $"PostBot:Slack:ApiUrl={slack.ApiUrl}");
        var ana = await bot.WithStudio();
        Assert.DoesNotContain("Slack's", (await ana.Says("ping")).Text);
        var early = DateTimeOffset.UtcNow.AddSeconds(200).ToUnixTimeSeconds();
        using var request = new SlackRequests().WithSignature("/slack/commands", "team_id=T0STUDIO&user_id=U0ANA&user_name=ana&channel_id=C0GENERAL&command=%2Fpost&text=ping", SlackRequests.FormType, early);
        using var response = await bot.Http.SendAsync(request);
        Assert.Matches("Clock: .*, (19[0-9]|200) s behind Slack's", (await ana.Says("ping")).Text);
    }
}
