namespace PostBot.WireTests.Features.Broadcasts;

public sealed class AnswerCommandTests
{
    [Fact]
    public async Task A_question_is_answered_and_an_acknowledgement_is_still_owed()
    {
        await using var bot = await PostBotApp.Start();
        var (ana, _) = await bot.WithSent();
        await bot.Person("jo").Says("question X1 is the M&E moving too?");
        var receipts = await ana.Says("receipts X1");
        Assert.Contains("0 acknowledged + 1 waiting + 1 question = 2", receipts.Text);
        Assert.Equal("answer X1 \"Jo\"", receipts.Message.Button("Answer Jo"));
        Assert.Equal("Answered Jo   (X1)", (await ana.Says("answer X1 @jo yes, M&E moves too")).Headline);
        var reply = Assert.Single(await bot.Person("jo").Sees(), message => message.Text.StartsWith("Ana answers about", StringComparison.Ordinal));
        Assert.Contains("You asked: is the M&E moving too?", reply.Text);
        Assert.Contains("> yes, M&E moves too", reply.Text);
        Assert.Contains("0 acknowledged + 2 waiting = 2", (await ana.Says("receipts X1")).Text);
        await bot.Person("jo").Presses(reply, "Acknowledge");
        Assert.Contains("1 acknowledged + 1 waiting = 2", (await ana.Says("receipts X1")).Text);
        Assert.StartsWith("X1 was not sent to Ana", (await ana.Says("answer X1 @ana hello")).Headline);
    }
}
