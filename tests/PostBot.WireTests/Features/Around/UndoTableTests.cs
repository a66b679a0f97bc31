using Microsoft.Extensions.DependencyInjection;
using PostBot.Core.Commands;

namespace PostBot.WireTests.Features.Around;

/// <summary>Every command that changes something: its undo puts every row back, or its card offers none.</summary>
public sealed class UndoTableTests
{
    private static readonly string[] kept = ["Audit", "Receipts", "Outbox", "LocalMessages", "Counters", "Deliveries", "Settings", "Workspaces", "Identities", "Channels", "BookingRevisions", "RoundWatches"];

    /// <summary>What stands before, then the line itself. Ana is admin unless a line begins with another name and a colon.</summary>
    private static readonly (string Verb, string[] Lines)[] table =
    [
        ("hold", ["hold Color 1 wed 10-18 for NIGHTFALL 101 grade"]),
        ("hold", ["dana: hold Color 1 wed 10-18 for NIGHTFALL 101"]),
        ("confirm", ["hold Color 2 wed 10-18 for NIGHTFALL 101", "hold Color 2 wed 10-12 for NIGHTFALL 102", "confirm {B-1}"]),
        ("confirm", ["hold Color 2 thu 10-18 for NIGHTFALL 101", "dana: confirm {B}"]),
        ("release", ["hold Mix A wed 10-18 for NIGHTFALL 101", "hold Mix A wed 12-18 for NIGHTFALL 102", "release {B-1} client moved"]),
        ("release", ["hold Mix A every weekday 9-10 until 4 Dec for NIGHTFALL 101", "release {B} all"]),
        ("challenge", ["hold Color 2 7 Dec 10-18 for NIGHTFALL 101", "hold Color 2 7 Dec 10-12 for NIGHTFALL 102", "challenge {B}"]),
        ("bump", ["hold Color 2 8 Dec 10-18 for NIGHTFALL 101", "hold Color 2 8 Dec 10-12 for NIGHTFALL 102", "bump {B-1} tied to the delivery"]),
        ("wait behind", ["book Color 2 9 Dec 10-18 for NIGHTFALL 101 confirm", "wait behind {B} for NIGHTFALL 102"]),
        ("move", ["book Color 2 10 Dec 10-18 for NIGHTFALL 101 confirm", "move {B} 11 Dec same time"]),
        ("move", ["hold Color 2 14 Dec 10-18 for NIGHTFALL 101", "hold Color 2 15 Dec 10-18 for NIGHTFALL 102", "move {B-1} 15 Dec 10-18"]),
        ("extend", ["hold Color 2 16 Dec 10-18 for NIGHTFALL 101", "hold Color 2 16 Dec 18-20 for NIGHTFALL 102", "extend {B-1} 1h"]),
        ("swap", ["hold Color 2 17 Dec 10-18 for NIGHTFALL 101", "hold Color 1 18 Dec 12-14 for NIGHTFALL 102", "swap {B} {B-1}"]),
        ("cancel", ["book Color 2 17 Dec 19-21 for NIGHTFALL 101 confirm", "cancel {B} cause client shoot moved"]),
        ("checkin", ["book Mix A 24 Nov 8-12 for NIGHTFALL 101 confirm", "checkin {B}"]),
        ("wrap", ["book Mix A 24 Nov 8-13 for NIGHTFALL 102", "wrap {B}"]),
        ("used", ["book Color 1 24 Nov 8-13 for NIGHTFALL 103", "used {B} 8-13"]),
        ("noshow", ["book Color 1 24 Nov 8-12 for NIGHTFALL 104", "noshow {B}"]),
        ("down", ["down Color 2 19 Dec projector"]),
        ("up", ["down Color 2 20 Dec projector", "up Color 2"]),
        ("off", ["off @tom 21 Dec"]),
        ("roster", ["roster @tom mon-thu 10-16"]),
        ("resource set", ["resource set Mix A prep 30m reset 15m tags atmos"]),
        ("move", ["hold Color 2 every weekday 06:00-07:00 until 30 Dec except 24 Nov for NIGHTFALL 101", "move {B} 07:00-08:00 all"]),
        ("hold", ["hold Color 2 last fri 10-18 for NIGHTFALL 101 record"]),
        ("calendar", ["calendar NIGHTFALL"]),
        ("rate", ["rate Color 1 1800/day overtime 150%"]),
        ("rate", ["rate Color 1 1500/day for NIGHTFALL"]),
        ("rate cancel", ["rate cancel 7d 50% 24h 100%"]),
        ("rate round", ["rate round 1500"]),
        ("rate hours", ["rate hours 9-19"]),
        ("waive", ["rate Color 2 1800/day", "rate cancel 80d 50%", "book Color 2 11 Jan 19-21 for NIGHTFALL 101 confirm", "cancel {B} cause client shoot moved", "waive {B}"]),
        ("request", ["ed: hold Mix A thu 10-18 for NIGHTFALL 101", "ed: request confirm {B}"]),
        ("accept", ["dana: hold Mix A fri 10-18 for NIGHTFALL 101", "accept {B}"]),
        ("accept", ["ed: request due NIGHTFALL 101 lock fri 18:00", "accept {D}"]),
        ("offer", ["dana: hold Mix A fri 10-18 for NIGHTFALL 101", "offer {B} fri 18-20"]),
        ("refuse", ["dana: hold Mix A fri 10-18 for NIGHTFALL 101", "refuse {B} no"]),
        ("set", ["set NIGHTFALL 101 grade in review waiting for the DP"]),
        ("owner", ["owner NIGHTFALL 101 grade @ed"]),
        ("round open", ["round open NIGHTFALL 101 v7 with @ed due fri 17:00"]),
        ("note", ["round open NIGHTFALL 102 v3", "note {F} 01:02:10:05 trim the pause"]),
        ("done", ["round open NIGHTFALL 102 v4", "note {F} 01:02:10:05 trim the pause", "done {N} v5"]),
        ("reopen", ["round open NIGHTFALL 102 v5", "note {F} 01:02:10:05 trim the pause", "done {N}", "reopen {N}"]),
        ("verify", ["round open NIGHTFALL 104 v20", "note {F} 01:02:10:05 trim", "done {N} v21", "verify {N}"]),
        ("decline", ["round open NIGHTFALL 104 v21", "note {F} 01:02:10:05 trim", "decline {N} legal needs it"]),
        ("defer", ["round open NIGHTFALL 104 v22", "note {F} 01:02:10:05 trim", "defer {N} next round"]),
        ("query", ["round open NIGHTFALL 104 v23", "ed: note {F} 01:02:10:05 trim", "query {N} which take"]),
        ("reply", ["round open NIGHTFALL 104 v24", "note {F} 01:02:10:05 trim", "reply {N} take 3"]),
        ("assign", ["round open NIGHTFALL 104 v25", "note {F} 01:02:10:05 trim", "assign {N} @ed"]),
        ("tag", ["round open NIGHTFALL 104 v26", "note {F} 01:02:10:05 trim", "tag {N} sound"]),
        ("notes in", ["round open NIGHTFALL 104 v27 with @ed", "notes in {F} for Ed"]),
        ("no notes", ["round open NIGHTFALL 104 v28 with @ed", "no notes {F} from Ed"]),
        ("extend", ["round open NIGHTFALL 104 v29 due fri 17:00", "extend {F} 4 Dec owed client"]),
        ("approve", ["round open NIGHTFALL 104 v30 with @ed", "approve {F} for Ed"]),
        ("round close", ["round open NIGHTFALL 103 v1", "round close {F}"]),
        ("round reopen", ["round open NIGHTFALL 103 v2", "round close {F}", "reopen {F}"]),
        ("due", ["due NIGHTFALL 101 lock fri 18:00 owner @ed nudge 1d"]),
        ("done", ["due NIGHTFALL 101 lock fri 18:00 owner @ed nudge 1d", "done {D}"]),
        ("snooze", ["due NIGHTFALL 101 lock fri 18:00 owner @ed nudge 1d", "snooze {D} 1h"]),
        ("due change", ["due NIGHTFALL 103 lock 18 Dec 18:00 owner @ed", "due change {D} owner @priya nudge 2d"]),
        ("push", ["due NIGHTFALL 104 lock 18 Dec 18:00 owner @ed", "push {D} 1d apply"]),
        ("slip", ["due NIGHTFALL 104 conform 18 Dec 18:00 owner @ed", "slip {D} 2026-12-22 18:00 apply"]),
        ("owed", ["due NIGHTFALL 104 mix 18 Dec 18:00 owner @ed", "slip {D} 2026-12-22 18:00 apply", "owed {D} vendor renders late"]),
        ("blocked", ["due NIGHTFALL 103 conform 18 Dec 18:00 owner @ed", "ed: blocked {D} by vfx"]),
        ("plan", ["project add HARBOUR feature 24", "plan HARBOUR feature deliver 14 Nov 2027 confirm"]),
        ("quiet", ["ed: quiet 17:00-10:00"]),
        ("digest", ["priya: digest 08:30"]),
        ("remind me", ["remind me fri 9:00 call the lab"]),
        ("project add", ["project add SALT feature 24"]),
        ("project start", ["project add TIDE episodic 24", "project start TIDE 10:00:00:00"]),
        ("project rename", ["project add LUMEN feature 24", "project rename LUMEN to LUMENS"]),
        ("project archive", ["project add EMBER feature 24", "project archive EMBER"]),
        ("project unarchive", ["project add OTTER feature 24", "project archive OTTER", "project unarchive OTTER"]),
        ("episode rename", ["episode rename NIGHTFALL 104 to 104A"]),
        ("resource alias", ["alias Color 1 = Baselight"]),
        ("resource rename", ["resource rename Mix A to Mix One"]),
        ("resource archive", ["resource add Foley foley", "resource archive Foley"]),
        ("resource unarchive", ["resource add Booth adr", "resource archive Booth", "resource unarchive Booth"]),
        ("settings", ["settings week sun-thu"]),
        ("holiday add", ["holiday add 25 Dec \"Christmas Day\""]),
        ("holiday remove", ["holiday add 28 Dec", "holiday remove 28 Dec"]),
        ("step add", ["step add NIGHTFALL adr after sound"]),
        ("step remove", ["step remove NIGHTFALL clearance", "step add NIGHTFALL titles before qc", "step remove NIGHTFALL titles"]),
        ("template", ["template commercial steps edit, grade, mix, delivery"]),
        ("cut", ["cut NIGHTFALL 103 v3 DC3"]),
        ("lock", ["lock NIGHTFALL 103"]),
        ("unlock", ["lock NIGHTFALL 104A", "lock NIGHTFALL 104", "unlock NIGHTFALL 104 yes new logo"]),
        ("vfx", ["vfx NIGHTFALL 102 5 of 20 final"]),
        ("import shots", ["import shots NIGHTFALL 102 102_010_010,bid"]),
        ("turnover", ["cut NIGHTFALL 101 v8", "turnover NIGHTFALL 101 v8 to sound"]),
        ("have", ["turnover NIGHTFALL 101 v8 to vfx", "have {U} all"]),
        ("send", ["turnover NIGHTFALL 101 v8 to music", "send {U} as it is"]),
        ("received", ["turnover NIGHTFALL 101 v8 to color", "send {U} as it is", "received {U}"]),
        ("verify", ["turnover NIGHTFALL 102 v9 to sound", "send {U} as it is", "received {U}", "verify {U}"]),
        ("episode add", ["episode add NIGHTFALL 105-106"]),
        ("resource add", ["resource add \"Mix B\" mix"]),
        ("link", ["link NIGHTFALL"]),
        ("unlink", ["link NIGHTFALL", "unlink"]),
        ("report", ["report NIGHTFALL weekly fri 16:00"]),
        ("setup", ["setup name \"Wren Street\" currency EUR"]),
        ("team add", ["team NIGHTFALL add @tom mixer"]),
        ("team remove", ["team NIGHTFALL remove @ed"]),
        ("role", ["role @ed coordinator"]),
        ("role", ["role @ed viewer on NIGHTFALL"]),
        ("role reset", ["role @ed viewer on NIGHTFALL", "role @ed default on NIGHTFALL"]),
        ("role default", ["role default viewer"]),
        ("party", ["party @ed holidays US zone America/New_York week sun-thu"]),
        ("phone", ["phone @ed +44 20 7946 0000"]),
        ("contact add", ["contact add Acme acme@x.tv on NIGHTFALL"]),
        ("leave", ["hold Color 1 mon 10-18 for NIGHTFALL 101", "leave @priya to @ed"]),
        ("cover", ["cover @ana by @priya 21 Dec-4 Jan"]),
        ("cover accept", ["cover @ana by @ed 21 Dec-4 Jan", "ed: cover accept @ana"]),
        ("cover decline", ["cover @ana by @ed 21 Jan-24 Jan", "ed: cover decline @ana"]),
        ("cover off", ["cover @priya by @ed 21 Dec-4 Jan", "cover off @priya"]),
    ];

    /// <summary>These tell other people something that cannot be called back, or are an answer of theirs, or are themselves the way back.</summary>
    private static readonly string[] final = ["late", "export", "lateness", "broadcast", "broadcast send", "broadcast cancel", "broadcast edit", "answer", "correct", "resend", "retract", "receipts csv", "nudge", "cant", "remind", "retry", "ack", "question", "demo", "undo", "connect", "connect yes", "connect no", "disconnect", "share", "export all", "demo clear", "changes", "calendar off", "board"];

    /// <summary>Previewed first, so its undo has a test of its own: <see cref="Import.ImportCommandTests"/>.</summary>
    private const string Previewed = "import";

    [Fact]
    public async Task Undo_puts_every_row_back()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        foreach (var person in (string[])["ed", "priya", "tom"]) await bot.Person(person).Says("hello");
        foreach (var line in (string[])["team NIGHTFALL add @dana client", "team NIGHTFALL add @ed editor", "role @priya supervisor"]) await ana.Says(line);
        await bot.Person("dana").Says("hello");
        var changing = bot.Services.GetRequiredService<CommandTable>().All.Where(command => command.Definition.Changes).SelectMany(command => command.Definition.Verbs.Take(1)).Distinct();
        Assert.Equal([], changing.Where(verb => verb != Previewed && !final.Contains(verb) && !table.Any(row => row.Verb == verb)));

        foreach (var (verb, lines) in table)
        {
            for (var i = 0; i < lines.Length; i++)
            {
                var (who, line) = Line(bot, lines[i]);
                var before = State(bot);
                var said = await who.Says(line);
                if (i < lines.Length - 1) continue;
                Assert.True(said.Message.Buttons.Contains("Undo"), $"{verb}: {said.Text}");
                Assert.NotEqual(before, State(bot));
                var undone = await who.Presses(said.Message, "Undo");
                if (undone.Message.Buttons.Contains("Undo it")) undone = await who.Presses(undone.Message, "Undo it");
                Assert.True(undone.Headline.StartsWith("Undone: ", StringComparison.Ordinal), $"{verb}: {undone.Text}");
                Assert.Equal(before, State(bot));
            }
        }
    }

    [Fact]
    public async Task What_cannot_be_taken_back_offers_no_undo()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("team NIGHTFALL add @ed editor");
        var ed = bot.Person("ed");
        foreach (var (who, line) in (IEnumerable<(Talker, string)>)
        [
            (ana, "broadcast NIGHTFALL Mix moved"), (ana, "broadcast send X1"), (ana, "remind X1"), (ed, "question X1 when"), (ed, "ack X1"), (ana, "broadcast NIGHTFALL Again"), (ana, "broadcast edit X2 Once more"), (ana, "broadcast cancel X2"), (ana, "connect"),
        ])
        {
            var said = await who.Says(line);
            Assert.DoesNotContain("Undo", said.Message.Buttons);
            Assert.False(said.Headline.StartsWith("I do not know", StringComparison.Ordinal), said.Headline);
        }
        Assert.StartsWith("There is nothing of yours to undo", (await ed.Says("undo")).Headline);
    }

    [Fact]
    public async Task Who_lost_the_role_no_longer_takes_back_what_it_allowed()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        var ed = bot.Person("ed");
        await ed.Says("hello");
        await ana.Says("role @ed coordinator");
        await ed.Says("hold Color 1 tomorrow 10-18 for NIGHTFALL 101");
        await ed.Says("confirm B1");
        await ana.Says("role @ed artist");
        Assert.StartsWith("Confirming a booking needs a coordinator: on NIGHTFALL that is Ana.", (await ed.Says("undo B1")).Headline);
    }

    [Fact]
    public async Task What_stands_in_the_way_is_named()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        var ed = bot.Person("ed");
        await ed.Says("hold Color 1 tomorrow 10-18 for NIGHTFALL 101");
        await ana.Says("confirm B1");
        Assert.Equal("\"hold Color 1 tomorrow 10-18 for NIGHTFALL 101\" cannot be undone: \"confirm B1\" by Ana, today 09:00, changed the claim since. Nothing was changed.", (await ed.Says("undo B1")).Headline);
        await ana.Says("project add SALT feature 24");
        await ana.Says("role @ed coordinator");
        await ed.Says("reel add SALT R1-R2");
        await ana.Says("undo yes");
        Assert.StartsWith("\"project add SALT feature 24\" cannot be undone: \"reel add SALT R1-R2\" by Ed, today 09:00, depends on it.", (await ana.Says("undo yes")).Headline);
    }

    private static (Talker Who, string Line) Line(PostBotApp bot, string line)
    {
        var colon = line.IndexOf(": ", StringComparison.Ordinal);
        var named = colon is > 0 and < 8 && line[..colon].All(char.IsAsciiLetterLower);
        var text = named ? line[(colon + 2)..] : line;
        foreach (var (letter, table) in (IEnumerable<(char, string)>)[('B', "Bookings"), ('F', "Rounds"), ('N', "Notes"), ('D', "Deadlines"), ('U', "Turnovers")])
        {
            if (!text.Contains($"{{{letter}", StringComparison.Ordinal)) continue;
            var last = Numbers(bot, table).Concat(Requested(bot, letter)).DefaultIfEmpty(0).Max();
            text = text.Replace($"{{{letter}}}", $"{letter}{last}", StringComparison.Ordinal).Replace($"{{{letter}-1}}", $"{letter}{last - 1}", StringComparison.Ordinal);
        }
        return (bot.Person(named ? line[..colon] : "ana"), text);
    }

    private static IEnumerable<long> Numbers(PostBotApp bot, string table) =>
        Dump.Of(bot, table).Select(row => long.Parse(System.Text.RegularExpressions.Regex.Match(row, @"\bNumber=(\d+)").Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture));

    private static IEnumerable<long> Requested(PostBotApp bot, char letter) =>
        Dump.Of(bot, "Requests").Select(row => System.Text.RegularExpressions.Regex.Match(row, $@"\bSubject={letter}(\d+)")).Where(match => match.Success).Select(match => long.Parse(match.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture));

    private static List<string> State(PostBotApp bot) =>
        [.. Dump.Tables(bot, kept).SelectMany(name => Dump.Of(bot, name, "NamesVersion").Select(row => $"{name}: {row}")), .. Dump.Of(bot, "Channels").Select(row => System.Text.RegularExpressions.Regex.Match(row, "ProjectId=[0-9]*").Value)];
}
