using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace PostBot.BrowserTests;

/// <summary>The calendar as two readers from npm understand it: ical.js, which Thunderbird uses, and node-ical.</summary>
public sealed partial class CalendarReaderTests
{
    private const string Read =
        """
        const [modules, file] = process.argv.slice(1);
        const ICAL = require(modules + "/ical.js"), node = require(modules + "/node-ical"), fs = require("fs");
        const ical = ICAL.default ?? ICAL;
        const text = fs.readFileSync(file, "utf8");
        const calendar = new ical.Component(ical.parse(text));
        const one = calendar.getAllSubcomponents("vevent").map((part) => {
          const event = new ical.Event(part);
          return [event.uid, event.summary, event.location, event.description, part.getFirstPropertyValue("status"), event.sequence, event.startDate.toJSDate().toISOString(), event.endDate.toJSDate().toISOString()];
        });
        const two = Object.values(node.sync.parseICS(text)).filter((event) => event.type === "VEVENT").map((event) =>
          [event.uid, event.summary, event.location, event.description, event.status, Number(event.sequence), event.start.toISOString(), event.end.toISOString()]);
        process.stdout.write(JSON.stringify({ name: calendar.getFirstPropertyValue("x-wr-calname"), one, two }));
        """;

    [CalendarFact]
    public async Task Two_readers_understand_the_same_events()
    {
        await using var postBot = await RunningPostBot.Start();
        using var http = new HttpClient { BaseAddress = new Uri(postBot.Url) };
        await Say(http, "setup");
        await Say(http, "project add NIGHTFALL \"Nightfall, series 1\" episodic 23.976 Europe/London rounds 3");
        await Say(http, "episode add NIGHTFALL 101-104");
        await Say(http, "resource add \"Größe; Saal, 1 映画館の大きな部屋, its long name\" mix");
        await Say(http, "resource add \"Color 1\" color");
        await Say(http, "hold Größe 2027-03-27 22:00-06:00 for NIGHTFALL 101 mix");
        await Say(http, "book Color 1 2027-02-02 10-18 for NIGHTFALL 102 confirm");
        await Say(http, "book Color 1 2027-02-03 10-18 for NIGHTFALL 103 confirm");
        var cancelled = await Say(http, "cancel B3 cause client the shoot moved; again, and \\ again");
        Assert.Contains("Released", cancelled, StringComparison.Ordinal);
        var said = await Say(http, "calendar NIGHTFALL");
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        await File.WriteAllBytesAsync(file, await http.GetByteArrayAsync(new Uri(AddressIn().Match(said).Value, UriKind.Relative)));
        using var understood = JsonDocument.Parse(await Node(file));
        File.Delete(file);
        var (one, two) = (understood.RootElement.GetProperty("one"), understood.RootElement.GetProperty("two"));
        Assert.Equal("NIGHTFALL · PostBot", understood.RootElement.GetProperty("name").GetString());
        Assert.Equal(one.GetRawText(), two.GetRawText());
        Assert.Equal(["CONFIRMED", "CANCELLED", "TENTATIVE"], one.EnumerateArray().Select(row => row[4].GetString()!));
        Assert.Contains("the shoot moved; again, and \\ again", one[1][3].GetString(), StringComparison.Ordinal);
        Assert.Equal("Größe; Saal, 1 映画館の大きな部屋, its long name", one[2][2].GetString());
        Assert.Equal(("2027-03-27T22:00:00.000Z", "2027-03-28T05:00:00.000Z"), (one[2][6].GetString(), one[2][7].GetString()));
    }

    private static async Task<string> Say(HttpClient http, string text)
    {
        using var response = await http.PostAsJsonAsync("/local/messages", new { person = "ana", channel = "dm", text });
        using var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return answer.RootElement.GetProperty("messages").EnumerateArray().Last().GetProperty("text").GetString()!;
    }

    private static async Task<string> Node(string file)
    {
        var start = new ProcessStartInfo("node") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])["-e", Read, CalendarFactAttribute.Modules ?? throw new DirectoryNotFoundException("POSTBOT_NPM names no node_modules."), file]) start.ArgumentList.Add(argument);
        using var node = Process.Start(start)!;
        var problems = node.StandardError.ReadToEndAsync();
        var said = await node.StandardOutput.ReadToEndAsync();
        await node.WaitForExitAsync();
        Assert.True(node.ExitCode == 0, await problems);
        return said;
    }

    [GeneratedRegex("/calendar/[0-9a-f]{40}\\.ics")]
    private static partial Regex AddressIn();
}
