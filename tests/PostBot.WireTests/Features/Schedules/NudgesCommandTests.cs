namespace PostBot.WireTests.Features.Schedules;

public sealed class NudgesCommandTests
{
    [Fact]
    public async Task What_will_be_said_is_listed_before_it_is_for_oneself_or_a_production()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await bot.Person("ed").Says("hello");
        await ana.Says("due NIGHTFALL 101 lock fri 18:00 owner @ed nudge 1d");
        var own = await bot.Person("ed").Says("nudges");
        Assert.Equal("1 nudge planned for you", own.Headline);
        Assert.Contains("Thu 26 Nov 18:00 · D1 Picture lock on NIGHTFALL 101", own.Text);
        Assert.Contains("You are nudged 09:00–18:00 on working days", own.Text);
        Assert.Contains("· to Ed", (await ana.Says("nudges NIGHTFALL")).Text);
        Assert.StartsWith("No nudges are planned for you", (await ana.Says("nudges")).Headline);
    }
}
