using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace PostBot.BrowserTests;

public sealed class LocalChatPageTests : BrowserTest
{
    private const string Hold = "hold Color 1 tomorrow 10-18 for NIGHTFALL 101 grade";

    [BrowserFact]
    public async Task The_first_person_gives_a_name_and_talks()
    {
        var page = await Open();
        await Expect(page.GetByLabel("Name", new() { Exact = true })).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("ana");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByLabel("Message", new() { Exact = true })).ToBeFocusedAsync();
        await Say(page, "setup");
        await Expect(page.Locator("article.mine .typed")).ToHaveTextAsync("setup");
        await Expect(page.Locator("article.bot h3")).ToHaveCountAsync(1);
        await Expect(page.Locator("#person option:checked")).ToHaveTextAsync("ana, admin", new() { IgnoreCase = true });
    }

    [BrowserFact]
    public async Task A_hold_is_confirmed_by_its_button_and_its_card_changes_in_place()
    {
        var page = await OpenStudio();
        await Say(page, Hold);
        var held = Card(page, "Held, not confirmed");
        var id = await held.GetAttributeAsync("id");
        await held.GetByRole(AriaRole.Button, new() { Name = "Confirm", Exact = true }).ClickAsync();
        var same = page.Locator($"#{id}");
        await Expect(same.Locator("h3")).ToContainTextAsync("onfirmed");
        await Expect(same.Locator("h3")).Not.ToContainTextAsync("not confirmed");
        await Expect(same.GetByText("edited", new() { Exact = true })).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task Ed_sees_the_channel_but_not_what_was_said_to_ana_alone()
    {
        var ana = await OpenStudio("general");
        await Say(ana, "status");
        await Expect(ana.Locator("article.bot").Last.GetByText("only you see this")).ToBeVisibleAsync();
        var mine = await ana.Locator("article.bot").Last.GetAttributeAsync("id");
        await Say(ana, $"@PostBot {Hold}");
        var shared = await Card(ana, "Color 1").GetAttributeAsync("id");
        var ed = await OpenAs("ed", "general");
        await Expect(ed.Locator($"#{shared}")).ToBeVisibleAsync();
        await Expect(ed.Locator($"#{mine}")).ToHaveCountAsync(0);
        await ed.GetByRole(AriaRole.Button, new() { Name = "Direct message" }).ClickAsync();
        await Expect(ed.Locator("article")).ToHaveCountAsync(0);
    }

    [BrowserFact]
    public async Task The_switcher_changes_who_speaks_and_what_is_seen()
    {
        var page = await OpenStudio();
        await page.GetByLabel("You are").SelectOptionAsync("");
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("ed");
        await page.GetByRole(AriaRole.Button, new() { Name = "Join" }).ClickAsync();
        await Expect(page.Locator("article")).ToHaveCountAsync(0);
        await Say(page, "help");
        await Expect(page.Locator("article.mine .from")).ToHaveTextAsync("ed");
        await Expect(page.Locator("#person option:checked")).ToHaveTextAsync("ed, artist", new() { IgnoreCase = true });
        await page.GetByLabel("You are").SelectOptionAsync(await page.Locator("#person option", new() { HasText = "ana, admin" }).GetAttributeAsync("value") ?? "");
        await Expect(page.Locator("article.mine .from").First).ToHaveTextAsync("ana");
    }

    [BrowserFact]
    public async Task What_is_said_appears_on_another_page_without_a_reload()
    {
        var ana = await OpenStudio("general");
        var ed = await OpenAs("ed", "general");
        await Say(ana, $"@PostBot {Hold}");
        var seen = Card(ed, "Held, not confirmed");
        await Expect(seen).ToBeVisibleAsync();
        var id = await seen.GetAttributeAsync("id");
        await ana.Locator($"#{id}").GetByRole(AriaRole.Button, new() { Name = "Confirm", Exact = true }).ClickAsync();
        await Expect(ed.Locator($"#{id}").GetByText("edited", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(ed.Locator($"#{id} h3")).Not.ToContainTextAsync("not confirmed");
    }

    [BrowserFact]
    public async Task Hostile_words_are_shown_as_they_are()
    {
        const string Hostile = "<img src=x onerror=alert(1)><script>alert(2)</script> [x](javascript:alert(3)) <!channel>";
        var page = await OpenAs("ana", "<b>x</b>");
        page.Dialog += (_, _) => Assert.Fail("A script ran.");
        await Say(page, Hostile);
        await Expect(page.Locator("article.mine .typed")).ToHaveTextAsync(Hostile);
        await Expect(page.Locator("article img, article script")).ToHaveCountAsync(0);
        await Expect(page.Locator("#where")).ToHaveTextAsync("# <b>x</b>");
    }

    [BrowserFact]
    public async Task A_field_that_is_wrong_says_so_where_it_stands_and_keeps_the_rest()
    {
        Expected = "422";
        var page = await OpenStudio();
        await Say(page, "hold");
        var form = page.Locator("form[data-form^='hold#']");
        await form.GetByLabel("Which suite").FillAsync("Color 1");
        await form.GetByLabel("When?").FillAsync("blorb");
        await form.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
        await Expect(form.GetByLabel("When?")).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(form.GetByLabel("When?")).ToBeFocusedAsync();
        await Expect(form.Locator(".field:has([name=when]) .error")).ToContainTextAsync("blorb");
        await Expect(form.GetByLabel("Which suite")).ToHaveValueAsync("Color 1");
        await form.GetByLabel("When?").FillAsync("tomorrow 10-18");
        await form.GetByLabel("For which production?").FillAsync("NIGHTFALL");
        await form.GetByLabel("Confirm").CheckAsync();
        await form.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
        await Expect(Card(page, "Confirmed: Color 1")).ToBeVisibleAsync();
        await Expect(form.GetByRole(AriaRole.Button, new() { Name = "Sent" })).ToBeDisabledAsync();
    }

    [BrowserFact]
    public async Task Words_stay_when_sending_fails_and_go_out_once_it_works()
    {
        Expected = "ERR_";
        var page = await OpenAs("ana");
        await page.Context.SetOfflineAsync(true);
        var text = page.GetByLabel("Message", new() { Exact = true });
        await text.FillAsync("help");
        await text.PressAsync("Enter");
        await Expect(page.Locator("#say .error")).ToContainTextAsync("Not sent");
        await Expect(text).ToHaveValueAsync("help");
        await page.Context.SetOfflineAsync(false);
        await text.PressAsync("Enter");
        await Expect(page.Locator("article.mine")).ToHaveCountAsync(1);
        await Expect(text).ToHaveValueAsync("");
    }

    [BrowserFact]
    public async Task A_file_goes_with_a_message_and_can_be_taken_again()
    {
        var page = await OpenAs("ana");
        await page.Locator("#attach").SetInputFilesAsync(new FilePayload { Name = "notes.csv", MimeType = "text/csv", Buffer = "a,b"u8.ToArray() });
        await Expect(page.Locator("#files")).ToContainTextAsync("notes.csv");
        await Say(page, "help");
        var link = page.Locator("article.mine .attached a");
        await Expect(link).ToHaveTextAsync("notes.csv");
        var download = await page.RunAndWaitForDownloadAsync(() => link.ClickAsync());
        Assert.Equal("notes.csv", download.SuggestedFilename);
        Assert.Equal("a,b", await File.ReadAllTextAsync(await download.PathAsync()));
    }

    [BrowserFact]
    public async Task The_clock_moves_forward_from_the_page()
    {
        var page = await OpenAs("ana");
        await Expect(page.Locator("#now")).Not.ToBeEmptyAsync();
        var before = DateTimeOffset.Parse((await page.Locator("#now").GetAttributeAsync("datetime"))!, System.Globalization.CultureInfo.InvariantCulture);
        await page.GetByText("PostBot’s time").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "+ 1 day" }).ClickAsync();
        await page.WaitForFunctionAsync("from => Date.parse(document.querySelector('#now').dateTime) - from >= 86400000", before.ToUnixTimeMilliseconds());
        await Expect(page.Locator("#clock .error")).ToBeEmptyAsync();
    }

    /// <summary>A studio with a room and a project, and ana in front of it.</summary>
    private async Task<IPage> OpenStudio(string channel = "dm")
    {
        var page = await OpenAs("ana", channel);
        foreach (var line in new[] { "setup", "resource add \"Color 1\" color", "project add NIGHTFALL \"Nightfall, series 1\" episodic 23.976 Europe/London rounds 3", "episode add NIGHTFALL 101-104" })
            await Say(page, line);
        return page;
    }
}
