namespace PostBot.WireTests.Features.People;

public sealed class ConnectCommandTests
{
    [Fact]
    public async Task A_code_typed_on_the_other_side_and_a_yes_make_two_accounts_one_person()
    {
        await using var both = await TwoSides.Start();
        var ana = await both.Bot.WithStudio();
        var jo = both.Bot.Person("jo");
        await jo.Says("hold Color 1 tomorrow 10-18 for NIGHTFALL 101");
        await ana.Says("owner NIGHTFALL 102 grade @jo");
        await both.Slash("hold Color 2 tomorrow 10-18 for NIGHTFALL 102", "U0JOMARSH");

        var code = TwoSides.Code((await jo.Says("connect")).Text);
        Assert.StartsWith("I asked Jo whether that is you", await both.Slash($"connect {code}", "U0JOMARSH"));
        var question = (await jo.Sees())[^1];
        Assert.StartsWith("Is U0JOMARSH in Slack you?", question.Text);
        Assert.Contains("U0JOMARSH · artist · Slack", (await ana.Says("people")).Text);

        Assert.StartsWith("Connected: Jo in the local chat and U0JOMARSH in Slack are one person now", (await jo.Presses(question, "Yes, that is me")).Headline);
        Assert.DoesNotContain("U0JOMARSH", (await ana.Says("people")).Text);
        Assert.StartsWith("You are Jo, an artist", await both.Slash("who am i", "U0JOMARSH"));
        // What either held is theirs, on both sides.
        Assert.StartsWith("Released: Color 1", await both.Slash("release B1", "U0JOMARSH"));
        Assert.StartsWith("Released: Color 2", (await jo.Says("release B2")).Headline);

        Assert.StartsWith("Parted", (await jo.Says("disconnect")).Headline);
        Assert.StartsWith("You are U0JOMARSH, an artist", await both.Slash("who am i", "U0JOMARSH"));
        Assert.StartsWith("You have one account here", (await jo.Says("disconnect")).Headline);
    }

    [Fact]
    public async Task It_works_between_Slack_and_Teams()
    {
        await using var both = await TwoSides.Start();
        await both.Bot.WithStudio();
        await both.Teams("who am I", "Priya");
        var code = TwoSides.Code(await both.Slash("connect", "U0PRIYA"));
        Assert.Contains("I asked U0PRIYA whether that is you", await both.Teams($"connect {code}", "Priya"));
        await both.Bot.Settle();
        var question = both.Slack.CallsOf("chat.postMessage")[^1];
        Assert.StartsWith("Is Priya in Teams you?", question["text"]);
        var line = System.Text.RegularExpressions.Regex.Match(question["blocks"], "connect yes [0-9]+").Value;
        Assert.StartsWith("Connected: U0PRIYA in Slack and Priya in Teams", await both.Slash(line, "U0PRIYA"));
        // Two answers came before, and the news that the accounts are connected.
        await both.Teams("who am I", "Priya");
        Assert.Contains("You are U0PRIYA", (await both.Connector.Wait(Fakes.ConnectorCall.Send, 4)).Body.GetRawText());
    }

    [Fact]
    public async Task Nobody_gains_a_right_by_being_connected()
    {
        await using var both = await TwoSides.Start();
        var ana = await both.Bot.WithStudio();
        var eve = both.Bot.Person("eve");
        await eve.Says("hello");
        await both.Slash("hello", "U0PRIYA");
        await ana.Says("role \"U0PRIYA\" coordinator");
        await ana.Says("role \"U0PRIYA\" supervisor on NIGHTFALL");
        // Priya was talked into typing Eve's code.
        var code = TwoSides.Code((await eve.Says("connect")).Text);
        await both.Slash($"connect {code}", "U0PRIYA");
        var connected = await eve.Presses((await eve.Sees())[^1], "Yes, that is me");
        Assert.Contains("You are an artist, the lower of the two roles", connected.Text);
        Assert.StartsWith("Setting a deadline needs a coordinator", (await eve.Says("due NIGHTFALL lock fri 18:00")).Headline);
        Assert.StartsWith("Setting a deadline needs a coordinator", await both.Slash("due NIGHTFALL lock fri 18:00", "U0PRIYA"));
    }

    [Fact]
    public async Task The_only_admin_does_not_lose_the_studio_by_connecting()
    {
        await using var both = await TwoSides.Start();
        var ana = await both.Bot.WithStudio();
        await both.Slash("hello", "U0ANABELL");
        await both.Slash($"connect {TwoSides.Code((await ana.Says("connect")).Text)}", "U0ANABELL");
        var question = (await ana.Sees())[^1];
        var refused = await ana.Presses(question, "Yes, that is me");
        Assert.Contains("the studio would have no admin", refused.Headline);
        Assert.Equal("U0ANABELL is an admin now", (await ana.Presses(refused.Message, "Make that account admin")).Headline);
        Assert.StartsWith("Connected", (await ana.Presses(question, "Yes, that is me")).Headline);
        Assert.StartsWith("You are Ana, an admin", await both.Slash("who am i", "U0ANABELL"));
    }

    [Fact]
    public async Task A_no_ends_it_and_a_code_works_once()
    {
        await using var both = await TwoSides.Start();
        await both.Bot.WithStudio();
        var jo = both.Bot.Person("jo");
        var code = TwoSides.Code((await jo.Says("connect")).Text);
        await both.Slash($"connect {code}", "U0EVE");
        Assert.StartsWith("That code does not work", await both.Slash($"connect {code}", "U0OTHER"));
        var question = (await jo.Sees())[^1];
        Assert.StartsWith("Not connected: U0EVE is somebody else", (await jo.Presses(question, "No")).Headline);
        Assert.StartsWith("There is nothing to confirm", (await jo.Presses(question, "Yes, that is me")).Headline);
        Assert.StartsWith("You are U0EVE", await both.Slash("who am i", "U0EVE"));
    }

    [Fact]
    public async Task A_yes_from_anyone_but_the_owner_of_the_code_is_nothing()
    {
        await using var both = await TwoSides.Start();
        await both.Bot.WithStudio();
        var jo = both.Bot.Person("jo");
        await both.Slash($"connect {TwoSides.Code((await jo.Says("connect")).Text)}", "U0EVE");
        var yes = (await jo.Sees())[^1].Button("Yes, that is me");
        Assert.StartsWith("There is nothing to confirm", await both.Slash(yes, "U0EVE"));
        Assert.StartsWith("There is nothing to confirm", (await both.Bot.Person("mallory").Says(yes)).Headline);
        await both.Bot.Advance("PT11M");
        Assert.StartsWith("There is nothing to confirm", (await jo.Says(yes)).Headline);
    }

    [Fact]
    public async Task A_code_is_over_after_ten_minutes_and_when_a_newer_one_was_asked_for()
    {
        await using var both = await TwoSides.Start();
        await both.Bot.WithStudio();
        var jo = both.Bot.Person("jo");
        var first = TwoSides.Code((await jo.Says("connect")).Text);
        var second = TwoSides.Code((await jo.Says("connect")).Text);
        Assert.StartsWith("That code does not work", await both.Slash($"connect {first}", "U0JO0000"));
        await both.Bot.Advance("PT10M");
        Assert.StartsWith("That code does not work", await both.Slash($"connect {second}", "U0JO0000"));
    }

    [Fact]
    public async Task A_code_typed_on_its_own_side_is_nobodys_and_its_owner_is_told()
    {
        await using var both = await TwoSides.Start();
        await both.Bot.WithStudio();
        var jo = both.Bot.Person("jo");
        var code = TwoSides.Code((await jo.Says("connect")).Text);
        Assert.StartsWith("That is your own code", (await jo.Says($"connect {code}")).Headline);
        Assert.StartsWith("You and that code's owner are both in Local", (await both.Bot.Person("mallory").Says($"connect {code}")).Headline);
        Assert.StartsWith("Mallory typed your code in Local", (await jo.Sees())[^1].Text);
        Assert.StartsWith("That code does not work", await both.Slash($"connect {code}", "U0JO0000"));
    }

    [Fact]
    public async Task Guessing_ends_after_five_wrong_codes_also_for_the_right_one()
    {
        await using var both = await TwoSides.Start();
        await both.Bot.WithStudio();
        var code = TwoSides.Code((await both.Bot.Person("jo").Says("connect")).Text);
        for (var i = 2; i < 7; i++) Assert.StartsWith("That code does not work", await both.Slash($"connect ABCD-EFG{i}", "U0MALLORY"));
        Assert.StartsWith("There were too many wrong codes", await both.Slash($"connect {code}", "U0MALLORY"));
        Assert.StartsWith("I asked Jo", await both.Slash($"connect {code}", "U0JO0000"));
        await both.Bot.Advance("PT61M");
        Assert.StartsWith("That code does not work", await both.Slash("connect ABCD-EFG9", "U0MALLORY"));
    }

    [Fact]
    public async Task An_address_that_looks_alike_claims_nobody()
    {
        await using var both = await TwoSides.Start();
        var ana = await both.Bot.WithStudio();
        Assert.StartsWith("Jo Marsh is a contact", (await ana.Says("contact add \"Jo Marsh\" jo@wren.tv on NIGHTFALL")).Headline);
        await both.Slash("hello", "U0JOMARSH");
        Assert.Contains("Jo Marsh · client · jo@wren.tv · no account", (await ana.Says("contacts NIGHTFALL")).Text);
        Assert.DoesNotContain("U0JOMARSH", (await ana.Says("contacts NIGHTFALL")).Text);
    }

    [Fact]
    public async Task The_code_is_not_kept()
    {
        await using var both = await TwoSides.Start();
        await both.Bot.WithStudio();
        // Slack's answer is the response; nothing else needs to hold it.
        var code = TwoSides.Code(await both.Slash("connect", "U0JOMARSH"));
        await both.Bot.Settle();
        var rows = Dump.Of(both.Bot, "ConnectCodes");
        Assert.Single(rows);
        Assert.DoesNotContain(code, rows[0]);
        Assert.DoesNotContain(code.Replace("-", ""), rows[0]);
    }
}
