namespace PostBot.WireTests.Features.Turnovers;

public sealed class ReceivedCommandTests
{
    [Fact]
    public async Task The_owner_of_the_receiving_step_marks_it_and_the_sender_is_told()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("owner NIGHTFALL 101 sound @tom");
        await ana.Says("turnover NIGHTFALL 101 v7 to sound");
        Assert.StartsWith("U1 is not sent yet.", (await bot.Person("tom").Says("received U1")).Headline);
        await ana.Says("send U1 as it is");
        Assert.Equal("U1 goes to Tom; they or a coordinator can say that. Nothing was changed.", (await bot.Person("ed").Says("received U1")).Headline);
        var tom = bot.Person("tom");
        var received = await tom.Presses((await tom.Sees())[^1], "Received");
        Assert.StartsWith("NIGHTFALL 101 v7 is received by sound", received.Headline);
        Assert.Contains("received Tue 24 Nov 09:00, Tom", received.Text);
        Assert.Contains(await ana.Sees(), message => message.Text.StartsWith("NIGHTFALL 101 v7 is received by sound", StringComparison.Ordinal));
        Assert.StartsWith("U1 is received already.", (await tom.Says("received U1")).Headline);
    }
}
