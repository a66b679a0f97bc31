using System.IO.Compression;
using System.Text.Json;

namespace PostBot.WireTests.Features.Export;

public sealed class ExportAllCommandTests
{
    [Fact]
    public async Task An_admin_gets_everything_as_a_file_that_only_they_are_given()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("hold Color 1 thu 10-18 for NIGHTFALL 101");
        var answer = await ana.Says("export all");
        Assert.Equal("The export is ready: postbot-export-2026-11-24.zip, in your direct messages", answer.Headline);
        Assert.True(answer.Message.Private);
        var file = (await ana.Sees())[^1].Json.GetProperty("files")[0].GetProperty("id").GetString()!;
        Assert.DoesNotContain(await bot.Person("ed").Sees(), message => message.Json.GetProperty("files").GetArrayLength() > 0);
        Assert.Equal(404, (int)(await bot.Http.GetAsync(new Uri($"/local/files/{file.Split('-')[0]}", UriKind.Relative))).StatusCode);
        using var zip = new ZipArchive(await bot.Http.GetStreamAsync(new Uri($"/local/files/{file}", UriKind.Relative)));
        Assert.Contains("Color 1", await Read(zip, "resources.csv"));
        Assert.Contains("2026-11-26T10:00:00Z", await Read(zip, "bookings.csv"));
        using var people = JsonDocument.Parse(await Read(zip, "people.json"));
        Assert.Equal("Ana", people.RootElement[0].GetProperty("name").GetString());
        Assert.Contains("hold Color 1 thu", await Read(zip, "audit.json"));
    }

    [Fact]
    public async Task What_begins_like_a_formula_is_text_in_a_spreadsheet_and_unchanged_in_json()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("resource rename Color 1 to =HYPERLINK(1)");
        await ana.Says("resource rename Color 2 to @SUM(1)");
        await ana.Says("export all");
        var file = (await ana.Sees())[^1].Json.GetProperty("files")[0].GetProperty("id").GetString()!;
        using var zip = new ZipArchive(await bot.Http.GetStreamAsync(new Uri($"/local/files/{file}", UriKind.Relative)));
        var csv = await Read(zip, "resources.csv");
        Assert.Contains(",'=HYPERLINK(1),", csv);
        Assert.Contains(",'@SUM(1),", csv);
        Assert.Contains("\"name\": \"=HYPERLINK(1)\"", await Read(zip, "resources.json"));
        Assert.DoesNotContain(zip.Entries, entry => entry.Name.StartsWith("deliveries", StringComparison.Ordinal) || entry.Name.StartsWith("outbox", StringComparison.Ordinal) || entry.Name.StartsWith("keptfiles", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nobody_else_may()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await bot.Person("priya").Says("hello");
        await ana.Says("role @priya supervisor");
        Assert.Contains("needs an admin", (await bot.Person("priya").Says("export all")).Headline);
    }

    private static async Task<string> Read(ZipArchive zip, string name)
    {
        using var reader = new StreamReader(await zip.GetEntry(name)!.OpenAsync());
        return await reader.ReadToEndAsync();
    }
}
