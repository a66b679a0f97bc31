namespace PostBot.WireTests.Features.Day;

public sealed class MyDayCommandTests
{
    [Fact]
    public async Task My_day_is_the_coordinators_own_and_not_the_studios()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await bot.Person("jo").Says("hold Color 2 today 12-14 for NIGHTFALL 103 grade");
        Assert.Equal("Good morning Ana. Nothing today, nothing waits for you", (await ana.Says("my day")).Headline);
    }

    [Fact]
    public async Task Whoever_is_booked_on_a_session_has_it_in_their_day()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await bot.Person("jo").Says("hello");
        await ana.Says("book Color 2 today 12-14 for NIGHTFALL 103 grade with @jo confirm");
        var jo = await bot.Person("jo").Says("my day");
        Assert.Equal("Good morning Jo. One thing today, nothing waits for you", jo.Headline);
        Assert.Contains("Tue 24 Nov 12:00–14:00 · NIGHTFALL 103 grade, Color 2 ■ confirmed · B1", jo.Text);
        Assert.DoesNotContain("B1", (await bot.Person("tom").Says("my day")).Text);
    }
}
