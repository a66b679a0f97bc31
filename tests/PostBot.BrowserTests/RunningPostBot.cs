using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace PostBot.BrowserTests;

/// <summary>The program as it is started on a fresh clone: no configuration, its data in a folder of its own.</summary>
public sealed class RunningPostBot : IAsyncDisposable
{
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(60);
    private readonly Process process;
    private readonly DirectoryInfo folder;
    private readonly List<string> said = [];

    private RunningPostBot(string url, Process process, DirectoryInfo folder)
    {
        (Url, this.process, this.folder) = (url, process, folder);
        process.OutputDataReceived += Remember;
        process.ErrorDataReceived += Remember;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public string Url { get; }

    public static async Task<RunningPostBot> Start()
    {
        var folder = Directory.CreateTempSubdirectory("postbot-browser-");
        var url = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort()}");
        var start = new ProcessStartInfo("dotnet", Path.Combine(AppContext.BaseDirectory, "PostBot.Host.dll"))
        {
            WorkingDirectory = folder.FullName,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["Urls"] = url },
        };
        var running = new RunningPostBot(url, Process.Start(start)!, folder);
        try
        {
            await running.Ready();
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

    private async Task Ready()
    {
        using var http = new HttpClient { BaseAddress = new(Url) };
        for (var since = Stopwatch.StartNew(); ; await Task.Delay(TimeSpan.FromMilliseconds(100)))
        {
            try
            {
                using var answer = await http.GetAsync(new Uri("/health/ready", UriKind.Relative));
                if (answer.IsSuccessStatusCode) return;
            }
            catch (HttpRequestException) when (!process.HasExited && since.Elapsed < patience)
            {
                // Not listening yet.
            }
            if (process.HasExited || since.Elapsed > patience) throw new InvalidOperationException($"PostBot did not start:\n{string.Join('\n', said)}");
        }
    }

    private void Remember(object sender, DataReceivedEventArgs line)
    {
        lock (said) said.Add(line.Data ?? "");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
