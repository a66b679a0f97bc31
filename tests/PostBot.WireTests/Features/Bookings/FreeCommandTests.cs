namespace PostBot.WireTests.Features.Bookings;

public sealed class FreeCommandTests
{
    [Fact]
    public async Task Free_time_is_said_room_by_room_and_holds_are_mentioned()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("book Color 1 tomorrow 14-18 for NIGHTFALL 101 confirm");
        await ana.Says("hold Color 2 tomorrow 10-12 for NIGHTFALL 101");
        var free = await ana.Says("free color tomorrow");
        Assert.StartsWith("2 of 2 rooms have time on Wed 25 Nov", free.Headline);
        Assert.Contains("Color 1 · Wed 25 Nov · free 09:00–14:00", free.Text);
        Assert.Contains("Color 2 · Wed 25 Nov · free all day · ◌ 1 hold", free.Text);
        Assert.StartsWith("Color 1 is full on", (await ana.Says("free Color 1 tomorrow 15-17")).Headline);
        Assert.StartsWith("That is in the past", (await ana.Says("free Color 1 yesterday")).Headline);
    }

    [Fact]
    public async Task Several_days_in_a_row_are_found_with_whoever_has_to_be_there_or_the_next_ones_are_named()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await bot.Person("jo").Says("hello");
        await ana.Says("book Color 1 wed 10-18 for NIGHTFALL 101 confirm");
        await ana.Says("book Color 1 2 Dec 10-18 for NIGHTFALL 101 confirm");
        await ana.Says("down Color 2 next week refit");
        var two = await ana.Says("free color next week 2 days");
        Assert.Equal("1 of 2 rooms has 2 days in a row, Mon 30 Nov–Fri 4 Dec", two.Headline);
        Assert.Contains("Color 1 · Mon 30 Nov – Tue 1 Dec · 2 days free", two.Text);
        Assert.Contains("Color 1 · Thu 3 Dec – Fri 4 Dec · 2 days free", two.Text);
        Assert.Equal("hold \"Color 1\" 2026-11-30 for 2 days", two.Message.Button("Hold Color 1 Mon 30 Nov – Tue 1 Dec"));
        var three = await ana.Says("free color next week three full days");
        Assert.Equal("No room has 3 days in a row, Mon 30 Nov–Fri 4 Dec", three.Headline);
        Assert.Contains("Color 2 · Mon 7 Dec", three.Text);
        await ana.Says("off @jo 3 Dec");
        Assert.DoesNotContain("Thu 3 Dec", (await ana.Says("free color next week 2 days with @jo")).Text);
        Assert.StartsWith("Held: 2 sessions", (await ana.Says(two.Message.Button("Hold Color 1 Mon 30 Nov – Tue 1 Dec") + " for NIGHTFALL 102")).Headline);
        Assert.Contains("Color 2 · Mon 30 Nov · down", (await ana.Says("free color mon")).Text);
        var hours = await ana.Says("free Color 1 fri 4h");
        Assert.Equal("Color 1 has 4 h free on Fri 27 Nov", hours.Headline);
        Assert.StartsWith("Several days in a row are looked for in whole days", (await ana.Says("free color tomorrow 10-12 2 days")).Headline);
    }

    [Fact]
    public async Task A_studio_without_rooms_is_told_how_to_add_one()
    {
        await using var bot = await PostBotApp.Start();
        await bot.Person("ana").Says("setup");
        Assert.StartsWith("There is nothing to book yet", (await bot.Person("ana").Says("free everything")).Headline);
    }
}
