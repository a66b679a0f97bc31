using Microsoft.AspNetCore.DataProtection;
using PostBot.Core;
using PostBot.Core.Delivery;
using PostBot.Core.Features.Board;
using PostBot.Core.People;
using PostBot.Host.Door;
using PostBot.Host.Local;
using PostBot.Host.Pages;
using PostBot.Host.Schedule;
using PostBot.Host.Settings;
using PostBot.Slack;
using PostBot.Teams;

namespace PostBot.Host;

/// <summary>The whole program, built the same way for people and for tests.</summary>
public static class PostBotHost
{
    /// <exception cref="SettingsException">A setting is unknown or cannot be right.</exception>
    public static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = Directory.GetCurrentDirectory() });
        Quiet(builder.Configuration);
        if (string.IsNullOrEmpty(builder.Configuration["Urls"])) builder.Configuration["Urls"] = "http://127.0.0.1:3978";
        var settings = PostBotSettings.Read(builder.Configuration);
        var folder = Path.GetDirectoryName(Path.GetFullPath(CoreServices.DatabasePath(settings.Database)))!;

        builder.WebHost.ConfigureKestrel(KestrelLimits.Apply);
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddDataProtection().SetApplicationName("PostBot").PersistKeysToFileSystem(Directory.CreateDirectory(Path.Combine(folder, "keys")));
        builder.Services.AddSingleton(provider => Sealing(provider.GetRequiredService<IDataProtectionProvider>()));
        builder.Services.AddSingleton<IPageCamera, PageCamera>();
        builder.Services.AddCore(new CoreSettings(settings.Database, settings.Limits.PerPerson, settings.Limits.PerWorkspace));
        if (settings.Slack.IsOn) builder.Services.AddSlack(settings.Slack, settings.PublicUrl);
        if (settings.Teams.IsOn) builder.Services.AddTeams(settings.Teams, settings.PublicUrl);
        builder.Services.AddSingleton<IClockControl, ClockControl>();
        builder.Services.AddSingleton<CalendarEndpoint>();
        builder.Services.AddSweepSchedule(folder);
        builder.Services.AddHealthChecks();

        var app = builder.Build();
        var home = app.Services.GetRequiredService<Home>();
        home.Admins = settings.Admins;
        home.SlackIsInstalledOnly = settings.Slack is { ClientId: not null, BotToken: null };
        home.TeamsTenants = settings.Teams.Tenants;
        var addresses = app.Services.GetRequiredService<Addresses>();
        addresses.Public = settings.PublicUrl;
        addresses.Own = () => OwnAddress(app);
        app.UseDoor();
        if (settings.LocalIsOn) app.MapLocalChat();
        else app.MapLocalChatOff();
        if (settings.Slack.IsOn) app.MapSlack();
        if (settings.Teams.IsOn) app.MapTeams();
        if (settings.Teams.IsOn) app.MapTeamsTab();
        app.MapDownloads();
        CalendarEndpoint.Map(app);
        app.MapBoard();
        app.MapReport();
        app.MapHealthChecks("/health/live");
        app.MapHealthChecks("/health/ready");
        return app;
    }

    /// <summary>Where it listens, as this machine reaches it; null before it does.</summary>
    private static Uri? OwnAddress(WebApplication app)
    {
        if (app.Urls.FirstOrDefault() is not { } url || app.Lifetime.ApplicationStarted.IsCancellationRequested is false) return null;
        var own = new UriBuilder(url.Replace("//*", "//127.0.0.1", StringComparison.Ordinal).Replace("//+", "//127.0.0.1", StringComparison.Ordinal));
        if (own.Host is "0.0.0.0" or "[::]") own.Host = "127.0.0.1";
        return own.Uri;
    }

    /// <summary>A line for each request is neither read nor cheap; settings can bring it back.</summary>
    private static void Quiet(ConfigurationManager configuration) => configuration.Sources.Insert(0, new Microsoft.Extensions.Configuration.Memory.MemoryConfigurationSource
    {
        InitialData = new Dictionary<string, string?>
        {
            ["Logging:LogLevel:Default"] = "Information",
            // Never lower: request lines would hold the tokens of links.
            ["Logging:LogLevel:Microsoft.AspNetCore"] = "Warning",
            ["Logging:LogLevel:Microsoft.AspNetCore.DataProtection"] = "Error",
            ["Logging:LogLevel:Microsoft.EntityFrameworkCore"] = "Warning",
            ["Logging:LogLevel:Quartz"] = "Warning",
            ["Logging:LogLevel:System.Net.Http"] = "Warning",
        },
    });

    private static Sealing Sealing(IDataProtectionProvider protection)
    {
        var protector = protection.CreateProtector("PostBot.Sealing");
        return new Sealing(protector.Protect, sealedSecret =>
        {
            try
            {
                return protector.Unprotect(sealedSecret);
            }
            catch (System.Security.Cryptography.CryptographicException)
            {
                return null;
            }
        });
    }
}
