namespace PostBot.WireTests.Features.Setup;

public sealed class SetupCommandTests
{
    [Fact]
    public async Task Before_setup_every_line_is_answered_with_the_way_to_a_studio()
    {
        await using var bot = await PostBotApp.Start();
        var ana = bot.Person("ana");
        var first = await ana.Says("status");
        Assert.StartsWith("Hello ana.", first.Headline);
        var ready = await ana.Presses(first.Message, "Set up the studio");
        Assert.Equal("Studio is ready. You are its admin.", ready.Headline);
        Assert.StartsWith("Wren Street Post is ready", (await ana.Says("setup name \"Wren Street Post\" zone Los_Angeles currency usd")).Headline);
        Assert.Contains("Wren Street Post, America/Los_Angeles, USD", (await ana.Says("setup")).Text);
    }

    [Fact]
    public async Task A_zone_that_is_none_is_said_at_its_field()
    {
        await using var bot = await PostBotApp.Start();
        var ana = bot.Person("ana");
        var ready = await ana.Says("setup");
        using var wrong = await ana.Submits(ready.Message, new Dictionary<string, string> { ["zone"] = "Mars/Base" });
        Assert.Equal(422, (int)wrong.StatusCode);
        Assert.Contains("Mars/Base", await wrong.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Every_step_shows_what_is_done_and_leads_to_the_next_and_its_form_is_an_ordinary_line()
    {
        await using var bot = await PostBotApp.Start();
        await bot.MoveTo("2026-11-24T09:00:00Z");
        var ana = bot.Person("ana");
        var first = await ana.Says("setup name \"Wren Street Post\"");
        Assert.Contains("✓ done · name, time zone and currency: Wren Street Post", first.Text);
        Assert.Contains("Next: holidays", first.Text);
        var holidays = await ana.Presses(first.Message, "Next step");
        Assert.StartsWith("Step 3 of 7: holidays", holidays.Headline);
        using (var sent = await ana.Submits(holidays.Message, new Dictionary<string, string> { ["when"] = "25 Dec", ["name"] = "Christmas Day" })) Assert.True(sent.IsSuccessStatusCode);
        Assert.Contains("✓ done · 1 day to come", (await ana.Says("setup holidays")).Text);
        var week = await ana.Says("setup week");
        using (var sent = await ana.Submits(week.Message, new Dictionary<string, string> { ["value"] = "sun-thu" })) Assert.True(sent.IsSuccessStatusCode);
        var rooms = await ana.Presses(await Step(ana, "holidays"), "Next");
        using (var sent = await ana.Submits(rooms.Message, new Dictionary<string, string> { ["resource"] = "\"Color 1\" color" })) Assert.True(sent.IsSuccessStatusCode);
        var production = await ana.Presses(await Step(ana, "rooms"), "Next");
        using (var sent = await ana.Submits(production.Message, new Dictionary<string, string> { ["code"] = "NIGHTFALL", ["kind"] = "episodic", ["title"] = "Nightfall" })) Assert.True(sent.IsSuccessStatusCode);
        var now = await ana.Says("setup");
        Assert.Equal("Wren Street Post is set up, 5 of 7 steps done", now.Headline);
        Assert.Contains("Sun to Thu, 09:00–18:00", now.Text);
        Assert.Contains("– to do · a channel for it: none yet", now.Text);
    }

    [Fact]
    public async Task The_test_message_goes_to_the_linked_channels_and_then_everything_is_done()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        Assert.StartsWith("No channel is linked yet", (await ana.Says("setup test send")).Headline);
        await ana.Says("setup name \"Wren Street Post\"");
        await ana.Says("holiday add 25 Dec");
        await ana.Says("hello", channel: "nightfall");
        await ana.Says("link NIGHTFALL", channel: "nightfall");
        var test = await ana.Presses((await ana.Says("setup test")).Message, "Send a test message");
        Assert.Equal("A test message is on its way to 1 channel", test.Headline);
        Assert.Contains(await bot.Person("ed").Sees("nightfall"), message => message.Text.StartsWith("This is a test from PostBot", StringComparison.Ordinal));
        Assert.Equal("Wren Street Post is set up.", (await ana.Says("setup")).Headline);
    }

    private static async Task<Message> Step(Talker ana, string key) => (await ana.Says($"setup {key}")).Message;

    [Fact]
    public async Task Only_an_admin_changes_the_studio()
    {
        await using var bot = await PostBotApp.Start();
        await bot.Person("ana").Says("setup");
        Assert.Contains("needs an admin. That is Ana.", (await bot.Person("ed").Says("setup")).Headline);
    }
}
