namespace PostBot.WireTests.Features.People;

public sealed class WhoAmICommandTests
{
    [Fact]
    public async Task It_says_name_role_clock_surfaces_and_productions()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("team NIGHTFALL add @ed editor");
        var me = await bot.Person("ed").Says("who am I?");
        Assert.StartsWith("You are Ed, an artist in ", me.Headline);
        Assert.Contains("Tue 24 Nov 09:", me.Text);
        Assert.Contains("Reached on: Local", me.Text);
        Assert.Contains("Productions: NIGHTFALL (editor)", me.Text);
        Assert.True(me.Message.Private);
    }

    [Fact]
    public async Task A_client_may_ask_too()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("team NIGHTFALL add @dana client");
        Assert.StartsWith("You are Dana, a client in ", (await bot.Person("dana").Says("whoami")).Headline);
    }
}
