using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace PostBot.WireTests.Features.Shots;

public sealed class ImportShotsCommandTests
{
    private const string Rows = "shot,status,vendor,due\n101_010_010,final,Lee FX,2026-12-01\n101_010_020,wip,\"Lee, FX\",14 Dec\n101_010_030,omit,,";

    [Fact]
    public async Task Pasted_rows_become_shots_and_the_count_follows()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        var imported = await ana.Says($"import shots NIGHTFALL 101\n{Rows}");
        Assert.Equal("NIGHTFALL 101 has 3 shots now: 3 new, 0 changed", imported.Headline);
        Assert.Contains("vfx: 1 of 2 final", imported.Text);
        Assert.Contains("101_010_020 WIP · Lee, FX · due Mon 14 Dec", (await ana.Says("shots NIGHTFALL 101")).Text);
        var again = await ana.Says("import shots NIGHTFALL 101\nstate;shot\nfinal;101_010_020\nbid;101_010_040");
        Assert.Equal("NIGHTFALL 101 has 4 shots now: 1 new, 1 changed", again.Headline);
        Assert.Contains("2 shots that are not in these rows stayed as they were.", again.Text);
        Assert.Equal("The shots of NIGHTFALL 101 are listed, so the list counts them: 2 of 3. Nothing was changed.", (await ana.Says("vfx NIGHTFALL 101 3/3")).Headline);
        await ana.Says("undo");
        Assert.Contains("1 of 2 shots final", (await ana.Says("shots NIGHTFALL 101")).Headline);
    }

    [Fact]
    public async Task Everything_wrong_is_said_at_once_with_row_and_column_and_nothing_is_kept()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        var refused = await ana.Says("import shots NIGHTFALL 101\nshot,status,vendor,due\n101_010_010,done,,\n<!channel>,wip,,\n101_010_010,sideways,,someday");
        Assert.Equal("3 rows are wrong, so nothing was imported", refused.Headline);
        Assert.Equal(
            ["row 3, shot: \"<!channel>\" will not do as a code", "row 4, status: \"sideways\" is not a state of a shot", "row 4, due: \"someday\" is not a date, for example 2026-12-14"],
            refused.Text.Split('\n')[1..4]);
        Assert.Equal("No shots of NIGHTFALL 101 are listed", (await ana.Says("shots NIGHTFALL 101")).Headline);
    }

    [Fact]
    public async Task A_file_is_read_as_well()
    {
        await using var bot = await PostBotApp.Start();
        await bot.WithStudio();
        using var put = await bot.Http.PutAsync(new Uri("/local/files?name=shots.csv", UriKind.Relative), new ByteArrayContent([.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(Rows)]));
        var id = (await put.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString();
        using var said = await bot.Http.PostAsJsonAsync("/local/messages", new { person = "ana", channel = "general", text = "import shots NIGHTFALL 101", files = new[] { id } });
        Assert.Contains("NIGHTFALL 101 has 3 shots now", await said.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Without_rows_it_says_what_they_look_like()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        Assert.StartsWith("Put the rows behind it, or send it with a file: shot, status, vendor, due.", (await ana.Says("import shots NIGHTFALL 101")).Headline);
    }
}
