using System.Diagnostics;

namespace PostBot.BrowserTests;

/// <summary>The program as it is started on a fresh clone: no configuration, its data in a folder of its own.</summary>
public sealed class RunningPostBot : IAsyncDisposable
{
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(60);
    private readonly Process process;
    private readonly DirectoryInfo folder;
    private readonly List<string> said = [];
    private readonly TaskCompletionSource<string> address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private RunningPostBot(Process process, DirectoryInfo folder)
    {
        (this.process, this.folder) = (process, folder);
        process.EnableRaisingEvents = true;
        process.Exited += (_, _) => address.TrySetException(new InvalidOperationException($"PostBot did not start:\n{Said()}"));
        process.OutputDataReceived += Remember;
        process.ErrorDataReceived += Remember;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public string Url { get; private set; } = "";

    public static async Task<RunningPostBot> Start()
    {
        var folder = Directory.CreateTempSubdirectory("postbot-browser-");
        var start = new ProcessStartInfo("dotnet", Path.Combine(AppContext.BaseDirectory, "PostBot.Host.dll"))
        {
            WorkingDirectory = folder.FullName,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            // A port of the system's choosing, told by the program itself: one picked here could be taken by another test before it listens.
            Environment = { ["Urls"] = "http://127.0.0.1:0" },
        };
        var running = new RunningPostBot(Process.Start(start)!, folder);
        try
        {
            running.Url = await running.address.Task.WaitAsync(patience);
            return running;
        }
        catch
        {
            await running.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited) process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
        folder.Delete(recursive: true);
    }

    private void Remember(object sender, DataReceivedEventArgs line)
    {
        const string Told = "PostBot is at ";
        lock (said) said.Add(line.Data ?? "");
        if (line.Data is { } words && words.StartsWith(Told, StringComparison.Ordinal)) address.TrySetResult(words[Told.Length..]);
    }

    private string Said()
    {
        lock (said) return string.Join('\n', said);
    }
}
