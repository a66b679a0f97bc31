using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace PostBot.BrowserTests;

public sealed class LocalChatLooksTests : BrowserTest
{
    [BrowserFact]
    public async Task Everything_is_reached_with_the_keyboard_alone()
    {
        var page = await OpenAs("ana");
        await Say(page, "setup");
        await Expect(page.Locator("article.bot")).Not.ToHaveCountAsync(0);
        await page.ReloadAsync();
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.Locator(".skip")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#text")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("ArrowUp");
        await Expect(page.Locator("#text")).ToHaveValueAsync("setup");
        await page.Keyboard.PressAsync("Shift+Enter");
        await Expect(page.Locator("#text")).ToHaveValueAsync("setup\n");
        var reached = new HashSet<string>();
        for (var steps = 0; steps < 120; steps++)
        {
            await page.Keyboard.PressAsync("Tab");
            reached.Add(await page.EvaluateAsync<string>("document.activeElement.id || document.activeElement.dataset.channel || document.activeElement.className || document.activeElement.tagName"));
            Assert.True(await page.EvaluateAsync<bool>("document.activeElement === document.body || parseFloat(getComputedStyle(document.activeElement).outlineWidth) > 0 || document.activeElement.id === 'text' || document.activeElement.id === 'attach'"), $"No focus to be seen on {reached.Last()}");
        }
        Assert.Superset(new HashSet<string> { "person", "dm", "general", "SUMMARY", "talk", "attach", "text" }, reached);
    }

    [BrowserFact]
    public async Task The_talk_announces_what_is_new()
    {
        var page = await OpenAs("ana");
        await Expect(page.GetByRole(AriaRole.Log)).ToHaveAttributeAsync("aria-live", "polite");
        await Expect(page.GetByRole(AriaRole.Main)).ToHaveCountAsync(1);
        await Expect(page.GetByRole(AriaRole.Navigation)).ToHaveCountAsync(1);
    }

    [BrowserFact]
    public async Task A_phone_never_scrolls_sideways()
    {
        var page = await OpenAs("ana", options: new() { ViewportSize = new() { Width = 360, Height = 740 } });
        await Say(page, "setup");
        await Say(page, "help");
        await Say(page, $"hold {new string('x', 300)}");
        await Expect(page.Locator("article.mine")).ToHaveCountAsync(3);
        Assert.Equal(360, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        Assert.Equal(0, await page.EvaluateAsync<int>("document.querySelector('.talk').scrollWidth - document.querySelector('.talk').clientWidth"));
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Send", Exact = true }).Last).ToBeInViewportAsync();
    }

    [BrowserFact]
    public async Task Words_can_be_read_in_light_and_in_dark()
    {
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            var page = await OpenAs("ana", options: new() { ColorScheme = scheme });
            await Say(page, "setup");
            await Expect(page.Locator("article.bot").First).ToBeVisibleAsync();
            Assert.Equal(scheme == ColorScheme.Dark, await page.EvaluateAsync<bool>(LooksDark));
            var pale = await page.EvaluateAsync<string[]>(BelowContrast);
            Assert.Empty(pale);
        }
    }

    [BrowserFact]
    public async Task Nothing_moves_for_those_who_asked_for_that()
    {
        var page = await OpenAs("ana", options: new() { ReducedMotion = ReducedMotion.Reduce });
        await Say(page, "help");
        Assert.True(await page.EvaluateAsync<bool>("[...document.querySelectorAll('*')].every(e => getComputedStyle(e).transitionDuration === '0s' && getComputedStyle(e).animationName === 'none')"));
    }

    private const string LooksDark = "(() => { const [r, g, b] = getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number); return r + g + b < 384; })()";

    /// <summary>Every visible element with words of its own whose contrast is under WCAG's 4.5, over the nearest solid background.</summary>
    private const string BelowContrast =
        """
        (() => {
          const rgb = (c) => (c.match(/[\d.]+/g) || []).map(Number);
          const light = (c) => { const [r, g, b] = rgb(c).map((v) => (v /= 255) <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
          const behind = (e) => { for (; e; e = e.parentElement) { const c = getComputedStyle(e).backgroundColor; if (rgb(c).length === 3 || rgb(c)[3] === 1) return c; } return "rgb(255,255,255)"; };
          return [...document.querySelectorAll("body *")].filter((e) => e.checkVisibility({ opacityProperty: true }) && !e.disabled && [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim())).filter((e) => {
            const [a, b] = [light(getComputedStyle(e).color), light(behind(e))];
            return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05) < 4.5;
          }).map((e) => `${e.tagName}.${e.className}: ${e.textContent.trim().slice(0, 40)}`);
        })()
        """;
}
