using Microsoft.Playwright;

namespace PostBot.BrowserTests;

/// <summary>A fresh PostBot and a browser for one test. When the test ends, no page may have logged an error or met the content policy.</summary>
public abstract class BrowserTest : IAsyncLifetime
{
    /// <summary>For a machine with other work to do; a page that is well never needs it.</summary>
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(30);

    private readonly List<string> complaints = [];
    private RunningPostBot? postBot;
    private IPlaywright? playwright;
    private IBrowser? browser;

    protected string Url => postBot!.Url;

    /// <summary>Console errors the test means to cause; a refused form is one, for a browser logs every 422.</summary>
    protected string? Expected { get; set; }

    public async Task InitializeAsync()
    {
        Assertions.SetDefaultExpectTimeout((float)patience.TotalMilliseconds);
        playwright = await Playwright.CreateAsync();
        browser = await Chromium.Start(playwright);
        postBot = await RunningPostBot.Start();
    }

    public async Task DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
        if (postBot is not null) await postBot.DisposeAsync();
        Assert.DoesNotContain(complaints, complaint => Expected is null || !complaint.Contains(Expected, StringComparison.Ordinal));
    }

    /// <summary>A page of its own, with its own memory, as a person on another machine would have.</summary>
    protected async Task<IPage> Open(string path = "/", BrowserNewContextOptions? options = null)
    {
        var context = await browser!.NewContextAsync(options);
        var page = await context.NewPageAsync();
        page.SetDefaultTimeout((float)patience.TotalMilliseconds);
        page.Console += (_, line) =>
        {
            if (line.Type is "error" or "warning") complaints.Add(line.Text);
        };
        page.PageError += (_, problem) => complaints.Add(problem);
        await page.GotoAsync(Url + path);
        return page;
    }

    /// <summary>Opens the page and joins by name.</summary>
    protected async Task<IPage> OpenAs(string person, string channel = "dm", BrowserNewContextOptions? options = null) =>
        await Open($"/?as={Uri.EscapeDataString(person)}&in={Uri.EscapeDataString(channel)}", options);

    /// <summary>Types a line and waits until it was taken.</summary>
    protected static async Task Say(IPage page, string line)
    {
        var text = page.GetByLabel("Message", new() { Exact = true });
        await text.FillAsync(line);
        await text.PressAsync("Enter");
        await Assertions.Expect(text).ToHaveValueAsync("");
        await Assertions.Expect(page.Locator("#say")).ToHaveAttributeAsync("aria-busy", "false");
    }

    /// <summary>The last card whose words contain these.</summary>
    protected static ILocator Card(IPage page, string words) => page.Locator("article.bot", new() { HasText = words }).Last;
}
