using System.Globalization;
using System.Net;
using PostBot.Slack;
using PostBot.Teams;

namespace PostBot.Host.Settings;

/// <summary>Everything under <c>PostBot</c> in the settings. Unknown keys and wrong values stop the start, one clear line each.</summary>
public sealed class PostBotSettings
{
    public string Database { get; init; } = "Data Source=data/postbot.db";

    public Uri? PublicUrl { get; init; }

    public string? Browser { get; init; }

    public IReadOnlyList<string> Admins { get; init; } = [];

    public LocalSettings Local { get; init; } = new();

    public SlackSettings Slack { get; init; } = new();

    public TeamsSettings Teams { get; init; } = new();

    public LimitSettings Limits { get; init; } = new();

    /// <summary>On by default only while there is nothing else to talk through.</summary>
    public bool LocalIsOn => Local.Enabled ?? !(Slack.IsOn || Teams.IsOn);

    /// <summary>The clock may be moved only where nobody's real day is at stake.</summary>
    public bool ClockIsOn => LocalIsOn && (Local.Clock || !(Slack.IsOn || Teams.IsOn));

    /// <exception cref="SettingsException">One line for every key nobody knows and every value that cannot be.</exception>
    public static PostBotSettings Read(IConfiguration configuration)
    {
        var section = configuration.GetSection("PostBot");
        var problems = new List<string>();
        Unknown(section, typeof(PostBotSettings), "PostBot", problems);
        PostBotSettings settings;
        try
        {
            settings = section.Get<PostBotSettings>() ?? new PostBotSettings();
        }
        catch (InvalidOperationException wrong)
        {
            throw new SettingsException([.. problems, (wrong.InnerException ?? wrong).Message + " " + wrong.Message]);
        }
        problems.AddRange(settings.Problems(configuration["Urls"]));
        return problems.Count > 0 ? throw new SettingsException(problems) : settings;
    }

    private IEnumerable<string> Problems(string? urls)
    {
        if (string.IsNullOrWhiteSpace(Database) || !Database.Contains('=', StringComparison.Ordinal)) yield return "PostBot:Database must be a connection string, for example \"Data Source=data/postbot.db\".";
        if (PublicUrl is { IsAbsoluteUri: false }) yield return "PostBot:PublicUrl must be a whole address, for example https://postbot.example.";
        foreach (var admin in Admins.Where(admin => !admin.Contains(':', StringComparison.Ordinal))) yield return $"PostBot:Admins holds \"{admin}\"; write slack:U123, teams:<object id> or local:ana.";
        if (Limits.PerPerson < 1) yield return "PostBot:Limits:PerPerson must be at least 1.";
        if (Limits.PerWorkspace < 1) yield return "PostBot:Limits:PerWorkspace must be at least 1.";
        if (Slack.ClientId is not null && PublicUrl is null) yield return "PostBot:Slack:ClientId turns the install flow on, which needs PostBot:PublicUrl: Slack sends people back there.";
        foreach (var problem in Slack.Problems()) yield return problem;
        foreach (var problem in Teams.Problems()) yield return problem;
        if (!LocalIsOn) yield break;
        foreach (var url in (urls ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries).Where(url => !IsLoopback(url)))
        {
            yield return $"Urls binds {url} while the local chat is on. The local chat has no passwords: bind 127.0.0.1, or set PostBot:Local:Enabled to false.";
        }
    }

    private static bool IsLoopback(string url) =>
        Uri.TryCreate(url.Trim().Replace("*", "0.0.0.0", StringComparison.Ordinal).Replace("+", "0.0.0.0", StringComparison.Ordinal), UriKind.Absolute, out var parsed)
        && (parsed.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(parsed.Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address)));

    private static void Unknown(IConfigurationSection section, Type type, string path, List<string> problems)
    {
        foreach (var child in section.GetChildren())
        {
            var property = type.GetProperties().FirstOrDefault(known => known.Name.Equals(child.Key, StringComparison.OrdinalIgnoreCase) && known.CanWrite);
            if (property is null) problems.Add(string.Create(CultureInfo.InvariantCulture, $"{path}:{child.Key} is not a setting. Check its spelling against appsettings.example.json."));
            else if (property.PropertyType.Namespace?.StartsWith("PostBot", StringComparison.Ordinal) == true) Unknown(child, property.PropertyType, $"{path}:{property.Name}", problems);
        }
    }
}

public sealed class LocalSettings
{
    public bool? Enabled { get; init; }

    /// <summary>Allow the clock control beside other surfaces; for tests and demos.</summary>
    public bool Clock { get; init; }
}

public sealed class LimitSettings
{
    /// <summary>Commands in ten seconds.</summary>
    public int PerPerson { get; init; } = 20;

    /// <summary>Commands in ten seconds.</summary>
    public int PerWorkspace { get; init; } = 2_000;
}

/// <summary>The settings cannot be used; each line says what to mend.</summary>
public sealed class SettingsException(IReadOnlyList<string> lines) : Exception(string.Join(Environment.NewLine, lines))
{
    public IReadOnlyList<string> Lines => lines;
}
