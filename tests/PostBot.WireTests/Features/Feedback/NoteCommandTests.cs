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
        Assert.Contains("The range ends at 01:04:00:00, before it starts at 01:04:10:00.", (await ana.Says("note F1 01:04:10:00-01:04:00:00 shorter")).Text);
        Assert.Contains("; or , before the frames means drop-frame", (await ana.Says("note F1 01:05:00;00 longer")).Text);
        Assert.Contains("There is no hour 25", (await ana.Says("note F1 25:00:00:00 beyond")).Text);
        Assert.Equal("Noted: 01:01:40:14 boom in shot   (N7)", (await ana.Says("note F1 150+14 boom in shot")).Headline);
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
    public async Task Pasted_lines_become_one_note_each_after_a_look_that_keeps_every_word()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("round open NIGHTFALL 101 v7");
        var preview = await ana.Says("note F1\nHi all,\n01:02:10:05 trim the pause\n\n- 01:04:00:00 logo longer\n---\n01:07:31:00\nmusic too loud\n01:02:10:07 tighten pause\nlove it\n01:09:00:00\nThanks, Dana");
        Assert.Equal("5 notes in what you pasted. Add them to F1?", preview.Headline);
        Assert.Contains("1 · 01:02:10:05 · trim the pause · edit", preview.Text);
        Assert.Contains("3 · 01:07:31:00 · music too loud · sound", preview.Text);
        Assert.Contains("4 · 01:02:10:07 · tighten pause · edit · like note 1?", preview.Text);
        Assert.Contains("Left out, greeting: Hi all,", preview.Text);
        Assert.Contains("Left out, timecode without words: 01:09:00:00", preview.Text);
        Assert.Contains("Left out, signature: Thanks, Dana", preview.Text);
        Assert.Equal(["Add 5", "Add without 4", "Edit", "Cancel"], preview.Message.Buttons);
        Assert.StartsWith("No notes yet", (await ana.Says("notes F1")).Headline);
        var form = await ana.Presses(preview.Message, "Edit");
        Assert.Contains("tighten pause", form.Message.Json.GetRawText());
        var noted = await ana.Presses(preview.Message, "Add without 4");
        Assert.Equal("4 notes added on NIGHTFALL 101 v7   (N1–N4, F1)", noted.Headline);
        Assert.StartsWith("Those notes were added or thrown away before.", (await ana.Presses(preview.Message, "Add 5")).Headline);
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
        Assert.StartsWith("That is 501 notes at once; paste at most 500, or send them as a file: import F1.", (await ana.Says("note F1\n" + string.Join('\n', Enumerable.Repeat("too long", 501)))).Headline);
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
        Assert.Contains("2 notes in what you pasted", await answered.Content.ReadAsStringAsync());
        Assert.Contains("longer?", (await ana.Sees("general"))[^1].Text);
    }

    [Fact]
    public async Task Somebody_elses_notes_carry_their_name_and_repeats_are_marked()
    {
        await using var bot = await PostBotApp.Start();
        var (ana, dana) = await bot.WithRound();
        await dana.Pastes("note F1\nNotes from Jules:\n1. 01:02:10:05 - trim the pause\n2. 01:04:00:00–01:04:06:12 logo must be on longer\n- overall love it\nThanks! D");
        var listed = await ana.Says("notes F1");
        Assert.StartsWith("3 notes on NIGHTFALL 101 v7, 3 open", listed.Headline);
        Assert.Contains("N2 · 01:04:00:00–01:04:06:12 · logo must be on longer · open · Jules via Dana · gfx", listed.Text);
        await ana.Says("note F1 01:02:10:07 tighten pause");
        Assert.Contains("tighten pause · open · Ana · edit", (await ana.Says("notes F1 edit")).Text);
    }

    [Fact]
    public async Task Internal_notes_never_reach_a_client()
    {
        await using var bot = await PostBotApp.Start();
        var (ana, dana) = await bot.WithRound();
        await ana.Says("note F1 internal: 01:02:10:05 they will not notice the wig");
        await ana.Says("note F1 01:03:00:00 internal monologue too loud");
        Assert.Contains("internal", (await ana.Says("notes F1")).Text);
        Assert.DoesNotContain("wig", (await dana.Says("notes F1")).Text);
        Assert.Contains("0 of 1 note addressed or verified", (await dana.Says("F1")).Text);
        Assert.StartsWith("There is no N1 that you can see.", (await dana.Says("N1")).Headline);
        Assert.DoesNotContain("wig", System.Text.Encoding.UTF8.GetString((await bot.Gets((await dana.Says("export F1 csv")).Message)).Bytes));
        await ana.Says("done N1");
        Assert.DoesNotContain(await dana.Sees(), message => message.Text.Contains("wig", StringComparison.Ordinal));
        Assert.StartsWith("Internal notes are for people in the studio.", (await dana.Says("note F1 internal: hush")).Headline);
    }

    [Fact]
    public async Task A_review_copy_with_another_timecode_is_converted_and_kept()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        Assert.Contains("The review copy shows 29.97 DF", (await ana.Says("round open NIGHTFALL 101 v7 tc 29.97df")).Text);
        var noted = await ana.Says("note F1 01:00:10;00 too soon");
        Assert.Equal("Noted: 01:00:10:00 too soon   (N1)", noted.Headline);
        Assert.Contains("01:00:10;00 on the review copy (29.97 DF) is 01:00:10:00 on the cut.", noted.Text);
        Assert.Contains("01:02:00;00 does not exist", (await ana.Says("note F1 01:02:00;00 dropped")).Text);
    }

    [Fact]
    public async Task A_time_past_the_end_of_a_spot_keeps_the_note_and_asks()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("project add HARBOUR commercial 25 start 10:00:00:00");
        await ana.Says("spot add HARBOUR 60s,30s");
        await ana.Says("round open HARBOUR 60s v4");
        var noted = await ana.Says("note F1 1:02:10 product shot");
        Assert.Contains("As hours, minutes, seconds: ", noted.Text);
        Assert.StartsWith("Noted: 1:02:10 product shot", noted.Headline);
        Assert.Contains("10:00:22:00", (await ana.Says("note F1 logo too small at 22 secs")).Headline);
    }
}
