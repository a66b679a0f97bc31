using System.IO.Compression;
using PostBot.Core;
using PostBot.Host.Settings;
using PostBot.Teams;

namespace PostBot.Host.Verbs;

/// <summary>The archive that Teams takes, for PostBot at one public address: <c>manifest teams --url https://postbot.example</c>.</summary>
internal static class TeamsPackage
{
    private const string TeamsFile = "postbot-teams.zip";

    public static async Task<int> Run(WebApplication app, CancellationToken cancel)
    {
        var settings = app.Services.GetRequiredService<PostBotSettings>();
        var typed = app.Configuration["url"];
        var problem = Uri.TryCreate(typed, UriKind.Absolute, out var url) && url is { Scheme: "https", IsLoopback: false, UserInfo: "" }
            ? settings.Teams.AppId is null ? "Which bot? Set PostBot:Teams:AppId to the application (client) id of the bot's registration, and the other settings of PostBot:Teams with it." : null
            : "At which address do people reach PostBot? It begins with https://, for example: manifest teams --url https://postbot.example";
        if (problem is not null)
        {
            await Console.Error.WriteLineAsync(problem);
            return Verb.Refused;
        }
        await using (var file = File.Create(TeamsFile)) await Write(file, settings.Teams.AppId!, new Uri(typed!), app.Services, cancel);
        await Console.Out.WriteLineAsync($"{TeamsFile} is ready. Upload it in Teams: Apps → Manage your apps → Upload an app.");
        return Verb.Done;
    }

    /// <summary>The three files at the root of the archive, as Teams wants them.</summary>
    internal static async Task Write(Stream zip, string appId, Uri url, IServiceProvider services, CancellationToken cancel)
    {
        await using var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true);
        await using (var manifest = await archive.CreateEntry("manifest.json").OpenAsync(cancel)) await manifest.WriteAsync(TeamsManifest.Write(appId, url, CoreServices.Menu(services)), cancel);
        foreach (var picture in (string[])["color.png", "outline.png"])
        {
            await using var entry = await archive.CreateEntry(picture).OpenAsync(cancel);
            await using var source = typeof(TeamsPackage).Assembly.GetManifestResourceStream($"PostBot.Host.Teams.{picture}")!;
            await source.CopyToAsync(entry, cancel);
        }
    }
}
