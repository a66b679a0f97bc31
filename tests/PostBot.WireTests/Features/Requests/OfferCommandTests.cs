namespace PostBot.WireTests.Features.Requests;

public sealed class OfferCommandTests
{
    [Fact]
    public async Task Another_time_goes_to_the_asker_who_takes_it()
    {
        await using var bot = await PostBotApp.Start();
        var (ana, dana) = await AcceptCommandTests.WithClient(bot);
        await dana.Says("hold Color 1 tomorrow 14-18 for NIGHTFALL 101");
        Assert.StartsWith("Offered: Color 1, Thu 26 Nov 10:00–18:00   (B1, request)", (await ana.Says("offer B1 thu 10-18")).Headline);
        var offer = (await dana.Sees())[^1];
        Assert.StartsWith("Ana offers Color 1, Thu 26 Nov 10:00–18:00 instead", offer.Text);
        Assert.Equal(["Accept", "Refuse"], offer.Buttons);
        Assert.StartsWith("Another time was offered; Dana answers it", (await ana.Says("accept B1")).Headline);
        Assert.StartsWith("Held, not confirmed: Color 1, Thu 26 Nov 10:00–18:00", (await dana.Presses(offer, "Accept")).Headline);
        Assert.Contains(await ana.Sees(), message => message.Text.StartsWith("Dana takes the time you offered   (B1)", StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_is_for_coordinators_and_for_requests()
    {
        await using var bot = await PostBotApp.Start();
        var (ana, dana) = await AcceptCommandTests.WithClient(bot);
        await ana.Says("hold Color 1 tomorrow 14-18 for NIGHTFALL 101");
        Assert.StartsWith("B1 is not a request", (await ana.Says("offer B1 thu 10-18")).Headline);
        Assert.StartsWith("\"offer\" is for people in the studio", (await dana.Says("offer B1 thu 10-18")).Headline);
        Assert.StartsWith("\"offer\" needs a coordinator", (await bot.Person("ed").Says("offer B1 thu 10-18")).Headline);
    }
}
