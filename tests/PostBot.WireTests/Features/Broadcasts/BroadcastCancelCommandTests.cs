namespace PostBot.WireTests.Features.Broadcasts;

public sealed class BroadcastCancelCommandTests
{
    [Fact]
    public async Task A_cancelled_broadcast_reaches_nobody_and_stays_cancelled()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithTeam();
        var preview = await ana.Says(BroadcastStudio.Line);
        var cancelled = await ana.Presses(preview.Message, "Cancel");
        Assert.Equal("Not sent: \"Mix moved to Thursday 10:00\"   (X1)", cancelled.Headline);
        Assert.Equal(preview.Message.Id, cancelled.Message.Id);
        Assert.StartsWith("X1 was cancelled, so nothing goes out.", (await ana.Says("broadcast send X1")).Headline);
        Assert.Equal("X1 was cancelled already. Nothing was sent.", (await ana.Says("broadcast cancel X1")).Headline);
        Assert.DoesNotContain(await bot.Person("ed").Sees(), message => message.Text.Contains("X1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_second_person_may_say_no_and_the_author_hears_of_it()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithTeam();
        await ana.Says("team NIGHTFALL add @dana client");
        await ana.Says("role @priya supervisor");
        await ana.Says(BroadcastStudio.Line);
        await ana.Says("broadcast send X1");
        await bot.Person("priya").Says("broadcast cancel X1");
        Assert.Contains("Priya cancelled it.", (await ana.Sees())[^1].Text);
        Assert.Empty(await bot.Person("dana").Sees());
    }

    [Fact]
    public async Task What_went_out_cannot_be_cancelled()
    {
        await using var bot = await PostBotApp.Start();
        var (ana, _) = await bot.WithSent();
        Assert.StartsWith("X1 went out already, so it cannot be cancelled.", (await ana.Says("broadcast cancel X1")).Headline);
        Assert.StartsWith("There is no X9 that you can see.", (await ana.Says("broadcast cancel X9")).Headline);
    }
}
