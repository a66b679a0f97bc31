namespace PostBot.WireTests.Features.Schedules;

public sealed class DeadlinesCommandTests
{
    [Fact]
    public async Task What_is_due_first_comes_first_and_what_is_late_says_so()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await bot.Person("ed").Says("hello");
        Assert.StartsWith("Nothing is due", (await ana.Says("deadlines")).Headline);
        await ana.Says("due NIGHTFALL 102 delivery 4 Dec");
        await ana.Says("due NIGHTFALL 101 picture lock thu 18:00 owner @ed");
        var listed = await ana.Says("deadlines NIGHTFALL");
        Assert.Equal(
            ["2 deadlines on NIGHTFALL", "D2 Picture lock on NIGHTFALL 101 · Thu 26 Nov 18:00 · Ed", "D1 Delivery on NIGHTFALL 102 · Fri 4 Dec 18:00 · Ana"],
            listed.Text.Split('\n').Take(3));
        await bot.MoveTo("2026-11-26T20:00:00Z");
        var late = await ana.Says("deadlines");
        Assert.Equal("2 deadlines, ▲ 1 late", late.Headline);
        Assert.Contains("Thu 26 Nov 18:00 · Ed · ▲ 2 h late", late.Text);
        Assert.StartsWith("1 deadline for you", (await ana.Says("deadlines me")).Headline);
        Assert.StartsWith("Nothing is due on NIGHTFALL 103", (await ana.Says("deadlines NIGHTFALL 103")).Headline);
    }

    [Fact]
    public async Task A_long_list_goes_on_behind_show_more()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        for (var i = 1; i <= 23; i++) await ana.Says($"due NIGHTFALL step {(char)('a' + i)} {i} Dec");
        var first = await ana.Says("deadlines NIGHTFALL");
        Assert.Contains("1 to 20 of 23", first.Text);
        var rest = await ana.Presses(first.Message, "Show more");
        Assert.Contains("D23 ", rest.Text);
        Assert.Contains("21 to 23 of 23", rest.Text);
        Assert.DoesNotContain("Show more", rest.Message.Buttons);
    }

    [Fact]
    public async Task Deadlines_are_not_for_clients()
    {
        await using var bot = await PostBotApp.Start();
        await bot.MoveTo("2026-11-24T09:00:00Z");
        var ana = bot.Person("ana");
        await ana.Says("setup");
        await ana.Says("demo");
        var dana = bot.Person("dana");
        Assert.StartsWith("\"deadlines\" is for people in the studio.", (await dana.Says("deadlines")).Headline);
        Assert.StartsWith("There is no D1 that you can see.", (await dana.Says("show D1")).Headline);
        Assert.StartsWith("VFX finals on NIGHTFALL 101", (await bot.Person("lee").Says("show D2")).Headline);
    }
}
