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
        Assert.Equal(["101", "Full grid", "This week", "Share"], status.Message.Buttons);
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

    [Fact]
    public async Task The_grid_shows_every_step_of_every_episode_and_pages_instead_of_cutting()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("set NIGHTFALL 101 edit locked");
        await ana.Says("vfx NIGHTFALL 101 31/44");
        var grid = await ana.Presses((await ana.Says("status NIGHTFALL")).Message, "Full grid");
        Assert.Equal("NIGHTFALL: every step of 4 episodes", grid.Headline);
        Assert.Equal("101: ✓ edit locked · ● vfx 31 of 44, in progress · – conform, grade, sound, mix, qc, delivery not started", grid.Text.Split('\n')[1]);
        await ana.Says("project add LONGRUN episodic 25");
        await ana.Says("episode add LONGRUN 1-100");
        var page = await ana.Says("status LONGRUN grid");
        var seen = page.Text.Split('\n').Count(line => line.Contains(": – ", StringComparison.Ordinal));
        Assert.Equal("LONGRUN: every step of 100 episodes, page 1 of 3", page.Headline);
        while (page.Message.Buttons.Contains("Show more"))
        {
            page = await ana.Presses(page.Message, "Show more");
            seen += page.Text.Split('\n').Count(line => line.Contains(": – ", StringComparison.Ordinal));
        }
        Assert.Equal(100, seen);
    }

    [Fact]
    public async Task What_is_at_risk_is_listed_with_every_reason()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        Assert.Equal("Nothing on NIGHTFALL is at risk", (await ana.Says("status NIGHTFALL exceptions")).Headline);
        await ana.Says("set NIGHTFALL 101 grade blocked no drive");
        await ana.Says("round open NIGHTFALL 101 v3 due tomorrow 12:00");
        await bot.MoveTo("2026-11-26T09:00:00Z");
        var risks = await ana.Presses((await ana.Says("status NIGHTFALL")).Message, "At risk");
        Assert.Equal("1 episode of NIGHTFALL needs somebody", risks.Headline);
        Assert.Equal(["▲ 101 at risk: grade blocked, no drive", "▲ 101 at risk: notes were due Wed 25 Nov 12:00 (F1)"], risks.Text.Split('\n')[1..3]);
    }

    [Fact]
    public async Task An_estimate_after_the_contract_date_is_a_forecast_with_its_days_and_its_owner()
    {
        await using var bot = await PostBotApp.Start();
        await bot.MoveTo("2026-11-24T09:00:00Z");
        var ana = bot.Person("ana");
        await ana.Says("demo");
        var status = await ana.Says("status NIGHTFALL");
        Assert.Equal("NIGHTFALL is on track, but one date is forecast late", status.Headline);
        Assert.StartsWith("▲ 101 at risk: vfx finals due Mon 14 Dec, forecast Wed 16 Dec, 2 days late (Lee, D2) · vfx 31 of 44, in progress (Lee)", status.Text.Split('\n')[1]);
        Assert.Contains("▲ NIGHTFALL at risk: 101 vfx finals due Mon 14 Dec, forecast Wed 16 Dec, 2 days late (Lee, D2)", (await ana.Says("status studio")).Text);
        Assert.Contains("▲ at risk: vfx finals due Mon 14 Dec", (await ana.Says("status NIGHTFALL 101")).Text);
    }

    [Fact]
    public async Task The_next_deadline_has_its_countdown()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("due NIGHTFALL 101 \"picture lock\" fri 18:00 owner @ed");
        Assert.Contains("Due next: 101 picture lock Fri 27 Nov 18:00 (Ed, D1), in 3 days", (await ana.Says("status NIGHTFALL")).Text);
    }

    [Fact]
    public async Task One_step_shows_whose_it_is_who_set_what_when_its_sessions_and_the_notes()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("owner NIGHTFALL 101 grade @jo");
        await ana.Says("hold Color 1 tomorrow 10-18 for NIGHTFALL 101 grade");
        await ana.Says("round open NIGHTFALL 101 v3");
        await ana.Says("note F1 trim the pause");
        await bot.Person("jo").Says("set NIGHTFALL 101 grade in progress");
        await bot.Advance("PT2H");
        await ana.Says("set NIGHTFALL 101 grade in review waiting for the DP");
        var step = await ana.Says("status NIGHTFALL 101 grade");
        Assert.Equal(
        [
            "NIGHTFALL 101 grade is in review", "◐ grade in review, waiting for the DP (Jo)", "It is Jo's.", "Booked: grade, Color 1 Wed 25 Nov 10:00–18:00 ◌ hold (B1)", "1 open note on the cut (F1)",
            "Tue 24 Nov 11:00 Ana: in review, waiting for the DP", "Tue 24 Nov 09:00 Jo: in progress",
        ], step.Text.Split('\n')[..7]);
        await ana.Says("team NIGHTFALL add @dana client");
        var dana = (await bot.Person("dana").Says("status NIGHTFALL 101 grade")).Text;
        Assert.DoesNotContain("DP", dana);
        Assert.DoesNotContain("09:00", dana);
    }

    [Fact]
    public async Task A_client_is_not_shown_deadlines_of_others_and_a_vendor_no_rounds()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("team NIGHTFALL add @dana client");
        await ana.Says("team NIGHTFALL add @lee vendor");
        await bot.Person("lee").Says("who am I");
        await ana.Says("role lee vendor");
        await ana.Says("due NIGHTFALL 101 \"secret lock\" fri 18:00 owner @ed");
        await ana.Says("due NIGHTFALL 101 \"your notes\" fri 18:00 owner @dana");
        await ana.Says("round open NIGHTFALL 102 v3");
        foreach (var line in (string[])["status", "status NIGHTFALL", "status NIGHTFALL 101"]) Assert.DoesNotContain("secret lock", (await bot.Person("dana").Says(line)).Text);
        Assert.Contains("your notes", (await bot.Person("dana").Says("status NIGHTFALL 101")).Text);
        Assert.Contains("F1", (await bot.Person("dana").Says("status NIGHTFALL")).Text);
        Assert.DoesNotContain("F1", (await bot.Person("lee").Says("status NIGHTFALL")).Text);
        Assert.DoesNotContain("Share", (await bot.Person("dana").Says("status NIGHTFALL")).Message.Buttons);
    }
}
