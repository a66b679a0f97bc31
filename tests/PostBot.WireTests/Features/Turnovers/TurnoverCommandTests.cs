namespace PostBot.WireTests.Features.Turnovers;

public sealed class TurnoverCommandTests
{
    [Fact]
    public async Task A_turnover_begins_with_the_checklist_of_its_recipient()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("owner NIGHTFALL 101 sound @tom");
        var made = await ana.Says("turnover NIGHTFALL 101 v7 to dub");
        Assert.Equal("NIGHTFALL 101 v7 is being turned over to sound, 0 of 10 items   (U1)", made.Headline);
        Assert.Contains("Missing: reference QuickTime, guide track, AAF, OMF", made.Text);
        Assert.Contains("Tom can mark it received", made.Text);
        Assert.Equal(["Add the missing", "Send as it is", "101", "Undo"], made.Message.Buttons);
        Assert.Contains("Turned over: v7 to sound, building (U1)", (await ana.Says("status NIGHTFALL 101")).Text);
        Assert.Contains("plates", (await ana.Says("turnover NIGHTFALL 101 v7 to vfx")).Text);
    }

    [Fact]
    public async Task The_next_one_asks_for_the_change_list_and_supersedes_the_one_on_its_way()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("turnover NIGHTFALL 101 v6 to sound");
        var next = await ana.Says("turnover NIGHTFALL 101 v7 to sound");
        Assert.Contains("0 of 11 items", next.Headline);
        Assert.Contains("change list v6→v7", next.Text);
        Assert.Contains("Superseded: U1 (v6)", next.Text);
        Assert.Equal("NIGHTFALL 101 v6 to sound is superseded by v7   (U1)", (await ana.Says("U1")).Headline);
        Assert.Equal("NIGHTFALL 101 v7 is turned over to sound already: U2, building. Nothing was changed.", (await ana.Says("turnover NIGHTFALL 101 v7 to sound")).Headline);
    }

    [Theory]
    [InlineData("turnover NIGHTFALL 101 v7", "To whom?")]
    [InlineData("turnover NIGHTFALL 101 to sound", "Which version?")]
    [InlineData("turnover NIGHTFALL 101 v7 to the moon", "\"the\" will not do. To whom? One of sound, music, vfx, grade, conform or gfx.")]
    public async Task What_is_missing_or_unknown_is_asked_for(string line, string headline)
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        Assert.StartsWith(headline, (await ana.Says(line)).Headline);
    }

    [Fact]
    public async Task Someone_from_outside_sees_only_what_is_turned_over_to_them()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await bot.Person("lee").Says("who am I");
        await ana.Says("role lee vendor");
        await ana.Says("team NIGHTFALL add @lee vfx");
        await ana.Says("turnover NIGHTFALL 101 v7 to vfx for @lee");
        await ana.Says("turnover NIGHTFALL 101 v7 to sound");
        await ana.Says("send U1 as it is");
        var lee = bot.Person("lee");
        Assert.Equal("There is no U2 that you can see. Check the number, or ask for status.", (await lee.Says("U2")).Headline);
        Assert.Equal("There is no U9 that you can see. Check the number, or ask for status.", (await lee.Says("U9")).Headline);
        Assert.Equal("There is no U2 that you can see. Check the number, or ask for status.", (await lee.Says("received U2")).Headline);
        var told = (await lee.Sees())[^1];
        Assert.Equal(["Received"], told.Buttons);
        Assert.StartsWith("NIGHTFALL 101 v7 is received by vfx", (await lee.Presses(told, "Received")).Headline);
    }
}
