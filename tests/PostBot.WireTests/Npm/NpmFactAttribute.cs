namespace PostBot.WireTests.Npm;

/// <summary>A test that needs npm: skipped, saying so, on a machine without it, and failed there in CI.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NpmFactAttribute : FactAttribute
{
    public NpmFactAttribute()
    {
        var mustRun = string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase);
        var found = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, OperatingSystem.IsWindows() ? "npm.cmd" : "npm")));
        if (!found && !mustRun) Skip = "npm is not installed: apt-get install npm.";
    }
}
