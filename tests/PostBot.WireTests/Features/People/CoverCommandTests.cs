namespace PostBot.WireTests.Features.People;

public sealed class CoverCommandTests
{
    [Fact]
    public async Task Once_the_deputy_accepts_nudges_and_requests_go_to_them_for_that_time()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        var (priya, ed) = (bot.Person("priya"), bot.Person("ed"));
        await priya.Says("hello");
        await ana.Says("role @priya artist");
        await ana.Says("role @priya coordinator on NIGHTFALL");
        await ana.Says("due NIGHTFALL 101 lock 23 Dec 18:00 owner @ana nudge 1d");
        await ana.Says("due NIGHTFALL 102 lock 8 Jan 18:00 owner @ana nudge 1d");
        Assert.StartsWith("Priya was asked to cover for Ana", (await ana.Says("cover @ana by @priya 21 Dec-4 Jan")).Headline);
        var asked = (await priya.Sees())[^1];
        Assert.StartsWith("Ana asks you to cover for them", asked.Text);
        Assert.Equal(["Accept", "Decline"], asked.Buttons);
        Assert.Contains("Priya for Ana", (await ana.Says("cover")).Text);
        Assert.Contains("not answered yet", (await ana.Says("cover")).Text);
        Assert.StartsWith("You cover for Ana", (await priya.Presses(asked, "Accept")).Headline);
        Assert.StartsWith("Priya covers for Ana", (await ana.Sees())[^1].Text);
        Assert.Contains("accepted", (await ana.Says("cover")).Text);

        var (hers, theirs) = ((await ana.Sees()).Count, (await priya.Sees()).Count);
        await bot.MoveTo("2026-12-22T19:00:00Z");
        Assert.Equal(hers, (await ana.Sees()).Count);
        var nudge = (await priya.Sees())[^1];
        Assert.Equal(theirs + 1, (await priya.Sees()).Count);
        Assert.Contains("Picture lock on NIGHTFALL 101", nudge.Text);
        Assert.Contains("You cover for Ana.", nudge.Text);
        Assert.StartsWith("✓ done", (await priya.Presses(nudge, "Done")).Headline);

        await ed.Says("hold Color 1 tomorrow 10-18 for NIGHTFALL 101");
        await ed.Says("request confirm B1");
        Assert.Equal(hers, (await ana.Sees()).Count(message => message.Text.Length > 0));
        Assert.Contains(await priya.Sees(), message => message.Text.StartsWith("Ed asks: confirm B1", StringComparison.Ordinal));

        await bot.MoveTo("2027-01-08T09:00:00Z");
        Assert.Contains("Picture lock on NIGHTFALL 102", (await ana.Sees())[^1].Text);
    }

    [Fact]
    public async Task Nothing_moves_without_a_yes_and_off_ends_it()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        var priya = bot.Person("priya");
        await priya.Says("hello");
        await ana.Says("due NIGHTFALL 101 lock 23 Dec 18:00 owner @ana nudge 1d");
        await ana.Says("cover @ana by @priya 21 Dec-4 Jan");
        Assert.StartsWith("Priya was asked to cover for Ana then", (await ana.Says("cover @ana by @priya 22 Dec-24 Dec")).Headline);
        Assert.StartsWith("You do not cover for Ana", (await priya.Presses((await priya.Sees())[^1], "Decline")).Headline);
        Assert.StartsWith("Priya cannot cover for Ana", (await ana.Sees())[^1].Text);
        await bot.MoveTo("2026-12-22T19:00:00Z");
        Assert.Contains("Picture lock on NIGHTFALL 101", (await ana.Sees())[^1].Text);

        await ana.Says("cover me by @priya next week");
        await priya.Says("cover accept @ana");
        Assert.Equal("Nobody covers for Ana any more", (await ana.Says("cover off me")).Headline);
        Assert.Equal("Nobody covers for anybody", (await ana.Says("cover")).Headline);
    }

    [Fact]
    public async Task It_gives_no_rights_and_is_yours_or_a_coordinators_to_arrange()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        var (ed, tom) = (bot.Person("ed"), bot.Person("tom"));
        await tom.Says("hello");
        await ed.Says("hold Color 1 tomorrow 10-18 for NIGHTFALL 101");
        Assert.StartsWith("You can name who covers for you; for Ana it needs a coordinator", (await ed.Says("cover @ana by @tom today")).Headline);
        await ana.Says("cover @ana by @tom today");
        await tom.Says("cover accept @ana");
        Assert.StartsWith("Confirming a booking needs a coordinator", (await tom.Says("confirm B1")).Headline);
        // Tom may not decide it, so it stays with Ana.
        await ed.Says("request confirm B1");
        Assert.StartsWith("Ed asks: confirm B1", (await ana.Sees())[^1].Text);
        Assert.StartsWith("Ana cannot cover for themselves", (await ana.Says("cover @ana by @ana today")).Headline);
    }
}
