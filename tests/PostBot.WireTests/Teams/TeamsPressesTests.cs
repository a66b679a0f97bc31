using Microsoft.Extensions.DependencyInjection;
using PostBot.Core.Delivery;
using PostBot.WireTests.Fakes;

namespace PostBot.WireTests.Teams;

/// <summary>The same press under another name, and people who look more often than people do.</summary>
public sealed class TeamsPressesTests
{
    [Fact]
    public async Task A_press_is_known_again_after_a_restart_until_its_answer_was_heard()
    {
        await using var bot = await PostBotApp.Start();
        Assert.Equal("key 1", await Presses(bot).Begin("ana confirm B12", "key 1"));
        Assert.Equal("key 2", await Presses(bot).Begin("jo confirm B12", "key 2"));
        await bot.Restart();
        Assert.Equal("key 1", await Presses(bot).Begin("ana confirm B12", "key 3"));
        await Presses(bot).End("ana confirm B12", heard: false);
        Assert.Equal("key 1", await Presses(bot).Begin("ana confirm B12", "key 4"));
        await Presses(bot).End("ana confirm B12", heard: true);
        await bot.Restart();
        Assert.Equal("key 5", await Presses(bot).Begin("ana confirm B12", "key 5"));
    }

    [Fact]
    public async Task Looking_has_a_measure_of_its_own_that_takes_no_commands_away()
    {
        await using var host = await TeamsHost.Start("PostBot:Limits:PerPerson=2");
        var searches = new List<string>();
        for (var letter = 0; letter < 25; letter++)
        {
            searches.Add((await host.Answer(host.Activities.Search("notes", "a"))).GetRawText());
        }
        Assert.Contains(searches, said => said.Contains("That is a lot at once", StringComparison.Ordinal));
        Assert.DoesNotContain("That is a lot at once", searches[0], StringComparison.Ordinal);
        Assert.Contains("That is a lot at once", (await host.Presses(host.Activities.Looks("1", TeamsActivities.Channel, "Ana"))).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("That is a lot at once", (await host.Presses(host.Activities.Press("help", "1"))).Text, StringComparison.Ordinal);
        Assert.Empty(host.Connector.Faults);
    }

    private static Presses Presses(PostBotApp bot) => bot.Services.GetRequiredService<Presses>();
}
