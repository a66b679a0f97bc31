namespace PostBot.WireTests.Features.Turnovers;

public sealed class HaveCommandTests
{
    [Fact]
    public async Task Items_are_ticked_by_name_beginning_or_word_and_the_posted_card_follows()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        var made = await ana.Says("turnover NIGHTFALL 101 v7 to sound");
        var had = await ana.Says("have U1 omf, guide, quicktime and EDL");
        Assert.Contains("0 of 10", made.Headline);
        Assert.StartsWith("\"quicktime and EDL\" is not on the list of U1", had.Headline);
        had = await ana.Says("have U1 omf, guide, quicktime, and EDL");
        Assert.Contains("4 of 10 items", had.Headline);
        Assert.Contains("There: reference QuickTime, guide track, OMF, EDL", had.Text);
        Assert.Contains("4 of 10 items", (await ana.Sees("general")).Single(message => message.Id == made.Message.Id).Text);
        Assert.Equal("OMF is ticked on U1 already. Nothing was changed.", (await ana.Says("have U1 omf")).Headline);
        Assert.Contains("10 of 10 items", (await ana.Says("have U1 all")).Headline);
    }

    [Fact]
    public async Task What_could_be_two_things_is_asked_and_what_is_none_can_be_added()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("turnover NIGHTFALL 101 v7 to conform");
        Assert.StartsWith("\"list\" could be VFX list, titles list or resize and speed list. Nothing was ticked.", (await ana.Says("have U1 list")).Headline);
        var unknown = await ana.Says("have U1 fonts");
        Assert.Equal("turnover U1 add fonts", unknown.Message.Button("Add fonts"));
    }
}
