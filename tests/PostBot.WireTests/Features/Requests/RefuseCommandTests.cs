namespace PostBot.WireTests.Features.Requests;

public sealed class RefuseCommandTests
{
    [Fact]
    public async Task A_no_reaches_the_asker_with_its_reason()
    {
        await using var bot = await PostBotApp.Start();
        var (ana, dana) = await AcceptCommandTests.WithClient(bot);
        await dana.Says("hold Color 1 tomorrow 14-18 for NIGHTFALL 101");
        Assert.StartsWith("Refused: hold Color 1", (await ana.Says("refuse B1 the room is closed")).Headline);
        Assert.Contains("the room is closed", (await dana.Sees())[^1].Text);
        Assert.StartsWith("Released: Color 1", (await ana.Says("B1")).Headline);
        Assert.StartsWith("Nothing is asked about B1", (await ana.Says("accept B1")).Headline);
    }

    [Fact]
    public async Task Who_asked_takes_it_back_with_the_same_word_or_with_release()
    {
        await using var bot = await PostBotApp.Start();
        var (_, dana) = await AcceptCommandTests.WithClient(bot);
        await dana.Says("hold Color 1 tomorrow 14-18 for NIGHTFALL 101");
        Assert.StartsWith("Taken back: hold Color 1", (await dana.Says("refuse B1")).Headline);
        await dana.Says("hold Color 1 tomorrow 14-18 for NIGHTFALL 101");
        Assert.StartsWith("Released: Color 1", (await dana.Says("release B2")).Headline);
        Assert.Equal("Nothing is asked for that waits for an answer", (await dana.Says("requests")).Headline);
    }
}
