namespace PostBot.WireTests.Features.Feedback;

public sealed class RoundImportCommandTests
{
    [Fact]
    public async Task A_file_is_looked_at_added_and_adds_nothing_twice()
    {
        await using var bot = await PostBotApp.Start();
        var (ana, dana) = await bot.WithRound();

        var file = System.Text.Encoding.UTF8.GetBytes("Commenter,Comment,Timecode,Completed\r\nDana,trim the pause,01:02:10:05,no\r\nJules,too loud,01:05:00:00,yes\r\nJules,,01:06:00:00,no\r\n");
        var preview = await bot.Sends(ana, "import F1", file, "comments.csv");
        Assert.Equal("2 notes in comments.csv (a table of notes). Add them to F1?", preview.Headline);
        Assert.Contains("2 · 01:05:00:00 · too loud · sound · Jules", preview.Text);
        Assert.Contains("Skipped row 4: it has no words.", preview.Text);
        Assert.StartsWith("No notes yet", (await ana.Says("notes F1")).Headline);
        Assert.StartsWith("2 notes added on NIGHTFALL 101 v7", (await ana.Presses(preview.Message, "Add 2")).Headline);
        Assert.Contains("too loud · ✓ done · Jules via Ana", (await ana.Says("notes F1")).Text);
        Assert.Equal("Nothing new for F1 in comments.csv: 2 notes there already. Nothing was added.", (await bot.Sends(ana, "import F1", file, "comments.csv")).Headline);
        Assert.StartsWith("Everything in it is in F1 already.", (await ana.Presses(preview.Message, "Add 2")).Headline);
    }

    [Fact]
    public async Task What_goes_out_comes_back_as_the_same_notes()
    {
        await using var bot = await PostBotApp.Start();
        var (ana, dana) = await bot.WithRound();

        await ana.Pastes("note F1\n01:02:10:05-01:02:14:00 trim the pause\nlove it\n01:05:00:00 music → louder");
        foreach (var program in (string[])["avid", "avidxml", "premiere", "resolve", "fcpx", "otio", "csv"])
        {
            var (name, bytes) = await bot.Gets((await ana.Says($"export F1 {program}")).Message);
            Assert.Contains("3 notes there already", (await bot.Sends(ana, "import F1", bytes, name)).Headline);
        }
    }

    [Fact]
    public async Task Replies_that_came_since_are_added_to_their_notes()
    {
        await using var bot = await PostBotApp.Start();
        var (ana, dana) = await bot.WithRound();

        static byte[] File(string replies) => System.Text.Encoding.UTF8.GetBytes($$$"""{"asset":{"fps":23.976},"comments":[{"id":"a","parent_id":null,"text":"too dark","frame":51.0,"owner":{"name":"Dana"}}{{{replies}}}]}""");
        var first = await bot.Sends(ana, "import F1", File(""), "x.fiojson");
        await ana.Presses(first.Message, "Add 1");
        var more = await bot.Sends(ana, "import F1", File(""",{"id":"b","parent_id":"a","text":"by how much?","frame":null,"owner":{"name":"Ed"}}"""), "x.fiojson");
        Assert.Equal("1 new reply in x.fiojson (Frame.io comments). Add it to F1?", more.Headline);
        await ana.Presses(more.Message, more.Message.Buttons[0]);
        Assert.Contains("↳ Ed: by how much?", (await ana.Says("N1")).Text);
    }

    [Fact]
    public async Task What_is_no_list_of_notes_is_refused_and_nothing_is_added()
    {
        await using var bot = await PostBotApp.Start();
        var (ana, dana) = await bot.WithRound();

        Assert.StartsWith("This is not a list of notes that I can read.", (await bot.Sends(ana, "import F1", [0, 1, 2, 3, 0, 255, 9])).Headline);
        Assert.Contains("cannot be at 23.976", (await bot.Sends(ana, "import F1", System.Text.Encoding.UTF8.GetBytes("ed\t01:00:05:27\tV1\tred\ta\t1\ned\t01:00:06:28\tV1\tred\tb\t1\ned\t01:00:07:29\tV1\tred\tc\t1\n"))).Headline);
        Assert.StartsWith("Which file? Attach it and send: import F1.", (await ana.Says("import F1")).Headline);
        Assert.StartsWith("No notes yet", (await ana.Says("notes F1")).Headline);
    }

    [Fact]
    public async Task A_round_takes_five_thousand_notes_and_shows_them_in_pages()
    {
        await using var bot = await PostBotApp.Start();
        var (ana, dana) = await bot.WithRound();

        var file = System.Text.Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 5_000).Select(at => $"ed\t{at}\tV1\tred\tnote {at}\t1\n")));
        var preview = await bot.Sends(ana, "import F1", file);
        Assert.StartsWith("5000 notes in notes.txt", preview.Headline);
        await ana.Presses(preview.Message, "Add 5000");
        var page = await ana.Says("notes F1");
        Assert.Contains("1 to 20 of 5000", page.Text);
        Assert.Contains("at most 999 markers", (await ana.Says("export F1 resolve")).Headline);
        Assert.Contains("21 to 40 of 5000", (await ana.Presses(page.Message, "Show more")).Text);
    }
}
