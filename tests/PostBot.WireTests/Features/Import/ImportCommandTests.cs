using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace PostBot.WireTests.Features.Import;

public sealed class ImportCommandTests
{
    [Fact]
    public async Task A_pasted_list_is_previewed_then_imported_in_one_change_and_undone_in_one()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        var preview = await ana.Says("import people\nFull Name;Role;E-Mail\nJo Marsh;artist;jo@example.com\nTom;coordinator;");
        Assert.Equal("2 people to import. Nothing is stored yet.", preview.Headline);
        Assert.DoesNotContain("Jo Marsh", (await ana.Says("people")).Text);
        var imported = await ana.Presses(preview.Message, "Import 2");
        Assert.Equal("Imported: 2 new people", imported.Headline);
        var people = (await ana.Says("people")).Text;
        Assert.Contains("Jo Marsh · artist", people);
        Assert.Contains("Tom · coordinator · Local", people);
        Assert.StartsWith("Undone", (await ana.Presses(imported.Message, "Undo")).Headline);
        Assert.DoesNotContain("Jo Marsh", (await ana.Says("people")).Text);
    }

    [Fact]
    public async Task Every_problem_is_said_at_once_with_its_row_and_column_and_a_list_goes_in_whole_or_not_at_all()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        var preview = await ana.Says("import people\nname,role,email\nJo,edtor,jo@example.com\nTom,artist,tom\n,artist,\nKim,artist,kim@example.com\nKim,artist,KIM@example.com");
        Assert.Equal("4 problems in 4 of 5 rows. Nothing is stored yet.", preview.Headline);
        Assert.Contains("Row 2, role: there is no role \"edtor\"", preview.Text);
        Assert.Contains("Row 3, email: \"tom\" is no e-mail address", preview.Text);
        Assert.Contains("Row 4, name: is empty", preview.Text);
        Assert.Contains("Row 6, email: row 5 has the same", preview.Text);
        Assert.Contains("A list goes in whole or not at all. Mend them and send the list again: import people", preview.Text);
        Assert.DoesNotContain(preview.Message.Buttons, label => label.StartsWith("Import", StringComparison.Ordinal));
        var pressed = await ana.Says(preview.Message.Button("Cancel").Replace("cancel", "apply", StringComparison.Ordinal));
        Assert.Equal(preview.Headline, pressed.Headline);
        Assert.DoesNotContain("Kim", (await ana.Says("people")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_name_is_an_update_and_the_preview_says_so()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        var preview = await ana.Says("import resources\nroom\tclass\tday rate\nColor 1\tcolor\t£1,800\nColor 2\tcolor\t\nVO booth\tvo\t500");
        Assert.Equal("2 resources to import. Nothing is stored yet.", preview.Headline);
        Assert.Contains("1 new, 1 known and updated from the list.", preview.Text);
        Assert.Contains("1 already so, left alone.", preview.Text);
        var imported = await ana.Presses(preview.Message, "Import 2");
        Assert.Contains("£900 if confirmed", (await ana.Says("hold Color 1 tomorrow 14-18 for NIGHTFALL 101")).Text);
        await ana.Says("release B1");
        await ana.Says("undo");
        await ana.Says("undo B1");
        Assert.Equal("Imported: 1 new resource, 1 updated, 1 already so", imported.Headline);
    }

    [Fact]
    public async Task A_preview_that_is_no_longer_true_is_drawn_anew_and_nothing_is_stored()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        var preview = await ana.Says("import units\nproject,episode\nNIGHTFALL,105\nNIGHTFALL,106");
        await ana.Says("episode add NIGHTFALL 105");
        var stale = await ana.Presses(preview.Message, "Import 2");
        Assert.StartsWith("The studio has changed since this preview. Look again: 1 episode to import", stale.Headline);
        Assert.Equal("Imported: 1 new episode, 1 already so", (await ana.Presses(stale.Message, "Import 1")).Headline);
        Assert.Contains("106", (await ana.Says("status NIGHTFALL")).Text);
    }

    [Fact]
    public async Task Productions_episodes_bookings_and_deadlines_come_in_and_are_like_any_other()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await Import(ana, "import projects\ncode,title,type,fps\nSALT,Salt,feature,24", "Import 1");
        await Import(ana, "import units\nproduction,reel,cut\nSALT,R1,v2", "Import 1");
        await Import(ana, "import bookings\nroom,project,episode,step,date,from,to,status\nColor 1,SALT,R1,grade,2026-12-03,10:00,18:00,confirmed\nColor 2,SALT,R1,grade,3/12/2026,10,18,held", "Import 2");
        await Import(ana, "import deadlines\nproject,reel,title,due,owner,nudge\nSALT,R1,picture lock,2026-12-18 18:00,Ana,2d", "Import 1");
        Assert.Contains("Thu 3 Dec 10:00–18:00 · Color 1 · SALT R1 grade", (await ana.Says("bookings Color 1 3 Dec")).Text);
        Assert.Contains("is taken", (await ana.Says("hold Color 1 3 Dec 10-18 for NIGHTFALL 101")).Headline);
        Assert.Contains("picture lock", (await ana.Says("deadlines SALT")).Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_booking_never_lands_on_what_is_confirmed_nor_on_another_row()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("hold Color 1 3 Dec 10-18 for NIGHTFALL 101 confirm");
        await ana.Says("hold Color 2 3 Dec 10-18 for NIGHTFALL 101");
        var preview = await ana.Says("import bookings\nresource,project,start,end,state\nColor 1,NIGHTFALL,2026-12-03 12:00,2026-12-03 14:00,held\nColor 2,NIGHTFALL,2026-12-03 12:00,2026-12-03 14:00,confirmed\nMix A,NIGHTFALL,2026-12-03 10:00,2026-12-03 14:00,confirmed\nMix A,NIGHTFALL,2026-12-03 13:00,2026-12-03 15:00,held\nMix B,NIGHTFALL,2026-12-03 13:00,2026-12-03 12:00,held");
        Assert.StartsWith("5 problems in 4 of 5 rows", preview.Headline);
        Assert.Contains("Row 2, start: Color 1 is taken then (B1)", preview.Text);
        Assert.Contains("Row 3, state: an older hold comes first (B2)", preview.Text);
        Assert.Contains("Row 5, start: Mix A is taken then (row 4)", preview.Text);
        Assert.Contains("Row 6, resource: there is no room \"Mix B\"", preview.Text);
        Assert.Contains("Row 6, end: is not after the start", preview.Text);
    }

    [Theory]
    [InlineData("utf-8", true)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16", false)]
    [InlineData("utf-16BE", true)]
    [InlineData("windows-1252", false)]
    public async Task A_file_is_read_in_the_encoding_it_was_saved_in(string encoding, bool mark)
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        var written = encoding == "windows-1252" ? CodePagesEncodingProvider.Instance.GetEncoding(1252)! : Encoding.GetEncoding(encoding);
        var bytes = written.GetBytes("name;role\r\nZoë Müller;artist\r\n");
        var preview = await Attach(bot, ana, "import people", mark ? [.. written.GetPreamble(), .. bytes] : bytes);
        await ana.Presses(preview.Message, "Import 1");
        Assert.Contains("Zoë Müller · artist", (await ana.Says("people")).Text);
    }

    [Fact]
    public async Task What_is_no_list_is_refused_in_words()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        Assert.StartsWith("The file has 49 MB; a list has at most 20 MB.", (await Attach(bot, ana, "import people", new byte[49 * 1024 * 1024])).Headline);
        Assert.StartsWith("That is not a list", (await Attach(bot, ana, "import people", [0x89, 0x50, 0x4E, 0x47, 0, 0, 0, 1, 2, 3])).Headline);
        Assert.StartsWith("The first row has to name the columns, and name is missing", (await ana.Says("import people\nfoo,bar\n1,2")).Headline);
        Assert.StartsWith("There is a header and no row below it", (await ana.Says("import people\nname,role")).Headline);
        Assert.StartsWith("Which people?", (await ana.Says("import people")).Headline);
        Assert.StartsWith("What is in the list?", (await ana.Says("import wine")).Headline);
    }

    [Fact]
    public async Task People_take_an_admin_and_everything_else_a_coordinator()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        Assert.Contains("needs a coordinator", (await bot.Person("ed").Says("import units\nproject,episode\nNIGHTFALL,105")).Headline);
        await ana.Says("role @ed coordinator");
        Assert.StartsWith("1 episode to import", (await bot.Person("ed").Says("import units\nproject,episode\nNIGHTFALL,105")).Headline);
        Assert.StartsWith("\"import people\" needs an admin. That is Ana.", (await bot.Person("ed").Says("import people\nname\nJo")).Headline);
    }

    [Fact]
    public async Task Fifty_thousand_rows_come_in_and_go_back_out_as_one_change()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        var text = new StringBuilder("project,episode,title,due,nudge\n");
        for (var i = 0; i < 50_000; i++) text.Append(CultureInfo.InvariantCulture, $"NIGHTFALL,101,item {i},2026-12-18 18:00,2d\n");
        var preview = await Attach(bot, ana, "import deadlines", Encoding.UTF8.GetBytes(text.ToString()));
        Assert.StartsWith("50000 deadlines to import", preview.Headline);
        var imported = await ana.Presses(preview.Message, "Import 50000");
        Assert.Equal("Imported: 50000 new deadlines", imported.Headline);
        Assert.Contains("item 49999", (await ana.Says("D50000")).Text, StringComparison.OrdinalIgnoreCase);
        Assert.StartsWith("Undone", (await ana.Says("undo")).Headline);
        Assert.StartsWith("There is no D50000", (await ana.Says("D50000")).Headline);
    }

    private static async Task Import(Talker ana, string line, string button)
    {
        var preview = await ana.Says(line);
        Assert.True(preview.Message.Buttons.Contains(button), preview.Text);
        Assert.StartsWith("Imported", (await ana.Presses(preview.Message, button)).Headline);
    }

    private static async Task<Heard> Attach(PostBotApp bot, Talker who, string line, byte[] bytes)
    {
        using var kept = await bot.Http.PutAsync(new Uri("/local/files?name=list.csv", UriKind.Relative), new ByteArrayContent(bytes));
        var id = (await kept.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
        return await who.Says(line, files: [id]);
    }
}
