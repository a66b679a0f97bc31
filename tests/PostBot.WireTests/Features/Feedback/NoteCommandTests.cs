namespace PostBot.WireTests.Features.Feedback;

public sealed class NoteCommandTests
{
    [Fact]
    public async Task A_note_keeps_every_word_and_its_timecode()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("round open NIGHTFALL 101 v7");
        var noted = await ana.Says("note F1 01:02:10:05 can we trim the pause please?");
        Assert.Equal("Noted: 01:02:10:05 can we trim the pause please?   (N1)", noted.Headline);
        Assert.Contains("Ana on NIGHTFALL 101 v7 (F1)", noted.Text);
        Assert.Equal(["Done", "Show notes", "Undo"], noted.Message.Buttons);
        Assert.Equal("Noted: 01:04:00:00–01:04:06:12 logo must be on longer   (N2)", (await ana.Says("note F1 01:04:00:00-01:04:06:12 logo must be on longer")).Headline);
        Assert.Equal("Noted: love it   (N3)", (await ana.Says("note F1 love it")).Headline);
    }

    [Fact]
    public async Task A_doubtful_timecode_keeps_the_note_and_names_the_nearest_label()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("round open NIGHTFALL 101 v7");
        var impossible = await ana.Says("note F1 01:02:60:05 too long");
        Assert.Equal("Noted: 01:02:60:05 too long   (N1)", impossible.Headline);
        Assert.Contains("There is no second 60. The nearest label is 01:03:00:00.", impossible.Text);
        var spoken = await ana.Says("note F1 at 2:14 that look again");
        Assert.Contains("\"at 2:14\" was read as 01:02:14:00. Is the time right?", spoken.Text);
        Assert.Contains("before the programme starts", (await ana.Says("note F1 00:59:50:00 wrong slate")).Text);
        Assert.Contains("N1 · 01:02:60:05 · too long · open · Ana · check the time", (await ana.Says("notes F1")).Text);
    }

    [Fact]
    public async Task On_a_feature_the_hour_is_the_reel()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("project add SALT \"Salt\" feature 24 Europe/London");
        await ana.Says("reel add SALT R1-R6");
        await ana.Says("round open SALT R3 v2");
        var noted = await ana.Says("note F1 03:04:12:10 boom in shot");
        Assert.Equal("Noted: 03:04:12:10 boom in shot   (N1)", noted.Headline);
        Assert.DoesNotContain("before the programme", noted.Text);
        Assert.Contains("It says R4; this round is on R3.", (await ana.Says("note F1 R4 03:05:00:00 and here")).Text);
    }

    [Fact]
    public async Task Pasted_lines_become_one_note_each_in_one_answer()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("round open NIGHTFALL 101 v7");
        var noted = await ana.Says("note F1\n01:02:10:05 trim the pause\n\n- 01:04:00:00 logo longer\n---\n01:07:31:00\nmusic too loud\nlove it\n01:09:00:00");
        Assert.Equal("4 notes added on NIGHTFALL 101 v7   (N1–N4, F1)", noted.Headline);
        Assert.Contains("N3 · 01:07:31:00 · music too loud", noted.Text);
        Assert.Contains("Left out, no words with it: 01:09:00:00", noted.Text);
        Assert.StartsWith("4 notes on NIGHTFALL 101 v7, 4 open", (await ana.Says("notes F1")).Headline);
    }

    [Fact]
    public async Task Without_an_id_the_one_open_round_is_meant_and_of_several_one_is_asked_for()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        Assert.StartsWith("No feedback round is open.", (await ana.Says("note 01:02:10:05 trim")).Headline);
        await ana.Says("round open NIGHTFALL 101 v7");
        Assert.Equal("Noted: 01:02:10:05 trim   (N1)", (await ana.Says("note 01:02:10:05 trim")).Headline);
        await ana.Says("round open NIGHTFALL 102 v1");
        var asked = await ana.Says("note 01:03:00:00 longer");
        Assert.Equal("Which round? 2 rounds are open.", asked.Headline);
        Assert.Equal(["F2 NIGHTFALL 102 v1", "F1 NIGHTFALL 101 v7"], asked.Message.Buttons);
        Assert.Contains("on NIGHTFALL 102 v1 (F2)", (await ana.Presses(asked.Message, "F2 NIGHTFALL 102 v1")).Text);
    }

    [Fact]
    public async Task In_a_thread_under_a_round_the_round_is_meant()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("round open NIGHTFALL 101 v7");
        var second = await ana.Says("@PostBot round open NIGHTFALL 102 v1");
        await ana.Says("round open NIGHTFALL 103 v1");
        Assert.Contains("(F2)", (await ana.Says("note 01:03:00:00 longer", thread: second.Message.Id)).Text);
        Assert.Equal("✓ done: 01:03:00:00 longer   (N1)", (await ana.Says("done 1", thread: second.Message.Id)).Headline);
        Assert.Contains("(F2)", (await ana.Says("notes", thread: second.Message.Id)).Headline);
    }

    [Fact]
    public async Task A_client_gives_notes_on_their_own_production_and_sees_no_other()
    {
        await using var bot = await PostBotApp.Start();
        await bot.MoveTo("2026-11-24T09:00:00Z");
        var ana = bot.Person("ana");
        await ana.Says("setup");
        await ana.Says("demo");
        var noted = await bot.Person("dana").Says("note F2 01:02:10:05 trim the pause");
        Assert.StartsWith("Noted: 01:02:10:05 trim the pause", noted.Headline);
        Assert.DoesNotContain("Done", noted.Message.Buttons);
        Assert.StartsWith("There is no F2 that you can see.", (await bot.Person("kim").Says("note F2 01:02:10:05 trim the pause")).Headline);
        Assert.Equal("\"note\" is for people in the studio. You can set your own steps and see your own productions.", (await bot.Person("lee").Says("note F2 01:02:10:05 trim the pause")).Headline);
    }

    [Fact]
    public async Task What_is_no_note_is_refused_with_the_reason()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("round open NIGHTFALL 101 v7");
        Assert.StartsWith("What should change, and where?", (await ana.Says("note F1")).Headline);
        Assert.StartsWith("What should change at 01:02:10:05?", (await ana.Says("note F1 01:02:10:05")).Headline);
        Assert.StartsWith("What should change?", (await ana.Says("note F1 ...")).Headline);
        Assert.StartsWith("Notes go on a feedback round, and N31 is none.", (await ana.Says("note N31 which take")).Headline);
        Assert.StartsWith("That is 201 notes at once; paste at most 200.", (await ana.Says("note F1\n" + string.Join('\n', Enumerable.Repeat("too long", 201)))).Headline);
        Assert.StartsWith("A note has at most 2,000 characters;", (await ana.Says("note F1 " + new string('x', 10_000))).Headline);
        Assert.StartsWith("No notes yet", (await ana.Says("notes F1")).Headline);
    }

    [Fact]
    public async Task The_form_behind_add_notes_takes_several_lines()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        var opened = await ana.Says("round open NIGHTFALL 101 v7");
        var form = await ana.Presses(opened.Message, "Add notes");
        using var answered = await ana.Submits(form.Message, new Dictionary<string, string> { ["round"] = "F1", ["note"] = "01:02:10:05 trim\n01:03:00:00 longer?" });
        Assert.Contains("2 notes added on NIGHTFALL 101 v7", await answered.Content.ReadAsStringAsync());
        Assert.Contains("longer?", (await ana.Says("notes F1")).Text);
    }
}
