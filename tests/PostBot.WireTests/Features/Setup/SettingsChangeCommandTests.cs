namespace PostBot.WireTests.Features.Setup;

public sealed class SettingsChangeCommandTests
{
    [Fact]
    public async Task A_setting_changes_is_undone_and_says_what_it_was()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        var set = await ana.Says("settings zone Los_Angeles");
        Assert.Equal("Zone is America/Los_Angeles now", set.Headline);
        Assert.Contains("Before: Europe/London", set.Text);
        Assert.StartsWith("Undone", (await ana.Presses(set.Message, "Undo")).Headline);
        Assert.StartsWith("Zone is Europe/London", (await ana.Says("settings zone")).Headline);
    }

    [Fact]
    public async Task Only_an_admin_changes_one()
    {
        await using var bot = await PostBotApp.Start();
        await bot.WithStudio();
        Assert.Contains("needs an admin. That is Ana.", (await bot.Person("ed").Says("settings zone Paris")).Headline);
    }

    [Theory]
    [InlineData("settings zone Mars/Base", "\"Mars/Base\" will not do for zone")]
    [InlineData("settings week someday", "\"someday\" will not do for week")]
    [InlineData("settings day 18-10", "\"18-10\" will not do for day")]
    [InlineData("settings quiet 9-19", "\"9-19\" will not do for quiet")]
    [InlineData("settings quiet 9:30-9:00", "Quiet hours 09:30–09:00 leave less than an hour of the working day 09:00–18:00")]
    [InlineData("settings dates YMD", "\"YMD\" will not do for dates")]
    [InlineData("settings recipients none", "\"none\" will not do for recipients")]
    [InlineData("settings currency pounds", "\"pounds\" will not do for currency")]
    [InlineData("settings week mon-fri", "week is Mon to Fri already")]
    public async Task What_will_not_do_is_refused_with_an_example(string line, string refusal)
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        Assert.StartsWith(refusal, (await ana.Says(line)).Headline);
    }

    [Fact]
    public async Task The_working_day_is_what_a_whole_day_is_booked_for()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("settings day 10-19");
        Assert.Contains("10:00–19:00", (await ana.Says("hold Color 1 tomorrow for NIGHTFALL 101")).Headline);
    }

    [Fact]
    public async Task The_date_order_decides_what_3_4_is()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        Assert.Contains("Sat 3 Apr 2027", (await ana.Says("hold Color 1 3/4/2027 10-18 for NIGHTFALL 101")).Headline);
        await ana.Says("settings dates mdy");
        Assert.Contains("Thu 4 Mar 2027", (await ana.Says("hold Color 1 3/4/2027 10-18 for NIGHTFALL 101")).Headline);
    }

    [Fact]
    public async Task The_working_week_decides_which_days_are_booked_and_which_are_said_to_be_off()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("settings week sun-thu");
        Assert.Contains("Friday is not a working day", (await ana.Says("due NIGHTFALL 101 lock fri 18:00")).Text);
        Assert.DoesNotContain("not a working day", (await ana.Says("due NIGHTFALL 101 lock sun 18:00")).Text);
    }

    [Fact]
    public async Task Quiet_hours_inside_the_working_day_hold_a_nudge_back_until_the_morning()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await bot.Person("ed").Says("hello");
        await ana.Says("settings day 8-22");
        await ana.Says("settings quiet 19:00-09:00");
        await ana.Says("due NIGHTFALL 101 lock thu 21:00 owner @ed nudge 1d");
        await bot.MoveTo("2026-11-25T23:00:00Z");
        Assert.DoesNotContain(await bot.Person("ed").Sees(), message => message.Text.StartsWith("Picture lock on NIGHTFALL 101", StringComparison.Ordinal));
        await bot.MoveTo("2026-11-26T09:00:00Z");
        Assert.Contains(await bot.Person("ed").Sees(), message => message.Text.StartsWith("Picture lock on NIGHTFALL 101", StringComparison.Ordinal));
    }
}
