using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;
using PostBot.Core.Cards;
using PostBot.Slack.Drawing;
using PostBot.WireTests.Npm;

namespace PostBot.WireTests.Slack;

/// <summary>Every message of the goldens and every kind of view, compiled against Slack's own types for Block Kit.</summary>
public sealed class SlackTypesTests : IDisposable
{
    private readonly NpmFolder npm = new();

    [NpmFact]
    public async Task What_is_drawn_is_what_slacks_types_allow()
    {
        await npm.Install("\"@slack/types\":\"3.2.0\",\"typescript\":\"5.9.3\"");

        var drawn = new StringBuilder("import type { HomeView, KnownBlock, ModalView } from '@slack/types';\n");
        var count = 0;
        foreach (var message in Messages()) drawn.AppendLine(CultureInfo.InvariantCulture, $"export const message{count++}: KnownBlock[] = {message};");
        foreach (var view in Windows()) drawn.AppendLine(CultureInfo.InvariantCulture, $"export const window{count++}: ModalView = {view};");
        drawn.AppendLine(CultureInfo.InvariantCulture, $"export const home: HomeView = {new JsonObject { ["type"] = "home", ["blocks"] = BlockKit.Draw(Sample(), null, Instant.FromUtc(2026, 11, 24, 9, 0))[0].Blocks.DeepClone() }.ToJsonString()};");
        Assert.Equal((0, ""), await Check("drawn.ts", drawn.ToString()));

        // The compiler does object: to a field that does not exist, and to a block that is none.
        var (objects, said) = await Check("wrong.ts", "import type { KnownBlock } from '@slack/types';\nexport const wrong: KnownBlock[] = [{ type: 'section', text: { type: 'mrkdwn', txt: 'a' } }, { type: 'sektion' }];\n");
        Assert.NotEqual(0, objects);
        Assert.Contains("txt", said, StringComparison.Ordinal);
    }

    public void Dispose() => npm.Dispose();

    private static IEnumerable<string> Messages()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root!.FullName, "PostBot.sln"))) root = root.Parent;
        foreach (var file in Directory.GetFiles(Path.Combine(root.FullName, "tests", "PostBot.WireTests", "Golden"), "*.slack.json").Order(StringComparer.Ordinal))
        {
            using var golden = JsonDocument.Parse(File.ReadAllText(file));
            foreach (var message in golden.RootElement.EnumerateArray()) yield return message.GetRawText();
        }
        foreach (var message in BlockKit.Draw(Sample(), null, Instant.FromUtc(2026, 11, 24, 9, 0))) yield return message.Blocks.ToJsonString();
    }

    private static IEnumerable<string> Windows()
    {
        var form = new Form("hold", "Hold a room", [
            new Field("resource", "Room", FieldType.Choice, "Color 1", true, ["Color 1", "Color 2"]),
            new Field("when", "When?", FieldType.Text, null, true, []) { Hint = "tomorrow 10-18" },
            new Field("day", "Day", FieldType.Date, "2026-11-24", false, []),
            new Field("note", "Note", FieldType.LongText, "attended", false, []),
            new Field("confirm", "Confirm at once", FieldType.Check, "confirm", false, ["confirm"]),
        ]);
        yield return Modal.Draw(form, new ModalOrigin("hold", "C1", "1.1"))!.ToJsonString();
        yield return Modal.Draw(form, "{}", ["Color 1 is taken"])!.ToJsonString();
        yield return Modal.Notice("Not done", ["Color 1 is taken"]).ToJsonString();
    }

    /// <summary>A card with every kind of part, of run and of button.</summary>
    private static Card Sample() => new Card(new Text([new Plain("Held "), new Strong("Color 1"), new Mention("Jo", "U0JO", null), new Link("https://x.example/a", "the cut"), new Code("a_b")]))
        .With(new Line("A line"), new Small("by Ana"), new Quote("lose the *last* shot"), new Facts([new Fact("Where", "Color 1")]), new Table(["Room", "Day"], [["Color 1", "Thu"]]))
        .Offer(new Button("Confirm", "confirm B12"), new Button("Release", "release B12", Danger: true) { Confirm = "Release it?" });

    private async Task<(int Code, string Said)> Check(string file, string source)
    {
        await npm.Write(file, source);
        return await npm.Run("node", Path.Combine("node_modules", "typescript", "bin", "tsc"), "--noEmit", "--strict", "--skipLibCheck", "--module", "nodenext", "--moduleResolution", "nodenext", file);
    }
}
