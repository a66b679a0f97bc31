namespace PostBot.WireTests.Features.People;

public sealed class RoleCommandTests
{
    [Fact]
    public async Task A_new_role_counts_at_once_and_the_person_is_told()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        var jo = bot.Person("jo");
        await jo.Says("hello");
        Assert.StartsWith("\"team add\" needs a coordinator", (await jo.Says("team NIGHTFALL add @ed")).Headline);
        Assert.Equal("Jo is a coordinator now", (await ana.Says("role @jo coordinator")).Headline);
        Assert.StartsWith("You are a coordinator now", (await jo.Sees())[^1].Text);
        Assert.Equal("Ed is on NIGHTFALL's team now", (await jo.Says("team NIGHTFALL add @ed")).Headline);
    }

    [Fact]
    public async Task The_last_admin_cannot_step_down_but_the_last_but_one_can()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        Assert.Equal("Ana is the only admin, so the role stays. Make someone else admin first, for example: role @jo admin", (await ana.Says("role @ana artist")).Headline);
        await ana.Says("role @jo admin");
        Assert.Equal("Ana is an artist now", (await ana.Says("role @ana artist")).Headline);
    }

    [Fact]
    public async Task Someone_made_a_vendor_sees_no_production_but_their_own()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        var lee = bot.Person("lee");
        Assert.Equal("1 production, all on track", (await lee.Says("status")).Headline);
        Assert.Contains("Outside the studio", (await ana.Says("role @lee vendor")).Text);
        Assert.Equal("There is no production that you can see yet", (await lee.Says("status")).Headline);
    }

    [Theory]
    [InlineData("role @ana boss", "There is no role \"boss\". The roles are admin, supervisor, coordinator, artist, viewer, vendor and client.")]
    [InlineData("role @ana admin", "Ana is an admin already. Nothing was changed.")]
    public async Task What_cannot_be_is_said(string line, string headline)
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        Assert.Equal(headline, (await ana.Says(line)).Headline);
    }

    [Fact]
    public async Task It_takes_an_admin()
    {
        await using var bot = await PostBotApp.Start();
        await bot.WithStudio();
        Assert.StartsWith("\"role\" needs an admin. That is Ana.", (await bot.Person("ed").Says("role @ed admin")).Headline);
    }
}
