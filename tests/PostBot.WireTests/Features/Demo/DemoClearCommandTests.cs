namespace PostBot.WireTests.Features.Demo;

public sealed class DemoClearCommandTests
{
    [Fact]
    public async Task Everything_the_demo_made_goes_and_nothing_else_and_undo_brings_it_back()
    {
        await using var bot = await PostBotApp.Start();
        await bot.MoveTo("2026-11-24T09:00:00Z");
        var zoe = bot.Person("zoe");
        await zoe.Says("setup name \"Wren Street Post\"");
        Assert.StartsWith("There is no demo here", (await zoe.Says("demo clear")).Headline);
        await zoe.Says("resource add \"Color 9\" color");
        await zoe.Says("demo");
        await zoe.Says("project add GOTHAM feature");
        var cleared = await zoe.Says("demo clear");
        Assert.Equal("The demo is cleared", cleared.Headline);
        Assert.StartsWith("1 person in Wren Street Post", (await zoe.Says("people")).Headline);
        var status = (await zoe.Says("status")).Text;
        Assert.Contains("GOTHAM", status);
        Assert.DoesNotContain("SALT", status);
        Assert.Contains("suites, stages and rigs: 1 room", (await zoe.Says("setup")).Text);
        Assert.StartsWith("There is no demo here", (await zoe.Says("demo clear")).Headline);
        await zoe.Presses(cleared.Message, "Undo");
        Assert.Contains("SALT", (await zoe.Says("status")).Text);
    }

    [Fact]
    public async Task What_people_made_on_it_is_named_first_and_those_who_made_it_stay()
    {
        await using var bot = await PostBotApp.Start();
        await bot.MoveTo("2026-11-24T09:00:00Z");
        var zoe = bot.Person("zoe");
        await zoe.Says("demo");
        await zoe.Says("hello", channel: "nightfall");
        await zoe.Says("link NIGHTFALL", channel: "nightfall");
        await bot.Person("ed").Says("hold Color 1 7 Dec 10-18 for NIGHTFALL 101");
        var asked = await zoe.Says("demo clear");
        Assert.StartsWith("People have made 1 booking on the demo's productions and rooms.", asked.Headline);
        var cleared = await zoe.Presses(asked.Message, "Clear all of it");
        Assert.Contains("Still here, because they have used PostBot since: Ed.", cleared.Text);
        Assert.StartsWith("2 people", (await zoe.Says("people")).Headline);
        Assert.StartsWith("This channel is not linked", (await zoe.Says("unlink", channel: "nightfall")).Headline);
        Assert.StartsWith("The demo studio is ready", (await zoe.Says("demo")).Headline);
    }
}
