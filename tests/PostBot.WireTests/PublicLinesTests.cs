using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CsvHelper;

namespace PostBot.WireTests;

/// <summary>
/// The public lines, said to the running program in the world they assume: what it answers, and how many changes it makes. A line that only asks, shows
/// or previews must make none. After a wanted change of the answers: <c>GOLDEN=renew dotnet test tests/PostBot.WireTests --filter PublicLinesTests</c>,
/// then read the diff. Each row of <c>Golden/lines-public.txt</c> is <c>id | changes | first line of the answer</c>.
/// </summary>
public sealed partial class PublicLinesTests
{
    /// <summary>What tells others something that cannot be called back, so it is not undone before the next line.</summary>
    private static readonly string[] final = ["B15", "B21", "D08", "D11", "F13", "F14", "F20", "X02", "X03", "X08", "X09"];

    [Fact]
    public async Task The_public_lines_are_answered_like_this()
    {
        await using var bot = await PostBotApp.Start();
        await Fill(bot);
        var drawn = new StringBuilder();
        var stuck = new List<string>();
        foreach (var (id, speaker, kind, text) in Rows())
        {
            var talker = bot.Person(speaker);
            var (channel, thread) = await Place(bot, talker, kind);
            var before = Changes(bot);
            var heard = await talker.Says(text, channel, thread);
            var made = Changes(bot) - before;
            drawn.Append(CultureInfo.InvariantCulture, $"{id} | {made} | {(heard.Messages.Count == 0 ? "–" : heard.Headline)}\n");
            if (made == 0 || final.Contains(id)) continue;
            var undo = await talker.Says("undo", channel);
            var undone = undo.Message.Buttons.Contains("Undo it") ? (await talker.Presses(undo.Message, "Undo it")).Headline : undo.Headline;
            if (!undone.StartsWith("Undone", StringComparison.Ordinal)) stuck.Add($"{id}: {undone}");
        }
        Assert.Empty(stuck);
        Golden.Check("lines-public.txt", drawn.ToString().TrimEnd());
    }

    private static async Task Fill(PostBotApp bot)
    {
        await bot.MoveTo("2026-11-23T09:00:00Z");
        var ana = bot.Person("ana");
        await ana.Says("setup");
        foreach (var name in (string[])["priya", "ed", "jo", "tom", "dana", "lee"]) await bot.Person(name).Says("hello");
        foreach (var line in (string[])
        [
            "project add NIGHTFALL \"Nightfall, series 1\" episodic 23.976 Europe/London rounds 3", "episode add NIGHTFALL 101-104",
            "project add HARBOUR commercial 25 Europe/London", "spot add HARBOUR 60s,30s,15s", "project add SALT feature 24 Europe/London", "reel add SALT R1-R6",
            "resource add \"Color 1\" color", "resource add \"Color 2\" color", "resource add \"Suite 5\" edit", "resource add \"Avid 3\" edit", "resource add \"Mix A\" mix", "resource add \"Pro Tools rig\" rig",
            "role @priya supervisor", "role @dana client", "role @lee vendor",
            "team add @ed to NIGHTFALL as editor", "team add @jo to NIGHTFALL as colourist", "team add @tom to NIGHTFALL as mixer", "team add @priya to NIGHTFALL as supervisor",
            "team add @dana to NIGHTFALL", "team add @dana to HARBOUR", "team add @lee to NIGHTFALL",
            "owner NIGHTFALL 101 grade @jo", "cut NIGHTFALL 101 v7 DC3", "cut NIGHTFALL 102 v3", "cut HARBOUR 60s v4",
        ]) await ana.Says(line);
        foreach (var (channel, code) in ((string, string)[])[("nightfall", "NIGHTFALL"), ("harbour", "HARBOUR"), ("salt", "SALT"), ("ops", "")])
        {
            foreach (var name in (string[])["ana", "priya", "ed", "jo", "tom", "dana"]) if (channel != "ops" || name != "dana") await bot.Person(name).Says("@PostBot hello", channel);
            if (code.Length > 0) await ana.Says($"link {code}", channel);
        }
        await Numbered(ana, 17, n => $"hold \"Avid 3\" 2027-03-{n:00} 10-18 for SALT R1", n => $"release B{n}", new()
        {
            [8] = "hold \"Color 2\" 25 Nov 10-18 for HARBOUR",
            [9] = "book \"Color 1\" 27 Nov 10-18 for HARBOUR confirm",
            [12] = "hold \"Color 1\" 26 Nov 10-18 for NIGHTFALL 101 grade with @jo",
            [13] = "hold \"Color 1\" 26 Nov 10-18 for SALT",
            [14] = "hold \"Color 2\" 25 Nov 10-18 for NIGHTFALL",
            [15] = "book \"Mix A\" + @tom 2 Dec 10-19 for NIGHTFALL 101 mix confirm",
            [17] = "hold \"Color 1\" 26 Nov 18:30-21:00 for HARBOUR",
        });
        await ana.Says("round open NIGHTFALL 102 v3");
        for (var n = 1; n <= 30; n++) await ana.Says($"note F1 01:00:{n:00}:00 note {n}");
        await ana.Says("close F1 anyway");
        await Numbered(ana, 9, n => n == 1 ? "show F1" : "round open NIGHTFALL 103 v1", n => $"close F{n}", new()
        {
            [5] = "round open NIGHTFALL 101 v7 with @dana, Acme due 26 Nov 17:00",
            [8] = "round open HARBOUR 60s v4 approver @dana",
            [9] = "round open SALT R3 v1",
        });
        foreach (var words in (string[])["01:02:10:05 look at the cut here", "01:04:00:00 logo", "01:07:31:00 music", "01:10:00:00 trim", "01:12:00:00 colour", "end card is old"]) await ana.Says($"note F5 {words}");
        foreach (var words in (string[])["10:00:05:00 super", "10:00:12:00 pack shot"]) await ana.Says($"note F8 {words}");
        await Numbered(ana, 9, n => $"due NIGHTFALL 104 \"paperwork {n}\" 20 Dec", n => $"done D{n}", new() { [9] = "due NIGHTFALL 101 \"picture lock\" 27 Nov 18:00 owner @ed" });
        foreach (var _ in (string[])["X1", "X2"]) await ana.Says("tell @jo lunch is here");
        var preview = await ana.Says("tell NIGHTFALL mix moved to thursday 10:00");
        await ana.Presses(preview.Message, "Send as needs an answer");
        await bot.Person("priya").Says("broadcast send X3");
        foreach (var name in (string[])["ed", "jo", "dana", "lee"]) await bot.Person(name).Says("ack X3");
        await bot.MoveTo("2026-11-24T09:30:00Z");
    }

    /// <summary>Objects with the numbers that the lines name; those in between are given back.</summary>
    private static async Task Numbered(Talker ana, int last, Func<int, string> filler, Func<int, string> away, Dictionary<int, string> wanted)
    {
        for (var n = 1; n <= last; n++)
        {
            await ana.Says(wanted.GetValueOrDefault(n) ?? filler(n));
            if (!wanted.ContainsKey(n)) await ana.Says(away(n));
        }
    }

    private static async Task<(string Channel, string? Thread)> Place(PostBotApp bot, Talker talker, string kind)
    {
        if (Under().Match(kind) is { Success: true } under)
        {
            var id = under.Groups["id"].Value;
            var channel = id is "F8" ? "harbour" : id is "F9" ? "salt" : "nightfall";
            return id[0] == 'X' ? ("dm", (await talker.Sees())[^1].Id) : (channel, (await bot.Person("ana").Says($"@PostBot show {id}", channel)).Message.Id);
        }
        return Channel().Match(kind) is { Success: true } named ? (named.Groups["name"].Value.ToLowerInvariant(), null) : ("dm", null);
    }

    private static int Changes(PostBotApp bot) => Dump.Of(bot, "Audit").Count;

    private static List<(string Id, string Speaker, string Kind, string Text)> Rows()
    {
        using var table = new CsvReader(new StreamReader(Path.Combine(AppContext.BaseDirectory, "Fixtures", "lines-public.csv")), CultureInfo.InvariantCulture);
        table.Read();
        table.ReadHeader();
        var rows = new List<(string, string, string, string)>();
        while (table.Read()) rows.Add((table.GetField("id")!, table.GetField("speaker_role")!.Split(' ')[0].ToLowerInvariant(), table.GetField("channel_kind")!, table.GetField("text")!));
        return rows;
    }

    [GeneratedRegex(@"under (?<id>[A-Z]\d+)")]
    private static partial Regex Under();

    [GeneratedRegex(@"channel #?(?<name>\w+)")]
    private static partial Regex Channel();
}
