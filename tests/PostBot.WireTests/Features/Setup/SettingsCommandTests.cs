namespace PostBot.WireTests.Features.Setup;

public sealed class SettingsCommandTests
{
    [Fact]
    public async Task Every_setting_is_listed_with_its_value_default_and_effect()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        var listed = await ana.Says("settings");
        Assert.StartsWith("Studio has ", listed.Headline);
        Assert.Contains("week Mon to Fri · the default · which days count as working days", listed.Text);
        Assert.Contains("quiet off · the default", listed.Text);
        await ana.Says("settings recipients 12");
        Assert.Contains("recipients 12 · default 50 · a broadcast to more people", (await bot.Person("ed").Says("settings")).Text);
        Assert.StartsWith("Recipients is 12", (await ana.Says("settings recipients")).Headline);
    }

    [Fact]
    public async Task A_setting_that_does_not_exist_names_those_that_do()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        var refused = await ana.Says("settings zon Europe/Paris");
        Assert.StartsWith("There is no setting \"zon\". The settings are name, zone", refused.Headline);
        Assert.Equal("settings zone Europe/Paris", refused.Message.Button("zone"));
    }
}
