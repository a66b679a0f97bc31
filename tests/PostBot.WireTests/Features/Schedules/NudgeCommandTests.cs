namespace PostBot.WireTests.Features.Schedules;

public sealed class NudgeCommandTests
{
    [Theory]
    [InlineData("nudge F1 dana")]
    [InlineData("remind dana about notes")]
    public async Task A_client_is_nudged_in_a_persons_name_after_the_words_were_seen(string line)
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        var dana = bot.Person("dana");
        await dana.Says("hello");
        await ana.Says("role @dana client");
        await ana.Says("team NIGHTFALL add @dana client");
        await ana.Says("round open NIGHTFALL 101 v7 due thu 17:00");
        var before = (await dana.Sees()).Count;
        var preview = await ana.Says(line);
        Assert.Equal("This goes to Dana in your name   (F1)", preview.Headline);
        Assert.Contains("Hello Dana, a gentle reminder that your notes on NIGHTFALL 101 v7 are due Thu 26 Nov 17:00. Thank you, Ana", preview.Text);
        Assert.Equal(before, (await dana.Sees()).Count);
        Assert.Equal("Sent to Dana   (F1)", (await ana.Presses(preview.Message, "Send to Dana")).Headline);
        Assert.StartsWith("Hello Dana, a gentle reminder", (await dana.Sees())[^1].Text);
    }

    [Fact]
    public async Task A_deadline_names_its_owner_and_what_is_unknown_nudges_nobody()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await bot.Person("ed").Says("hello");
        await ana.Says("due NIGHTFALL 101 lock fri 18:00 owner @ed");
        Assert.Contains("your picture lock on NIGHTFALL 101 is due Fri 27 Nov 18:00", (await ana.Says("nudge D1")).Text);
        Assert.StartsWith("Ed owes nothing that I know of about \"invoices\".", (await ana.Says("remind ed about invoices")).Headline);
        Assert.StartsWith("\"nudge\" needs a coordinator: on NIGHTFALL", (await bot.Person("ed").Says("nudge D1")).Headline);
    }
}
