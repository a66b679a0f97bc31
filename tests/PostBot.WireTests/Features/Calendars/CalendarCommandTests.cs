using System.Net;
using System.Text.RegularExpressions;

namespace PostBot.WireTests.Features.Calendars;

public sealed partial class CalendarCommandTests
{
    [Fact]
    public async Task Holds_are_tentative_sessions_firm_and_what_was_cancelled_stays_and_says_so()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        var link = await Link(ana, "calendar Color 1");
        await ana.Says("hold Color 1 thu 10-18 for NIGHTFALL 101 grade");
        var held = Only(await Get(bot, link));
        Assert.Equal(("TENTATIVE", "0", "HOLD (1st): NIGHTFALL 101 grade", "20261126T100000Z", "20261126T180000Z"), (held["STATUS"], held["SEQUENCE"], held["SUMMARY"], held["DTSTART"], held["DTEND"]));
        Assert.Equal(("OPAQUE", "Color 1", "NIGHTFALL"), (held["TRANSP"], held["LOCATION"], held["CATEGORIES"]));

        await bot.Advance("PT1H");
        await ana.Says("confirm B1");
        var firm = Only(await Get(bot, link));
        Assert.Equal(("CONFIRMED", "1", "NIGHTFALL 101 grade", "20261124T100000Z"), (firm["STATUS"], firm["SEQUENCE"], firm["SUMMARY"], firm["DTSTAMP"][..11] + "0000Z"));
        await ana.Says("move B1 fri 12-14");
        var moved = Only(await Get(bot, link));
        Assert.Equal((held["UID"], "2", "20261127T120000Z"), (moved["UID"], moved["SEQUENCE"], moved["DTSTART"]));
        Assert.StartsWith("Undone: ", (await ana.Says("undo B1")).Headline);
        Assert.Equal(("3", "20261126T100000Z"), (Only(await Get(bot, link))["SEQUENCE"], Only(await Get(bot, link))["DTSTART"]));
        await ana.Says("cancel B1 cause client shoot moved");
        var gone = Only(await Get(bot, link));
        Assert.Equal((held["UID"], "CANCELLED", "4", "TRANSPARENT", "CANCELLED: NIGHTFALL 101 grade"), (gone["UID"], gone["STATUS"], gone["SEQUENCE"], gone["TRANSP"], gone["SUMMARY"]));
        await bot.Advance("P31D");
        Assert.Empty(Events(await Get(bot, link)));
    }

    [Fact]
    public async Task What_did_not_change_is_not_sent_again()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        var link = await Link(ana, "calendar NIGHTFALL");
        await ana.Says("hold Color 1 thu 10-18 for NIGHTFALL 101 grade");
        using var first = await bot.Http.GetAsync(link);
        Assert.Equal("text/calendar; charset=utf-8", first.Content.Headers.ContentType!.ToString());
        Assert.Equal("inline; filename=\"nightfall.ics\"", first.Content.Headers.ContentDisposition!.ToString());
        Assert.Equal(("max-age=300, private", "noindex", false), (first.Headers.CacheControl!.ToString(), first.Headers.GetValues("X-Robots-Tag").Single(), first.Headers.ETag!.IsWeak));
        var body = await first.Content.ReadAsByteArrayAsync();
        await bot.Advance("PT10M");
        Assert.Equal(body, await bot.Http.GetByteArrayAsync(link));

        Assert.Equal(HttpStatusCode.NotModified, await Asked("If-None-Match", first.Headers.ETag.ToString()));
        Assert.Equal(HttpStatusCode.NotModified, await Asked("If-None-Match", $"\"other\", {first.Headers.ETag}"));
        Assert.Equal(HttpStatusCode.NotModified, await Asked("If-None-Match", "*"));
        Assert.Equal(HttpStatusCode.OK, await Asked("If-None-Match", "\"other\""));
        Assert.Equal(HttpStatusCode.NotModified, await Asked("If-Modified-Since", first.Content.Headers.LastModified!.Value.ToString("R")));
        Assert.Equal(HttpStatusCode.OK, await Asked("If-Modified-Since", "Thu, 01 Jan 2026 00:00:00 GMT"));

        await ana.Says("confirm B1");
        Assert.Equal(HttpStatusCode.OK, await Asked("If-None-Match", first.Headers.ETag.ToString()));
        using var head = await bot.Http.SendAsync(new HttpRequestMessage(HttpMethod.Head, link));
        Assert.Equal((HttpStatusCode.OK, 0), (head.StatusCode, (await head.Content.ReadAsByteArrayAsync()).Length));

        using var zipped = new HttpClient(new HttpClientHandler { AutomaticDecompression = DecompressionMethods.GZip, CheckCertificateRevocationList = true });
        using var unpacked = await zipped.GetAsync(new Uri(bot.Http.BaseAddress!, link));
        Assert.Equal(await bot.Http.GetByteArrayAsync(link), await unpacked.Content.ReadAsByteArrayAsync());
        Assert.NotEqual(head.Headers.ETag, unpacked.Headers.ETag);

        async Task<HttpStatusCode> Asked(string header, string value)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, link);
            request.Headers.TryAddWithoutValidation(header, value);
            using var response = await bot.Http.SendAsync(request);
            return response.StatusCode;
        }
    }

    [Fact]
    public async Task A_link_taken_back_leads_nowhere_and_so_does_any_other_address()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        var mine = await Link(ana, "calendar");
        var room = await Link(ana, "calendar Color 1");
        var token = TokenIn().Match(mine.ToString()).Value;
        Assert.Equal(40, token.Length);
        Assert.DoesNotContain(Dump.Of(bot, "PrivateLinks"), row => row.Contains(token, StringComparison.Ordinal));
        Assert.Equal("Your sessions: 1 link taken back", (await ana.Says("calendar off")).Headline);
        Assert.Equal(HttpStatusCode.NotFound, await Status(bot, mine));
        Assert.Equal(HttpStatusCode.OK, await Status(bot, room));
        Assert.StartsWith("Your sessions: no link of yours leads there", (await ana.Says("calendar off")).Headline);
        foreach (var wrong in (string[])[new string('0', 40), token.ToUpperInvariant(), token[..39], "..%2f" + token, "x"])
        {
            Assert.Equal(HttpStatusCode.NotFound, await Status(bot, new Uri($"/calendar/{wrong}.ics", UriKind.Relative)));
        }
        for (var i = 0; i < 5; i++) await Link(ana, "calendar");
        Assert.StartsWith("You have 5 links to this calendar already", (await ana.Says("calendar")).Headline);
    }

    [Fact]
    public async Task Who_lost_the_right_or_left_sees_nothing_and_a_client_only_their_own()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("project add HARBOUR \"Harbour\" commercial 25 Europe/London rounds 2");
        var (dana, ed) = (bot.Person("dana"), bot.Person("ed"));
        await dana.Says("hello");
        await ed.Says("hello");
        await ana.Says("role @dana client");
        await ana.Says("team NIGHTFALL add @dana client");
        await ana.Says("hold Color 1 thu 10-18 for HARBOUR");
        await ana.Says("hold Color 1 thu 10-18 for NIGHTFALL 101");
        var (own, nightfall, room, eds) = (await Link(dana, "calendar"), await Link(dana, "calendar NIGHTFALL"), await Link(dana, "calendar Color 1"), await Link(ed, "calendar HARBOUR"));
        Assert.DoesNotContain("calendar/", (await dana.Says("calendar HARBOUR")).Text);
        foreach (var link in (Uri[])[own, nightfall, room])
        {
            var feed = await Get(bot, link);
            Assert.Equal("HOLD (2nd): NIGHTFALL 101", Only(feed)["SUMMARY"]);
            Assert.DoesNotContain("HARBOUR", feed, StringComparison.Ordinal);
        }
        Assert.Equal("HOLD (1st): HARBOUR", Only(await Get(bot, eds))["SUMMARY"]);

        await ana.Says("team NIGHTFALL remove @dana");
        Assert.Equal(HttpStatusCode.NotFound, await Status(bot, nightfall));
        Assert.Empty(Events(await Get(bot, own)));
        Assert.Empty(Events(await Get(bot, room)));
        await ana.Says("role @ed client");
        Assert.Equal(HttpStatusCode.NotFound, await Status(bot, eds));
        await ana.Says("leave @dana to @ana");
        Assert.Equal(HttpStatusCode.NotFound, await Status(bot, own));
    }

    [Fact]
    public async Task One_s_own_sessions_are_those_held_worked_on_booked_for_and_invited_to()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        var ed = bot.Person("ed");
        await ed.Says("hello");
        await ana.Says("owner NIGHTFALL 102 grade @ed");
        foreach (var line in (string[])["hold Color 1 thu 10-12 for NIGHTFALL 101 + @ed", "hold Color 1 thu 12-14 for NIGHTFALL 102 grade", "hold Color 1 thu 14-16 for NIGHTFALL 103 with @ed", "hold Color 1 thu 16-18 for NIGHTFALL 104"]) await ana.Says(line);
        await ed.Says("hold Color 2 thu 20-21 for NIGHTFALL 104");
        Assert.Equal(["NIGHTFALL 101", "NIGHTFALL 102 grade", "NIGHTFALL 103", "NIGHTFALL 104"], Events(await Get(bot, await Link(ed, "calendar"))).Select(one => one["SUMMARY"].Replace("HOLD (1st): ", "", StringComparison.Ordinal)));
    }

    private static async Task<Uri> Link(Talker who, string line)
    {
        var said = await who.Says(line);
        Assert.True(said.Message.Private);
        return new Uri(AddressIn().Match(said.Text).Value, UriKind.Relative);
    }

    private static async Task<string> Get(PostBotApp bot, Uri link) => await bot.Http.GetStringAsync(link);

    private static async Task<HttpStatusCode> Status(PostBotApp bot, Uri link)
    {
        using var response = await bot.Http.GetAsync(link);
        return response.StatusCode;
    }

    private static Dictionary<string, string> Only(string feed) => Assert.Single(Events(feed));

    private static List<Dictionary<string, string>> Events(string feed) =>
        [.. feed.Replace("\r\n ", "", StringComparison.Ordinal).Split("BEGIN:VEVENT\r\n").Skip(1).Select(text => text.Split("\r\n").TakeWhile(line => line != "END:VEVENT").Select(line => line.Split(':', 2)).ToDictionary(pair => pair[0], pair => pair[1]))];

    [GeneratedRegex("/calendar/[0-9a-f]{40}\\.ics")]
    private static partial Regex AddressIn();

    [GeneratedRegex("[0-9a-f]{40}")]
    private static partial Regex TokenIn();
}
