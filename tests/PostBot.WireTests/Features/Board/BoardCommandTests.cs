using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using PostBot.Core.Jobs;
using PostBot.Host.Door;
using PostBot.WireTests.Fakes;

namespace PostBot.WireTests.Features.Board;

public sealed partial class BoardCommandTests
{
    [Fact]
    public async Task The_week_comes_in_words_with_a_personal_link_to_the_page_that_ends()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("hold Color 1 thu 10-18 for NIGHTFALL 101 grade");
        await ana.Says("hold Color 1 thu 12-14 for NIGHTFALL 102 grade");
        await ana.Says("book Mix A tue 14-18 for NIGHTFALL 103 mix confirm");
        await ana.Says("down Color 2 wed projector");
        var said = await ana.Says("board");
        Assert.Equal("Mon 23 Nov – Sun 29 Nov: 3 sessions, 2 on hold", said.Headline);
        Assert.Contains("Color 1: ◌ Thu 10:00–18:00 NIGHTFALL 101 grade · ◌ Thu 12:00–14:00 NIGHTFALL 102 grade", said.Text);
        Assert.Contains("yours alone, until tomorrow 09:00", said.Text);
        Assert.Contains("No picture: no browser is installed where PostBot runs.", said.Text);
        var link = Link(said);
        using var response = await bot.Http.GetAsync(new Uri(link, UriKind.Relative));
        Assert.Equal(SecurityHeaders.PagePolicy, response.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal(("no-store", "no-referrer"), (response.Headers.CacheControl!.ToString(), response.Headers.GetValues("Referrer-Policy").Single()));
        var page = await response.Content.ReadAsStringAsync();
        Assert.Contains("NIGHTFALL 101 grade · ◌ hold, not confirmed, first in line · Color 1 · Thu 26 Nov 10:00–18:00 · held by Ana · B1", page, StringComparison.Ordinal);
        Assert.Contains("NIGHTFALL 102 grade · ◌ hold, not confirmed, second in line · Color 1 · Thu 26 Nov 12:00–14:00 · held by Ana · B2", page, StringComparison.Ordinal);
        Assert.Contains("NIGHTFALL 103 mix · ■ confirmed · Mix A · Tue 24 Nov 14:00–18:00 · held by Ana · B3", page, StringComparison.Ordinal);
        Assert.Contains("Color 2 is down: projector", page, StringComparison.Ordinal);
        Assert.Contains("class=\"now ", page, StringComparison.Ordinal);
        Assert.DoesNotContain("style=", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", page, StringComparison.Ordinal);
        foreach (var asset in (string[])["/board/board.css", "/board/grid.css", "/board/board.js", "/board/icon.svg"]) Assert.Equal(HttpStatusCode.OK, await Status(bot, asset));

        Assert.Equal(HttpStatusCode.NotFound, await Status(bot, "/board"));
        Assert.Equal(HttpStatusCode.NotFound, await Status(bot, $"/board?key={new string('0', 40)}"));
        await bot.Advance("PT24H");
        Assert.Equal(HttpStatusCode.NotFound, await Status(bot, link));
    }

    [Fact]
    public async Task Weeks_are_paged_and_the_page_is_filtered_by_class_and_production()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("project add HARBOUR \"Harbour\" commercial 25 Europe/London rounds 2");
        await ana.Says("hold Color 1 thu 10-18 for NIGHTFALL 101 grade");
        await ana.Says("hold Mix A 3 Dec 10-18 for HARBOUR");
        var link = Link(await ana.Says("board"));
        Assert.Contains("NIGHTFALL 101 grade ·", await Get(bot, link), StringComparison.Ordinal);
        Assert.DoesNotContain("HARBOUR ·", await Get(bot, link), StringComparison.Ordinal);
        var next = await Get(bot, $"{Key(link)}&from=2026-12-02");
        Assert.Contains("<h1>Mon 30 Nov – Sun 6 Dec", next, StringComparison.Ordinal);
        Assert.Contains("HARBOUR · ◌ hold", next, StringComparison.Ordinal);
        Assert.DoesNotContain("NIGHTFALL 101 grade ·", next, StringComparison.Ordinal);
        Assert.DoesNotContain("class=\"now ", next, StringComparison.Ordinal);
        var four = await Get(bot, $"{Key(link)}&weeks=4");
        Assert.Contains("HARBOUR · ◌ hold", four, StringComparison.Ordinal);
        Assert.Contains("NIGHTFALL 101 grade ·", four, StringComparison.Ordinal);
        Assert.DoesNotContain(">Color 1 <", await Get(bot, $"{Key(link)}&weeks=4&class=mix"), StringComparison.Ordinal);
        var harbour = await Get(bot, $"{Key(link)}&weeks=4&project=harbour");
        Assert.Contains("HARBOUR · ◌ hold", harbour, StringComparison.Ordinal);
        Assert.DoesNotContain(">Color 1 <", harbour, StringComparison.Ordinal);
        Assert.Contains("Nothing of this is booked in these days.", await Get(bot, $"{Key(link)}&project=NOWHERE"), StringComparison.Ordinal);
        Assert.Contains("<h1>Mon 23 Nov", await Get(bot, $"{Key(link)}&from=yesterday&weeks=x&page=-3&view=%3Cb%3E"), StringComparison.Ordinal);
        Assert.StartsWith("Mon 30 Nov – Sun 6 Dec: 1 session, all on hold", (await ana.Says("board next week")).Headline);
        Assert.StartsWith("Mon 30 Nov – Sun 6 Dec: nothing is booked", (await ana.Says("board next week color")).Headline);
    }

    [Fact]
    public async Task On_a_weekend_the_week_to_come_is_opened()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio("2026-11-28T10:00:00Z");
        await ana.Says("hold Color 1 mon 10-18 for NIGHTFALL 101 grade");
        var said = await ana.Says("board");
        Assert.Equal("Mon 30 Nov – Sun 6 Dec: 1 session, all on hold", said.Headline);
        Assert.Contains("<h1>Mon 30 Nov – Sun 6 Dec", await Get(bot, Key(Link(said))), StringComparison.Ordinal);
        Assert.StartsWith("Mon 23 Nov – Sun 29 Nov", (await ana.Says("board today")).Headline);
    }

    [Fact]
    public async Task Units_by_steps_show_states_owners_and_sessions()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await bot.Person("jo").Says("hello");
        await ana.Says("owner NIGHTFALL 101 grade @jo");
        await ana.Says("set NIGHTFALL 101 grade in progress");
        await ana.Says("hold Color 1 thu 10-18 for NIGHTFALL 101 grade");
        var said = await ana.Says("board units");
        Assert.Contains("NIGHTFALL 101: ◌ Thu 10:00–18:00, Color 1", said.Text);
        var page = await Get(bot, Link(said));
        Assert.Contains("● in progress</span> <span class=\"owner\">Jo</span>", page, StringComparison.Ordinal);
        Assert.Contains("◌ Thu 10:00–18:00, Color 1</span>", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_sees_their_own_sessions_and_nothing_of_any_other()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("project add HARBOUR \"Harbour\" commercial 25 Europe/London rounds 2");
        var dana = bot.Person("dana");
        await dana.Says("hello");
        await ana.Says("role @dana client");
        await ana.Says("team NIGHTFALL add @dana client");
        await ana.Says("hold Color 1 thu 10-18 for HARBOUR");
        await ana.Says("hold Color 1 thu 10-18 for NIGHTFALL 101 grade");
        await ana.Says("book Mix A thu 10-18 for HARBOUR confirm");
        await ana.Says("down Color 2 wed secret refit");
        var said = await dana.Says("board");
        Assert.Equal("Mon 23 Nov – Sun 29 Nov: 1 session, all on hold", said.Headline);
        var link = Link(said);
        foreach (var query in (string[])["", "&weeks=4", "&view=units", "&project=HARBOUR", "&class=mix"])
        {
            var page = await Get(bot, Key(link) + query);
            // What they typed themselves comes back in the page's own links.
            Assert.DoesNotContain("Harbour", page.Replace("value=\"HARBOUR\" selected>HARBOUR", "", StringComparison.Ordinal).Replace("project=HARBOUR", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
            foreach (var secret in (string[])["Mix A", "Color 2", "refit", "first in line"]) Assert.DoesNotContain(secret, page, StringComparison.Ordinal);
        }
        Assert.Contains("NIGHTFALL 101 grade ·", await Get(bot, link), StringComparison.Ordinal);

        await ana.Says("team NIGHTFALL remove @dana");
        Assert.DoesNotContain("NIGHTFALL", await Get(bot, link), StringComparison.Ordinal);
        await ana.Says("leave @dana to @ana");
        Assert.Equal(HttpStatusCode.NotFound, await Status(bot, link));
    }

    [Fact]
    public async Task What_people_typed_is_shown_as_typed()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("resource rename Color 1 to <script>alert(1)</script>\"'&");
        await ana.Says("hold Color 2 thu 10-18 for NIGHTFALL 101");
        var page = await Get(bot, Link(await ana.Says("board")));
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_browser_makes_the_picture_with_a_pass_that_opens_the_page_once()
    {
        var folder = Directory.CreateTempSubdirectory("postbot-camera-");
        await using var bot = await PostBotApp.Start($"PostBot:Browser={FakeBrowser.In(folder)}");
        var ana = await bot.WithStudio();
        await ana.Says("project add HARBOUR \"Harbour\" commercial 25 Europe/London rounds 2");
        await ana.Says("link NIGHTFALL", channel: "nightfall");
        await ana.Says("hold Color 1 thu 10-18 for HARBOUR");
        await ana.Says("hold Color 2 thu 10-18 for NIGHTFALL 101 grade");
        Assert.Contains("The picture follows.", (await ana.Says("board", channel: "dm")).Text);
        await Pictures(bot);
        var (picture, name) = await Last(bot, ana, "dm");
        Assert.EndsWith(".png", name);
        Assert.Contains("HARBOUR · ◌ hold", picture, StringComparison.Ordinal);
        Assert.Contains("class=\"d7 plain\"", picture, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await Status(bot, (await File.ReadAllTextAsync(Path.Combine(folder.FullName, "asked"))).Trim()));

        Assert.Contains("The page to print follows.", (await ana.Says("@PostBot board pdf", channel: "nightfall")).Text);
        await Pictures(bot);
        (picture, name) = await Last(bot, ana, "nightfall");
        Assert.EndsWith(".pdf", name);
        Assert.DoesNotContain("HARBOUR", picture, StringComparison.Ordinal);
        Assert.Contains("NIGHTFALL 101 grade ·", picture, StringComparison.Ordinal);
        Assert.Contains(await ana.Sees(), message => message.Text.Contains("/board?key=", StringComparison.Ordinal) && message.Text.StartsWith("The schedule, as you asked", StringComparison.Ordinal));
        Assert.DoesNotContain(await bot.Person("ed").Sees("nightfall"), message => message.Text.Contains("key=", StringComparison.Ordinal));

        Assert.Equal((2, 2), (Dump.Of(bot, "BoardPictures").Count, Dump.Of(bot, "KeptFiles", "Bytes").Count));
        await bot.Advance("PT24H1M");
        Assert.Equal((0, 0), (Dump.Of(bot, "BoardPictures").Count, Dump.Of(bot, "KeptFiles", "Bytes").Count));
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task When_no_picture_comes_out_the_words_are_there_already()
    {
        await using var bot = await PostBotApp.Start("PostBot:Browser=/bin/false");
        var ana = await bot.WithStudio();
        await ana.Says("hold Color 2 thu 10-18 for NIGHTFALL 101 grade");
        Assert.Contains("Color 2: ◌ Thu 10:00–18:00 NIGHTFALL 101 grade", (await ana.Says("board", channel: "dm")).Text);
        var before = (await ana.Sees()).Count;
        await Pictures(bot);
        Assert.Equal(before, (await ana.Sees()).Count);
        Assert.Contains(Dump.Of(bot, "BoardPictures"), row => row.Contains("State=3", StringComparison.Ordinal));
    }

    private static async Task Pictures(PostBotApp bot) => await bot.Services.GetRequiredService<SweepLog>().Run("pictures", CancellationToken.None);

    private static async Task<(string Bytes, string Name)> Last(PostBotApp bot, Talker who, string channel)
    {
        var file = (await who.Sees(channel))[^1].Json.GetProperty("files")[0];
        return (await bot.Http.GetStringAsync(new Uri($"/local/files/{file.GetProperty("id").GetString()}", UriKind.Relative)), file.GetProperty("name").GetString()!);
    }

    private static string Link(Heard said) => AddressIn().Match(said.Text).Value;

    private static string Key(string link) => link.Split('&')[0];

    private static async Task<string> Get(PostBotApp bot, string link) => await bot.Http.GetStringAsync(new Uri(link, UriKind.RelativeOrAbsolute));

    private static async Task<HttpStatusCode> Status(PostBotApp bot, string link)
    {
        using var response = await bot.Http.GetAsync(new Uri(link, UriKind.RelativeOrAbsolute));
        return response.StatusCode;
    }

    [GeneratedRegex(@"/board\?key=[0-9a-f]{40}[^)]*")]
    private static partial Regex AddressIn();
}
