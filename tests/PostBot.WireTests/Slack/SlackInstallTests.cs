using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using PostBot.Core.Delivery;
using PostBot.Slack.Install;
using PostBot.Slack.Sending;
using PostBot.WireTests.Fakes;

namespace PostBot.WireTests.Slack;

/// <summary>Many workspaces: the install flow, what it lets in and what it keeps out, tokens that rotate, and what happens when they go.</summary>
public sealed class SlackInstallTests : IAsyncLifetime
{
    private static readonly SlackRequests other = new() { Team = "T0OTHER", Channel = "C0OTHER" };

    private readonly HttpClient browser = new(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false, CheckCertificateRevocationList = true });

    private FakeSlack slack = null!;
    private PostBotApp bot = null!;

    public async Task InitializeAsync()
    {
        slack = await FakeSlack.Start();
        bot = await PostBotApp.Start(
            $"PostBot:Slack:SigningSecret={SlackRequests.Secret}",
            $"PostBot:Slack:BotToken={FakeSlack.Token}",
            $"PostBot:Slack:ClientId={FakeGrants.ClientId}",
            $"PostBot:Slack:ClientSecret={FakeGrants.ClientSecret}",
            $"PostBot:Slack:ApiUrl={slack.ApiUrl}",
            "PostBot:PublicUrl=https://postbot.example");
        await slack.Wait("auth.test");
        while (bot.Services.GetRequiredService<PostBot.Slack.SlackConnection>().TeamId is null) await Task.Yield();
    }

    public async Task DisposeAsync()
    {
        Assert.Empty(slack.Faults);
        browser.Dispose();
        await bot.DisposeAsync();
        await slack.DisposeAsync();
    }

    [Fact]
    public async Task The_way_to_slack_carries_a_state_that_only_this_browser_holds()
    {
        using var response = await Get("/slack/install");
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        var query = System.Web.HttpUtility.ParseQueryString(response.Headers.Location!.Query);
        Assert.Equal("/oauth/v2/authorize", response.Headers.Location.AbsolutePath);
        Assert.Equal((FakeGrants.ClientId, "https://postbot.example/slack/oauth", string.Join(',', SlackManifest.Scopes)), (query["client_id"], query["redirect_uri"], query["scope"]));
        var cookie = Assert.Single(response.Headers.GetValues("Set-Cookie"));
        Assert.StartsWith($"slack-app-oauth-state={query["state"]};", cookie, StringComparison.Ordinal);
        foreach (var guard in (string[])["max-age=600", "path=/", "secure", "samesite=lax", "httponly"]) Assert.Contains(guard, cookie, StringComparison.OrdinalIgnoreCase);
        using var again = await Get("/slack/install");
        Assert.NotEqual(cookie, Assert.Single(again.Headers.GetValues("Set-Cookie")));
    }

    [Theory]
    [InlineData("none")]
    [InlineData("another browser")]
    [InlineData("another state")]
    [InlineData("made up")]
    [InlineData("two")]
    [InlineData("no code")]
    public async Task A_state_that_is_not_this_browsers_installs_nothing(string how)
    {
        var (state, stranger) = (await State(), await State());
        var code = slack.Grants.Code();
        var (query, cookie) = how switch
        {
            "none" => ($"code={code}", state),
            "another browser" => ($"code={code}&state={state}", null),
            "another state" => ($"code={code}&state={state}", stranger),
            "made up" => ($"code={code}&state=abc", "abc"),
            "two" => ($"code={code}&state={state}&state={state}", state),
            _ => ($"state={state}", state),
        };
        using var response = await Get($"/slack/oauth?{query}", cookie);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("Please begin here", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.StartsWith("slack-app-oauth-state=;", Assert.Single(response.Headers.GetValues("Set-Cookie")), StringComparison.Ordinal);
        Assert.Empty(slack.CallsOf("oauth.v2.access"));
    }

    [Fact]
    public async Task A_state_works_once()
    {
        var state = await State();
        using var first = await Get($"/slack/oauth?code={slack.Grants.Code()}&state={state}", state);
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        using var second = await Get($"/slack/oauth?code={slack.Grants.Code()}&state={state}", state);
        Assert.Equal(HttpStatusCode.BadRequest, second.StatusCode);
        Assert.Single(slack.CallsOf("oauth.v2.access"));
    }

    [Fact]
    public async Task A_state_is_good_for_ten_minutes()
    {
        var state = await State();
        Assert.Equal(StatusCodes.Status400BadRequest, await FinishAt(state, TimeSpan.FromMinutes(10.1)));
        Assert.Empty(slack.CallsOf("oauth.v2.access"));
        Assert.Equal(StatusCodes.Status200OK, await FinishAt(state, TimeSpan.FromMinutes(9.8)));
    }

    [Fact]
    public async Task Whoever_changes_their_mind_is_told_that_nothing_was_installed()
    {
        var state = await State();
        using var response = await Get($"/slack/oauth?error=access_denied&state={state}", state);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains("PostBot was not installed", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Empty(slack.CallsOf("oauth.v2.access"));
    }

    [Fact]
    public async Task A_code_that_slack_does_not_take_installs_nothing()
    {
        var state = await State();
        using var response = await Get($"/slack/oauth?code=spent&state={state}", state);
        Assert.Equal(HttpStatusCode.BadGateway, response.StatusCode);
        Assert.Contains("invalid_code", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Null(await Find("T0OTHER"));
    }

    [Fact]
    public async Task A_workspace_that_installs_it_has_a_studio_of_its_own_and_its_installer_is_admin()
    {
        var page = await Install(slack.Grants.Code(name: "Other <b>Studio</b>"));
        Assert.Contains("PostBot is installed in Other &lt;b&gt;Studio&lt;/b&gt;", page, StringComparison.Ordinal);
        Assert.Contains("slack://app?team=T0OTHER&amp;id=A0POSTBOT", page, StringComparison.Ordinal);
        Assert.Contains("Whoever installed PostBot types setup", await Slash("setup", "U0EVE"), StringComparison.Ordinal);
        await Slash("setup", "U0OLGA");
        Assert.Contains("admin", await Slash("who am i", "U0OLGA"), StringComparison.OrdinalIgnoreCase);
        await Slash("project add SECRETSHOW \"Secret show\" episodic 24 Europe/London rounds 3", "U0OLGA");

        var ana = bot.Person("ana");
        await ana.Says("setup");
        Assert.DoesNotContain("SECRETSHOW", (await ana.Says("status")).Text, StringComparison.Ordinal);
        Assert.Contains("SECRETSHOW", await Slash("status", "U0OLGA"), StringComparison.Ordinal);

        await Send(other.Mention("status", "U0OLGA"));
        Assert.Equal($"Bearer {(await Find("T0OTHER"))!.BotToken}", (await slack.Wait("chat.postMessage")).Authorization);
    }

    [Fact]
    public async Task An_event_of_a_workspace_that_never_installed_it_is_acknowledged_and_does_nothing()
    {
        await Send(other.Mention("setup"));
        await Send(other.DirectMessage("setup"));
        await Send(other.Press("setup", "1.1"));
        await bot.Settle();
        Assert.Empty(slack.CallsOf("chat.postMessage"));
        Assert.Contains("not connected to a studio", await Slash("setup", "U0OLGA"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tokens_are_not_readable_in_the_database()
    {
        await Install(slack.Grants.Code(seconds: 43_200));
        var (token, refresh) = ((await Find("T0OTHER"))!.BotToken, (await Find("T0OTHER"))!.RefreshToken!);
        foreach (var file in Directory.GetFiles(bot.Folder, "postbot.db*"))
        {
            await using var open = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(open, System.Text.Encoding.Latin1);
            var bytes = await reader.ReadToEndAsync();
            Assert.DoesNotContain(token, bytes, StringComparison.Ordinal);
            Assert.DoesNotContain(refresh, bytes, StringComparison.Ordinal);
        }
        // After a start they are read back.
        await bot.Restart();
        Assert.Equal(token, (await Find("T0OTHER"))!.BotToken);
    }

    [Fact]
    public async Task Installing_again_takes_new_tokens_and_keeps_the_studio()
    {
        await Install(slack.Grants.Code());
        await Slash("setup", "U0OLGA");
        await Slash("project add SHOW \"Show\" episodic 24 Europe/London rounds 3", "U0OLGA");
        var first = (await Find("T0OTHER"))!.BotToken;
        await Install(slack.Grants.Code(installer: "U0OTTO"));
        var second = (await Find("T0OTHER"))!;
        Assert.NotEqual(first, second.BotToken);
        Assert.Equal("U0OTTO", second.InstallerId);
        Assert.Contains("SHOW", await Slash("status", "U0OLGA"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_installation_into_a_whole_organisation_serves_each_of_its_workspaces()
    {
        var page = await Install(slack.Grants.Code("E0ORG", "Big House", wide: true));
        Assert.Contains("It is in no workspace of the organisation yet", page, StringComparison.Ordinal);
        var wide = "&is_enterprise_install=true&enterprise_id=E0ORG&enterprise_name=Big";
        Assert.StartsWith("Big House is ready", await SlashRaw(new SlackRequests { Team = "T0FIRST" }, "setup", "U0OLGA", wide), StringComparison.Ordinal);
        await SlashRaw(new SlackRequests { Team = "T0FIRST" }, "project add SHOW \"Show\" episodic 24 Europe/London rounds 3", "U0OLGA", wide);
        Assert.Contains("SHOW", await SlashRaw(new SlackRequests { Team = "T0SECOND" }, "status", "U0OLGA", wide), StringComparison.Ordinal);

        // As in Slack's own sample, the team of the authorization is null.
        await Send(new SlackRequests { Team = "T0SECOND" }.Mention("status", "U0OLGA", change: Wide));
        Assert.Equal($"Bearer {(await Find("E0ORG"))!.BotToken}", (await slack.Wait("chat.postMessage")).Authorization);
        await Send(new SlackRequests { Team = "T0SECOND" }.Press("status", "1.1", "U0OLGA", slack.ResponseUrl("wide"), change: payload =>
        {
            (payload["is_enterprise_install"], payload["team"]) = (true, null);
            payload["enterprise"] = new JsonObject { ["id"] = "E0ORG", ["name"] = "Big House" };
        }));
        Assert.Contains("SHOW", (await slack.Wait(SlackCall.Response))["text"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ten_calls_with_an_expired_token_renew_it_once()
    {
        await Install(slack.Grants.Code(seconds: 43_200));
        var old = (await Find("T0OTHER"))!.BotToken;
        slack.Grants.Kill(old, "token_expired");
        var calls = bot.Services.GetRequiredService<SlackCalls>();
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(number => calls.Call("T0OTHER", SlackMethod.OpenConversation, [("users", $"U0{number}")], default)));
        Assert.All(answers, answer => Assert.True(answer.Worked, answer.Error));
        Assert.Single(slack.CallsOf("oauth.v2.access"), call => call["grant_type"] == "refresh_token");
        Assert.NotEqual(old, (await Find("T0OTHER"))!.BotToken);
        await bot.Restart();
        Assert.True((await bot.Services.GetRequiredService<SlackCalls>().Call("T0OTHER", SlackMethod.OpenConversation, [("users", "U0X")], default)).Worked);
    }

    [Fact]
    public async Task Two_processes_renew_a_token_once_between_them()
    {
        await Install(slack.Grants.Code(seconds: 43_200));
        await using var twin = await bot.Twin();
        var old = (await Find("T0OTHER"))!.BotToken;
        var answer = new TaskCompletionSource();
        slack.Script("oauth.v2.access", FakeAnswer.After(answer.Task));
        slack.Grants.Kill(old, "token_expired");
        var both = new[] { bot, twin }.Select(one => one.Services.GetRequiredService<SlackCalls>().Call("T0OTHER", SlackMethod.OpenConversation, [("users", "U0X")], default)).ToList();
        await slack.Wait("conversations.open", 2);
        answer.SetResult();
        Assert.All(await Task.WhenAll(both), one => Assert.True(one.Worked, one.Error));
        Assert.Single(slack.CallsOf("oauth.v2.access"), call => call["grant_type"] == "refresh_token");
        Assert.True((await Find("T0OTHER"))!.IsActive);
    }

    [Fact]
    public async Task A_token_with_hardly_any_life_left_is_renewed_before_it_is_used()
    {
        await Install(slack.Grants.Code(seconds: 60));
        var old = (await Find("T0OTHER"))!.BotToken;
        await bot.Services.GetRequiredService<SlackCalls>().Call("T0OTHER", SlackMethod.OpenConversation, [("users", "U0X")], default);
        Assert.NotEqual($"Bearer {old}", (await slack.Wait("conversations.open")).Authorization);
    }

    [Fact]
    public async Task A_refresh_that_fails_leaves_the_token_that_still_works()
    {
        await Install(slack.Grants.Code(seconds: 3600));
        slack.Script("oauth.v2.access", FakeAnswer.Error("internal_error"));
        Assert.True((await bot.Services.GetRequiredService<SlackCalls>().Call("T0OTHER", SlackMethod.OpenConversation, [("users", "U0X")], default)).Worked);
        await slack.Wait("oauth.v2.access", 2);
        Assert.True((await Find("T0OTHER"))!.IsActive);
    }

    [Fact]
    public async Task A_token_that_slack_refuses_stops_everything_to_that_workspace_and_to_no_other()
    {
        await Install(slack.Grants.Code());
        slack.Grants.Kill((await Find("T0OTHER"))!.BotToken, "token_revoked");
        var calls = bot.Services.GetRequiredService<SlackCalls>();
        Assert.Equal("token_revoked", (await calls.Call("T0OTHER", SlackMethod.OpenConversation, [("users", "U0X")], default)).Error);
        Assert.Equal("no_token", (await calls.Call("T0OTHER", SlackMethod.OpenConversation, [("users", "U0X")], default)).Error);
        Assert.Single(slack.CallsOf("conversations.open"));
        Assert.True((await calls.Call(FakeSlack.TeamId, SlackMethod.OpenConversation, [("users", "U0X")], default)).Worked);
    }

    [Theory]
    [InlineData("tokens_revoked", "app_uninstalled")]
    [InlineData("app_uninstalled", "tokens_revoked")]
    [InlineData("app_uninstalled", "app_uninstalled")]
    public async Task Removal_in_any_order_wipes_the_token_and_a_month_later_the_studio(string first, string second)
    {
        await Install(slack.Grants.Code());
        await Slash("setup", "U0OLGA");
        await Slash("project add SHOW \"Show\" episodic 24 Europe/London rounds 3", "U0OLGA");
        await Slash("changes SHOW", "U0OLGA");
        await Send(other.DirectMessage("export all", "U0OLGA"));
        await bot.Settle();
        Assert.Equal((true, true), (await Rows("KeptFiles") > 0, await Rows("Receipts") > 0));
        var posted = slack.CallsOf("chat.postMessage").Count;
        await Removed(first, TimeSpan.FromMinutes(1));
        await Removed(second, TimeSpan.FromMinutes(1));
        Assert.Equal((false, ""), (await Find("T0OTHER") is var gone && gone!.IsActive, gone!.BotToken));
        await Send(other.Mention("status", "U0OLGA"));
        await bot.Advance("PT719H");
        Assert.NotNull(await Find("T0OTHER"));
        await bot.Advance("PT2H");
        Assert.Null(await Find("T0OTHER"));
        Assert.Equal(posted, slack.CallsOf("chat.postMessage").Count);
        // Nothing of theirs is left in any table: files, receipts and unworked deliveries go with them.
        foreach (var table in (string[])["Studios", "People", "Projects", "Outbox", "Audit", "KeptFiles", "Receipts", "Looks", "Deliveries"]) Assert.Equal((table, 0), (table, await Rows(table)));
        await Install(slack.Grants.Code());
        Assert.Contains("There is no studio here yet", await Slash("status", "U0OLGA"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Coming_back_within_the_month_finds_everything_and_a_late_removal_of_the_old_one_changes_nothing()
    {
        await Install(slack.Grants.Code());
        await Slash("setup", "U0OLGA");
        await Slash("project add SHOW \"Show\" episodic 24 Europe/London rounds 3", "U0OLGA");
        await Removed("app_uninstalled", TimeSpan.FromMinutes(1));
        await Install(slack.Grants.Code());
        await Removed("app_uninstalled", -TimeSpan.FromMinutes(1));
        await Removed("tokens_revoked", -TimeSpan.FromMinutes(1));
        Assert.True((await Find("T0OTHER"))!.IsActive);
        await bot.Advance("PT1000H");
        Assert.Contains("SHOW", await Slash("status", "U0OLGA"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("invalid_auth", "Slack does not accept the token any more")]
    [InlineData("app_access_restricted", "a Slack admin has restricted the app")]
    public async Task When_nothing_reaches_slack_an_admin_hears_it_elsewhere_once(string code, string told)
    {
        var ana = bot.Person("ana");
        await ana.Says("setup");
        slack.Script("chat.postMessage", FakeAnswer.Error(code), FakeAnswer.Error(code));
        await Send(new SlackRequests().Mention("status", "U0TOM"));
        await Send(new SlackRequests { Channel = "C0OTHER" }.Mention("status", "U0TOM"));
        await slack.Wait("chat.postMessage", 2);
        await bot.Settle();
        Assert.Single(await ana.Sees(), message => message.Text.StartsWith($"Nothing reaches Slack: {told}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_persons_own_token_is_not_ours()
    {
        await Install(slack.Grants.Code());
        await Send(other.Event(new JsonObject { ["type"] = "tokens_revoked", ["tokens"] = new JsonObject { ["oauth"] = new JsonArray("U0X"), ["bot"] = new JsonArray() } }, null, null));
        await bot.Settle();
        Assert.True((await Find("T0OTHER"))!.IsActive);
    }

    private async Task<int> Rows(string table)
    {
        await using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Path.Combine(bot.Folder, "postbot.db")};Mode=ReadOnly;Pooling=false");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Tables named in this file.
        command.CommandText = $"SELECT COUNT(*) FROM \"{table}\"";
#pragma warning restore CA2100
        return Convert.ToInt32(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture);
    }

    private static void Wide(JsonObject envelope)
    {
        envelope["enterprise_id"] = "E0ORG";
        envelope["authorizations"] = new JsonArray(new JsonObject { ["enterprise_id"] = "E0ORG", ["team_id"] = null, ["user_id"] = "U0BOTE0ORG", ["is_bot"] = true, ["is_enterprise_install"] = true });
        envelope["event"]!["text"] = "<@U0BOTE0ORG> status";
    }

    private async Task Removed(string type, TimeSpan later)
    {
        var said = new JsonObject { ["type"] = type };
        if (type == "tokens_revoked") said["tokens"] = new JsonObject { ["oauth"] = new JsonArray("U0X"), ["bot"] = new JsonArray("U0BOTT0OTHER") };
        await Send(other.Event(said, null, envelope => envelope["event_time"] = (TimeProvider.System.GetUtcNow() + later).ToUnixTimeSeconds()));
        await bot.Settle();
    }

    private ValueTask<Installation?> Find(string workspace) => bot.Services.GetRequiredService<Installations>().Find(Surface.Slack, workspace, default);

    private async Task<int> FinishAt(string state, TimeSpan later)
    {
        var http = new DefaultHttpContext { RequestServices = bot.Services };
        http.Request.Headers.Cookie = $"slack-app-oauth-state={state}";
        http.Request.QueryString = new QueryString($"?code={slack.Grants.Code()}&state={Uri.EscapeDataString(state)}");
        await ActivatorUtilities.CreateInstance<SlackInstall>(bot.Services, new Uri("https://postbot.example"), new LaterTime(later)).Finish(http);
        return http.Response.StatusCode;
    }

    private async Task<string> State()
    {
        using var response = await Get("/slack/install");
        return System.Web.HttpUtility.ParseQueryString(response.Headers.Location!.Query)["state"]!;
    }

    private async Task<string> Install(string code)
    {
        var state = await State();
        using var response = await Get($"/slack/oauth?code={code}&state={state}", state);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsStringAsync();
    }

    private async Task<HttpResponseMessage> Get(string path, string? cookie = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(bot.Http.BaseAddress!, path));
        if (cookie is not null) request.Headers.Add("Cookie", $"slack-app-oauth-state={cookie}");
        return await browser.SendAsync(request);
    }

    private Task<string> Slash(string text, string user) => SlashRaw(other, text, user, "");

    private async Task<string> SlashRaw(SlackRequests requests, string text, string user, string extra)
    {
        using var request = requests.Slash(text, user, user, slack.ResponseUrl("slash"), extra: extra.Length == 0 ? "" : extra.Replace("&is_enterprise_install=true", "", StringComparison.Ordinal));
        if (extra.Contains("is_enterprise_install", StringComparison.Ordinal))
        {
            var body = (await request.Content!.ReadAsStringAsync()).Replace("is_enterprise_install=false", "is_enterprise_install=true", StringComparison.Ordinal);
            return await Answer(requests.WithSignature("/slack/commands", body, SlackRequests.FormType));
        }
        return await Answer(request);
    }

    private async Task<string> Answer(HttpRequestMessage request)
    {
        using var response = await bot.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync())!["text"]!.GetValue<string>();
    }

    private async Task Send(HttpRequestMessage request)
    {
        using (request)
        using (var response = await bot.Http.SendAsync(request)) Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    private sealed class LaterTime(TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + by;
    }
}
