using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace PostBot.BrowserTests;

/// <summary>The schedule page as people see it. The pictures are kept beside the tests, under <c>board/</c>.</summary>
public sealed partial class BoardPageTests : BrowserTest
{
    private static readonly string pictures = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "board")).FullName;

    [BrowserFact]
    public async Task A_week_of_rooms_is_read_with_the_eye_the_pointer_and_the_keyboard()
    {
        var page = await Board(await Link("board"));
        await Keep(page, "week");
        var (hold, firm) = (page.Locator("td .hold").First, page.Locator("td .firm").First);
        await Expect(hold.Locator(".label")).ToContainTextAsync("◌ 1st hold NIGHTFALL 101 grade");
        await Expect(firm.Locator(".label")).ToContainTextAsync("■");
        var legend = await page.Locator(".legend").BoundingBoxAsync();
        Assert.True(legend!.Height < 60, $"The legend is one line above the week, not {legend.Height} pixels.");
        Assert.Contains("gradient", await hold.EvaluateAsync<string>("e => getComputedStyle(e).backgroundImage"), StringComparison.Ordinal);
        Assert.Equal("none", await firm.EvaluateAsync<string>("e => getComputedStyle(e).backgroundImage"));
        await Expect(page.Locator("td .now").First).ToBeVisibleAsync();
        Assert.Equal(0, await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth"));

        await hold.HoverAsync();
        await Expect(hold.Locator(".full")).ToHaveCSSAsync("clip-path", "none");
        await Keep(page, "tooltip");
        await page.Mouse.MoveAsync(1, 1);
        await hold.FocusAsync();
        await Expect(hold.Locator(".full")).ToContainTextAsync("held by");
        await Expect(hold.Locator(".full")).ToBeInViewportAsync(new() { Ratio = 1 });
        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(page.Locator("tr:has(.bar:focus) th")).ToContainTextAsync("Color 2");
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator(".bar:focus")).ToHaveCountAsync(0);
        Assert.Empty(await page.EvaluateAsync<string[]>(Outside));
    }

    [BrowserFact]
    public async Task Weeks_are_paged_and_filters_take_effect_at_once()
    {
        var page = await Board(await Link("board"));
        var title = await page.Locator("h1").InnerTextAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "After" }).ClickAsync();
        await Expect(page.Locator("h1")).Not.ToHaveTextAsync(title);
        await page.GetByRole(AriaRole.Link, new() { Name = "Today" }).ClickAsync();
        await Expect(page.Locator("h1")).ToContainTextAsync("Mon 23 Nov");
        await page.GetByLabel("Production").SelectOptionAsync("SALT");
        await Expect(page.Locator("tbody tr")).ToHaveCountAsync(1);
        await page.GetByLabel("Production").SelectOptionAsync("");
        await page.GetByRole(AriaRole.Link, new() { Name = "4 weeks" }).ClickAsync();
        await Expect(page.Locator(".day")).ToHaveCountAsync(28);
        await Keep(page, "four-weeks");
        await page.GetByRole(AriaRole.Link, new() { Name = "Units by steps" }).ClickAsync();
        await Expect(page.Locator(".units th", new() { HasText = "grade" }).First).ToBeVisibleAsync();
        await Keep(page, "units");
    }

    [BrowserFact]
    public async Task A_phone_shows_the_same_as_a_list()
    {
        var page = await Board(await Link("board"), new() { ViewportSize = new() { Width = 360, Height = 740 } });
        await Expect(page.Locator("td .hold .full").First).ToBeVisibleAsync();
        Assert.Equal(360, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        await Keep(page, "phone");
        await page.GetByRole(AriaRole.Link, new() { Name = "Units by steps" }).ClickAsync();
        await Expect(page.Locator(".units td").First).ToBeVisibleAsync();
        Assert.Equal(360, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        await Keep(page, "phone-units");
    }

    [BrowserFact]
    public async Task It_prints_across_a_sheet_of_A4_or_A3()
    {
        var link = await Link("board");
        foreach (var (query, size, name) in ((string, string, string)[])[("", "841", "a4"), ("&paper=a3", "1191", "a3")])
        {
            var page = await Board(link + query);
            var pdf = await page.PdfAsync(new() { PreferCSSPageSize = true, PrintBackground = true, Path = Path.Combine(pictures, $"{name}.pdf") });
            var boxes = BoxIn().Matches(Encoding.Latin1.GetString(pdf)).Select(match => match.Groups[1].Value.Split('.')[0]).ToList();
            Assert.NotEmpty(boxes);
            Assert.All(boxes, box => Assert.Equal(size, box));
        }
    }

    [BrowserFact]
    public async Task The_picture_of_the_week_is_shown_in_the_chat()
    {
        await Link("board");
        var page = await OpenAs("ana");
        var picture = page.Locator("article img").Last;
        await Expect(picture).ToBeVisibleAsync();
        Assert.True(await picture.EvaluateAsync<int>("async e => { await e.decode(); return e.naturalWidth; }") >= 1_500);
        await picture.ScreenshotAsync(new() { Path = Path.Combine(pictures, "in-chat.png") });
    }

    /// <summary>Every bar that reaches out of its row.</summary>
    private const string Outside =
        """
        [...document.querySelectorAll("td")].flatMap((cell) => [...cell.querySelectorAll(".bar")].filter((bar) => {
          const [b, c] = [bar.getBoundingClientRect(), cell.getBoundingClientRect()];
          return b.left < c.left - 1 || b.right > c.right + 1 || b.top < c.top - 1 || b.bottom > c.bottom + 1;
        })).map((bar) => bar.textContent)
        """;

    /// <summary>Says a line as Ana in the demo studio, on Tuesday 24 November 2026.</summary>
    private async Task<string> Link(string line)
    {
        using var http = new HttpClient { BaseAddress = new Uri(Url) };
        using var moved = await http.PostAsJsonAsync("/local/clock", new { now = "2026-11-24T11:30:00Z" });
        moved.EnsureSuccessStatusCode();
        foreach (var said in (string[])["demo", "down Avid 1 wed rewiring"]) await Say(http, said);
        return AddressIn().Match(await Say(http, line)).Value;
    }

    private static async Task<string> Say(HttpClient http, string text)
    {
        using var response = await http.PostAsJsonAsync("/local/messages", new { person = "ana", channel = "dm", text });
        using var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return answer.RootElement.GetProperty("messages").EnumerateArray().Last().GetProperty("text").GetString()!;
    }

    private Task<IPage> Board(string link, BrowserNewContextOptions? options = null) => Open(link, options ?? new() { ViewportSize = new() { Width = 1400, Height = 900 } });

    private static async Task Keep(IPage page, string name) => await page.ScreenshotAsync(new() { Path = Path.Combine(pictures, $"{name}.png"), FullPage = true });

    [GeneratedRegex(@"/board\?key=[0-9a-f]{40}[^)]*")]
    private static partial Regex AddressIn();

    [GeneratedRegex(@"/MediaBox ?\[0 0 ([0-9.]+)")]
    private static partial Regex BoxIn();
}
