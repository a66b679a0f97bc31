namespace PostBot.WireTests.Features.Broadcasts;

public sealed class DeclineCommandTests
{
    [Fact]
    public async Task Who_cannot_says_why_and_the_author_hears_it_and_the_counts_add_up()
    {
        await using var bot = await PostBotApp.Start();
        var (ana, receipts) = await bot.WithSent();
        var jo = bot.Person("jo");
        Assert.Contains("I cannot", (await jo.Copy()).Buttons);
        var declined = await jo.Says("decline X1 I am off on Thursday");
        Assert.Contains("You declined it", declined.Text);
        Assert.StartsWith("Jo cannot: \"Mix moved to Thursday 10:00\"   (X1)", (await ana.Sees())[^1].Text);
        Assert.Contains("0 acknowledged + 1 waiting + 1 declined = 2", (await ana.Again(receipts)).Text);
        await jo.Says("ack X1");
        Assert.Contains("1 acknowledged + 1 waiting = 2", (await ana.Again(receipts)).Text);
    }
}
