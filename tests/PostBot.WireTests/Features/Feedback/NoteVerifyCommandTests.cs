namespace PostBot.WireTests.Features.Feedback;

public sealed class NoteVerifyCommandTests
{
    [Fact]
    public async Task A_client_verifies_their_own_note_and_who_did_it_hears()
    {
        await using var bot = await PostBotApp.Start();
        var (ana, dana) = await bot.WithRound();

        await dana.Says("note F1 01:02:10:05 trim");
        await ana.Says("note F1 01:03:00:00 ours");
        Assert.StartsWith("N1 is open, so there is nothing to verify yet.", (await dana.Says("verify N1")).Headline);
        await bot.Person("ed").Says("done N1 N2 v8");
        Assert.Equal("N2 is not your note; the studio can verify it. Nothing was changed.", (await dana.Says("verify N2")).Headline);
        Assert.Equal("✓ verified: 01:02:10:05 trim   (N1)", (await dana.Says("verify N1")).Headline);
        Assert.StartsWith("Dana verified the note you did: 01:02:10:05 trim", Assert.Single(await bot.Person("ed").Sees()).Text);
    }
}
