namespace PostBot.WireTests.Features.Feedback;

public sealed class NoteAssignCommandTests
{
    [Fact]
    public async Task Who_gets_notes_hears_of_them_once()
    {
        await using var bot = await PostBotApp.Start();
        var (ana, dana) = await bot.WithRound();

        await bot.Person("ed").Says("hello");
        await ana.Pastes("note F1\n01:02:10:05 trim\n01:03:00:00 shorten");
        Assert.StartsWith("2 notes for Ed on NIGHTFALL 101 v7", (await ana.Says("assign N1-N2 @ed")).Headline);
        Assert.StartsWith("Ana gave you 2 notes", Assert.Single(await bot.Person("ed").Sees()).Text);
        Assert.Contains("for Ed", (await ana.Says("notes F1")).Text);
        Assert.StartsWith("Dana is not in the studio", (await ana.Says("assign N1 @dana")).Headline);
    }
}
