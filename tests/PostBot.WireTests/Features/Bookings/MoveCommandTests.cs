namespace PostBot.WireTests.Features.Bookings;

public sealed class MoveCommandTests
{
    [Fact]
    public async Task A_session_moves_and_those_it_concerns_hear_old_and_new()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        var ed = bot.Person("ed");
        await ed.Says("hold Color 1 thu 10-18 for NIGHTFALL 101");
        await ana.Says("confirm B1");
        var moved = await ana.Says("move B1 fri same time");
        Assert.StartsWith("Confirmed: Color 1, Fri 27 Nov 10:00–18:00", moved.Headline);
        Assert.Contains("Color 1, Thu 26 Nov 10:00–18:00 → Color 1, Fri 27 Nov 10:00–18:00, moved by Ana", moved.Text);
        Assert.Contains(await ed.Sees(), message => message.Text.Contains("Color 1, Thu 26 Nov 10:00–18:00 → Color 1, Fri 27 Nov 10:00–18:00, moved by Ana", StringComparison.Ordinal));
        Assert.StartsWith("Confirmed: Color 2, Fri 27 Nov 10:00–18:00", (await ana.Says("move B1 to Color 2")).Headline);
        Assert.StartsWith("Confirmed: Color 2, Mon 30 Nov 12:00–14:00", (await ana.Says("move B1 mon 12-14")).Headline);
        Assert.StartsWith("B1 is there already", (await ana.Says("move B1 mon 12-14")).Headline);
    }

    [Fact]
    public async Task Where_something_is_confirmed_nothing_moves_and_alternatives_are_offered()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("hold Color 1 thu 10-18 for NIGHTFALL 101");
        await ana.Says("book Color 1 fri 10-18 for NIGHTFALL 102 confirm");
        var refused = await ana.Says("move to fri same time", thread: (await ana.Says("B1")).Message.Id);
        Assert.StartsWith("Color 1 is taken on Fri 27 Nov 10:00–18:00 (confirmed, NIGHTFALL 102, Ana (B2)). Nothing was changed; the old slot is kept.", refused.Headline);
        Assert.Equal(["Color 2", "Color 1 Mon 30 Nov"], refused.Message.Buttons);
        Assert.StartsWith("Held, not confirmed: Color 2, Fri 27 Nov 10:00–18:00", (await ana.Presses(refused.Message, "Color 2")).Headline);
    }

    [Fact]
    public async Task A_place_it_has_already_is_no_alternative()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("hold Color 1 fri 10-18 for NIGHTFALL 101");
        await ana.Says("hold Color 1 fri 10-18 for NIGHTFALL 102");
        await ana.Says("book Color 2 fri 10-18 for NIGHTFALL 103 confirm");
        var refused = await ana.Says("move B1 to Color 2");
        Assert.StartsWith("Color 2 is taken on Fri 27 Nov 10:00–18:00", refused.Headline);
        Assert.DoesNotContain(refused.Message.Buttons, button => button.StartsWith("Swap", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Behind_another_hold_the_old_slot_is_kept_until_the_new_one_is_confirmed()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("book Color 1 thu 10-18 for NIGHTFALL 101 confirm");
        await bot.Person("ed").Says("hold Color 1 fri 10-18 for NIGHTFALL 102");
        var second = await ana.Says("move B1 fri 10-18");
        Assert.StartsWith("You are second in line for Color 1, Fri 27 Nov 10:00–18:00", second.Headline);
        Assert.Contains("B1 is kept until this one is confirmed", second.Text);
        Assert.StartsWith("Confirmed: Color 1, Thu 26 Nov", (await ana.Says("B1")).Headline);
        await ana.Says("release B2");
        Assert.Contains("B1 is free again", (await ana.Says("confirm B3")).Text);
        Assert.StartsWith("Released", (await ana.Says("B1")).Headline);
    }

    [Fact]
    public async Task Only_the_holder_or_a_coordinator_moves_it()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("hold Color 1 thu 10-18 for NIGHTFALL 101");
        var refused = await bot.Person("ed").Says("move B1 fri 10-18");
        Assert.StartsWith("B1 is Ana's; they or a coordinator can move it", refused.Headline);
        Assert.Equal("request move B1 fri 10-18", refused.Message.Button("Ask Ana"));
    }
}
