using Microsoft.Extensions.DependencyInjection;
using PostBot.Core.Jobs;
using PostBot.WireTests.Fakes;

namespace PostBot.WireTests.Features.Feedback;

public sealed class RoundExportCommandTests
{
    [Fact]
    public async Task The_file_is_named_after_the_cut_and_comes_with_its_rate()
    {
        await using var bot = await PostBotApp.Start();
        var (ana, dana) = await bot.WithRound();

        await ana.Says("note F1 01:02:10:05-01:02:14:00 trim the pause");
        await dana.Says("reply N1 please");
        foreach (var (program, extension, first) in (IEnumerable<(string, string, string)>)[("avid", "txt", "Ana\t01:02:10:05\tV1\tred\ttrim the pause ↳ Dana: please\t91\n"), ("resolve", "edl", "TITLE: NIGHTFALL 101 v7 Round 1\r\n"), ("premiere", "xml", "<?xml"), ("fcpx", "fcpxml", "<?xml"), ("otio", "otio", "{"), ("protools", "mid", "MThd"), ("csv", "csv", "\uFEFF#,")])
        {
            var said = await ana.Says($"export F1 {program}");
            Assert.Contains("23.976, non-drop, starts at 01:00:00:00.", said.Text);
            var (name, bytes) = await bot.Gets(said.Message);
            Assert.Equal($"NIGHTFALL_101_v7_F1_{program}.{extension}", name);
            Assert.StartsWith(first, System.Text.Encoding.UTF8.GetString(bytes));
        }
        Assert.StartsWith("For which program?", (await ana.Says("export F1")).Headline);
        Assert.StartsWith("There is no F9 that you can see.", (await ana.Says("export F9 avid")).Headline);
    }

    [Fact]
    public async Task Avids_columns_are_a_setting_and_internal_notes_go_to_no_client()
    {
        await using var bot = await PostBotApp.Start();
        var (ana, dana) = await bot.WithRound();
        await ana.Says("note F1 01:02:10:05 trim the pause");
        await ana.Says("note F1 internal: 01:03:10:05 client hates it", channel: "dm");
        Assert.StartsWith("Avid is 8 columns now", (await ana.Says("settings avid 8")).Headline);
        var (name, wide) = await bot.Gets((await ana.Says("export F1 avid", channel: "dm")).Message);
        Assert.Equal("NIGHTFALL_101_v7_F1_avid.txt", name);
        Assert.All(Lines(wide), line => Assert.Equal(8, line.Split('\t').Length));
        Assert.All(Lines((await bot.Gets((await ana.Says("export F1 avid6", channel: "dm")).Message)).Bytes), line => Assert.Equal(6, line.Split('\t').Length));
        Assert.Contains("it is how many columns", (await ana.Says("settings avid 7")).Headline);

        foreach (var program in (string[])["avid", "avidxml", "premiere", "resolve", "fcpx", "protools", "otio", "csv", "pdf"])
        {
            var text = System.Text.Encoding.UTF8.GetString((await bot.Gets((await dana.Says($"export F1 {program}", channel: "dm")).Message)).Bytes);
            Assert.Contains("trim the pause", text, StringComparison.Ordinal);
            Assert.DoesNotContain("hates", text, StringComparison.Ordinal);
        }
        foreach (var line in (string[])["find hates", "notes F1", "N2", "F1", "changes NIGHTFALL", "my day"])
        {
            var said = await dana.Says(line, channel: "dm");
            Assert.DoesNotContain("hates it", said.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("2 notes", said.Text, StringComparison.Ordinal);
        }
        // Where clients read along, what holds internal notes goes to the asker alone.
        foreach (var line in (string[])["@PostBot export F1 csv", "@PostBot export F1 pdf", "@PostBot notes F1", "@PostBot done N2", "@PostBot find hates", "@PostBot N2"]) await ana.Says(line, channel: "nightfall");
        Assert.DoesNotContain(await dana.Sees("nightfall"), message => message.Text.Contains("hates it", StringComparison.Ordinal) || message.Json.GetProperty("files").GetArrayLength() > 0);
    }

    [Fact]
    public async Task The_report_is_printed_by_a_browser_or_goes_out_as_the_page_itself()
    {
        var folder = Directory.CreateTempSubdirectory("postbot-camera-");
        await using var bot = await PostBotApp.Start($"PostBot:Browser={FakeBrowser.In(folder)}");
        var (ana, dana) = await bot.WithRound();
        await ana.Says("note F1 01:05:00:00 <script>alert(1)</script> & \"more\"");
        await ana.Says("note F1 01:02:10:05 trim the pause");
        await dana.Says("reply N2 which take?");
        await ana.Says("done N2 v8");
        await ana.Says("decline N1 legal needs it");
        Assert.Contains("The PDF follows.", (await ana.Says("export F1 pdf", channel: "dm")).Text);
        await bot.Services.GetRequiredService<SweepLog>().Run("pictures", CancellationToken.None);
        var (name, bytes) = await bot.Gets((await ana.Sees("dm"))[^1]);
        Assert.Equal("NIGHTFALL_101_v7_F1_pdf.pdf", name);
        var page = System.Text.Encoding.UTF8.GetString(bytes);
        Assert.Contains("Studio</span></p>", page, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;more&quot;", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.True(page.IndexOf("trim the pause", StringComparison.Ordinal) < page.IndexOf("alert(1)", StringComparison.Ordinal));
        Assert.Contains("which take?", page, StringComparison.Ordinal);
        Assert.Contains("✓ done in v8", page, StringComparison.Ordinal);
        Assert.Contains("declined: legal needs it", page, StringComparison.Ordinal);
        var link = (await File.ReadAllTextAsync(Path.Combine(folder.FullName, "asked"))).Trim();
        using (var again = await bot.Http.GetAsync(new Uri(link))) Assert.Equal(System.Net.HttpStatusCode.NotFound, again.StatusCode);

        FakeBrowser.Breaks(folder);
        await ana.Says("export F1 pdf open", channel: "dm");
        Assert.StartsWith("There are no notes on NIGHTFALL 101 v7 to print.", (await ana.Says("export F1 pdf open", channel: "dm")).Headline);
        await ana.Says("export F1 pdf", channel: "dm");
        await bot.Services.GetRequiredService<SweepLog>().Run("pictures", CancellationToken.None);
        (name, bytes) = await bot.Gets((await ana.Sees("dm"))[^1]);
        Assert.Equal("NIGHTFALL_101_v7_F1_pdf.html", name);
        Assert.Contains("trim the pause", System.Text.Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
        folder.Delete(recursive: true);
    }

    private static string[] Lines(byte[] file) => System.Text.Encoding.UTF8.GetString(file).Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
