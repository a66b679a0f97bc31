namespace PostBot.WireTests.Features.Bookings;

public sealed class HoldCommandTests
{
    [Fact]
    public async Task A_hold_says_that_it_is_not_confirmed_and_offers_to_confirm_it()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        var held = await ana.Says("hold Color 1 tomorrow 10-18 for NIGHTFALL 101 grade");
        Assert.Equal("Held, not confirmed: Color 1, Wed 25 Nov 10:00–18:00, NIGHTFALL 101 grade   (B1)", held.Headline);
        Assert.Equal(["Confirm", "Release", "Undo"], held.Message.Buttons);
    }

    [Fact]
    public async Task Book_means_hold_and_a_last_word_makes_it_firm()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        Assert.StartsWith("Held, not confirmed", (await ana.Says("book Color 1 tomorrow 10-18 for NIGHTFALL 101 grade")).Headline);
        Assert.StartsWith("Confirmed: Color 2", (await ana.Says("book color 2 tomorrow 10-18 for NIGHTFALL 101 grade confirm")).Headline);
    }

    [Fact]
    public async Task A_taken_room_says_who_has_it_books_nothing_and_offers_what_is_free()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("book Color 1 tomorrow 10-18 for NIGHTFALL 101 grade confirm");
        var ed = bot.Person("ed");
        var refused = await ed.Says("hold Color 1 tomorrow 10-18 for NIGHTFALL 102 grade");
        Assert.Equal("Color 1 is taken on Wed 25 Nov 10:00–18:00 (confirmed, NIGHTFALL 101 grade, Ana (B1)). Nothing was booked.", refused.Headline);
        Assert.Equal(["Color 2", "Color 1 Thu 26 Nov"], refused.Message.Buttons);
        var other = await ed.Presses(refused.Message, "Color 2");
        Assert.Equal("Held, not confirmed: Color 2, Wed 25 Nov 10:00–18:00, NIGHTFALL 102 grade   (B2)", other.Headline);
    }

    [Fact]
    public async Task A_later_hold_is_second_in_line_and_knows_who_is_first()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("hold Color 1 tomorrow 10-18 for NIGHTFALL 101 grade");
        var second = await bot.Person("ed").Says("hold Color 1 tomorrow 14-20 for NIGHTFALL 102");
        Assert.Equal("You are second in line for Color 1, Wed 25 Nov 14:00–20:00, NIGHTFALL 102   (B2)", second.Headline);
        Assert.Contains("First hold: NIGHTFALL 101 grade, Ana (B1)", second.Text);
        Assert.DoesNotContain("Confirm", second.Message.Buttons);
    }

    [Fact]
    public async Task A_room_that_does_not_exist_is_not_corrected_to_another_number()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        var refused = await ana.Says("hold Colour 7 tomorrow 10-18 for NIGHTFALL 101");
        Assert.Equal("There is no \"Colour 7\". The color rooms are Color 1 and Color 2.", refused.Headline);
        Assert.Equal("hold Color 2 tomorrow 10-18 for NIGHTFALL 101", refused.Message.Button("Color 2"));
    }

    [Fact]
    public async Task What_is_missing_is_asked_for_with_an_example_and_a_form()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        var asked = await ana.Says("hold Color 1");
        Assert.StartsWith("When? For which production? For example: hold Color 1 tomorrow 10-18", asked.Headline);
        Assert.NotNull(asked.Message.FormId);
        using var wrong = await ana.Submits(asked.Message, new Dictionary<string, string> { ["resource"] = "Color 1", ["when"] = "blorp", ["project"] = "NIGHTFALL 101" });
        Assert.Equal(422, (int)wrong.StatusCode);
        Assert.Contains("\"when\"", await wrong.Content.ReadAsStringAsync());
        using var right = await ana.Submits(asked.Message, new Dictionary<string, string> { ["resource"] = "Color 1", ["when"] = "tomorrow 10-18", ["project"] = "NIGHTFALL 101" });
        Assert.Equal(200, (int)right.StatusCode);
        Assert.Contains("Held, not confirmed: Color 1, Wed 25 Nov 10:00–18:00, NIGHTFALL 101", await right.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("hold Color 1 tomorrow 15:00 for NIGHTFALL 101", "Until when?")]
    [InlineData("hold Color 1 yesterday 10-18 for NIGHTFALL 101", "That is in the past")]
    [InlineData("hold Color 1 31 Nov for NIGHTFALL 101", "")]
    [InlineData("hold Color 1 tomorrow 10-18 for GOTHAM 101", "There is no production \"GOTHAM\"")]
    public async Task What_cannot_be_held_is_refused_with_the_reason(string line, string reason)
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        var refused = await ana.Says(line);
        Assert.StartsWith(reason, refused.Headline);
        Assert.DoesNotContain("(B", refused.Text);
    }

    [Fact]
    public async Task The_same_key_holds_once_and_answers_the_same()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        var first = await ana.Says("hold Color 1 tomorrow 10-18 for NIGHTFALL 101", key: "k1");
        var again = await ana.Says("hold Color 1 tomorrow 10-18 for NIGHTFALL 101", key: "k1");
        Assert.Equal(first.Message.Id, again.Message.Id);
        Assert.StartsWith("You are second in line", (await ana.Says("hold Color 1 tomorrow 10-18 for NIGHTFALL 101", key: "k2")).Headline);
    }
}
