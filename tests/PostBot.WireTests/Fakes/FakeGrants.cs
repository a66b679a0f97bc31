using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace PostBot.WireTests.Fakes;

/// <summary>The tokens the fake Slack has given out, and the one-time codes and refresh tokens for more.</summary>
public sealed class FakeGrants
{
    public const string ClientId = "1111.2222";
    public const string ClientSecret = "fake-client-secret";

    private readonly ConcurrentDictionary<string, string> dead = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> teams = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Func<JsonObject>> codes = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Func<JsonObject>> refreshes = new(StringComparer.Ordinal);
    private int last;

    public FakeGrants() => teams[FakeSlack.Token] = FakeSlack.TeamId;

    /// <summary>What Slack says to a token: null when it is good; <c>invalid_auth</c> for one it never gave.</summary>
    public string? WhyNot(string token) => dead.TryGetValue(token, out var code) ? code : teams.ContainsKey(token) ? null : "invalid_auth";

    /// <param name="authorization">A header with a token.</param>
    public string TeamOf(string authorization) => teams.GetValueOrDefault(authorization["Bearer ".Length..], FakeSlack.TeamId);

    /// <summary>From now on Slack answers this to the token: <c>token_expired</c>, <c>token_revoked</c>.</summary>
    public void Kill(string token, string code) => dead[token] = code;

    /// <summary>A code as Slack gives it to whoever installs the app.</summary>
    public string Code(string team = "T0OTHER", string name = "Other Studio", string installer = "U0OLGA", bool wide = false, int? seconds = null)
    {
        var code = $"code-{Next()}";
        codes[code] = () => Grant(team, name, installer, wide, seconds);
        return code;
    }

    /// <summary><c>oauth.v2.access</c>: an answer, or Slack's error.</summary>
    public object Access(SlackCall call)
    {
        if (call.Authorization != "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{ClientId}:{ClientSecret}"))) return "bad_client_secret";
        if (call["grant_type"] == "refresh_token") return refreshes.TryRemove(call["refresh_token"], out var renew) ? renew() : "invalid_refresh_token";
        if (call["redirect_uri"] != "https://postbot.example/slack/oauth") return "bad_redirect_uri";
        return codes.TryRemove(call["code"], out var grant) ? grant() : "invalid_code";
    }

    private JsonObject Grant(string team, string name, string installer, bool wide, int? seconds)
    {
        var token = seconds is null ? $"xoxb-{Next()}-{team}" : $"xoxe.xoxb-1-{Next()}-{team}";
        teams[token] = team;
        var place = new JsonObject { ["id"] = team, ["name"] = name };
        var grant = new JsonObject
        {
            ["ok"] = true,
            ["access_token"] = token,
            ["token_type"] = "bot",
            ["scope"] = "chat:write,commands",
            ["bot_user_id"] = $"U0BOT{team}",
            ["app_id"] = "A0POSTBOT",
            ["team"] = wide ? null : place,
            ["enterprise"] = wide ? place : null,
            ["is_enterprise_install"] = wide,
            ["authed_user"] = new JsonObject { ["id"] = installer },
        };
        if (seconds is not { } life) return grant;
        var refresh = $"xoxe-1-{Next()}";
        refreshes[refresh] = () => Grant(team, name, installer, wide, 43_200);
        grant["refresh_token"] = refresh;
        grant["expires_in"] = life;
        return grant;
    }

    private string Next() => Interlocked.Increment(ref last).ToString("00000", CultureInfo.InvariantCulture);
}
