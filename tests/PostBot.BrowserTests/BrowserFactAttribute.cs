namespace PostBot.BrowserTests;

/// <summary>A test that needs a browser: skipped, saying so, on a machine without one, and failed there in CI.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute()
    {
        var mustRun = string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase);
        if (Chromium.Path is null && !mustRun) Skip = "No Chromium is installed: apt-get install chromium, or name one in POSTBOT_BROWSER.";
    }
}
