namespace PostBot.WireTests.Features.Status;

public sealed class ProjectStatusCommandTests
{
    [Fact]
    public async Task A_production_on_which_nothing_is_wrong_is_on_track()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        var status = await ana.Says("status nightfall");
        Assert.Equal("NIGHTFALL is on track", status.Headline);
        Assert.Equal(["101", "102", "103", "104"], status.Message.Buttons);
    }

    [Fact]
    public async Task What_is_blocked_is_in_the_headline_and_comes_first()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("set NIGHTFALL 101 edit in progress");
        await ana.Says("set NIGHTFALL 103 edit blocked waiting for the drive");
        await ana.Says("set NIGHTFALL 102 edit done");
        var status = await ana.Says("status NIGHTFALL");
        Assert.Equal("NIGHTFALL is not on track: one step is blocked", status.Headline);
        Assert.Equal(["▲ 103 at risk: edit blocked, waiting for the drive", "● 101 edit in progress", "– 102 vfx not started", "– 104 not started"], status.Text.Split('\n')[1..5]);
        Assert.Equal("103", status.Message.Buttons[0]);
    }

    [Fact]
    public async Task The_next_session_is_named_with_room_time_and_state()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("hold Color 1 tomorrow 10-18 for NIGHTFALL 101 grade");
        await ana.Says("hold Color 2 11 Jan 10-18 for NIGHTFALL 102 grade");
        var status = await ana.Says("status NIGHTFALL");
        Assert.Contains("Next: 101 grade, Color 1 Wed 25 Nov 10:00–18:00 ◌ hold (B1)", status.Text);
        Assert.DoesNotContain("B2", status.Text);
        await ana.Says("release B1");
        Assert.DoesNotContain("B1", (await ana.Says("status NIGHTFALL")).Text);
    }

    [Fact]
    public async Task Two_hundred_episodes_are_summed_up_and_all_of_them_are_one_press_away()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("project add LONGRUN episodic 25");
        await ana.Says("episode add LONGRUN 1-200");
        await ana.Says("set LONGRUN 150 edit blocked no rushes");
        var status = await ana.Says("status LONGRUN");
        Assert.StartsWith("▲ 150 at risk", status.Text.Split('\n')[1]);
        Assert.Contains("And 188 more episodes: 188 not started", status.Text);
        Assert.True(status.Text.Split('\n').Length < 20);
        var all = await ana.Presses(status.Message, "Show more");
        Assert.Equal(200, all.Text.Split('\n').Count(line => line.StartsWith('–') || line.StartsWith('▲')));
        Assert.DoesNotContain("Show more", all.Message.Buttons);
    }

    [Fact]
    public async Task One_episode_has_a_line_for_each_step()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("set NIGHTFALL 101 edit locked");
        await ana.Says("set NIGHTFALL 101 grade in progress");
        var status = await ana.Says("status NIGHTFALL 101");
        Assert.Equal("NIGHTFALL 101 is in grade: in progress", status.Headline);
        Assert.Equal("✓ edit locked", status.Text.Split('\n')[1]);
        Assert.Equal("set NIGHTFALL 101 grade done", status.Message.Button("grade done"));
    }

    [Fact]
    public async Task One_step_can_be_asked_for_of_one_episode_or_of_all()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("set NIGHTFALL 101 grade in review");
        Assert.Equal("NIGHTFALL 101 grade is in review", (await ana.Says("status NIGHTFALL 101 grade")).Headline);
        Assert.Equal("NIGHTFALL grade: 3 not started, 1 in review", (await ana.Says("status NIGHTFALL grade")).Headline);
    }

    [Fact]
    public async Task A_bare_name_shows_it()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        Assert.Equal("NIGHTFALL 101 has not started", (await ana.Says("NIGHTFALL 101")).Headline);
    }

    [Theory]
    [InlineData("status GOTHAM", "There is no production \"GOTHAM\". There is NIGHTFALL.")]
    [InlineData("status NIGHTFALL 999", "NIGHTFALL has no episode \"999\". It has 101, 102, 103 and 104.")]
    [InlineData("status NIGHTFALL 101 polish", "101 has no step \"polish\". Its steps are edit, vfx, conform, grade, sound, mix, qc and delivery.")]
    [InlineData("status NIGHTFALL 101 clearance", "NIGHTFALL 101 has no clearance. Its steps are edit, vfx, conform, grade, sound, mix, qc and delivery.")]
    public async Task What_does_not_exist_is_answered_with_what_does(string line, string headline)
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        Assert.Equal(headline, (await ana.Says(line)).Headline);
    }

    [Fact]
    public async Task A_production_without_episodes_says_how_to_add_them()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("project add SALT feature 24");
        var status = await ana.Says("status SALT");
        Assert.Equal("SALT has no reel yet", status.Headline);
        Assert.Contains("reel add SALT", status.Text);
        Assert.Equal("SALT has no reel yet, so not \"R9\".", (await ana.Says("status SALT R9")).Headline);
    }

    [Fact]
    public async Task A_client_sees_where_their_production_is_but_not_what_colleagues_remark()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("set NIGHTFALL 101 grade blocked client has not paid");
        await ana.Says("project add SECRET feature 24");
        await ana.Says("team NIGHTFALL add @dana client");
        var dana = bot.Person("dana");
        var status = await dana.Says("status NIGHTFALL");
        Assert.Contains("▲ 101 at risk: grade blocked", status.Text);
        Assert.DoesNotContain("paid", status.Text);
        Assert.Equal("There is no production \"SECRET\". There is NIGHTFALL.", (await dana.Says("status SECRET")).Headline);
    }
}
