using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using PostBot.Core.Commands;
using PostBot.WireTests.Features.People;

namespace PostBot.WireTests.Security;

/// <summary>Every command × every role × every surface: allowed or refused as this table says, and a refusal changes nothing.</summary>
public sealed partial class RoleMatrixTests
{
    private static readonly JsonSerializerOptions plain = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly string[] roles = ["client", "vendor", "viewer", "artist", "coordinator", "supervisor", "admin"];

    /// <summary>A line of each command that changes nothing even where it is allowed; the least role; <c>c</c> and <c>v</c> where clients and vendors may as well.</summary>
    private static readonly (string Line, string Role, string Beside)[] table =
    [
        ("help", "viewer", "cv"), ("hello", "viewer", "cv"), ("who am i", "viewer", "cv"), ("show B999", "viewer", "cv"), ("undo B999", "viewer", "cv"),
        ("audit B999", "viewer", "cv"), ("bookings", "viewer", "cv"), ("status", "viewer", "cv"), ("status NIGHTFALL", "viewer", "cv"),
        ("requests", "viewer", "cv"), ("request confirm B999", "viewer", "cv"), ("accept B999", "viewer", "cv"), ("refuse B999", "viewer", "cv"),
        ("ack X999", "viewer", "cv"), ("decline X999 off", "viewer", "cv"), ("retry 999", "viewer", "cv"), ("report", "coordinator", ""), ("question X999 why", "viewer", "cv"), ("connect", "viewer", "cv"), ("connect yes 999", "viewer", "cv"), ("connect no 999", "viewer", "cv"), ("disconnect", "viewer", "cv"),
        ("hold", "viewer", "c"), ("notes F999", "viewer", "c"),
        ("ping", "viewer", ""), ("free Color 1 tomorrow", "viewer", ""), ("resources", "viewer", ""), ("resource Color 1", "viewer", ""), ("people", "viewer", ""), ("team NIGHTFALL", "viewer", ""), ("contacts NIGHTFALL", "viewer", ""), ("deadlines", "viewer", ""),
        ("receipts X999", "viewer", ""), ("covers", "viewer", ""), ("cover accept @ana", "viewer", ""), ("cover decline @ana", "viewer", ""), ("cover off @ana", "viewer", ""),
        ("done D999", "artist", "cv"), ("snooze D999 1h", "artist", "cv"), ("set", "artist", "v"),
        ("export F999 avid", "viewer", "c"), ("lateness NIGHTFALL", "viewer", ""),
        ("notes in F999", "artist", "c"), ("no notes F999", "artist", "c"), ("extend F999 mon", "artist", "c"), ("approve F999", "artist", "c"), ("approved F999", "artist", "c"), ("import F999", "artist", "c"), ("reply N999 yes", "artist", "c"), ("verify N999", "artist", "c"),
        ("done all F999", "artist", ""), ("decline N999", "artist", ""), ("defer N999", "artist", ""), ("query N999 which take", "artist", ""), ("assign N999 @ana", "artist", ""), ("tag N999 sound", "artist", ""),
        ("release B999", "artist", "c"), ("note F999 trim", "artist", "c"), ("reopen N999", "artist", "c"),
        ("done N999", "artist", ""), ("round open", "artist", ""), ("round close F999", "artist", ""), ("reopen F999", "artist", ""), ("owner", "artist", ""), ("cover @ana", "artist", ""),
        ("wait behind B999 for NIGHTFALL", "artist", ""), ("move B999 fri 10-18", "artist", ""), ("extend B999 1h", "artist", ""), ("late B999 30m", "artist", ""), ("off", "artist", ""),
        ("checkin B999", "artist", ""), ("roster", "artist", ""), ("wrap B999", "artist", ""), ("used B999 10-19", "artist", ""),
        ("challenge B999", "coordinator", ""), ("bump B999 why", "coordinator", ""), ("swap B999 B998", "coordinator", ""), ("cancel B999 client", "coordinator", ""), ("noshow B999", "coordinator", ""),
        ("down", "coordinator", ""), ("up Color 1", "coordinator", ""),
        ("confirm B999", "coordinator", "c"),
        ("offer B999 fri 10-18", "coordinator", ""), ("broadcast", "coordinator", ""), ("broadcast send X999", "coordinator", ""), ("broadcast cancel X999", "coordinator", ""), ("broadcast edit X999 no", "coordinator", ""), ("remind X999", "coordinator", ""),
        ("due", "coordinator", ""), ("contact add", "coordinator", ""), ("phone @ana", "coordinator", ""), ("party", "coordinator", ""), ("team add", "coordinator", ""), ("team remove", "coordinator", ""), ("link", "coordinator", ""), ("unlink", "coordinator", ""),
        ("project add", "coordinator", ""), ("resource add", "coordinator", ""), ("episode add", "coordinator", ""),
        ("tc 25 10:00:00:00", "viewer", "cv"), ("when fri 10-18", "viewer", "cv"), ("check", "viewer", "cv"), ("left NIGHTFALL", "viewer", "cv"), ("shots NIGHTFALL 101", "viewer", "cv"),
        ("board", "viewer", "cv"), ("calendar", "viewer", "cv"), ("calendar off NIGHTFALL", "viewer", "cv"), ("today", "viewer", "cv"), ("tomorrow", "viewer", "cv"), ("week", "viewer", "cv"), ("my day", "viewer", "cv"), ("my week", "viewer", "cv"), ("home", "viewer", "cv"), ("find grade", "viewer", "cv"), ("risk", "viewer", "cv"), ("changes since fri", "viewer", "cv"),
        ("who has", "viewer", ""), ("share", "viewer", ""), ("latest NIGHTFALL 101", "viewer", ""), ("turnovers", "viewer", ""), ("holidays", "viewer", ""), ("settings", "viewer", ""), ("template", "viewer", ""),
        ("received U999", "artist", "cv"), ("verify U999", "artist", "cv"), ("import shots", "artist", "cv"), ("vfx", "artist", "cv"),
        ("cut", "artist", ""), ("lock", "artist", ""), ("unlock", "artist", ""), ("have U999 omf", "artist", ""), ("send U999", "artist", ""), ("turnover", "artist", ""),
        ("step add", "coordinator", ""), ("step remove", "coordinator", ""), ("project archive", "coordinator", ""), ("project rename", "coordinator", ""), ("project start", "coordinator", ""), ("project unarchive SALT", "coordinator", ""),
        ("resource alias", "coordinator", ""), ("resource set", "coordinator", ""), ("resource archive", "coordinator", ""), ("resource rename", "coordinator", ""), ("resource unarchive Mix B", "coordinator", ""), ("episode rename", "coordinator", ""), ("import", "coordinator", ""),
        ("quiet", "viewer", "cv"), ("remind me", "viewer", "cv"), ("digest", "viewer", ""), ("nudges", "viewer", ""), ("receipts csv X999", "viewer", ""),
        ("blocked D999 by vfx", "artist", "cv"), ("cant D999 mon 12:00", "artist", "cv"),
        ("push D999 1d", "coordinator", ""), ("slip D999 mon", "coordinator", ""), ("owed D999 us", "coordinator", ""), ("due change D999 fixed", "coordinator", ""), ("plan", "coordinator", ""), ("nudge D999", "coordinator", ""),
        ("answer X999 @ana yes", "coordinator", ""), ("correct X999 no", "coordinator", ""), ("resend X999", "coordinator", ""), ("retract X999", "coordinator", ""),
        ("rate", "coordinator", ""), ("rate cancel", "supervisor", ""), ("rate round", "supervisor", ""), ("rate hours", "supervisor", ""), ("waive B999", "supervisor", ""), ("template episodic states", "supervisor", ""), ("template episodic steps", "supervisor", ""),
        ("holiday add", "admin", ""), ("holiday remove", "admin", ""), ("settings zone Nowhere", "admin", ""), ("demo clear", "admin", ""), ("export all", "admin", ""),
        ("role", "admin", ""), ("role default", "admin", ""), ("role reset", "admin", ""), ("leave", "admin", ""), ("setup", "admin", ""), ("demo", "admin", ""),
    ];

    private static readonly string[] kept = ["Audit", "Receipts", "Outbox", "LocalMessages", "Counters", "Deliveries", "Settings", "Workspaces", "Identities", "Channels", "ConnectCodes", "WrongCodes", "KeptFiles", "PrivateLinks", "BoardPictures", "RoundWatches", "Presses"];

    [Fact]
    public async Task Every_command_for_every_role_on_every_surface()
    {
        await using var app = await TwoSides.Start();
        var ana = await app.Bot.WithStudio();
        foreach (var role in roles)
        {
            await app.Bot.Person(role).Says("hello");
            await app.Slash("hello", Slack(role));
            await Press(app, "hello", role);
            foreach (var handle in (string[])[$"@{role}", $"\"{Slack(role)}\"", Fakes.TeamsActivities.ObjectId(Teams(role))])
            {
                Assert.Matches("(is|already)", (await ana.Says($"role {handle} {role}")).Headline);
                await ana.Says($"team NIGHTFALL add {handle}");
            }
        }
        var commands = app.Bot.Services.GetRequiredService<CommandTable>();
        Assert.Equal([], commands.All.Select(command => command.Definition).Where(definition => !table.Any(row => definition.Verbs.Any(verb => row.Line == verb || row.Line.StartsWith(verb + " ", StringComparison.Ordinal)))).Select(definition => definition.Verb));

        await app.Bot.Settle();
        var before = State(app);
        var wrong = new List<string>();
        foreach (var (line, least, beside) in table)
        {
            foreach (var role in roles)
            {
                var may = role switch { "client" => beside.Contains('c'), "vendor" => beside.Contains('v'), _ => Array.IndexOf(roles, role) >= Array.IndexOf(roles, least) };
                foreach (var (surface, said) in (IEnumerable<(string, string)>)[("local", (await app.Bot.Person(role).Says(line)).Headline), ("Slack", await app.Slash(line, Slack(role))), ("Teams", await Press(app, line, role))])
                {
                    if (Refused().IsMatch(said) == may) wrong.Add($"{line} · {role} · {surface} · {(may ? "should be allowed" : "should be refused")}: {(said.Length > 160 ? said[..160] : said)}");
                }
            }
        }
        Assert.Equal([], wrong);
        Assert.Equal(before, State(app));
    }

    [Theory]
    [InlineData("client")]
    [InlineData("vendor")]
    public async Task Whoever_may_not_know_gets_the_same_words_whether_it_exists_or_not(string role)
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await bot.Person("kim").Says("hello");
        foreach (var line in (string[])
        [
            "project add SALT feature 24", "reel add SALT R1", $"team NIGHTFALL add @dana", $"role @dana {role}", "hold Color 1 tomorrow 10-18 for SALT", "round open SALT R1 v1", "note F1 00:59:00:00 hush",
            "due SALT lock fri 18:00", "team SALT add @kim", "broadcast SALT secret", "broadcast send X1",
        ]) await ana.Says(line);
        var dana = bot.Person("dana");
        foreach (var (letter, verbs) in (IEnumerable<(char, string[])>)
        [
            ('B', ["show {0}", "confirm {0}", "release {0}", "accept {0}", "refuse {0}", "offer {0} fri 10-18", "audit {0}", "undo {0}", "request confirm {0}", "request release {0}"]),
            ('F', ["show {0}", "notes {0}", "note {0} trim", "round close {0}", "reopen {0}", "audit {0}", "request round close {0}"]),
            ('N', ["show {0}", "done {0}", "reopen {0}", "audit {0}"]),
            ('D', ["show {0}", "done {0}", "snooze {0} 1h", "audit {0}", "request done {0}"]),
            ('X', ["show {0}", "ack {0}", "question {0} why", "receipts {0}", "remind {0}", "audit {0}"]),
        ])
        {
            foreach (var verb in verbs)
            {
                var there = (await dana.Says(verb.Replace("{0}", $"{letter}1"))).Message;
                var nowhere = (await dana.Says(verb.Replace("{0}", $"{letter}7"))).Message;
                Assert.Equal(nowhere.Text.Replace($"{letter}7", $"{letter}1"), there.Text);
                Assert.Equal(nowhere.Buttons, there.Buttons);
                Assert.DoesNotContain("SALT", there.Text);
            }
        }
        foreach (var line in (string[])["status SALT", "bookings SALT", "audit SALT", "requests SALT", "hold Color 1 fri 10-18 for SALT", "SALT"])
        {
            var there = await dana.Says(line);
            Assert.Equal((await dana.Says(line.Replace("SALT", "GOTHAM"))).Text.Replace("GOTHAM", "SALT"), there.Text);
        }
    }

    private static string Slack(string role) => $"U0{role.ToUpperInvariant()}";

    private static string Teams(string role) => $"T{role}";

    /// <summary>Through the Teams route, where a press is answered in its response.</summary>
    private static async Task<string> Press(TwoSides app, string line, string role)
    {
        using var request = app.Activities.Post(app.Activities.Press(line, "1", who: Teams(role))).Request();
        using var response = await app.Bot.Http.SendAsync(request);
        var body = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, body);
        using var json = JsonDocument.Parse(body);
        return JsonSerializer.Serialize(json.RootElement.GetProperty("value"), plain).Replace("\\\"", "\"", StringComparison.Ordinal);
    }

    private static List<string> State(TwoSides app) =>
        [.. Dump.Tables(app.Bot, kept).SelectMany(name => Dump.Of(app.Bot, name, "NamesVersion").Select(row => $"{name}: {row}"))];

    [GeneratedRegex("(\"[a-z ]+\"|Confirming a booking|Challenging a hold|Bumping a hold|Cancelling a booking|Setting a deadline) (needs (someone in the studio|an? (artist|coordinator|supervisor|admin))|is for people in the studio)")]
    private static partial Regex Refused();
}
