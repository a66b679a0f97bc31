using System.Diagnostics;
using PostBot.Core.Features.Board;
using PostBot.Host.Settings;

namespace PostBot.Host.Pages;

/// <summary>
/// An installed Chromium, Chrome or Edge, run without a window for one page and gone again: a profile of its own, no network but this machine,
/// its sandbox on unless the program runs as root, to whom Chromium refuses it.
/// </summary>
public sealed class PageCamera(PostBotSettings settings) : IPageCamera
{
    /// <summary>Beyond this it hangs.</summary>
    private static readonly TimeSpan patience = TimeSpan.FromSeconds(60);

    private static readonly string[] usual =
    [
        "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable", "/usr/bin/microsoft-edge", "/snap/bin/chromium",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "/Applications/Chromium.app/Contents/MacOS/Chromium",
        @"C:\Program Files\Google\Chrome\Application\chrome.exe", @"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    ];

    private readonly string? browser = Find(settings.Browser);

    public string? WhyNot => browser is null ? "no browser is installed where PostBot runs." : null;

    /// <summary>How it is with pictures, for the people who run PostBot. A problem is only what the settings promise and the machine does not have.</summary>
    public static (string? Problem, string Well) Check(string? named)
    {
        if (Find(named) is { } found) return (null, $"made by {found}{(IsUnprotected ? ", without its sandbox, since PostBot runs as root: give it a user of its own" : "")}");
        if (IsOff(named)) return (null, "off by PostBot:Browser");
        return named is { Length: > 0 }
            ? ($"PostBot:Browser names {named}, which is not there.", "")
            : (null, "none; no Chromium, Chrome or Edge was found. Install one (apt-get install chromium), or name one in PostBot:Browser");
    }

    private static bool IsUnprotected => !OperatingSystem.IsWindows() && Environment.UserName == "root";

    public async Task<byte[]?> Take(Uri page, bool pdf, CancellationToken cancel)
    {
        if (browser is null) return null;
        var folder = Directory.CreateTempSubdirectory("postbot-picture-");
        try
        {
            var file = Path.Combine(folder.FullName, pdf ? "page.pdf" : "page.png");
            using var process = Start(browser, page, file, pdf, folder.FullName);
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            limit.CancelAfter(patience);
            try
            {
                await Task.WhenAll(process.StandardOutput.ReadToEndAsync(limit.Token), process.StandardError.ReadToEndAsync(limit.Token), process.WaitForExitAsync(limit.Token));
            }
            catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
            {
                return null;
            }
            finally
            {
                if (!process.HasExited) process.Kill(entireProcessTree: true);
            }
            return File.Exists(file) && new FileInfo(file).Length > 0 ? await File.ReadAllBytesAsync(file, cancel) : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
        finally
        {
            Remove(folder);
        }
    }

    private static Process Start(string browser, Uri page, string file, bool pdf, string folder)
    {
        var start = new ProcessStartInfo(browser) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, WorkingDirectory = folder };
        string[] arguments =
        [
            "--headless", "--disable-gpu", "--no-first-run", "--disable-extensions", "--disable-sync", "--disable-quic", "--disable-background-networking", "--disable-component-update",
            "--disable-breakpad", "--mute-audio", "--hide-scrollbars", "--force-color-profile=srgb", $"--user-data-dir={Path.Combine(folder, "profile")}",
            $"--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE {page.Host}", "--proxy-server=direct://",
            .. IsUnprotected ? ["--no-sandbox"] : Array.Empty<string>(),
            .. pdf ? [$"--print-to-pdf={file}", "--no-pdf-header-footer"] : new[] { $"--screenshot={file}", $"--window-size=1600,{Height(page)}" },
            page.AbsoluteUri,
        ];
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }

    /// <summary>The page says in its address how tall its picture is to be; a window has to know before it opens.</summary>
    private static int Height(Uri page)
    {
        var said = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(page.Query).TryGetValue("tall", out var tall) ? tall.ToString() : "";
        return int.TryParse(said, out var height) ? Math.Clamp(height, 300, 6_000) : 900;
    }

    private static string? Find(string? named) => IsOff(named) ? null : named is { Length: > 0 } ? File.Exists(named) ? named : null : Array.Find(usual, File.Exists);

    private static bool IsOff(string? named) => string.Equals(named, "none", StringComparison.OrdinalIgnoreCase);

    private static void Remove(DirectoryInfo folder)
    {
        try
        {
            folder.Delete(recursive: true);
        }
        // A browser that is still closing leaves files behind; the system's own cleaning takes them.
        catch (IOException)
        {
        }
        catch (UnauthorizedAccessException)
        {
        }
    }
}
