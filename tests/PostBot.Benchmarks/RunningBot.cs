using System.Diagnostics;
using System.Globalization;

namespace PostBot.Benchmarks;

/// <summary>The host as its own process on an empty folder, with a Slack of our own: everything but the network to Slack is real.</summary>
internal sealed class RunningBot : IAsyncDisposable
{
    public const string Secret = "benchmark-secret";

    private readonly Process process;
    private readonly FakeSlack slack;
    private readonly bool deletes;

    private RunningBot(Process process, FakeSlack slack, string folder, bool deletes, Uri address, TimeSpan readyAfter, double idleMegabytes)
    {
        this.process = process;
        this.slack = slack;
        this.deletes = deletes;
        Folder = folder;
        Address = address;
        ReadyAfter = readyAfter;
        IdleMegabytes = idleMegabytes;
    }

    /// <summary>Where the host lies: beside the benchmarks, or where it was published.</summary>
    public static string From { get; set; } = AppContext.BaseDirectory;

    public Uri Address { get; }

    /// <summary>Its working directory; the database is in <c>data</c> there.</summary>
    public string Folder { get; }

    public TimeSpan ReadyAfter { get; }

    public double IdleMegabytes { get; }

    public static Task<RunningBot> Start() => Start(Directory.CreateTempSubdirectory("postbot-benchmark-").FullName, deletes: true);

    /// <param name="deletes">The folder is gone afterwards; else what is in it can be started again.</param>
    public static async Task<RunningBot> Start(string folder, bool deletes = false)
    {
        var slack = new FakeSlack();
        var host = Path.Combine(From, "PostBot.Host.dll");
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = folder, RedirectStandardOutput = true };
        foreach (var argument in (string[])
        [
            host, "--Urls", "http://127.0.0.1:0", "--PostBot:Slack:SigningSecret", Secret, "--PostBot:Slack:BotToken", "xoxb-benchmark", "--PostBot:Slack:ApiUrl", slack.Address.AbsoluteUri,
            "--PostBot:Admins:0", "slack:U0", "--PostBot:Limits:PerPerson", "1000000", "--PostBot:Limits:PerWorkspace", "100000000", "--Logging:LogLevel:Default", "Error", "--PostBot:PublicUrl", "https://benchmark.example",
        ]) start.ArgumentList.Add(argument);
        var watch = Stopwatch.StartNew();
        var process = Process.Start(start)!;
        const string Told = "PostBot is at ";
        string? line;
        do line = await process.StandardOutput.ReadLineAsync();
        while (line is not null && !line.StartsWith(Told, StringComparison.Ordinal));
        if (line is null) throw new InvalidOperationException("The host stopped at start.");
        var address = new Uri(line[Told.Length..]);
        // What it says from here on is read and dropped, or a full pipe would stop it.
        _ = process.StandardOutput.ReadToEndAsync();
        using var http = new HttpClient { BaseAddress = address };
        using (var ready = await http.GetAsync(new Uri("/health/ready", UriKind.Relative))) ready.EnsureSuccessStatusCode();
        var readyAfter = watch.Elapsed;
        // Idle means: what start-up allocated has been let go of and nothing has been asked yet.
        await Task.Delay(TimeSpan.FromSeconds(3));
        return new RunningBot(process, slack, folder, deletes, address, readyAfter, ResidentMegabytes(process.Id));
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
        slack.Dispose();
        if (deletes) Directory.Delete(Folder, recursive: true);
    }

    private static double ResidentMegabytes(int id)
    {
        var status = $"/proc/{id.ToString(CultureInfo.InvariantCulture)}/status";
        if (!File.Exists(status)) return Process.GetProcessById(id).WorkingSet64 / 1048576.0;
        var line = File.ReadLines(status).First(text => text.StartsWith("VmRSS:", StringComparison.Ordinal));
        return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
    }
}
