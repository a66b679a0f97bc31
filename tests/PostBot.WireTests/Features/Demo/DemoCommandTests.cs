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
        // Four kinds of production, one of them late; a dozen resources, six weeks of bookings, two open rounds.
        var status = (await ana.Says("status")).Text.Split('\n');
        Assert.Equal("4 productions, 2 need you", status[0]);
        Assert.StartsWith("✖ SALT critical: conform was due Fri 20 Nov 18:00 (Priya, D", status[1], StringComparison.Ordinal);
        Assert.StartsWith("▲ NIGHTFALL at risk: 101 vfx finals due Mon 14 Dec, forecast Wed 16 Dec, 2 days late", status[2], StringComparison.Ordinal);
        Assert.StartsWith("● HARBOUR in progress", status[3], StringComparison.Ordinal);
        Assert.StartsWith("✓ LUMEN done", status[4], StringComparison.Ordinal);
        Assert.Equal(4, Dump.Of(bot, "Projects").Select(row => row.Split(' ').First(word => word.StartsWith("Kind=", StringComparison.Ordinal))).Distinct().Count());
        Assert.Equal(12, Dump.Of(bot, "Resources").Count);
        Assert.Equal(2, Dump.Of(bot, "Rounds").Count(row => row.Contains(" State=0 ", StringComparison.Ordinal)));
        Assert.Contains("Fri 1 Jan 2027 09:00–18:00 · Avid 3", (await ana.Says("bookings Avid 3 1 jan")).Text, StringComparison.Ordinal);
        Assert.Contains("Thu 26 Nov 10:00–18:00 · Color 1 · NIGHTFALL 101 grade (Jo)", (await ana.Says("bookings Color 1")).Text);
        Assert.StartsWith("There are productions here already", (await ana.Says("demo")).Headline);
    }
}
