namespace PostBot.WireTests.Features.People;

public sealed class ProjectRoleTests
{
    [Fact]
    public async Task A_role_on_one_production_counts_there_and_nowhere_else()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("project add SALT feature 24");
        var jo = bot.Person("jo");
        await jo.Says("hello");
        Assert.Equal("Jo is a coordinator on NIGHTFALL now", (await ana.Says("role @jo coordinator on NIGHTFALL")).Headline);
        Assert.StartsWith("You are a coordinator on NIGHTFALL now", (await jo.Sees())[^1].Text);
        Assert.Contains("Jo · coordinator", (await ana.Says("team NIGHTFALL")).Text);

        Assert.Contains("is due", (await jo.Says("due NIGHTFALL 101 lock fri 18:00")).Headline);
        Assert.StartsWith("Setting a deadline needs a coordinator: on SALT that is Ana.", (await jo.Says("due SALT lock fri 18:00")).Headline);
        await ana.Says("hold Color 1 tomorrow 10-18 for NIGHTFALL 101");
        await ana.Says("hold Color 2 tomorrow 10-18 for SALT");
        Assert.StartsWith("Confirmed", (await jo.Says("confirm B1")).Headline);
        Assert.StartsWith("Confirming a booking needs a coordinator: on SALT that is Ana.", (await jo.Says("confirm B2")).Headline);
        Assert.StartsWith("\"resource add\" needs a coordinator", (await jo.Says("resource add \"Mix B\" mix")).Headline);
    }

    [Fact]
    public async Task A_role_can_be_lowered_on_one_production_and_given_back()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("project add SALT feature 24");
        var jo = bot.Person("jo");
        await jo.Says("hello");
        await ana.Says("role @jo coordinator");
        await ana.Says("role @jo viewer on SALT");
        Assert.StartsWith("Setting a deadline needs a coordinator", (await jo.Says("due SALT lock fri 18:00")).Headline);
        Assert.Contains("is due", (await jo.Says("due NIGHTFALL lock fri 18:00")).Headline);
        Assert.Equal("Jo is a coordinator on SALT again", (await ana.Says("role @jo default on SALT")).Headline);
        Assert.Contains("is due", (await jo.Says("due SALT lock fri 18:00")).Headline);
        Assert.StartsWith("Jo has no role of their own on SALT", (await ana.Says("role @jo default on SALT")).Headline);
    }

    [Fact]
    public async Task A_client_raised_on_their_production_still_knows_no_other()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("project add SALT feature 24");
        await ana.Says("team NIGHTFALL add @dana client");
        await ana.Says("role @dana artist on NIGHTFALL");
        await ana.Says("book Color 1 tomorrow 10-18 for SALT confirm");
        var dana = bot.Person("dana");
        var taken = await dana.Says("hold Color 1 tomorrow 10-18 for NIGHTFALL 101");
        Assert.Contains("confirmed, another production", taken.Headline);
        Assert.DoesNotContain("SALT", taken.Text);
        Assert.Equal((await dana.Says("B99")).Headline.Replace("B99", "B1"), (await dana.Says("B1")).Headline);
        Assert.StartsWith("Held, not confirmed", (await dana.Says("hold Color 2 tomorrow 10-18 for NIGHTFALL 101")).Headline);
    }

    [Fact]
    public async Task Roles_are_the_admins_whatever_someone_is_on_a_production()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await bot.Person("jo").Says("hello");
        Assert.StartsWith("Admin is a role of the whole studio", (await ana.Says("role @jo admin on NIGHTFALL")).Headline);
        await ana.Says("role @jo supervisor on NIGHTFALL");
        Assert.StartsWith("\"role\" needs an admin", (await bot.Person("jo").Says("role @ed coordinator on NIGHTFALL")).Headline);
    }

    [Fact]
    public async Task New_people_start_as_the_studio_says()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        Assert.Equal("New people start as a viewer now", (await ana.Says("role default viewer")).Headline);
        Assert.StartsWith("You are Tom, a viewer", (await bot.Person("tom").Says("who am i")).Headline);
        Assert.StartsWith("New people start as a viewer or an artist", (await ana.Says("role default admin")).Headline);
        Assert.StartsWith("Undone", (await ana.Says("undo")).Headline);
        Assert.StartsWith("You are Kim, an artist", (await bot.Person("kim").Says("who am i")).Headline);
    }

    [Fact]
    public async Task A_guest_who_was_named_before_they_spoke_is_a_client_from_their_first_word()
    {
        await using var both = await TwoSides.Start();
        var ana = await both.Bot.WithStudio();
        await both.Slash("hello", "U0ANABELL");
        await ana.Says("role \"U0ANABELL\" admin");
        Assert.Contains("We had not met before", await both.Slash("team NIGHTFALL add @U0GUEST", "U0ANABELL"));
        Assert.Contains("U0GUEST · artist", (await ana.Says("people")).Text);
        await both.Mention("status", "U0GUEST", profile => profile["is_restricted"] = true);
        Assert.Contains("U0GUEST · client", (await ana.Says("people")).Text);
        // What an admin decides stays.
        await ana.Says("role \"U0GUEST\" artist");
        await both.Mention("status", "U0GUEST", profile => profile["is_restricted"] = true);
        Assert.Contains("U0GUEST · artist", (await ana.Says("people")).Text);
    }
}
