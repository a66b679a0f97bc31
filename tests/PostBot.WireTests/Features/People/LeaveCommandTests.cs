namespace PostBot.WireTests.Features.People;

public sealed class LeaveCommandTests
{
    [Fact]
    public async Task What_somebody_holds_is_listed_and_goes_to_another()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        var (jo, ed) = (bot.Person("jo"), bot.Person("ed"));
        await jo.Says("hold Color 1 tomorrow 10-18 for NIGHTFALL 101 grade");
        await ed.Says("hello");
        await ana.Says("owner NIGHTFALL 101 grade @jo");
        await ana.Says("due NIGHTFALL 101 lock fri 18:00 owner @jo");
        await ana.Says("team NIGHTFALL add @jo colourist");
        var asked = await ana.Says("leave @jo");
        Assert.StartsWith("Jo still holds 3 things. Who takes them?", asked.Headline);
        Assert.Contains("1 step: NIGHTFALL 101 grade", asked.Text);
        Assert.Contains("1 deadline: D1 picture lock", asked.Text);
        Assert.Contains("1 booking: B1", asked.Text);

        Assert.Equal("Jo has left; Ed has what they held", (await ana.Says("leave @jo to @ed")).Headline);
        Assert.Contains(", Ed ", (await ana.Says("D1")).Headline);
        Assert.Contains("held by Ed", (await ana.Says("B1")).Text);
        Assert.DoesNotContain("Jo", (await ana.Says("people")).Text);
        Assert.DoesNotContain("Jo", (await ana.Says("team NIGHTFALL")).Text);
        Assert.Equal("There is no production that you can see yet", (await jo.Says("status")).Headline);

        Assert.StartsWith("Undone", (await ana.Says("undo yes")).Headline);
        Assert.Contains("Jo, colourist", (await ana.Says("team NIGHTFALL")).Text);
        Assert.Contains("held by Jo", (await ana.Says("B1")).Text);
    }

    [Fact]
    public async Task Who_holds_nothing_just_leaves_and_an_admin_brings_them_back()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await bot.Person("jo").Says("hello");
        Assert.Equal("Jo has left", (await ana.Says("leave @jo")).Headline);
        Assert.Equal("Jo has left already. Nothing was changed.", (await ana.Says("leave @jo")).Headline);
        Assert.Equal("Jo is an artist now", (await ana.Says("role @jo artist")).Headline);
        Assert.Contains("Jo · artist", (await ana.Says("people")).Text);
        Assert.StartsWith("Ana is the only admin", (await ana.Says("leave @ana to @jo")).Headline);
        Assert.StartsWith("\"leave\" needs an admin", (await bot.Person("jo").Says("leave @ana")).Headline);
    }
}
