using System.Data.Common;
using NodaTime;
using PostBot.Core;
using PostBot.Core.Jobs;
using PostBot.Core.Storage;
using PostBot.Host.Pages;
using PostBot.Host.Settings;
using PostBot.Slack;
using PostBot.Teams;

namespace PostBot.Host.Verbs;

/// <summary>Looks at everything PostBot needs and says what to mend. Settings that cannot be right stop it before it looks, one line each.</summary>
internal static class DoctorVerb
{
    /// <summary>Before this PostBot did not exist: the machine has lost its clock.</summary>
    private static readonly Instant earliest = Instant.FromUtc(2026, 1, 1, 0, 0);

    private const long LeastFree = 200L * 1024 * 1024;

    public static async Task<int> Run(WebApplication app, CancellationToken cancel)
    {
        var settings = app.Services.GetRequiredService<PostBotSettings>();
        var problems = 0;
        await Say("settings", null, "every key is known");
        problems += await Say("database", await Database(app, settings, cancel), CoreServices.DatabasePath(settings.Database));
        problems += await Say("disk", Disk(settings), "there is room");
        var (noPictures, pictures) = PageCamera.Check(settings.Browser);
        problems += await Say("pictures", noPictures, pictures);
        problems += await Say("clock", Clock(app), "right, as far as this machine knows");
        problems += await Say("connections", null, $"local chat {(settings.LocalIsOn ? "on" : "off")}, Slack {(settings.Slack.IsOn ? "configured" : "not configured")}, Teams {(settings.Teams.IsOn ? "configured" : "not configured")}");
        if (app.Services.GetService<SlackCheck>() is { } slack)
        {
            var (problem, well) = await slack.Look(cancel);
            problems += await Say("Slack", problem, well);
        }
        if (app.Services.GetService<TeamsCheck>() is { } teams) problems += await Say("Teams", await teams.Problem(cancel), "Microsoft gives a token and its keys");
        return problems == 0 ? Verb.Done : Verb.Refused;
    }

    private static async Task<string?> Database(WebApplication app, PostBotSettings settings, CancellationToken cancel)
    {
        var path = CoreServices.DatabasePath(settings.Database);
        if (File.Exists(path) && new FileInfo(path).Length > 0 && Keeping.Damage(path) is { } damage) return $"{damage} Put a backup in its place: restore FILE. Backups are beside it, in the folder backups.";
        try
        {
            await CoreServices.Start(app.Services, cancel);
            return null;
        }
        catch (NewerSchemaException newer)
        {
            return newer.Message;
        }
        catch (Exception broken) when (broken is DbException or IOException or UnauthorizedAccessException)
        {
            return $"{path} cannot be opened: {broken.Message} PostBot needs to write to its folder.";
        }
    }

    private static string? Disk(PostBotSettings settings)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(CoreServices.DatabasePath(settings.Database)))!;
        var free = new DriveInfo(folder).AvailableFreeSpace;
        return free < LeastFree ? $"{free / 1_048_576} MB are free where {folder} is. Make room: a full disk stops every change." : null;
    }

    private static string? Clock(WebApplication app)
    {
        var clock = app.Services.GetRequiredService<Clock>();
        if (clock.Now - clock.Offset < earliest) return "This machine's clock is years behind. Set it, or signatures and tokens will be refused.";
        return clock.Offset > Duration.FromMinutes(1) ? $"PostBot's own clock was moved {clock.Offset.TotalDays:0.#} days forward, for a demo or a test." : null;
    }

    private static async Task<int> Say(string what, string? problem, string well)
    {
        await Console.Out.WriteLineAsync(problem is null ? $"✓ {what}: {well}" : $"✖ {what}: {problem}");
        return problem is null ? 0 : 1;
    }
}
