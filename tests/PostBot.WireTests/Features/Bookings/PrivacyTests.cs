namespace PostBot.WireTests.Features.Bookings;

/// <summary>Who is not on the other production sees only that there is one, in both directions.</summary>
public sealed class PrivacyTests
{
    [Fact]
    public async Task What_a_session_costs_is_said_to_a_coordinator_and_never_where_others_read_along()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("resource add \"Color 9\" color 1800/day");
        await ana.Says("@PostBot hello", channel: "nightfall");
        await ana.Says("link NIGHTFALL", channel: "nightfall");
        Assert.Contains("1,800", (await ana.Says("hold Color 9 10 Dec 10-18 for NIGHTFALL 101", channel: "nightfall")).Text);
        Assert.DoesNotContain("1,800", (await ana.Says("@PostBot hold Color 9 11 Dec 10-18 for NIGHTFALL 101", channel: "nightfall")).Text);
        Assert.DoesNotContain("1,800", (await ana.Says("@PostBot show B1", channel: "nightfall")).Text);
        await bot.Person("ed").Says("hello");
        Assert.DoesNotContain("1,800", (await bot.Person("ed").Says("show B1")).Text);
    }

    [Fact]
    public async Task A_client_sees_another_production_and_nothing_of_it()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("project add HARBOUR \"Harbour\" commercial 25 Europe/London rounds 2");
        var dana = bot.Person("dana");
        await dana.Says("hello");
        await ana.Says("role @dana client");
        await ana.Says("team NIGHTFALL add @dana client");
        await ana.Says("hold Color 1 10 Dec 10-18 for HARBOUR");
        await ana.Says("hold Color 1 10 Dec 10-18 for NIGHTFALL 101 with @dana");
        var seen = await dana.Says("B2");
        Assert.Contains("First hold: another production · challengeable", seen.Text);
        await ana.Says("challenge B2");
        await ana.Says("confirm B1");
        await ana.Says("release B1");
        foreach (var message in await dana.Sees()) Assert.DoesNotContain("HARBOUR", message.Text, StringComparison.Ordinal);
        foreach (var line in (string[])["B1", "confirm B1", "release B1", "challenge B1", "move B1 fri 10-18", "late B1 30m", "extend B1 1h", "bookings Color 1 10 Dec"])
        {
            Assert.DoesNotContain("HARBOUR", (await dana.Says(line)).Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_a_production_s_channel_reads_names_no_other_production()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("project add HARBOUR \"Harbour\" commercial 25 Europe/London rounds 2");
        await ana.Says("link NIGHTFALL", channel: "nightfall");
        await ana.Says("hold Color 1 10 Dec 10-18 for HARBOUR");
        await ana.Says("hold Color 1 10 Dec 10-18 for NIGHTFALL 101");
        await ana.Says("confirm B1");
        await ana.Says("release B1");
        Assert.Contains(await ana.Sees("nightfall"), message => message.Text.Contains("(B2)", StringComparison.Ordinal));
        foreach (var message in (await ana.Sees("nightfall")).Where(message => message.From == "postbot")) Assert.DoesNotContain("HARBOUR", message.Text, StringComparison.Ordinal);
    }
}
