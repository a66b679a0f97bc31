namespace PostBot.WireTests.Features.Demo;

public sealed class DemoCommandTests
{
    [Fact]
    public async Task The_demo_is_a_believable_facility_and_never_mixes_with_real_work()
    {
        await using var bot = await PostBotApp.Start();
        await bot.MoveTo("2026-11-24T09:00:00Z");
        var ana = bot.Person("ana");
        Assert.StartsWith("The demo studio is ready", (await ana.Says("demo")).Headline);
        Assert.StartsWith("4 productions, 1 needs you", (await ana.Says("status")).Headline);
        Assert.Contains("Thu 26 Nov 10:00–18:00 · Color 1 · NIGHTFALL 101 grade (Jo)", (await ana.Says("bookings Color 1")).Text);
        Assert.StartsWith("There are productions here already", (await ana.Says("demo")).Headline);
    }
}
