namespace PostBot.WireTests.Features.Feedback;

public sealed class NotesCommandTests
{
    [Fact]
    public async Task Notes_are_listed_in_the_order_of_the_cut_one_line_each()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("round open NIGHTFALL 101 v7");
        Assert.Equal("No notes yet on NIGHTFALL 101 v7   (F1)", (await ana.Says("notes F1")).Headline);
        await ana.Pastes("note F1\nlove it\n01:07:31:00 music too loud\n01:02:10:05 trim the pause");
        await ana.Says("done N2 v8");
        var listed = await ana.Says("notes");
        Assert.Equal(
            ["3 notes on NIGHTFALL 101 v7, 2 open   (F1)", "N3 · 01:02:10:05 · trim the pause · open · Ana · edit", "N2 · 01:07:31:00 · music too loud · ✓ done in v8 · Ana · sound", "N1 · no timecode · love it · open · Ana"],
            listed.Text.Split('\n').Take(4));
        var open = await ana.Presses(listed.Message, "Only open");
        Assert.Equal("2 of 3 notes are open on NIGHTFALL 101 v7   (F1)", open.Headline);
        Assert.Equal("1 of 3 notes is done on NIGHTFALL 101 v7   (F1)", (await ana.Says("notes NIGHTFALL 101 done")).Headline);
    }

    [Fact]
    public async Task A_long_list_goes_on_behind_show_more_and_misses_nothing()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("round open NIGHTFALL 101 v7");
        await ana.Pastes("note F1\n" + string.Join('\n', Enumerable.Range(0, 45).Select(i => $"01:{i:00}:00:00 note {i}")));
        var seen = new List<string>();
        var page = await ana.Says("notes F1 open");
        for (; page.Message.Buttons.Contains("Show more"); page = await ana.Presses(page.Message, "Show more")) seen.AddRange(Notes(page.Text));
        seen.AddRange(Notes(page.Text));
        Assert.Equal(Enumerable.Range(1, 45).Select(i => $"N{i}"), seen);
        Assert.Contains("41 to 45 of 45", page.Text);
    }

    [Fact]
    public async Task The_last_round_of_a_cut_is_listed_when_none_is_open_and_of_several_one_is_asked_for()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("round open NIGHTFALL 101 v7");
        await ana.Says("round close F1");
        Assert.Equal("No notes yet on NIGHTFALL 101 v7, closed   (F1)", (await ana.Says("notes NIGHTFALL 101")).Headline);
        Assert.StartsWith("No feedback round is open on NIGHTFALL 102. For example: round open NIGHTFALL 102", (await ana.Says("notes NIGHTFALL 102")).Headline);
        Assert.StartsWith("There is no F9 that you can see.", (await ana.Says("notes F9")).Headline);
        await ana.Says("round open NIGHTFALL 101 v8");
        await ana.Says("round open NIGHTFALL 102 v1");
        var asked = await ana.Says("notes NIGHTFALL");
        Assert.Equal("Which round? 2 rounds are open.", asked.Headline);
        Assert.EndsWith("(F3)", (await ana.Presses(asked.Message, "F3 NIGHTFALL 102 v1")).Headline);
    }

    private static IEnumerable<string> Notes(string text) => text.Split('\n').Where(line => line.StartsWith('N')).Select(line => line.Split(' ')[0]);
}
