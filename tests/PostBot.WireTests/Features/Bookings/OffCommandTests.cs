namespace PostBot.WireTests.Features.Bookings;

public sealed class OffCommandTests
{
    [Theory]
    [InlineData("off @ed fri")]
    [InlineData("ed off fri")]
    public async Task Who_is_off_cannot_be_booked_and_their_sessions_and_deadlines_are_listed(string line)
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await bot.Person("ed").Says("hello");
        await ana.Says("hold Color 1 + @ed fri 10-18 for NIGHTFALL 101");
        await ana.Says("due NIGHTFALL 101 picture lock fri 18:00 owner @ed");
        var off = await ana.Says(line);
        Assert.Equal("Ed is off Fri 27 Nov", off.Headline);
        Assert.Contains("It hits 1 booking:", off.Text);
        Assert.Contains("Due then: NIGHTFALL 101 picture lock", off.Text);
        Assert.StartsWith("Ed is not there on Fri 27 Nov 09:00–12:00 (off). Nothing was booked.", (await ana.Says("hold Mix A + @ed fri 9-12 for NIGHTFALL 102")).Headline);
    }

    [Fact]
    public async Task Somebody_elses_time_off_is_theirs_or_a_coordinators_to_say()
    {
        await using var bot = await PostBotApp.Start();
        await bot.WithStudio();
        await bot.Person("tom").Says("hello");
        Assert.StartsWith("Tom or a coordinator can say when they are off", (await bot.Person("ed").Says("off @tom fri")).Headline);
        Assert.Equal("Ed is off Fri 27 Nov", (await bot.Person("ed").Says("off me fri")).Headline);
    }
}
