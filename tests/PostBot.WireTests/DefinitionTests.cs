using System.Text.Json;

namespace PostBot.WireTests;

/// <summary>Every command's own examples are understood, and the manifests offer only what exists.</summary>
public sealed class DefinitionTests
{
    [Fact]
    public async Task Every_example_of_every_command_is_understood_in_the_demo_studio()
    {
        await using var bot = await PostBotApp.Start();
        await bot.MoveTo("2026-11-24T09:00:00Z");
        var ana = bot.Person("ana");
        await ana.Says("demo");
        var help = await ana.Says("help");
        var verbs = help.Text.Split('\n').Skip(1).Where(line => line.Contains(": ", StringComparison.Ordinal)).SelectMany(line => line[(line.IndexOf(": ", StringComparison.Ordinal) + 2)..].Split(" · ")).Distinct().ToList();
        Assert.True(verbs.Count > 20);
        foreach (var verb in verbs)
        {
            var examples = (await ana.Says($"help {verb}")).Text.Split('\n').Where(line => line.StartsWith("For example: ", StringComparison.Ordinal)).Select(line => line["For example: ".Length..]).ToList();
            Assert.NotEmpty(examples);
            foreach (var example in examples)
            {
                var said = await ana.Says(example);
                Assert.False(said.Headline.StartsWith("I do not know", StringComparison.Ordinal) || said.Headline.StartsWith("I understood", StringComparison.Ordinal), $"{example}: {said.Headline}");
            }
        }
    }

    [Fact]
    public async Task The_Teams_manifest_lists_only_commands_that_exist()
    {
        await using var bot = await PostBotApp.Start();
        await bot.MoveTo("2026-11-24T09:00:00Z");
        var ana = bot.Person("ana");
        await ana.Says("demo");
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root!.FullName, "PostBot.sln"))) root = root.Parent;
        using var manifest = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(root.FullName, "manifests", "teams", "manifest.json")));
        var titles = manifest.RootElement.GetProperty("bots")[0].GetProperty("commandLists").EnumerateArray().SelectMany(list => list.GetProperty("commands").EnumerateArray()).Select(command => command.GetProperty("title").GetString()!).Distinct().ToList();
        Assert.NotEmpty(titles);
        foreach (var title in titles) Assert.False((await ana.Says(title)).Headline.StartsWith("I do not know", StringComparison.Ordinal), title);
    }
}
