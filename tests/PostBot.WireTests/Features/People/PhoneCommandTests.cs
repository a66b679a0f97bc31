namespace PostBot.WireTests.Features.People;

public sealed class PhoneCommandTests
{
    [Fact]
    public async Task A_number_stands_in_contacts_and_where_somebody_is_to_be_called()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("team NIGHTFALL add @dana client");
        await ana.Says("contact add Acme acme@x.tv (020) 7946-0001 on NIGHTFALL as producer");
        Assert.StartsWith("No number of Dana is kept.", (await ana.Says("phone @dana")).Headline);
        Assert.Equal("Dana: +44 20 7946 0000", (await ana.Says("phone @dana +44 20 7946 0000")).Headline);
        var contacts = (await ana.Says("contacts NIGHTFALL")).Text;
        Assert.Contains("Acme, producer · client · acme@x.tv · (020) 7946-0001 · no account", contacts);
        Assert.Contains("Dana, client · client · +44 20 7946 0000 · ", contacts);
        await ana.Says("round open NIGHTFALL 102 v3 with @dana due today 17:00");
        await bot.MoveTo("2026-11-24T18:00:00Z");
        Assert.Contains("Dana: +44 20 7946 0000", Assert.Single(await ana.Sees(), message => message.Text.StartsWith("Dana's notes on NIGHTFALL 102 v3 are 1 h late", StringComparison.Ordinal)).Text);
        Assert.Equal("Dana's number is +44 20 7946 0000 already. Nothing was changed.", (await ana.Says("phone @dana +44 20 7946 0000")).Headline);
        Assert.Equal("Dana's number is not kept any more", (await ana.Says("phone @dana none")).Headline);
        Assert.StartsWith("I understood \"phone @dana\", but not \"12\".", (await ana.Says("phone @dana 12")).Headline);
        Assert.StartsWith("\"phone\" needs a coordinator", (await bot.Person("ed").Says("phone @dana +44 20 7946 0000")).Headline);
    }
}
