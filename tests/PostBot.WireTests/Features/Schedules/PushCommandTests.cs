namespace PostBot.WireTests.Features.Schedules;

public sealed class PushCommandTests
{
    [Fact]
    public async Task The_preview_shows_every_line_that_moves_and_what_does_not_and_nothing_moves_yet()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithSchedule();
        var preview = await ana.Says("push NIGHTFALL 101 lock 3 days");
        Assert.Equal("Moving picture lock on NIGHTFALL 101 by 3 working days moves 4 lines   (D1)", preview.Headline);
        Assert.Contains("D1 picture lock · Fri 18 Dec → Wed 23 Dec", preview.Text);
        Assert.Contains("D2 conform · Mon 21 Dec → Thu 24 Dec", preview.Text);
        Assert.Contains("B1 Color 1 grade · Thu 7 Jan 2027 → Tue 12 Jan 2027, ◌ hold: free, first · the old hold stays until then", preview.Text);
        Assert.Contains("D3 delivery · Mon 18 Jan 2027 → Thu 21 Jan 2027, ▲ contract stays Mon 18 Jan 2027", preview.Text);
        Assert.Contains("Does not move: B2 Mix A mix, confirmed", preview.Text);
        Assert.Contains("To tell: 3 people: Ed, Jo, Tom", preview.Text);
        Assert.Equal(["Apply", "Only this date", "Choose lines", "Cancel"], preview.Message.Buttons);
        Assert.Contains("is due Fri 18 Dec 18:00", (await ana.Says("D1")).Headline);
    }

    [Fact]
    public async Task Apply_moves_all_of_it_once_and_undo_takes_all_of_it_back()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithSchedule();
        var preview = await ana.Says("push NIGHTFALL 101 lock 3d");
        var applied = await ana.Presses(preview.Message, "Apply");
        Assert.StartsWith("Moved: picture lock on NIGHTFALL 101, Fri 18 Dec → Wed 23 Dec   (D1)", applied.Headline);
        Assert.Contains("Thu 24 Dec 18:00", (await ana.Says("D2")).Text);
        Assert.Contains("Tue 12 Jan 2027 10:00–18:00", (await ana.Says("B1")).Text);
        Assert.Contains("Tue 12 Jan 2027 10:00–18:00", (await ana.Says("B2")).Text);
        Assert.Contains("Contract: Mon 18 Jan 2027 18:00 · ▲ estimate is 3 working days later", (await ana.Says("D3")).Text);
        // The button names the date, so a second press moves nothing more.
        Assert.StartsWith("D1 is due Wed 23 Dec 18:00 already.", (await ana.Says("slip D1 2026-12-23 18:00 apply")).Headline);
        await ana.Says("undo D1");
        Assert.Contains("Fri 18 Dec 18:00", (await ana.Says("D1")).Text);
        Assert.Contains("Mon 21 Dec 18:00", (await ana.Says("D2")).Text);
        Assert.Contains("Thu 7 Jan 2027 10:00–18:00", (await ana.Says("B1")).Text);
    }

    [Fact]
    public async Task Lines_can_be_left_out_and_one_date_can_move_alone()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithSchedule();
        var preview = await ana.Says("push NIGHTFALL 101 lock 3d without B1");
        Assert.Contains("Does not move: B1 Color 1 grade, left out, B2 Mix A mix, confirmed", preview.Text);
        var choices = await ana.Presses((await ana.Says("push D1 3d")).Message, "Choose lines");
        Assert.Contains("moves: B1 Color 1 grade", choices.Text);
        var left = await ana.Presses(choices.Message, "Leave B1");
        Assert.Contains("stays: B1 Color 1 grade", left.Text);
        Assert.Equal("slip D1 2026-12-23 18:00 without B1", left.Message.Button("That is all"));
        Assert.Contains("moves: B1 Color 1 grade", (await ana.Presses(left.Message, "Move B1")).Text);
        await ana.Presses(preview.Message, "Apply");
        Assert.Contains("Thu 7 Jan 2027", (await ana.Says("B1")).Text);
        var only = await ana.Presses((await ana.Says("push D1 1d")).Message, "Only this date");
        Assert.Contains("moves 1 estimate", only.Headline);
        Assert.Contains("▲ at risk: conform would come before picture lock", (await ana.Says("push D1 3d only")).Text);
        await ana.Presses(only.Message, "Apply");
        Assert.Contains("Thu 24 Dec 18:00", (await ana.Says("D1")).Text);
        Assert.Contains("Thu 24 Dec 18:00", (await ana.Says("D2")).Text);
    }

    [Fact]
    public async Task Every_line_has_its_button_however_many_they_are()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithSchedule();
        for (var i = 0; i < 6; i++) await ana.Says($"due NIGHTFALL 101 extra {(char)('a' + i)} 22 Dec 18:00 after D1");
        var choices = await ana.Says("push D1 3d choose");
        var pressed = new HashSet<string>();
        for (var page = 0; page < 4; page++)
        {
            pressed.UnionWith(choices.Message.Buttons.Where(button => button.StartsWith("Leave ", StringComparison.Ordinal)));
            Assert.InRange(choices.Message.Buttons.Count, 2, 5);
            choices = await ana.Presses(choices.Message, "Other lines");
        }
        Assert.Equal(choices.Text.Split('\n').Count(line => line.StartsWith("moves: ", StringComparison.Ordinal)), pressed.Count);
        Assert.True(pressed.Count > 5);
    }

    [Fact]
    public async Task A_hold_stays_where_it_is_when_its_new_slot_is_not_to_be_had()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithSchedule();
        await ana.Says("project add HARBOUR commercial 25 Europe/London");
        await ana.Says("hold Color 1 12 Jan 2027 10-18 for HARBOUR confirm");
        var preview = await ana.Says("push D1 3d");
        Assert.Contains("B1 Color 1 grade · Thu 7 Jan 2027 → Tue 12 Jan 2027, ◌ hold: taken there, confirmed, so the old hold stays", preview.Text);
        await ana.Presses(preview.Message, "Apply");
        Assert.Contains("Thu 7 Jan 2027 10:00–18:00", (await ana.Says("B1")).Text);
    }

    [Fact]
    public async Task After_applying_those_it_touches_can_be_told_old_and_new()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithSchedule();
        var applied = await ana.Presses((await ana.Says("push D1 3d")).Message, "Apply");
        var told = await ana.Presses(applied.Message, "Tell 3");
        Assert.StartsWith("This goes to 3 people about NIGHTFALL 101", told.Headline);
        Assert.Contains("> Moved: picture lock Fri 18 Dec → Wed 23 Dec; conform Mon 21 Dec → Thu 24 Dec", told.Text);
        await ana.Presses(told.Message, "Send as FYI");
        foreach (var name in (string[])["ed", "jo", "tom"]) Assert.Contains(await bot.Person(name).Sees(), message => message.Text.Contains("Moved: picture lock", StringComparison.Ordinal));
        Assert.DoesNotContain(await bot.Person("priya").Sees(), message => message.Text.Contains("Moved:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_not_there_is_said_with_what_is_and_artists_do_not_move_dates()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithSchedule();
        Assert.StartsWith("There is no open \"lock\" on NIGHTFALL 103. Nothing is due on NIGHTFALL 103.", (await ana.Says("push NIGHTFALL 103 lock 3d")).Headline);
        Assert.StartsWith("By how much?", (await ana.Says("push D1")).Headline);
        Assert.StartsWith("\"push\" needs a coordinator: on NIGHTFALL", (await bot.Person("ed").Says("push D1 3d")).Headline);
    }

    [Fact]
    public async Task A_session_goes_by_time_or_by_working_days()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithSchedule();
        var later = await ana.Says("push B1 1h");
        Assert.Equal("Moving Color 1 from Thu 7 Jan 2027 10:00–18:00 to Thu 7 Jan 2027 11:00–19:00   (B1)", later.Headline);
        Assert.Equal("move B1 2027-01-07 11:00-19:00", later.Message.Button("Apply"));
        Assert.Contains("to Mon 11 Jan 2027 10:00–18:00", (await ana.Says("push B1 2d")).Headline);
        Assert.Contains("to Wed 6 Jan 2027 10:00–18:00", (await ana.Says("pull B1 1d")).Headline);
    }

    [Theory]
    [InlineData("pull NIGHTFALL 101 lock up 2d")]
    [InlineData("pull D1 2 working days")]
    public async Task A_date_comes_earlier_with_what_stands_behind_it(string line)
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithSchedule();
        var preview = await ana.Says(line);
        Assert.Equal("Moving picture lock on NIGHTFALL 101 by 2 working days, earlier, moves 4 lines   (D1)", preview.Headline);
        Assert.Contains("D1 picture lock · Fri 18 Dec → Wed 16 Dec", preview.Text);
        await ana.Presses(preview.Message, "Apply");
        Assert.Contains("Thu 17 Dec 18:00", (await ana.Says("D2")).Text);
    }

    [Fact]
    public async Task Nothing_is_pulled_into_the_past()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithSchedule();
        Assert.StartsWith("That would be in the past:", (await ana.Says("pull D1 40d")).Headline);
    }
}
