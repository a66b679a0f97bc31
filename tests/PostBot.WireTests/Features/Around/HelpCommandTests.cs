namespace PostBot.WireTests.Features.Around;

public sealed class HelpCommandTests
{
    [Fact]
    public async Task Help_lists_what_this_person_may_say_and_explains_one_command_with_examples()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        Assert.Contains("Bookings: board · bookings", (await ana.Says("help")).Text);
        Assert.DoesNotContain("project add", (await bot.Person("ed").Says("help")).Text);
        var hold = await ana.Says("help book");
        Assert.StartsWith("hold: Hold a room", hold.Headline);
        Assert.Equal(2, hold.Text.Split("For example: ").Length - 1);
        Assert.Contains("Did you mean hold", (await ana.Says("help hodl")).Headline);
    }
}
