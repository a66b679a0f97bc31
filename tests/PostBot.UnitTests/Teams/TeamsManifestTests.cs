using System.Buffers.Binary;
using System.Text.Json;

namespace PostBot.UnitTests.Teams;

/// <summary>What the app package must hold (reference/teams.md 6): Teams refuses the whole upload for one character too many.</summary>
public sealed class TeamsManifestTests
{
    private static readonly string folder = Path.Combine(Root(), "manifests", "teams");

    [Fact]
    public void The_manifest_keeps_to_the_limits()
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "manifest.json")));
        var manifest = document.RootElement;
        Assert.Equal("1.25", manifest.GetProperty("manifestVersion").GetString());
        Assert.True(Guid.TryParse(manifest.GetProperty("id").GetString(), out _));
        Assert.InRange(manifest.GetProperty("name").GetProperty("short").GetString()!.Length, 1, 30);
        Assert.InRange(manifest.GetProperty("description").GetProperty("short").GetString()!.Length, 1, 80);
        var bot = Assert.Single(manifest.GetProperty("bots").EnumerateArray());
        Assert.True(Guid.TryParse(bot.GetProperty("botId").GetString(), out _));
        Assert.InRange(bot.GetProperty("commandLists").GetArrayLength(), 1, 3);
        foreach (var list in bot.GetProperty("commandLists").EnumerateArray())
        {
            Assert.InRange(list.GetProperty("commands").GetArrayLength(), 1, 12);
            Assert.All(list.GetProperty("commands").EnumerateArray(), command =>
            {
                Assert.InRange(command.GetProperty("title").GetString()!.Length, 1, 128);
                Assert.InRange(command.GetProperty("description").GetString()!.Length, 1, 4000);
            });
        }
    }

    [Theory]
    [InlineData("color.png", 192)]
    [InlineData("outline.png", 32)]
    public void The_pictures_have_their_size(string name, int side)
    {
        var png = File.ReadAllBytes(Path.Combine(folder, name));
        Assert.Equal("PNG"u8.ToArray(), png[1..4]);
        Assert.Equal((side, side), (BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20))));
    }

    private static string Root()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(at.FullName, "PostBot.sln"))) at = at.Parent!;
        return at.FullName;
    }
}
