namespace PostBot.WireTests.Features.Requests;

public sealed class AcceptCommandTests
{
    [Fact]
    public async Task A_client_asks_for_a_session_with_the_usual_words_and_one_tap_holds_it()
    {
        await using var bot = await PostBotApp.Start();
        var (ana, dana) = await WithClient(bot);
        var asked = await dana.Says("hold Color 1 tomorrow 14-18 for NIGHTFALL 101");
        Assert.StartsWith("You ask for Color 1, Wed 25 Nov 14:00–18:00, NIGHTFALL 101   (B1, request)", asked.Headline);
        Assert.Contains("Ana was asked.", asked.Text);
        var card = (await ana.Sees())[^1];
        Assert.StartsWith("Dana asks for Color 1, Wed 25 Nov 14:00–18:00, NIGHTFALL 101   (B1, request)", card.Text);
        Assert.Contains("It is free.", card.Text);
        Assert.Equal(["Accept", "Offer another time", "Refuse"], card.Buttons);

        // A request is in nobody's way.
        Assert.StartsWith("Held, not confirmed", (await ana.Says("hold Color 1 tomorrow 14-18 for NIGHTFALL 102")).Headline);
        await ana.Says("release B2");

        Assert.StartsWith("Held, not confirmed: Color 1", (await ana.Presses(card, "Accept")).Headline);
        Assert.StartsWith("Held, not confirmed: Color 1", (await dana.Sees())[^1].Text);
        Assert.StartsWith("Nothing is asked about B1", (await ana.Says("accept B1")).Headline);
        Assert.StartsWith("Undone", (await ana.Says("undo B1")).Headline);
        Assert.StartsWith("Dana asks for Color 1", (await ana.Says("B1")).Headline);
    }

    [Fact]
    public async Task The_room_being_taken_is_the_studios_to_know()
    {
        await using var bot = await PostBotApp.Start();
        var (ana, dana) = await WithClient(bot);
        await ana.Says("project add SALT feature 24");
        await ana.Says("book Color 1 tomorrow 10-18 for SALT confirm");
        Assert.DoesNotContain("SALT", (await dana.Says("hold Color 1 tomorrow 14-18 for NIGHTFALL 101")).Text);
        Assert.Contains("It is taken: SALT", (await ana.Sees())[^1].Text);
        Assert.StartsWith("Color 1 is taken", (await ana.Says("accept B2")).Headline);
    }

    [Fact]
    public async Task What_an_artist_may_not_do_is_asked_with_one_tap_and_done_with_another()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        var ed = bot.Person("ed");
        await ed.Says("hold Color 1 tomorrow 10-18 for NIGHTFALL 101 grade");
        var refused = await ed.Says("confirm B1");
        Assert.Equal("Confirming a booking needs a coordinator: on NIGHTFALL that is Ana. The hold stays.", refused.Headline);
        Assert.StartsWith("Asked: confirm B1   (B1, request)", (await ed.Presses(refused.Message, "Ask Ana")).Headline);
        var card = (await ana.Sees())[^1];
        Assert.StartsWith("Ed asks: confirm B1   (B1, request)", card.Text);
        Assert.StartsWith("You asked for that already", (await ed.Says("request confirm B1")).Headline);
        Assert.StartsWith("Saying yes to a request needs a coordinator: on NIGHTFALL that is Ana.", (await ed.Says("accept B1")).Headline);
        Assert.StartsWith("Confirmed: Color 1", (await ana.Presses(card, "Accept")).Headline);
        Assert.Contains("confirmed by Ana", (await ed.Says("B1")).Text);
        Assert.Contains(await ed.Sees(), message => message.Text.StartsWith("Yes from Ana: confirm B1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_does_not_exist_yet_is_asked_for_under_the_id_it_will_have()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        var ed = bot.Person("ed");
        var refused = await ed.Says("due NIGHTFALL 101 picture lock tomorrow 18:00");
        await ed.Presses(refused.Message, "Ask Ana");
        await ana.Says("due NIGHTFALL 102 lock fri 18:00");
        // Tomorrow is the day after it was asked, not after it was accepted.
        await bot.Advance("PT20H");
        Assert.StartsWith("Picture lock on NIGHTFALL 101 is due Wed 25 Nov 18:00, Ed   (D1)", (await ana.Says("accept D1")).Headline);
    }

    [Fact]
    public async Task A_clients_yes_to_a_hold_is_kept_and_confirmed_with_one_tap()
    {
        await using var bot = await PostBotApp.Start();
        var (ana, dana) = await WithClient(bot);
        await ana.Says("hold Color 1 tomorrow 10-18 for NIGHTFALL 101 grade");
        Assert.StartsWith("Your yes is noted: Color 1", (await dana.Says("confirm B1")).Headline);
        var card = (await ana.Sees())[^1];
        Assert.StartsWith("Dana says yes to Color 1", card.Text);
        Assert.Contains("Dana said yes to it, Tue 24 Nov 09:00", (await ana.Says("B1")).Text);
        Assert.StartsWith("You said yes to B1 already", (await dana.Says("confirm B1")).Headline);
        Assert.StartsWith("Confirmed", (await ana.Presses(card, "Confirm")).Headline);
    }

    [Fact]
    public async Task Requests_of_others_and_of_other_productions_are_as_if_they_were_not()
    {
        await using var bot = await PostBotApp.Start();
        var (ana, dana) = await WithClient(bot);
        await ana.Says("project add SALT feature 24");
        await ana.Says("team SALT add @kim client");
        await bot.Person("kim").Says("hold Color 1 tomorrow 10-18 for SALT");
        foreach (var line in (string[])["accept {0}", "refuse {0}", "release {0}", "confirm {0}", "request confirm {0}", "show {0}"])
        {
            var there = (await dana.Says(line.Replace("{0}", "B1"))).Text;
            Assert.Equal((await dana.Says(line.Replace("{0}", "B7"))).Text.Replace("B7", "B1"), there);
        }
        Assert.Equal("Nothing is asked for that waits for an answer", (await dana.Says("requests")).Headline);
        Assert.Equal("1 request waits for an answer", (await ana.Says("requests")).Headline);
    }

    internal static async Task<(Talker Ana, Talker Dana)> WithClient(PostBotApp bot)
    {
        var ana = await bot.WithStudio();
        await ana.Says("team NIGHTFALL add @dana client");
        return (ana, bot.Person("dana"));
    }
}
