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
    }
}
