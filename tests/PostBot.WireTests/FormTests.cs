namespace PostBot.WireTests;

/// <summary>Forms at the local chat: what is true of them on every surface.</summary>
public sealed class FormTests : IAsyncLifetime
{
    private PostBotApp bot = null!;
    private Talker ana = null!;

    public async Task InitializeAsync()
    {
        bot = await PostBotApp.Start();
        ana = await bot.WithStudio();
    }

    public async Task DisposeAsync() => await bot.DisposeAsync();

    [Fact]
    public async Task A_form_sent_twice_has_one_effect_and_another_form_has_another()
    {
        var values = Values(("resource", "Color 1"), ("when", "tomorrow 10-18"), ("project", "NIGHTFALL 101"));
        var asked = (await ana.Says("hold Color 1")).Message;
        Assert.Equal(await Sent(asked, values), await Sent(asked, values));
        Assert.Contains("You sent this form already. The answer was: Held, not confirmed: Color 1", await Sent(asked, Values(("resource", "Color 1"), ("when", "fri 10-18"), ("project", "NIGHTFALL 101"))), StringComparison.Ordinal);
        Assert.StartsWith("There is no B2", (await ana.Says("show B2")).Headline, StringComparison.Ordinal);
        Assert.Contains("You are second in line", await Sent((await ana.Says("hold Color 1")).Message, values), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_begins_with_the_production_that_its_reader_changed_last()
    {
        await ana.Says("project add SALT feature 24");
        await ana.Says("project add HARBOUR commercial 25");
        string? Production(Message asked) => asked.Json.GetProperty("card").GetProperty("form").GetProperty("fields").EnumerateArray().Single(field => field.GetProperty("name").GetString() == "project").GetProperty("value").GetString();
        await ana.Says("hold Color 1 tomorrow 10-18 for SALT");
        Assert.Equal("SALT", Production((await ana.Says("hold Color 2")).Message));
        Assert.Equal("NIGHTFALL", Production((await ana.Says("hold Color 2 for NIGHTFALL")).Message));
        await bot.Person("ed").Says("hello");
        Assert.Null(Production((await bot.Person("ed").Says("hold Color 2")).Message));
        await ana.Says("project archive SALT yes");
        Assert.NotEqual("SALT", Production((await ana.Says("hold Color 2")).Message));
    }

    [Fact]
    public async Task A_form_that_was_refused_is_not_used_up()
    {
        var asked = (await ana.Says("release")).Message;
        Assert.Contains("There is no B1", await Sent(asked, Values(("booking", "B1"))), StringComparison.Ordinal);
        await ana.Says("hold Color 1 tomorrow 10-18 for NIGHTFALL 101");
        Assert.Contains("Released: Color 1", await Sent(asked, Values(("booking", "B1"))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_somebody_else_changed_since_is_said_at_the_field_until_the_form_is_sent_again()
    {
        var priya = await Coordinator("priya");
        await ana.Says("hold Color 1 tomorrow 10-18 for NIGHTFALL 101");
        var asked = (await ana.Says("release")).Message;
        await priya.Says("confirm B1");
        await Refused(asked, "booking", "B1 changed since you opened this form: Confirmed: Color 1");
        // Once more in between: once more it is said.
        await priya.Says("undo B1");
        await Refused(asked, "booking", "B1 changed since you opened this form: Held, not confirmed: Color 1");
        Assert.Contains("Released: Color 1", await Sent(asked, Values(("booking", "B1"))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_person_changed_themselves_or_what_is_about_something_else_is_not_said()
    {
        var priya = await Coordinator("priya");
        await ana.Says("hold Color 1 tomorrow 10-18 for NIGHTFALL 101");
        await ana.Says("hold Color 2 tomorrow 10-18 for NIGHTFALL 101");
        var asked = (await ana.Says("release")).Message;
        await ana.Says("confirm B1");
        await priya.Says("confirm B2");
        Assert.Contains("Released: Color 1", await Sent(asked, Values(("booking", "B1"))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_booking_that_changed_because_of_another_one_has_changed_too()
    {
        var priya = await Coordinator("priya");
        await priya.Says("hold Color 1 tomorrow 10-18 for NIGHTFALL 101");
        await ana.Says("hold Color 1 tomorrow 10-18 for NIGHTFALL 102");
        var asked = (await ana.Says("release")).Message;
        await priya.Says("confirm B1");
        await Refused(asked, "booking", "B2 changed since you opened this form", "B2");
    }

    [Fact]
    public async Task A_step_and_a_persons_role_are_looked_at_too()
    {
        var priya = await Coordinator("priya");
        await bot.Person("jo").Says("status");
        var step = (await ana.Says("set NIGHTFALL 101 grade")).Message;
        var role = (await ana.Says("role @jo")).Message;
        await priya.Says("set NIGHTFALL 101 grade in review waiting for the DP");
        await ana.Says("role @priya admin");
        await priya.Says("role @jo viewer");
        using (var wrong = await ana.Submits(step, Values(("project", "NIGHTFALL 101 grade"), ("state", "done"))))
            Assert.Contains("NIGHTFALL 101 grade changed since you opened this form: now in review, waiting for the DP. Send again to go on.", await wrong.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using (var wrong = await ana.Submits(role, Values(("who", "@jo"), ("role", "coordinator"))))
            Assert.Contains("Jo changed since you opened this form: now viewer. Send again to go on.", await wrong.Content.ReadAsStringAsync(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Rights_are_asked_again_when_a_form_is_sent()
    {
        var priya = await Coordinator("priya");
        await ana.Says("hold Color 1 tomorrow 10-18 for NIGHTFALL 101");
        var asked = (await priya.Says("confirm")).Message;
        await ana.Says("role @priya artist");
        using var refused = await priya.Submits(asked, Values(("booking", "fooday")));
        // Not even what is wrong with a field.
        Assert.Contains("needs a coordinator", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var again = await priya.Submits(asked, Values(("booking", "B1")));
        Assert.Contains("needs a coordinator", await again.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.StartsWith("Held, not confirmed", (await ana.Says("show B1")).Headline, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("confirm", "Confirmed: Color 1")]
    [InlineData("true", "Confirmed: Color 1")]
    [InlineData("false", "Held, not confirmed: Color 1")]
    [InlineData("", "Held, not confirmed: Color 1")]
    public async Task A_word_that_is_there_or_not_is_a_box_with_a_tick(string box, string headline)
    {
        var asked = (await ana.Says("hold Color 1 for NIGHTFALL 101 confirm")).Message;
        var field = asked.Json.GetProperty("card").GetProperty("form").GetProperty("fields").EnumerateArray().Single(one => one.GetProperty("name").GetString() == "confirm");
        Assert.Equal(("check", "confirm"), (field.GetProperty("type").GetString(), field.GetProperty("value").GetString()));
        Assert.Contains(headline, await Sent(asked, Values(("resource", "Color 1"), ("when", "tomorrow 10-18"), ("project", "NIGHTFALL 101"), ("confirm", box))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_form_did_is_undone_like_a_line_and_named_by_its_words()
    {
        await Sent((await ana.Says("hold Color 1")).Message, Values(("resource", "Color 1"), ("when", "tomorrow 10-18"), ("project", "NIGHTFALL 101")));
        await bot.Advance("PT11M");
        Assert.Contains("hold Color 1 tomorrow 10-18 NIGHTFALL 101", (await ana.Says("undo")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("hold#")]
    [InlineData("hold#.")]
    [InlineData("hold#-1.abc")]
    [InlineData("hold#99999999999999999999.abc")]
    [InlineData("hold#9223372036854775807.abc")]
    [InlineData("hold#1.a b")]
    [InlineData("#1.abc")]
    [InlineData("hold")]
    public async Task A_made_up_id_grants_nothing_and_breaks_nothing(string id)
    {
        using var answer = await System.Net.Http.Json.HttpClientJsonExtensions.PostAsJsonAsync(bot.Http, "/local/forms", new { person = "ana", channel = "general", form = id, values = new { when = "fooday" } });
        Assert.DoesNotContain("Something broke", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.True((int)answer.StatusCode < 500);
    }

    private static Dictionary<string, string> Values(params (string Field, string Value)[] values) => values.ToDictionary(pair => pair.Field, pair => pair.Value);

    private async Task<string> Sent(Message asked, Dictionary<string, string> values)
    {
        using var answer = await ana.Submits(asked, values);
        var body = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, body);
        return body;
    }

    private async Task Refused(Message asked, string field, string words, string booking = "B1")
    {
        using var answer = await ana.Submits(asked, Values(("booking", booking)));
        Assert.Equal(422, (int)answer.StatusCode);
        using var json = System.Text.Json.JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        Assert.StartsWith(words, json.RootElement.GetProperty("errors").GetProperty(field).GetString(), StringComparison.Ordinal);
    }

    private async Task<Talker> Coordinator(string name)
    {
        var talker = bot.Person(name);
        await talker.Says("status");
        await ana.Says($"role @{name} coordinator");
        return talker;
    }
}
