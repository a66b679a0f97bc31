using System.Diagnostics;

namespace PostBot.WireTests.Verbs;

/// <summary>The program as a process of its own, for what it does instead of serving.</summary>
internal static class CommandLine
{
    public static async Task<(int Code, string Said)> Do(DirectoryInfo place, IReadOnlyList<string> words, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = place.FullName, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "PostBot.Host.dll"));
        foreach (var word in words) start.ArgumentList.Add(word);
        using var process = Process.Start(start)!;
        var (said, complained) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, (await said + await complained).Trim());
    }
}
