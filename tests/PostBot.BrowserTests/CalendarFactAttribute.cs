namespace PostBot.BrowserTests;

/// <summary>A test that needs Node and two calendar readers from npm: skipped, saying so, on a machine without them, and failed there in CI.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class CalendarFactAttribute : FactAttribute
{
    public CalendarFactAttribute()
    {
        var mustRun = string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase);
        if (Modules is null && !mustRun) Skip = "No calendar readers are installed: npm install --prefix DIR ical.js@2.2.1 node-ical@0.20.1, and name DIR/node_modules in POSTBOT_NPM.";
    }

    /// <summary>The folder <c>node_modules</c> with ical.js and node-ical; null where there is none.</summary>
    public static string? Modules { get; } = Environment.GetEnvironmentVariable("POSTBOT_NPM") is { Length: > 0 } named && Directory.Exists(Path.Combine(named, "node-ical")) ? named : null;
}
