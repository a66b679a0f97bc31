namespace PostBot.WireTests.Features.Broadcasts;

public sealed class RemindCommandTests
{
    [Fact]
    public async Task Only_those_without_an_answer_are_reminded()
    {
        await using var bot = await PostBotApp.Start();
        var (ana, _) = await bot.WithSent();
        var (ed, jo) = (bot.Person("ed"), bot.Person("jo"));
        await ed.Says("ack X1");
        var before = (await ed.Sees()).Count;
        var reminded = await ana.Says("remind X1");
        Assert.Equal("1 person reminded of \"Mix moved to Thursday 10:00\"   (X1)", reminded.Headline);
        Assert.Contains("\nJo\n", reminded.Text);
        Assert.Equal(before, (await ed.Sees()).Count);
        var copy = (await jo.Sees())[^1];
        Assert.StartsWith("Reminder, NIGHTFALL: Mix moved to Thursday 10:00   (X1)", copy.Text);
        await jo.Presses(copy, "Acknowledge");
        Assert.Equal("Nobody who has X1 still owes an answer. Nothing was sent.", (await ana.Says("remind X1")).Headline);
    }

    [Fact]
    public async Task Acknowledging_the_reminder_settles_the_first_copy_too()
    {
        await using var bot = await PostBotApp.Start();
        var (ana, _) = await bot.WithSent();
        var jo = bot.Person("jo");
        var first = await jo.Copy();
        await ana.Says("remind X1");
        await jo.Presses(await jo.Copy(), "Acknowledge");
        Assert.Contains("you acknowledged it", (await jo.Again(first)).Text);
    }

    [Fact]
    public async Task What_did_not_go_out_or_asks_for_nothing_is_not_reminded_of()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithTeam();
        await ana.Says(BroadcastStudio.Line);
        Assert.Equal("X1 has not gone out, so there is nobody to remind.", (await ana.Says("remind X1")).Headline);
        await ana.Says("broadcast send X1 fyi");
        Assert.Equal("X1 was for information; nobody was asked to answer.", (await ana.Says("remind X1")).Headline);
        Assert.StartsWith("There is no X9 that you can see.", (await ana.Says("remind X9")).Headline);
    }

    [Fact]
    public async Task It_takes_a_coordinator()
    {
        await using var bot = await PostBotApp.Start();
        await bot.WithSent();
        Assert.StartsWith("\"remind\" needs a coordinator: on NIGHTFALL that is Ana.", (await bot.Person("ed").Says("remind X1")).Headline);
    }

    [Fact]
    public async Task Them_are_those_of_the_list_that_was_shown_here_a_moment_ago_and_are_named_first()
    {
        await using var bot = await PostBotApp.Start();
        var (ana, _) = await bot.WithSent();
        await bot.Person("ed").Says("ack X1");
        await ana.Says("receipts X1");
        await ana.Says("broadcast NIGHTFALL Only a draft");
        var asked = await ana.Says("chase them");
        Assert.Equal("Remind Jo of \"Mix moved to Thursday 10:00\"?   (X1)", asked.Headline);
        var before = (await bot.Person("jo").Sees()).Count;
        await ana.Presses(asked.Message, "Remind 1");
        Assert.Equal(before + 1, (await bot.Person("jo").Sees()).Count);
        await bot.Advance("PT20M");
        Assert.StartsWith("Remind whom?", (await ana.Says("chase them")).Headline);
    }
}
