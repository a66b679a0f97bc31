using System.Text.Json;
using Microsoft.Playwright;
using NodaTime;
using PostBot.Core.Cards;
using PostBot.Teams.Drawing;

namespace PostBot.BrowserTests;

/// <summary>
/// Adaptive Cards in Microsoft's own renderer (npm adaptivecards, with markdown-it as its documentation asks), light and dark, as wide as a desktop
/// and as narrow as a phone. The pictures are kept beside the tests, under <c>cards/</c>.
/// </summary>
public sealed class TeamsCardsTests : IAsyncLifetime
{
    private const string Hostile = "<at>PostBot</at> [x](javascript:alert(1)) **b** _i_ {{DATE(2020-01-01T00:00:00Z,SHORT)}} <b>html</b> `code` # | ~ 1. - \\ &lt; end";

    private static readonly string pictures = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "cards")).FullName;

    private IPlaywright? playwright;
    private IBrowser? browser;

    public async Task InitializeAsync()
    {
        playwright = await Playwright.CreateAsync();
        if (CardFactAttribute.Modules is not null) browser = await Chromium.Start(playwright);
    }

    public async Task DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
    }

    [CardFact]
    public async Task Every_golden_card_is_drawn_without_a_complaint_in_light_and_in_dark()
    {
        var files = Directory.EnumerateFiles(Path.Combine(Root(), "tests", "PostBot.WireTests", "Golden"), "*.teams.json").Where(file => !file.Contains("-200.", StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToList();
        Assert.NotEmpty(files);
        foreach (var (theme, width) in ((string, int)[])[("light", 720), ("dark", 720), ("light", 360)])
        {
            var page = await Open(theme, width);
            foreach (var file in files)
            {
                using var cards = JsonDocument.Parse(await File.ReadAllTextAsync(file));
                await Show(page, [.. cards.RootElement.EnumerateArray().Select(card => card.GetRawText())]);
                await page.ScreenshotAsync(new() { Path = Path.Combine(pictures, $"{Path.GetFileName(file).Split('.')[0]}-{theme}-{width}.png"), FullPage = true });
            }
            await page.Context.CloseAsync();
        }
    }

    [CardFact]
    public async Task What_people_typed_is_shown_as_typed_in_every_position()
    {
        var now = Instant.FromUtc(2026, 11, 24, 9, 0);
        var card = new Card(Hostile)
        {
            Parts =
            [
                new Line(Hostile), new Small(Hostile), new Quote(Hostile), new Line(new Strong(Hostile)), new Line(new Code(Hostile)),
                new Facts([new Fact("Owner", Hostile), new Fact(Hostile, "Ana")]), new Table(["Room", Hostile], [[Hostile, "10:00"]]), new Line((Text)"for " + new Mention("Ed Marsh", TeamsId: "29:ed") + (Text)(" " + Hostile)),
            ],
        };
        var page = await Open("light", 720);
        await Show(page, [.. AdaptiveCards.Draw(card, null, now).Select(drawn => drawn.Content.ToJsonString())]);
        await page.ScreenshotAsync(new() { Path = Path.Combine(pictures, "hostile-light-720.png"), FullPage = true });
        // A zero-width letter parts what would be a macro; nobody sees it.
        var seen = (await page.Locator("#cards").InnerTextAsync()).Replace("\u200b", "", StringComparison.Ordinal).Replace('\u00a0', ' ');
        var words = string.Join(' ', seen.Split((char[])[' ', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries));
        // Every one but the fact's name, which is cut at a hundred letters.
        Assert.Equal(10, words.Split(Hostile).Length - 1);
        Assert.Equal(0, await page.Locator("#cards a, #cards b, #cards em, #cards code, #cards script, #cards h1, #cards li").CountAsync());
    }

    /// <summary>Draws the cards; a complaint of the renderer, a card that comes to nothing or one that is wider than its place is a failure.</summary>
    private static async Task Show(IPage page, IReadOnlyList<string> cards)
    {
        var complaints = await page.EvaluateAsync<string[]>("cards => draw(cards)", cards);
        Assert.Empty(complaints);
        Assert.Equal(0, await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth"));
    }

    private async Task<IPage> Open(string theme, int width)
    {
        var context = await browser!.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = 600 } });
        var page = await context.NewPageAsync();
        await page.SetContentAsync($"<!doctype html><html class='{theme}'><head><style>{Style}</style></head><body><main id='cards'></main></body></html>");
        var modules = CardFactAttribute.Modules ?? throw new DirectoryNotFoundException("POSTBOT_NPM names no node_modules with adaptivecards in it.");
        await page.AddScriptTagAsync(new() { Path = Path.Combine(modules, "adaptivecards", "dist", "adaptivecards.min.js") });
        await page.AddScriptTagAsync(new() { Path = Path.Combine(modules, "markdown-it", "dist", "markdown-it.min.js") });
        await page.AddScriptTagAsync(new() { Content = Draw });
        return page;
    }

    private const string Style =
        "body { margin: 8px; font: 14px/1.4 'Segoe UI', 'DejaVu Sans', sans-serif; } .dark { background: #1f1f1f; } .light { background: #f5f5f5; } .card { margin: 0 0 8px; border-radius: 4px; } .light .card { background: #fff; } .dark .card { background: #292929; } .ac-pushButton { font: inherit; padding: 4px 12px; margin: 2px; }";

    /// <summary>The two themes as far as they differ here, in the colours of words and of emphasised boxes; on phones Teams puts buttons under each other.</summary>
    private const string Draw =
        """
        const markdown = window.markdownit();
        AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => { result.outputHtml = markdown.render(text); result.didProcess = true; };
        function draw(cards) {
          const dark = document.documentElement.className === "dark", ink = dark ? "#ffffff" : "#242424", pale = dark ? "#d6d6d6" : "#616161";
          const colors = { default: { default: ink, subtle: pale }, attention: { default: dark ? "#f1707b" : "#c4314b", subtle: dark ? "#f1707b" : "#c4314b" } };
          const place = document.getElementById("cards"), complaints = [];
          place.replaceChildren();
          for (const json of cards) {
            const card = new AdaptiveCards.AdaptiveCard(), context = new AdaptiveCards.SerializationContext(new AdaptiveCards.Version(1, 5));
            card.hostConfig = new AdaptiveCards.HostConfig({ fontFamily: "inherit", actions: { maxActions: 6, actionsOrientation: innerWidth < 480 ? "vertical" : "horizontal", actionAlignment: "left" }, containerStyles: { default: { backgroundColor: "#00000000", foregroundColors: colors }, emphasis: { backgroundColor: dark ? "#333333" : "#f0f0f0", foregroundColors: colors } } });
            card.parse(JSON.parse(json), context);
            for (let i = 0; i < context.eventCount; i++) complaints.push(context.getEventAt(i).message);
            for (const event of card.validateProperties().validationEvents) complaints.push(event.message);
            const drawn = card.render();
            if (!drawn || !drawn.textContent.trim()) complaints.push("a card came to nothing");
            else { drawn.classList.add("card"); place.append(drawn); }
          }
          return complaints;
        }
        """;

    private static string Root()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(at.FullName, "PostBot.sln"))) at = at.Parent!;
        return at.FullName;
    }
}
