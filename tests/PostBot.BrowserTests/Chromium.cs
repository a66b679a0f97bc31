using Microsoft.Playwright;

namespace PostBot.BrowserTests;

/// <summary>The browser of this machine, where there is one.</summary>
public static class Chromium
{
    private static readonly string[] usual = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable"];

    /// <summary>Null where none is installed.</summary>
    public static string? Path { get; } = Environment.GetEnvironmentVariable("POSTBOT_BROWSER") is { Length: > 0 } named ? named : usual.FirstOrDefault(File.Exists);

    public static async Task<IBrowser> Start(IPlaywright playwright) => await playwright.Chromium.LaunchAsync(new()
    {
        ExecutablePath = Path ?? throw new FileNotFoundException("No Chromium is installed: apt-get install chromium, or name one in POSTBOT_BROWSER."),
        Args =
        [
            "--headless",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            // Chromium refuses its sandbox to root, which build machines often are.
            .. Environment.UserName == "root" ? ["--no-sandbox"] : Array.Empty<string>(),
        ],
    });
}
