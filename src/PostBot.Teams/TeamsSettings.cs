using System.Net;

namespace PostBot.Teams;

/// <summary><c>PostBot:Teams</c> of the settings.</summary>
public sealed class TeamsSettings
{
    public string? AppId { get; init; }

    public string? TenantId { get; init; }

    public string? ClientSecret { get; init; }

    public string? ManagedIdentityClientId { get; init; }

    public Uri OpenIdMetadata { get; init; } = new("https://login.botframework.com/v1/.well-known/openidconfiguration");

    public string Issuer { get; init; } = "https://api.botframework.com";

    /// <summary>Where outgoing tokens come from; <c>/{tenant}/oauth2/v2.0/token</c> is added.</summary>
    public Uri Authority { get; init; } = new("https://login.microsoftonline.com/");

    /// <summary>Hosts the Bot Connector may have, <c>*.</c> for subdomains, with a port where it is not the usual one. Plain http only on loopback.</summary>
    public IReadOnlyList<string> ServiceHosts { get; init; } = [];

    /// <summary>Tenants whose activities are accepted; empty means <see cref="TenantId"/> alone.</summary>
    public IReadOnlyList<string> AllowedTenants { get; init; } = [];

    /// <summary>Accept unsigned activities from loopback; never together with an <see cref="AppId"/>.</summary>
    public bool Playground { get; init; }

    public bool IsOn => AppId is not null || Playground;

    /// <summary>Whose people share the studio of this installation: the registration's own tenant. Other allowed tenants begin their own. Empty in the playground, which names any.</summary>
    public IReadOnlyList<string> Tenants => TenantId is null ? [] : [TenantId];

    /// <summary>The scope of outgoing tokens: in every cloud it is the issuer of the incoming ones.</summary>
    internal string Scope => Issuer.TrimEnd('/') + "/.default";

    /// <summary>Whether a tenant's activities are accepted. The playground may name any when none is configured.</summary>
    internal bool Allows(string tenant)
    {
        var accepted = AllowedTenants.Count > 0 ? AllowedTenants : Tenants;
        return accepted.Count > 0 ? accepted.Contains(tenant, StringComparer.OrdinalIgnoreCase) : Playground;
    }

    /// <summary>What is wrong, one line each, as whoever wrote the settings needs to hear it; empty when they can be used.</summary>
    public IReadOnlyList<string> Problems()
    {
        var problems = new List<string>();
        if (Playground && AppId is not null) problems.Add("PostBot:Teams:Playground accepts unsigned messages, so it cannot be on together with an AppId. Remove one of them.");
        if (AppId is null)
        {
            if (!Playground && (TenantId ?? ClientSecret ?? ManagedIdentityClientId) is not null)
            {
                problems.Add("PostBot:Teams:AppId is missing. Copy the application (client) id of the bot's registration.");
            }
        }
        else
        {
            AddRegistration(problems);
        }
        foreach (var tenant in AllowedTenants.Where(tenant => !Guid.TryParseExact(tenant, "D", out _)))
        {
            problems.Add($"PostBot:Teams:AllowedTenants holds \"{tenant}\", which is not a tenant id (a GUID).");
        }
        AddAddress(problems, nameof(OpenIdMetadata), OpenIdMetadata);
        AddAddress(problems, nameof(Authority), Authority);
        if (!Uri.TryCreate(Issuer, UriKind.Absolute, out _)) problems.Add("PostBot:Teams:Issuer is not an address.");
        foreach (var host in ServiceHosts.Where(host => !Sending.ServiceHosts.IsHost(host)))
        {
            problems.Add($"PostBot:Teams:ServiceHosts holds \"{host}\", which is not a host name such as smba.trafficmanager.net.");
        }
        return problems;
    }

    /// <summary>True for loopback addresses and the names that always mean it.</summary>
    internal static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    private void AddRegistration(List<string> problems)
    {
        if (!Guid.TryParseExact(AppId, "D", out _)) problems.Add("PostBot:Teams:AppId is not a GUID. Copy the application (client) id of the bot's registration.");
        if (string.IsNullOrWhiteSpace(TenantId)) problems.Add("PostBot:Teams:TenantId is missing. Copy the directory (tenant) id of the bot's registration.");
        else if (!Guid.TryParseExact(TenantId, "D", out _)) problems.Add("PostBot:Teams:TenantId is not a GUID. Copy the directory (tenant) id of the bot's registration.");
        var secret = !string.IsNullOrWhiteSpace(ClientSecret);
        var identity = !string.IsNullOrWhiteSpace(ManagedIdentityClientId);
        if (!secret && !identity) problems.Add("PostBot:Teams needs a ClientSecret or a ManagedIdentityClientId to send messages.");
        if (secret && identity) problems.Add("PostBot:Teams has both a ClientSecret and a ManagedIdentityClientId. Keep one of them.");
        if (identity && !Guid.TryParseExact(ManagedIdentityClientId, "D", out _)) problems.Add("PostBot:Teams:ManagedIdentityClientId is not a GUID.");
    }

    /// <summary>Keys and secrets travel over these: https, or plain http where nothing leaves the machine.</summary>
    private static void AddAddress(List<string> problems, string name, Uri address)
    {
        if (!address.IsAbsoluteUri) problems.Add($"PostBot:Teams:{name} is not an address.");
        else if (address.Scheme != Uri.UriSchemeHttps && !(address.Scheme == Uri.UriSchemeHttp && IsLoopback(address.Host)))
        {
            problems.Add($"PostBot:Teams:{name} must start with https:// (plain http only on this machine).");
        }
    }
}
