namespace PostBot.WireTests.Features.Broadcasts;

public sealed class ReceiptsCommandTests
{
    [Fact]
    public async Task The_author_and_coordinators_see_who_has_answered()
    {
        await using var bot = await PostBotApp.Start();
        var (ana, _) = await bot.WithSent();
        await ana.Says("role @priya coordinator");
        await bot.Person("jo").Says("ack X1");
        foreach (var reader in (Talker[])[ana, bot.Person("priya")])
        {
            var receipts = await reader.Says("receipts X1");
            Assert.StartsWith("1 of 2 have acknowledged", receipts.Headline);
            Assert.Contains("Waiting: Ed", receipts.Text);
            Assert.Equal("remind X1", receipts.Message.Button("Remind 1"));
        }
    }

    [Fact]
    public async Task Others_do_not_see_who_has_answered()
    {
        await using var bot = await PostBotApp.Start();
        await bot.WithSent();
        Assert.Equal("The receipts of X1 are for Ana and the coordinators.", (await bot.Person("ed").Says("receipts X1")).Headline);
        Assert.StartsWith("There is no X1 that you can see.", (await bot.Person("zoe").Says("receipts X1")).Headline);
    }

    [Fact]
    public async Task Asked_for_in_front_of_everyone_they_are_still_private()
    {
        await using var bot = await PostBotApp.Start();
        var (ana, _) = await bot.WithSent();
        Assert.True((await ana.Says("@PostBot receipts X1")).Message.Private);
    }

    [Fact]
    public async Task Many_waiting_names_are_shown_in_two_steps()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        for (var i = 0; i < 15; i++) await ana.Says($"team NIGHTFALL add @artist{(char)('a' + i)}");
        await ana.Says(BroadcastStudio.Line);
        var receipts = await ana.Says("broadcast send X1");
        Assert.Contains("and 3 more", receipts.Text);
        Assert.Equal(["Remind 15", "Show more", "Correct", "CSV", "Retract"], receipts.Message.Buttons);
        await bot.Person("artista").Says("question X1 which stage?");
        Assert.Equal(["Remind 14", "Answer Artista", "Show more", "Correct", "Retract"], (await ana.Says("receipts X1")).Message.Buttons);
        var all = await ana.Presses(receipts.Message, "Show more");
        for (var i = 0; i < 15; i++) Assert.Contains($"Artist{(char)('a' + i)}", all.Text);
    }
}
