namespace PostBot.WireTests.Features.Broadcasts;

public sealed class AudienceTests
{
    [Theory]
    [InlineData("tell everyone on 101 lock is now monday", "This goes to 3 people about NIGHTFALL 101:", "lock is now monday")]
    [InlineData("tell the editors server down 1pm", "This goes to 1 person about", "server down 1pm")]
    [InlineData("let the editors know server down 1pm", "This goes to 1 person about", "server down 1pm")]
    [InlineData("broadcast NIGHTFALL colourists the LUT changed", "This goes to 1 person about NIGHTFALL:", "the LUT changed")]
    [InlineData("tell jo color 1 is free now", "This goes to 1 person about", "color 1 is free now")]
    [InlineData("tell @jo and @ed lunch is here", "This goes to 2 people about", "lunch is here")]
    [InlineData("tell everyone affected by B1 the room is warm", "This goes to 1 person about NIGHTFALL 101:", "the room is warm")]
    [InlineData("broadcast NIGHTFALL jo is ill today", "This goes to 3 people about NIGHTFALL:", "jo is ill today")]
    public async Task An_audience_is_said_as_people_say_it(string line, string headline, string words)
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        foreach (var (name, title) in ((string, string)[])[("ed", "editor"), ("jo", "colourist"), ("tom", "mixer")]) await ana.Says($"team NIGHTFALL add @{name} {title}");
        await bot.Person("jo").Says("hold Color 1 thu 10-18 for NIGHTFALL 101 grade");
        var preview = await ana.Says(line);
        if (line.Contains("affected", StringComparison.Ordinal)) headline = headline.Replace("NIGHTFALL 101", "NIGHTFALL", StringComparison.Ordinal);
        Assert.StartsWith(headline, preview.Headline);
        Assert.Contains($"> {words}\n", preview.Text);
    }

    [Fact]
    public async Task Whoever_has_a_session_this_week_is_told_and_nobody_else()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        foreach (var name in (string[])["ed", "jo", "tom"]) await bot.Person(name).Says("hello");
        await bot.Person("jo").Says("hold Color 1 thu 10-18 for NIGHTFALL 101 grade");
        await bot.Person("tom").Says("hold Mix A 10 Dec 10-18 for NIGHTFALL 101 mix");
        var preview = await ana.Says("broadcast booked this week: fire drill at noon");
        Assert.StartsWith("This goes to 1 person", preview.Headline);
        await ana.Presses(preview.Message, "Send as FYI");
        Assert.Contains(await bot.Person("jo").Sees(), message => message.Text.Contains("fire drill", StringComparison.Ordinal));
        Assert.Empty(await bot.Person("tom").Sees());
    }

    [Fact]
    public async Task Whoever_is_booked_or_invited_is_touched_and_a_move_offers_to_tell_them()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        foreach (var name in (string[])["ed", "jo", "dana"]) await bot.Person(name).Says("hello");
        await ana.Says("role @dana client");
        await ana.Says("team NIGHTFALL add @dana client");
        await ana.Says("resource add Jo person @jo");
        await ana.Says("book Color 1 + Jo thu 10-18 for NIGHTFALL 101 grade with Dana confirm");
        Assert.StartsWith("This goes to 2 people about NIGHTFALL", (await ana.Says("broadcast affected by B1 bring the drive")).Headline);
        Assert.StartsWith("This goes to 2 people", (await ana.Says("broadcast booked this week: fire drill")).Headline);
        var moved = await ana.Says("move B1 fri 10-18");
        Assert.Equal(["Move", "Broadcast to 2", "Release", "Undo"], moved.Message.Buttons);
        var preview = await ana.Presses(moved.Message, "Broadcast to 2");
        Assert.StartsWith("This goes to 2 people about NIGHTFALL 101", preview.Headline);
        Assert.Contains("> Moved: Color 1 + Jo, Thu 26 Nov 10:00–18:00 → Color 1 + Jo, Fri 27 Nov 10:00–18:00", preview.Text);
        Assert.DoesNotContain("The schedule says", preview.Text);
        Assert.Contains("Broadcast to 2", (await ana.Says("release B1 client moved")).Message.Buttons);
        // Who may not send one is not offered it.
        await bot.Person("ed").Says("hold Color 2 thu 10-12 for NIGHTFALL 101 with Dana");
        Assert.DoesNotContain((await bot.Person("ed").Says("move B2 thu 12-14")).Message.Buttons, label => label.StartsWith("Broadcast", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_client_who_is_not_on_the_production_hears_nothing_of_it()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await bot.Person("kim").Says("hello");
        await ana.Says("role @kim client");
        await ana.Says("team NIGHTFALL add @ed");
        await ana.Says("hello", channel: "nightfall");
        await ana.Says("link NIGHTFALL", channel: "nightfall");
        var preview = await ana.Says("tell @kim and @ed the mix moved", channel: "nightfall");
        Assert.Contains("Cannot be reached: Kim (is not on NIGHTFALL's team)", preview.Text);
        var sent = await ana.Presses(preview.Message, "Send as needs an answer");
        Assert.Contains("0 acknowledged + 1 waiting + 1 failed = 2", sent.Text);
        Assert.Empty(await bot.Person("kim").Sees());
    }

    [Fact]
    public async Task A_text_that_contradicts_the_schedule_is_said_with_the_move()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithTeam();
        await ana.Says("due NIGHTFALL 101 lock fri 18:00");
        var lockMoved = await ana.Says("tell everyone on 101 lock is now monday");
        Assert.Contains("D1 still says picture lock is due Fri 27 Nov 18:00. Change it first?", lockMoved.Text);
        Assert.Contains("D1 picture lock · Fri 27 Nov → Mon 30 Nov", (await ana.Presses(lockMoved.Message, "Move D1 too")).Text);
        Assert.DoesNotContain("still says", (await ana.Says("tell everyone on 101 lock is friday")).Text);
        await ana.Says("book Mix A 2 Dec 10-19 for NIGHTFALL 101 mix confirm");
        var mix = await ana.Says("broadcast NIGHTFALL Mix moved to Thursday 10:00, Stage A");
        Assert.Contains("The schedule says Mix A is Wed 2 Dec 10:00 (B1)", mix.Text);
    }
}
