namespace PostBot.WireTests.Features.Broadcasts;

public sealed class AckCommandTests
{
    [Fact]
    public async Task An_acknowledgement_edits_the_copy_and_the_authors_receipts_and_the_counts_add_up()
    {
        await using var bot = await PostBotApp.Start();
        var (ana, receipts) = await bot.WithSent();
        var (ed, jo) = (bot.Person("ed"), bot.Person("jo"));
        var copy = await ed.Copy();
        var acknowledged = await ed.Presses(copy, "Acknowledge");
        Assert.Equal(copy.Id, acknowledged.Message.Id);
        Assert.Contains("✓ done: you acknowledged it Tue 24 Nov 09:", acknowledged.Text);
        var one = (await ana.Again(receipts)).Text;
        Assert.StartsWith("1 of 2 have acknowledged", one);
        Assert.Contains("Waiting: Jo", one);
        Assert.Contains("1 acknowledged + 1 waiting = 2", one);
        await jo.Presses(await jo.Copy(), "Acknowledge");
        var two = (await ana.Again(receipts)).Text;
        Assert.StartsWith("2 of 2 have acknowledged", two);
        Assert.Contains("2 acknowledged + 0 waiting = 2", two);
        Assert.DoesNotContain("Remind", two);
    }

    [Fact]
    public async Task The_copies_of_others_stay_as_they_are()
    {
        await using var bot = await PostBotApp.Start();
        await bot.WithSent();
        var (ed, jo) = (bot.Person("ed"), bot.Person("jo"));
        var before = await jo.Copy();
        await ed.Presses(await ed.Copy(), "Acknowledge");
        Assert.Equal(before.Seq, (await jo.Copy()).Seq);
    }

    [Fact]
    public async Task It_may_be_typed_and_then_the_copy_follows()
    {
        await using var bot = await PostBotApp.Start();
        await bot.WithSent();
        var ed = bot.Person("ed");
        var copy = await ed.Copy();
        await ed.Says("ack X1");
        Assert.Contains("you acknowledged it", (await ed.Again(copy)).Text);
    }

    [Fact]
    public async Task Once_is_enough()
    {
        await using var bot = await PostBotApp.Start();
        var (_, _) = await bot.WithSent();
        await bot.Person("ed").Says("ack X1");
        Assert.Equal("You have acknowledged X1 already. Ana can see it.", (await bot.Person("ed").Says("ack X1")).Headline);
    }

    [Fact]
    public async Task Only_those_who_got_it_acknowledge_it()
    {
        await using var bot = await PostBotApp.Start();
        var (ana, _) = await bot.WithSent();
        Assert.Equal("X1 was not sent to you, so there is nothing to acknowledge.", (await ana.Says("ack X1")).Headline);
        Assert.StartsWith("There is no X1 that you can see.", (await bot.Person("zoe").Says("ack X1")).Headline);
    }

    [Fact]
    public async Task What_is_for_information_needs_none()
    {
        await using var bot = await PostBotApp.Start();
        await bot.WithSent("Send as FYI");
        Assert.Equal("X1 is for your information; nothing needs to be acknowledged.", (await bot.Person("ed").Says("ack X1")).Headline);
    }

    [Fact]
    public async Task People_who_press_at_the_same_moment_are_all_counted()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        var team = Enumerable.Range(0, 20).Select(i => bot.Person($"artist{(char)('a' + i)}")).ToList();
        foreach (var person in team) await ana.Says($"team NIGHTFALL add @{person.Name}");
        await ana.Says(BroadcastStudio.Line);
        await ana.Says("broadcast send X1");
        await Task.WhenAll(team.Select(async person => await person.Says("ack X1")));
        Assert.Contains("20 acknowledged + 0 waiting = 20", (await ana.Says("receipts X1")).Text);
    }
}
