namespace PostBot.WireTests.Features.Bookings;

/// <summary>Lines as people type them, in the world of Tuesday 24 November 2026, half past nine in London.</summary>
public sealed class BookingLinesTests : IAsyncLifetime
{
    private PostBotApp bot = null!;
    private Talker ana = null!;
    private Talker jo = null!;
    private Talker dana = null!;

    public async Task InitializeAsync()
    {
        bot = await PostBotApp.Start();
        ana = await bot.WithStudio("2026-11-24T09:30:00Z");
        (jo, dana) = (bot.Person("jo"), bot.Person("dana"));
        await jo.Says("hello");
        await dana.Says("hello");
        await bot.Person("tom").Says("hello");
        await bot.Person("ed").Says("hello");
        foreach (var line in (string[])
        [
            "project add HARBOUR \"Harbour\" commercial 25 Europe/London rounds 2",
            "project add SALT \"Salt\" feature 24 Europe/London rounds 2",
            "resource add \"Pro Tools rig\" rig",
            "role @dana client",
            "team HARBOUR add @dana client",
            "hold Color 2 wed 10-18 for HARBOUR",
            "hold Color 2 wed 10-18 for NIGHTFALL 101",
            "hold Color 1 + @jo thu 10-18 for NIGHTFALL 101 grade",
            "hold Color 1 thu 10-18 for SALT",
            "hold Color 1 thu 18:30-21:00 for HARBOUR",
            "book Color 1 fri 10-18 for HARBOUR confirm",
            "book Mix A 2 Dec 10-19 for NIGHTFALL 101 mix confirm",
        ]) await ana.Says(line);
        await ana.Says("link NIGHTFALL", channel: "nightfall");
        await ana.Says("link HARBOUR", channel: "harbour");
    }

    public async Task DisposeAsync() => await bot.DisposeAsync();

    [Theory]
    [InlineData("book Color 1 10/12 10-6 salt", "Held, not confirmed: Color 1, Thu 10 Dec 10:00–18:00, SALT   (B8)")]
    [InlineData("book mix a + protools rig + tom 2 dec 9-7 101 mix", "Mix A is taken on Wed 2 Dec 09:00–19:00 (confirmed, NIGHTFALL 101 mix, Ana (B7)). Nothing was booked.")]
    [InlineData("release B3 client moved", "Released: Color 1 + Jo, Thu 26 Nov 10:00–18:00, NIGHTFALL 101 grade   (B3)")]
    [InlineData("color 1 down fri am projector", "Color 1 is down Fri 27 Nov 09:00–13:00")]
    [InlineData("ed off fri", "Ed is off Fri 27 Nov")]
    [InlineData("book Colour 7 tomorrow", "There is no \"Colour 7\". The color rooms are Color 1 and Color 2.")]
    public async Task Said_to_the_bot_alone(string line, string headline) => Assert.Equal(headline, (await ana.Says(line, channel: "dm")).Headline);

    [Fact]
    public async Task Said_in_a_linked_channel()
    {
        var options = await ana.Says("hold color 1 thu or fri, which ever", channel: "nightfall");
        Assert.StartsWith("You are third in line for Color 1, Thu 26 Nov", options.Headline);
        Assert.Contains("Left out: Fri 27 Nov", options.Text);
        var challenged = await ana.Says("challenge the harbour hold", channel: "nightfall");
        Assert.StartsWith("Challenged: Color 2, Wed 25 Nov 10:00–18:00. A coordinator decides now   (B2)", challenged.Headline);
        Assert.Contains("The clock would end tomorrow 09:", challenged.Text.Replace("Wed 25 Nov 09:", "tomorrow 09:", StringComparison.Ordinal));
        var moved = await ana.Says("move B3 to fri and tell jo", channel: "nightfall");
        Assert.StartsWith("Color 1 is taken on Fri 27 Nov", moved.Headline);
        Assert.Contains("Then: tell jo", moved.Message.Buttons);
    }

    [Fact]
    public async Task Said_by_a_client_it_is_their_word_and_reaches_the_studio()
    {
        await ana.Says("hold Mix A fri 10-18 for HARBOUR");
        var said = await dana.Says("we can confirm friday", channel: "harbour");
        Assert.StartsWith("Your yes is noted: Mix A, Fri 27 Nov 10:00–18:00", said.Headline);
        Assert.Contains(await ana.Sees(), message => message.Text.StartsWith("Dana says yes to Mix A", StringComparison.Ordinal));
        await ana.Says("hold Color 2 fri 10-18 for HARBOUR");
        Assert.StartsWith("Which booking: B", (await dana.Says("we can confirm friday", channel: "harbour")).Headline);
        Assert.StartsWith("Nothing fits that", (await dana.Says("we can confirm monday", channel: "harbour")).Headline);
    }

    [Fact]
    public async Task Said_in_the_thread_of_a_booking()
    {
        var thread = (await ana.Says("B3")).Message.Id;
        Assert.StartsWith("Color 1 is taken on Fri 27 Nov 10:00–18:00", (await ana.Says("move to fri same time", thread: thread)).Headline);
        Assert.StartsWith("Running 30 min late: Color 1 + Jo", (await jo.Says("running 30 late", thread: thread)).Headline);
        Assert.Contains("that needs a coordinator", (await jo.Says("need another hour", thread: thread)).Headline);
        Assert.StartsWith("Confirmed: Color 1 + Jo", (await ana.Says("confirm", thread: thread)).Headline);
    }
}
