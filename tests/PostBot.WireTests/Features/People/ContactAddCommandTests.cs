namespace PostBot.WireTests.Features.People;

public sealed class ContactAddCommandTests
{
    [Fact]
    public async Task Somebody_without_an_account_is_on_the_production_with_their_address()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("team NIGHTFALL add @ed editor");
        var added = await ana.Says("contact add Acme acme@x.tv on NIGHTFALL");
        Assert.Equal("Acme is a contact of NIGHTFALL now", added.Headline);
        Assert.Equal(["2 contacts on NIGHTFALL", "Ed, editor · artist · Local", "Acme · client · acme@x.tv · no account"], (await ana.Says("contacts NIGHTFALL")).Text.Split('\n')[..3]);
        Assert.StartsWith("There is Acme already", (await ana.Says("contact add Other acme@x.tv on NIGHTFALL")).Headline);
        Assert.StartsWith("Undone", (await ana.Says("undo")).Headline);
        Assert.DoesNotContain("Acme", (await ana.Says("contacts NIGHTFALL")).Text);
    }

    [Fact]
    public async Task A_name_of_two_words_and_a_title_are_understood()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("contact add Wren Films kim@wren.tv on NIGHTFALL as producer");
        Assert.Contains("Wren Films, producer · client · kim@wren.tv · no account", (await ana.Says("contacts NIGHTFALL")).Text);
        Assert.StartsWith("\"contact add\" needs a coordinator", (await bot.Person("ed").Says("contact add Acme on NIGHTFALL")).Headline);
        Assert.StartsWith("\"contacts\" is for people in the studio", (await (await Client(ana, bot)).Says("contacts NIGHTFALL")).Headline);
    }

    private static async Task<Talker> Client(Talker ana, PostBotApp bot)
    {
        await ana.Says("team NIGHTFALL add @dana client");
        return bot.Person("dana");
    }
}
