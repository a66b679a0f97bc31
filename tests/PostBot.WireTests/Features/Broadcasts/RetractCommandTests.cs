namespace PostBot.WireTests.Features.Broadcasts;

public sealed class RetractCommandTests
{
    [Fact]
    public async Task Every_copy_is_struck_and_who_acknowledged_is_told()
    {
        await using var bot = await PostBotApp.Start();
        var (ana, _) = await bot.WithSent();
        var (ed, jo) = (bot.Person("ed"), bot.Person("jo"));
        var (first, second) = (await ed.Copy(), await jo.Copy());
        await ed.Presses(first, "Acknowledge");
        var answer = await ana.Says("retract X1");
        Assert.StartsWith("Taken back: \"Mix moved to Thursday 10:00\"   (X1)", answer.Headline);
        Assert.Contains("Told, because they had acknowledged it: Ed", answer.Text);
        foreach (var (person, copy) in new[] { (ed, first), (jo, second) })
        {
            var now = await person.Again(copy);
            Assert.StartsWith("Taken back by Ana: NIGHTFALL: Mix moved to Thursday 10:00", now.Text);
            Assert.Empty(now.Buttons);
        }
        Assert.StartsWith("Ana took back \"Mix moved to Thursday 10:00\", which you had acknowledged", (await ed.Sees())[^1].Text);
        Assert.DoesNotContain(await jo.Sees(), message => message.Text.Contains("took back", StringComparison.Ordinal));
        Assert.Contains("1 acknowledged + 1 waiting = 2", (await ana.Says("receipts X1")).Text);
        Assert.StartsWith("X1 was taken back already.", (await ana.Says("retract X1")).Headline);
    }

    [Fact]
    public async Task What_has_not_gone_out_is_cancelled_instead()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithTeam();
        await ana.Says(BroadcastStudio.Line);
        Assert.StartsWith("X1 has not gone out", (await ana.Says("retract X1")).Headline);
        Assert.StartsWith("\"retract\" needs a coordinator: on NIGHTFALL", (await bot.Person("ed").Says("retract X1")).Headline);
    }
}
