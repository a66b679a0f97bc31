using System.Diagnostics;

namespace PostBot.WireTests.Npm;

/// <summary>A folder of its own with some packages of npm in it, gone when the test is over.</summary>
internal sealed class NpmFolder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("postbot-npm-");

    /// <param name="dependencies">Names and exact versions, as in a <c>package.json</c>.</param>
    public async Task Install(string dependencies)
    {
        await Write("package.json", $$$"""{"private":true,"dependencies":{{{{dependencies}}}}}""");
        var (installed, how) = await Run("npm", "install", "--no-audit", "--no-fund", "--ignore-scripts");
        Assert.True(installed == 0, how);
    }

    public Task Write(string file, string text) => File.WriteAllTextAsync(Path.Combine(folder.FullName, file), text);

    /// <summary>The exit code, and what it said on both outputs.</summary>
    public async Task<(int Code, string Said)> Run(string program, params string[] words)
    {
        var start = new ProcessStartInfo(program, words) { WorkingDirectory = folder.FullName, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var (said, complained) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, (await said + await complained).Trim());
    }

    public void Dispose() => folder.Delete(recursive: true);
}
