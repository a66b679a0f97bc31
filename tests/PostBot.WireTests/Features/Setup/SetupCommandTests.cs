namespace PostBot.WireTests.Features.Setup;

public sealed class SetupCommandTests
{
    [Fact]
    public async Task Before_setup_every_line_is_answered_with_the_way_to_a_studio()
    {
        await using var bot = await PostBotApp.Start();
        var ana = bot.Person("ana");
        var first = await ana.Says("status");
        Assert.StartsWith("Hello ana.", first.Headline);
        var ready = await ana.Presses(first.Message, "Set up the studio");
        Assert.Equal("Studio is ready. You are its admin.", ready.Headline);
        Assert.StartsWith("Wren Street Post is ready", (await ana.Says("setup name \"Wren Street Post\" zone Los_Angeles currency usd")).Headline);
        Assert.Contains("Time zone: America/Los_Angeles", (await ana.Says("setup")).Text);
    }

    [Fact]
    public async Task A_zone_that_is_none_is_said_at_its_field()
    {
        await using var bot = await PostBotApp.Start();
        var ana = bot.Person("ana");
        var ready = await ana.Says("setup");
        using var wrong = await ana.Submits(ready.Message, new Dictionary<string, string> { ["zone"] = "Mars/Base" });
        Assert.Equal(422, (int)wrong.StatusCode);
        Assert.Contains("Mars/Base", await wrong.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Only_an_admin_changes_the_studio()
    {
        await using var bot = await PostBotApp.Start();
        await bot.Person("ana").Says("setup");
        Assert.Contains("needs an admin. That is Ana.", (await bot.Person("ed").Says("setup")).Headline);
    }
}
