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
    public async Task A_studio_without_rooms_is_told_how_to_add_one()
    {
        await using var bot = await PostBotApp.Start();
        await bot.Person("ana").Says("setup");
        Assert.StartsWith("There is nothing to book yet", (await bot.Person("ana").Says("free everything")).Headline);
    }
}
