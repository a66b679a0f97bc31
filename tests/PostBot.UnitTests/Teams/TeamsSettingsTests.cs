using PostBot.Teams;
using PostBot.Teams.Sending;

namespace PostBot.UnitTests.Teams;

public sealed class TeamsSettingsTests
{
    private const string App = "11111111-2222-4333-8444-555555555555";
    private const string Tenant = "aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee";

    public static TheoryData<string, TeamsSettings, string> Wrong => new()
    {
        { "both", new TeamsSettings { AppId = App, TenantId = Tenant, ClientSecret = "s", Playground = true }, "Playground" },
        { "no app", new TeamsSettings { TenantId = Tenant, ClientSecret = "s" }, "AppId is missing" },
        { "bad app", new TeamsSettings { AppId = "postbot", TenantId = Tenant, ClientSecret = "s" }, "AppId is not a GUID" },
        { "empty app", new TeamsSettings { AppId = "", TenantId = Tenant, ClientSecret = "s" }, "AppId is not a GUID" },
        { "no tenant", new TeamsSettings { AppId = App, ClientSecret = "s" }, "TenantId is missing" },
        { "bad tenant", new TeamsSettings { AppId = App, TenantId = "studio.example", ClientSecret = "s" }, "TenantId is not a GUID" },
        { "no secret", new TeamsSettings { AppId = App, TenantId = Tenant }, "ClientSecret or a ManagedIdentityClientId" },
        { "empty secret", new TeamsSettings { AppId = App, TenantId = Tenant, ClientSecret = " " }, "ClientSecret or a ManagedIdentityClientId" },
        { "two ways", new TeamsSettings { AppId = App, TenantId = Tenant, ClientSecret = "s", ManagedIdentityClientId = App }, "both" },
        { "bad identity", new TeamsSettings { AppId = App, TenantId = Tenant, ManagedIdentityClientId = "me" }, "ManagedIdentityClientId is not a GUID" },
        { "plain keys", new TeamsSettings { AppId = App, TenantId = Tenant, ClientSecret = "s", OpenIdMetadata = new Uri("http://login.example/keys") }, "OpenIdMetadata must start with https" },
        { "plain tokens", new TeamsSettings { AppId = App, TenantId = Tenant, ClientSecret = "s", Authority = new Uri("http://login.example/") }, "Authority must start with https" },
        { "bad host", new TeamsSettings { AppId = App, TenantId = Tenant, ClientSecret = "s", ServiceHosts = ["https://smba.trafficmanager.net/"] }, "ServiceHosts" },
        { "bad allowed", new TeamsSettings { AppId = App, TenantId = Tenant, ClientSecret = "s", AllowedTenants = ["*"] }, "AllowedTenants" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void What_is_wrong_is_said_in_one_line(string what, TeamsSettings settings, string says)
    {
        var problem = Assert.Single(settings.Problems());
        Assert.True(problem.Contains(says, StringComparison.Ordinal), $"{what}: {problem}");
        Assert.DoesNotContain('\n', problem);
    }

    [Fact]
    public void What_is_right_is_silent()
    {
        Assert.Empty(new TeamsSettings().Problems());
        Assert.Empty(new TeamsSettings { Playground = true }.Problems());
        Assert.Empty(new TeamsSettings { AppId = App, TenantId = Tenant, ClientSecret = "s" }.Problems());
        Assert.Empty(new TeamsSettings { AppId = App, TenantId = Tenant, ManagedIdentityClientId = App, ServiceHosts = ["*.botframework.com", "127.0.0.1:5000"], Authority = new Uri("http://127.0.0.1:5000") }.Problems());
    }

    [Theory]
    [InlineData("https://smba.trafficmanager.net/emea/", true)]
    [InlineData("https://SMBA.trafficmanager.net/emea", true)]
    [InlineData("https://smba.trafficmanager.net:443/emea", true)]
    [InlineData("https://europe.botframework.com/", true)]
    [InlineData("https://botframework.com/", false)]
    [InlineData("https://xbotframework.com/", false)]
    [InlineData("https://evil.trafficmanager.net/", false)]
    [InlineData("https://smba.trafficmanager.net:8443/", false)]
    [InlineData("http://smba.trafficmanager.net/", false)]
    [InlineData("https://user@smba.trafficmanager.net/", false)]
    [InlineData("https://smba.trafficmanager.net.evil.example/", false)]
    [InlineData("https://smba.trafficmanager.net/?x=1", false)]
    [InlineData("https://127.0.0.1/", false)]
    [InlineData("http://localhost:56150/_connector", false)]
    [InlineData("", false)]
    public void Our_token_goes_to_the_connectors_hosts_alone(string address, bool allowed) =>
        Assert.Equal(allowed, new ServiceHosts(new TeamsSettings { AppId = App }).Find(address) is not null);

    [Fact]
    public void This_machine_counts_where_it_is_named_or_in_the_playground()
    {
        Assert.NotNull(new ServiceHosts(new TeamsSettings { Playground = true }).Find("http://localhost:56150/_connector"));
        var named = new ServiceHosts(new TeamsSettings { AppId = App, ServiceHosts = ["127.0.0.1:5000"] });
        Assert.NotNull(named.Find("http://127.0.0.1:5000/emea/"));
        Assert.Null(named.Find("http://127.0.0.1:5001/emea/"));
        Assert.Null(named.Find("https://smba.trafficmanager.net/emea/"));
        Assert.Equal("https://smba.trafficmanager.net/teams/", new ServiceHosts(new TeamsSettings { AppId = App }).Default);
    }
}
