namespace PostBot.BrowserTests;

/// <summary>A test that needs a browser and Microsoft's card renderer from npm: skipped, saying so, on a machine without them, and failed there in CI.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class CardFactAttribute : FactAttribute
{
    public CardFactAttribute()
    {
        var mustRun = string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase);
        if (mustRun) return;
        if (Chromium.Path is null) Skip = "No Chromium is installed: apt-get install chromium, or name one in POSTBOT_BROWSER.";
        else if (Modules is null) Skip = "No card renderer is installed: npm install --prefix DIR adaptivecards@3.0.6 markdown-it@14.1.0, and name DIR/node_modules in POSTBOT_NPM.";
    }

    /// <summary>The folder <c>node_modules</c> with adaptivecards and markdown-it; null where there is none.</summary>
    public static string? Modules { get; } = Environment.GetEnvironmentVariable("POSTBOT_NPM") is { Length: > 0 } named && Directory.Exists(Path.Combine(named, "adaptivecards")) ? named : null;
}
