namespace PostBot.Teams.Sending;

/// <summary>
/// Where our token may be sent. The signed <c>serviceurl</c> claim already vouches for an address; this list keeps a forged or
/// stale one from ever receiving the token. Source of the defaults: Microsoft's Agents SDK and the Teams documentation.
/// </summary>
public sealed class ServiceHosts
{
    private static readonly string[] microsofts =
    [
        "smba.trafficmanager.net",
        "smba.infra.gcc.teams.microsoft.com",
        "smba.infra.gov.teams.microsoft.us",
        "smba.infra.dod.teams.microsoft.us",
        "*.botframework.com",
        "*.botframework.azure.cn",
    ];

    /// <summary>Where Teams keeps people's files: their OneDrive. Source: reference/teams.md 4.13.</summary>
    private static readonly string[] drives = ["*.sharepoint.com", "*.sharepoint.us", "*.svc.ms"];

    private readonly IReadOnlyList<string> hosts;

    public ServiceHosts(TeamsSettings settings)
    {
        // The playground holds no token that could be stolen, and it always runs on this machine.
        var none = settings.Playground ? [.. microsofts, "localhost", "127.0.0.1"] : microsofts;
        hosts = settings.ServiceHosts.Count > 0 ? settings.ServiceHosts : none;
        var first = hosts.First(host => !host.StartsWith("*.", StringComparison.Ordinal) || hosts.Count == 1).Replace("*.", "", StringComparison.Ordinal);
        Default = TeamsSettings.IsLoopback(Name(first)) ? $"http://{first}/" : $"https://{first}/teams/";
    }

    /// <summary>For a conversation whose address was never seen: any region's host finds it.</summary>
    public string Default { get; }

    /// <summary>Where the connector sends bots of US government community (GCC) tenants that came to the public host; null when it is not allowed.</summary>
    internal Uri? Government => Find("https://smba.infra.gcc.teams.microsoft.com/teams");

    /// <summary>Host names without scheme or path, <c>*.</c> in front for subdomains, a port where it is not the usual one.</summary>
    public static bool IsHost(string host)
    {
        var name = host.StartsWith("*.", StringComparison.Ordinal) ? host[2..] : host;
        return Uri.TryCreate($"https://{name}/", UriKind.Absolute, out var address)
            && address.UserInfo.Length == 0
            && (address.Authority.Equals(name, StringComparison.OrdinalIgnoreCase) || $"{address.Host}:443".Equals(name, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The address as a base for calls, ending in a slash; null when our token may not go there.</summary>
    public Uri? Find(string serviceUrl)
    {
        if (!Uri.TryCreate(serviceUrl.TrimEnd('/') + "/", UriKind.Absolute, out var address)) return null;
        if (address.UserInfo.Length > 0 || address.Query.Length > 0 || address.Fragment.Length > 0) return null;
        if (address.Scheme != Uri.UriSchemeHttps && !(address.Scheme == Uri.UriSchemeHttp && TeamsSettings.IsLoopback(address.Host))) return null;
        return hosts.Any(host => Matches(host, address)) ? address : null;
    }

    /// <summary>Whether a file may be put or fetched there; the address comes from outside, and it may carry what it needs in its query.</summary>
    public bool TakesFiles(Uri address) => address.UserInfo.Length == 0 && (address.Scheme == Uri.UriSchemeHttps
        ? drives.Any(drive => Matches(drive, address))
        : address.Scheme == Uri.UriSchemeHttp && TeamsSettings.IsLoopback(address.Host) && hosts.Any(host => Matches(host, address)));

    private static bool Matches(string allowed, Uri address)
    {
        var port = Port(allowed);
        var name = Name(allowed);
        if (port is { } fixedPort ? address.Port != fixedPort : !address.IsDefaultPort && !TeamsSettings.IsLoopback(address.Host)) return false;
        return name.StartsWith("*.", StringComparison.Ordinal)
            ? address.Host.EndsWith(name[1..], StringComparison.OrdinalIgnoreCase) && address.Host.Length >= name.Length
            : address.Host.Equals(name, StringComparison.OrdinalIgnoreCase);
    }

    private static string Name(string host) => Port(host) is null ? host : host[..host.LastIndexOf(':')];

    private static int? Port(string host)
    {
        var colon = host.LastIndexOf(':');
        return colon > host.LastIndexOf(']') && int.TryParse(host.AsSpan(colon + 1), System.Globalization.NumberStyles.None, null, out var port) ? port : null;
    }
}
