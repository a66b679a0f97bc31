namespace PostBot.WireTests.Features.Broadcasts;

public sealed class CorrectCommandTests
{
    [Fact]
    public async Task Old_and_new_are_shown_before_every_copy_changes()
    {
        await using var bot = await PostBotApp.Start();
        var (ana, _) = await bot.WithSent();
        var (ed, jo) = (bot.Person("ed"), bot.Person("jo"));
        var (first, second) = (await ed.Copy(), await jo.Copy());
        await ed.Presses(first, "Acknowledge");
        var preview = await ana.Says("correct X1 its thursday 11 not 10");
        Assert.Contains("> Mix moved to Thursday 10:00\nNew:\n> its thursday 11 not 10", preview.Text);
        Assert.StartsWith("NIGHTFALL: Mix moved to Thursday 10:00", (await jo.Again(second)).Text);
        var sent = await ana.Presses(preview.Message, "Send the correction");
        Assert.Contains("Told, because they had acknowledged the old text: Ed", sent.Text);
        var copy = (await jo.Again(second)).Text;
        Assert.StartsWith("NIGHTFALL: its thursday 11 not 10", copy);
        Assert.Contains("Corrected. It said: Mix moved to Thursday 10:00", copy);
        Assert.Contains(await ed.Sees(), message => message.Text.StartsWith("Corrected, NIGHTFALL: its thursday 11 not 10", StringComparison.Ordinal));
        Assert.StartsWith("No correction of X1 is waiting.", (await ana.Says("correct X1 send-correction")).Headline);
    }

    [Fact]
    public async Task Where_a_second_person_confirmed_one_confirms_the_correction_too()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithTeam();
        await bot.Person("priya").Says("hello");
        await ana.Says("role @priya supervisor");
        await bot.Person("dana").Says("hello");
        await ana.Says("role @dana client");
        await ana.Says("team NIGHTFALL add @dana client");
        await ana.Presses((await ana.Says(BroadcastStudio.Line)).Message, "Send as needs an answer");
        await bot.Person("priya").Says("broadcast send X1");
        var copy = await bot.Person("dana").Copy();
        var waiting = await ana.Presses((await ana.Says("correct X1 Mix moved to Friday")).Message, "Send the correction");
        Assert.StartsWith("Waiting for a second person", waiting.Headline);
        Assert.Contains("Thursday", (await bot.Person("dana").Again(copy)).Text);
        await bot.Person("priya").Presses((await bot.Person("priya").Sees())[^1], "Send the correction");
        Assert.Contains("NIGHTFALL: Mix moved to Friday", (await bot.Person("dana").Again(copy)).Text);
    }
}
