using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using NodaTime;
using PostBot.Core.Delivery;
using PostBot.Slack.Intake;
using PostBot.Slack.Sending;

namespace PostBot.Slack.Install;

/// <summary>
/// The install flow: off to Slack with a state that only this browser holds, back with a code that is worth a token. The state is sealed
/// rather than stored, so strangers who open the page cost nothing; one that has come back is remembered for as long as it would be good.
/// </summary>
/// <remarks>docs.slack.dev, "Installing with OAuth".</remarks>
internal sealed partial class SlackInstall(SlackSettings settings, Uri publicUrl, SlackApi api, Installations installations, Sealing sealing, SpentStates spent, TimeProvider real, ILogger<SlackInstall> log)
{
    private const string Cookie = "slack-app-oauth-state";
    private const string Purpose = "slack-install";

    /// <summary>As long as Slack's code lives.</summary>
    private static readonly TimeSpan life = TimeSpan.FromMinutes(10);

    public Task Begin(HttpContext http)
    {
        var state = sealing.Seal($"{Purpose} {Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32))} {(real.GetUtcNow() + life).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)}");
        http.Response.Cookies.Append(Cookie, state, CookieFor(life));
        (string Name, string Value)[] fields = [("client_id", settings.ClientId!), ("scope", string.Join(',', SlackManifest.Scopes)), ("state", state), ("redirect_uri", Back)];
        var query = string.Join('&', fields.Select(field => $"{field.Name}={Uri.EscapeDataString(field.Value)}"));
        http.Response.Redirect($"{new Uri(settings.ApiUrl, "/oauth/v2/authorize").AbsoluteUri}?{query}");
        return Task.CompletedTask;
    }

    public async Task Finish(HttpContext http)
    {
        var (query, kept) = (http.Request.Query, http.Request.Cookies[Cookie]);
        http.Response.Cookies.Delete(Cookie, CookieFor(TimeSpan.Zero));
        var (state, code) = (query["state"], query["code"]);
        if (query.ContainsKey("error")) await Say(http, StatusCodes.Status200OK, InstallPage.NotInstalled);
        // From Slack's own pages people arrive with a code that no browser of ours asked for: they begin here.
        else if (state.Count != 1 || code.Count != 1 || !Holds(state[0]!, kept)) await Say(http, StatusCodes.Status400BadRequest, InstallPage.BeginAgain);
        else await Exchange(http, state[0]!, code[0]!);
    }

    private string Back => publicUrl.AbsoluteUri.TrimEnd('/') + "/slack/oauth";

    /// <summary>Lax: Slack's redirect comes from another site and has to bring it along.</summary>
    private static CookieOptions CookieFor(TimeSpan age) => new() { HttpOnly = true, Secure = true, SameSite = SameSiteMode.Lax, Path = "/", MaxAge = age };

    /// <summary>Ours, from this browser, not too old.</summary>
    private bool Holds(string state, string? kept)
    {
        if (kept is null || !CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(state), Encoding.UTF8.GetBytes(kept))) return false;
        return sealing.Open(state)?.Split(' ') is [Purpose, _, var until] && long.TryParse(until, out var seconds) && real.GetUtcNow().ToUnixTimeSeconds() <= seconds;
    }

    private async Task Exchange(HttpContext http, string state, string code)
    {
        if (!spent.Take(state, real.GetUtcNow() + life))
        {
            await Say(http, StatusCodes.Status400BadRequest, InstallPage.BeginAgain);
            return;
        }
        var answer = await api.CallAsApp(SlackMethod.Access, settings, [("code", code), ("redirect_uri", Back)], CancellationToken.None);
        if (!answer.Worked || SlackGrant.Read(answer.Body, Instant.FromDateTimeOffset(real.GetUtcNow())) is not { } granted)
        {
            Log.Refused(log, answer.Error ?? ApiAnswer.BadAnswer);
            await Say(http, StatusCodes.Status502BadGateway, InstallPage.Refused(answer.Error));
            return;
        }
        await installations.Save(granted, CancellationToken.None);
        Log.Installed(log, granted.Workspace);
        await Say(http, StatusCodes.Status200OK, InstallPage.Installed(granted.Name, granted.Workspace, answer.Body.Words("app_id"), answer.Body.IsTrue("is_enterprise_install")));
    }

    private static async Task Say(HttpContext http, int status, string page)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "text/html; charset=utf-8";
        await http.Response.WriteAsync(page, http.RequestAborted);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "PostBot was installed in Slack workspace {Workspace}")]
        public static partial void Installed(ILogger log, string workspace);

        [LoggerMessage(LogLevel.Warning, "An installation from Slack was not completed: {Code}")]
        public static partial void Refused(ILogger log, string code);
    }
}
