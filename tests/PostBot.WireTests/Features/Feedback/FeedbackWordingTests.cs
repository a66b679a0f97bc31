namespace PostBot.WireTests.Features.Feedback;

/// <summary>What people say about rounds and notes without the command's own words.</summary>
public sealed class FeedbackWordingTests
{
    [Theory]
    [InlineData("dana", "no notes from me", "Dana has no notes on NIGHTFALL 101 v7   (F1)")]
    [InlineData("dana", "no notes from us", "Dana has no notes on NIGHTFALL 101 v7   (F1)")]
    [InlineData("dana", "that's everything from us", "Dana's notes are in on NIGHTFALL 101 v7   (F1)")]
    [InlineData("dana", "all our notes are in", "Dana's notes are in on NIGHTFALL 101 v7   (F1)")]
    [InlineData("dana", "01:03:10:05 hold longer", "Noted: 01:03:10:05 hold longer   (N2)")]
    [InlineData("dana", "at 2:14 that look again, can we lose it", "Noted: 01:02:14:00 that look again, can we lose it   (N2)")]
    [InlineData("dana", "sorry one more, 01:31:00:00 typo in her name", "Noted: 01:31:00:00 typo in her name   (N2)")]
    [InlineData("dana", "Notes from Jules:\n1. 01:02:10:05 - trim it\n- overall love it\nThanks! D", "2 notes in what you pasted. Add them to F1?")]
    [InlineData("dana", "approved", "Approve NIGHTFALL 101 v7?   (F1)")]
    [InlineData("dana", "approved subject to the super fix", "Approve NIGHTFALL 101 v7 with notes?   (F1)")]
    [InlineData("ed", "1 done in v8", "✓ done in v8: 01:02:10:05 trim the pause   (N1)")]
    [InlineData("ed", "N1 which take??", "Asked Dana: which take")]
    [InlineData("ed", "done all edit ones", "Mark 1 open edit note done in v8 on NIGHTFALL 101 v7 (F1)?")]
    public async Task Said_in_the_rounds_thread_it_is_understood(string who, string line, string headline)
    {
        await using var bot = await PostBotApp.Start();
        var (ana, dana) = await bot.WithRound();
        await dana.Says("note F1 01:02:10:05 trim the pause");
        await ana.Says("round open NIGHTFALL 102 v3");
        var root = await bot.Person(who).Says("@PostBot show F1");
        Assert.StartsWith(headline, (await bot.Person(who).Says(line, thread: root.Message.Id)).Headline);
    }

    [Fact]
    public async Task A_round_is_opened_as_a_coordinator_says_it()
    {
        await using var bot = await PostBotApp.Start();
        var (ana, _) = await bot.WithRound();
        await ana.Says("close F1");
        await ana.Says("hello", channel: "nightfall");
        await ana.Says("link NIGHTFALL", channel: "nightfall");
        var opened = await ana.Says("open round 2 on 101 for dana and acme notes by thurs 5", channel: "nightfall");
        Assert.Equal("Round 2 of 3 is open on NIGHTFALL 101 v7   (F2)", opened.Headline);
        Assert.Contains("notes due Thu 26 Nov 17:00", opened.Text);
        Assert.Contains("Dana (lead and approves): waiting · acme: waiting", opened.Text);
        Assert.StartsWith("Round 2 is open on NIGHTFALL 101 v7 already: F2.", (await ana.Says("open round 3 on 101 for dana", channel: "nightfall")).Headline);
    }

    [Fact]
    public async Task Notes_pasted_into_a_productions_channel_go_to_its_one_open_round()
    {
        await using var bot = await PostBotApp.Start();
        var (ana, dana) = await bot.WithRound();
        await ana.Says("hello", channel: "nightfall");
        await ana.Says("link NIGHTFALL", channel: "nightfall");
        var preview = await dana.Says("00:05 super too small\n00:12 pack shot brighter\n00:12 pack shot brighter\n0:27 legal must hold 2 secs\n00:29:20 end frame cut 5f early", channel: "nightfall");
        Assert.Equal("5 notes in what you pasted. Add them to F1?", preview.Headline);
        Assert.Contains("3 · 01:00:12:00 · pack shot brighter", preview.Text);
        Assert.Contains("like note 2?", preview.Text);
        Assert.Contains("legal must hold 2 secs", preview.Text);
        Assert.Contains("Add without 3", preview.Message.Buttons);
    }
}
