namespace PostBot.WireTests.Features.Around;

public sealed class ShareCommandTests
{
    [Fact]
    public async Task The_button_on_a_status_posts_it_for_everyone_in_the_channel()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("set NIGHTFALL 101 grade blocked no drive");
        var status = await ana.Says("status NIGHTFALL");
        Assert.True(status.Message.Private);
        Assert.Equal("Shared with everyone here", (await ana.Presses(status.Message, "Share")).Headline);
        var seen = Assert.Single(await bot.Person("ed").Sees("general"));
        Assert.False(seen.Private);
        Assert.StartsWith("NIGHTFALL is not on track: one step is blocked", seen.Text);
        Assert.Contains("no drive", seen.Text);
        Assert.Contains("Ana shared this.", seen.Text);
        Assert.DoesNotContain("Share", seen.Buttons);
    }

    [Fact]
    public async Task Alone_it_shares_the_answer_the_person_got_last_in_that_place()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        Assert.StartsWith("Share what?", (await bot.Person("ed").Says("share")).Headline);
        await ana.Says("status NIGHTFALL 102");
        await ana.Says("help", channel: "elsewhere");
        await ana.Says("share");
        Assert.StartsWith("NIGHTFALL 102 has not started", Assert.Single(await bot.Person("jo").Sees("general")).Text);
        Assert.Empty(await bot.Person("jo").Sees("elsewhere"));
    }

    [Fact]
    public async Task In_a_channel_with_people_from_outside_only_their_drawing_is_shared_and_only_of_their_production()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("project add SECRET feature 24");
        await ana.Says("reel add SECRET R1");
        await ana.Says("team NIGHTFALL add @dana client");
        await ana.Says("link NIGHTFALL", channel: "nightfall");
        await ana.Says("set NIGHTFALL 101 grade blocked client has not paid");
        await ana.Says("share status NIGHTFALL", channel: "nightfall");
        var shared = (await bot.Person("dana").Sees("nightfall"))[^1].Text;
        Assert.Contains("grade blocked", shared);
        Assert.DoesNotContain("paid", shared);
        var before = (await bot.Person("dana").Sees("nightfall")).Count;
        foreach (var line in (string[])["share status SECRET", "share status GOTHAM", "share people", "share ping"]) Assert.Equal("Not everyone here may see that. Nothing was shared.", (await ana.Says(line, channel: "nightfall")).Headline);
        await ana.Says("share status studio", channel: "nightfall");
        var all = await bot.Person("dana").Sees("nightfall");
        Assert.Equal(before + 1, all.Count);
        Assert.DoesNotContain(all, message => message.Text.Contains("SECRET", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Only_answers_can_be_shared_and_only_where_somebody_reads_them()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        Assert.Equal("Only answers can be shared, and \"set\" changes something. Nothing was shared.", (await ana.Says("share set NIGHTFALL 101 grade done")).Headline);
        Assert.Equal("Only answers can be shared, and \"share\" changes something. Nothing was shared.", (await ana.Says("share share status NIGHTFALL")).Headline);
        Assert.StartsWith("Nobody else reads this place.", (await ana.Says("share status NIGHTFALL", channel: "dm")).Headline);
        Assert.Empty(await bot.Person("ed").Sees("general"));
        Assert.Contains("– 101 not started", (await ana.Says("status NIGHTFALL")).Text);
    }

    [Fact]
    public async Task Someone_from_outside_shares_nothing()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("team NIGHTFALL add @dana client");
        Assert.StartsWith("\"share\" is for people in the studio.", (await bot.Person("dana").Says("share status NIGHTFALL")).Headline);
    }
}
