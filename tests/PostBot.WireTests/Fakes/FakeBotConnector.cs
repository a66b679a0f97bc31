using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using PostBot.Teams;

namespace PostBot.WireTests.Fakes;

/// <summary>
/// The Bot Connector with its sign-in service and its OpenID document, on a port of this machine. Records every request, answers from a
/// script or as Microsoft would, and notes a fault for whatever the real ones would not take. A test ends with <see cref="Faults"/> empty.
/// </summary>
public sealed class FakeBotConnector : IAsyncDisposable
{
    public const string AppId = "11111111-2222-4333-8444-555555555555";
    public const string TenantId = "aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee";
    public const string Secret = "a fake secret";
    public const string Issuer = "https://api.botframework.com";

    private readonly WebApplication app;
    private readonly ConcurrentDictionary<string, ConcurrentQueue<FakeAnswer>> script = new(StringComparer.Ordinal);
    private readonly CallLog<ConnectorCall> calls = new(call => call.Operation);
    private readonly ConcurrentQueue<string> faults = new();
    private readonly ConcurrentDictionary<(string Conversation, string Id), bool> messages = new();
    private string? token;
    private int tokens;
    private long clock = 1_795_600_000_000;

    private FakeBotConnector(WebApplication app) => this.app = app;

    /// <summary>What the key document shows; a test may change it.</summary>
    public ConcurrentDictionary<string, FakeKey> Keys { get; } = new(StringComparer.Ordinal);

    /// <summary>Where a consented file goes, as an upload session of OneDrive.</summary>
    public string Drive => new Uri(Root, "/drive/session-1?access=secret").AbsoluteUri;

    /// <summary>What people share, at the address that comes with their message.</summary>
    public ReadOnlyMemory<byte> Shared { get; set; }

    public string SharedAt(string file) => new Uri(Root, $"/shared/{file}?tempauth=secret").AbsoluteUri;

    /// <summary>What was put there last.</summary>
    public ReadOnlyMemory<byte> Uploaded { get; private set; }

    public IReadOnlyList<ConnectorCall> Calls => calls.All;

    public IReadOnlyList<string> Faults => [.. faults];

    public Uri Root => new(app.Urls.First());

    /// <summary>As the connector names itself in activities: with a region and the tenant.</summary>
    public string ServiceUrl => new Uri(Root, $"/emea/{TenantId}/").AbsoluteUri;

    public TeamsSettings Settings => new()
    {
        AppId = AppId,
        TenantId = TenantId,
        ClientSecret = Secret,
        OpenIdMetadata = new Uri(Root, "/v1/.well-known/openidconfiguration"),
        Authority = Root,
        ServiceHosts = [Root.Authority],
    };

    /// <summary>The same for a whole host, as command-line settings.</summary>
    public IReadOnlyList<string> HostSettings =>
    [
        $"PostBot:Teams:AppId={AppId}",
        $"PostBot:Teams:TenantId={TenantId}",
        $"PostBot:Teams:ClientSecret={Secret}",
        $"PostBot:Teams:OpenIdMetadata={Settings.OpenIdMetadata}",
        $"PostBot:Teams:Authority={Root}",
        $"PostBot:Teams:ServiceHosts:0={Root.Authority}",
    ];

    public static async Task<FakeBotConnector> Start()
    {
        // Empty: the usual builder watches settings files, and a machine has few watches.
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        var fake = new FakeBotConnector(builder.Build());
        fake.Keys["k1"] = new FakeKey("k1", "msteams", "skype");
        fake.app.MapGet("/v1/.well-known/openidconfiguration", fake.Metadata);
        fake.app.MapGet("/v1/.well-known/keys", fake.KeyDocument);
        fake.app.MapPost("/{tenant}/oauth2/v2.0/token", (HttpContext http, string tenant) => fake.Token(http, tenant));
        fake.app.MapGet("/common/v2.0/.well-known/openid-configuration", fake.SignIn);
        fake.app.MapPut("/drive/{file}", fake.Upload);
        fake.app.MapGet("/shared/{file}", fake.Download);
        fake.app.MapGet("/msi/token", fake.ManagedIdentity);
        fake.app.MapFallback(fake.Connector);
        await fake.app.StartAsync();
        return fake;
    }

    /// <summary>The next requests of this operation get these answers, one each.</summary>
    public void Script(string operation, params FakeAnswer[] answers)
    {
        var queue = script.GetOrAdd(operation, _ => new());
        foreach (var answer in answers) queue.Enqueue(answer);
    }

    /// <summary>The token given out so far is worth nothing from now on.</summary>
    public void Revoke() => token = null;

    /// <summary>A message of the bot's that already exists.</summary>
    public void Knows(string conversation, string id) => messages[(conversation, id)] = true;

    public IReadOnlyList<ConnectorCall> CallsOf(string operation) => calls.Of(operation);

    /// <summary>Waits until the operation was called <paramref name="count"/> times and returns the last of these calls.</summary>
    public Task<ConnectorCall> Wait(string operation, int count = 1, int seconds = 20) => calls.Wait(operation, count, seconds);

    public async ValueTask DisposeAsync()
    {
        // Answers that never come must not hold the end of a test.
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await app.StopAsync(now.Token);
        await app.DisposeAsync();
        foreach (var key in Keys.Values) key.Dispose();
    }

    public static FakeAnswer Error(int status, string code) =>
        FakeAnswer.Text(status, "application/json; charset=utf-8", new JsonObject { ["error"] = new JsonObject { ["code"] = code, ["message"] = "a message about it" } }.ToJsonString());

    /// <summary>The chat service's own shape: JSON inside a string.</summary>
    public static FakeAnswer InnerError(int status, string subCode) =>
        FakeAnswer.Text(status, "application/json; charset=utf-8", new JsonObject { ["errorCode"] = 209, ["message"] = new JsonObject { ["subCode"] = subCode, ["details"] = "details" }.ToJsonString() }.ToJsonString());

    private Task Metadata(HttpContext http) => Answer(http, new ConnectorCall(ConnectorCall.Metadata, "", "", default), () => (200, new JsonObject
    {
        ["issuer"] = Issuer,
        ["jwks_uri"] = new Uri(Root, "/v1/.well-known/keys").AbsoluteUri,
        ["id_token_signing_alg_values_supported"] = new JsonArray("RS256"),
    }));

    private Task KeyDocument(HttpContext http) => Answer(http, new ConnectorCall(ConnectorCall.Keys, "", "", default), () =>
        (200, new JsonObject { ["keys"] = new JsonArray([.. Keys.Values.Select(key => key.Jwk())]) }));

    /// <summary>Entra's document for every tenant, as tabs' tokens are signed.</summary>
    private Task SignIn(HttpContext http) => Answer(http, new ConnectorCall(ConnectorCall.SignIn, "", "", default), () => (200, new JsonObject
    {
        ["issuer"] = SignInIssuer("{tenantid}"),
        ["jwks_uri"] = new Uri(Root, "/v1/.well-known/keys").AbsoluteUri,
    }));

    /// <summary>What Azure's App Service answers a program that runs under a managed identity (learn.microsoft.com, "How to use managed identities for App Service").</summary>
    private Task ManagedIdentity(HttpContext http) => Answer(http, new ConnectorCall(ConnectorCall.Token, http.Request.Query["client_id"].ToString(), http.Request.Query["resource"].ToString(), default), () =>
    {
        if (http.Request.Headers["X-IDENTITY-HEADER"] != Secret) return (400, new JsonObject { ["statusCode"] = 400, ["message"] = "no" });
        var ends = DateTimeOffset.UtcNow.AddHours(1).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return (200, new JsonObject { ["access_token"] = "fake-managed-token", ["expires_on"] = ends, ["resource"] = http.Request.Query["resource"].ToString(), ["token_type"] = "Bearer", ["client_id"] = http.Request.Query["client_id"].ToString() });
    });

    public static string SignInIssuer(string tenant) => $"https://login.microsoftonline.com/{tenant}/v2.0";

    private async Task Upload(HttpContext http, string file)
    {
        using var bytes = new MemoryStream();
        await http.Request.Body.CopyToAsync(bytes);
        if (http.Request.Headers.Authorization.Count > 0) faults.Enqueue("upload: our token is not for the drive");
        if (http.Request.Headers.ContentRange != $"bytes 0-{bytes.Length - 1}/{bytes.Length}") faults.Enqueue("upload: the range is not that of the file");
        await Answer(http, new ConnectorCall(ConnectorCall.Upload, "", file, default), () =>
        {
            Uploaded = bytes.ToArray();
            return (201, []);
        });
    }

    private Task Download(HttpContext http, string file)
    {
        if (http.Request.Headers.Authorization.Count > 0) faults.Enqueue("download: our token is not for the drive");
        if (file == "elsewhere") http.Response.Redirect("/shared/notes.csv");
        return file == "elsewhere" ? Task.CompletedTask : http.Response.Body.WriteAsync(Shared).AsTask();
    }

    private async Task Token(HttpContext http, string tenant)
    {
        var form = await http.Request.ReadFormAsync();
        await Answer(http, new ConnectorCall(ConnectorCall.Token, tenant, "", default), () =>
        {
            var right = tenant == TenantId && form["grant_type"] == "client_credentials" && form["client_id"] == AppId && form["client_secret"] == Secret && form["scope"] == Issuer + "/.default";
            if (!right) return (401, new JsonObject { ["error"] = "invalid_client", ["error_description"] = "AADSTS7000215" });
            token = string.Create(CultureInfo.InvariantCulture, $"fake-token-{Interlocked.Increment(ref tokens)}");
            return (200, new JsonObject { ["token_type"] = "Bearer", ["expires_in"] = 3600, ["ext_expires_in"] = 3600, ["access_token"] = token });
        });
    }

    private async Task Connector(HttpContext http)
    {
        var path = http.Request.Path.Value!;
        var at = path.IndexOf("/v3/conversations", StringComparison.Ordinal);
        var parts = at < 0 ? [] : path[(at + 4)..].Split('/');
        var operation = (http.Request.Method, parts) switch
        {
            ("POST", ["conversations"]) => ConnectorCall.Create,
            ("POST", ["conversations", _, "activities"]) => ConnectorCall.Send,
            ("PUT", ["conversations", _, "activities", _]) => ConnectorCall.Edit,
            ("DELETE", ["conversations", _, "activities", _]) => ConnectorCall.Delete,
            _ => null,
        };
        if (operation is null)
        {
            faults.Enqueue($"{http.Request.Method} {path} is not one of the connector's addresses");
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        var target = http.Features.Get<IHttpRequestFeature>()!.RawTarget;
        if (target.AsSpan().IndexOfAny(";@") >= 0) faults.Enqueue($"{operation}: ids in the address are not escaped");
        using var body = operation == ConnectorCall.Delete ? null : await JsonDocument.ParseAsync(http.Request.Body);
        var call = new ConnectorCall(operation, parts.Length > 1 ? parts[1] : "", parts.Length > 3 ? parts[3] : "", body?.RootElement.Clone() ?? default);
        await Answer(http, call, () => Usual(http, call));
    }

    private (int Status, JsonObject Body) Usual(HttpContext http, ConnectorCall call)
    {
        if (token is null || http.Request.Headers.Authorization.ToString() != $"Bearer {token}") return Problem(401, "BotNotRegistered");
        switch (call.Operation)
        {
            case ConnectorCall.Create:
                return Create(call.Body);
            case ConnectorCall.Send:
                if (call.Body.TryGetProperty("id", out _)) faults.Enqueue("send: a new message has no id yet");
                CheckMessage(call.Body, call.Conversation);
                var id = NewId();
                messages[(call.Conversation, id)] = true;
                return (201, new JsonObject { ["id"] = id });
            case ConnectorCall.Edit:
                CheckMessage(call.Body, call.Conversation);
                return messages.ContainsKey((call.Conversation, call.Message)) ? (200, new JsonObject { ["id"] = call.Message }) : Problem(404, "ActivityNotFoundInConversation");
            default:
                return messages.TryRemove((call.Conversation, call.Message), out _) ? (200, []) : Problem(404, "ActivityNotFoundInConversation");
        }
    }

    private (int Status, JsonObject Body) Create(JsonElement body)
    {
        if (body.GetProperty("bot").GetProperty("id").GetString() != $"28:{AppId}") faults.Enqueue("create: not this bot");
        if (body.GetProperty("tenantId").GetString() != body.GetProperty("channelData").GetProperty("tenant").GetProperty("id").GetString()) faults.Enqueue("create: two tenants");
        if (!body.GetProperty("isGroup").GetBoolean())
        {
            var member = body.GetProperty("members")[0];
            if (member.EnumerateObject().Count() != 1) faults.Enqueue("create: a member is an id and nothing else");
            return (201, new JsonObject { ["id"] = $"a:with-{member.GetProperty("id").GetString()}" });
        }
        CheckMessage(body.GetProperty("activity"), null);
        var thread = NewId();
        var conversation = $"{body.GetProperty("channelData").GetProperty("channel").GetProperty("id").GetString()};messageid={thread}";
        messages[(conversation, thread)] = true;
        return (201, new JsonObject { ["id"] = conversation, ["activityId"] = thread });
    }

    private void CheckMessage(JsonElement activity, string? conversation)
    {
        foreach (var fault in AdaptiveCardRules.Activity(activity)) faults.Enqueue(fault);
        if (conversation is not null && activity.GetProperty("conversation").GetProperty("id").GetString() != conversation) faults.Enqueue("the conversation is not that of the address");
    }

    private static (int Status, JsonObject Body) Problem(int status, string code) => (status, new JsonObject { ["error"] = new JsonObject { ["code"] = code, ["message"] = code } });

    private string NewId() => Interlocked.Increment(ref clock).ToString(CultureInfo.InvariantCulture);

    private async Task Answer(HttpContext http, ConnectorCall call, Func<(int Status, JsonObject Body)> usual)
    {
        var scripted = script.TryGetValue(call.Operation, out var queue) && queue.TryDequeue(out var answer) ? answer : null;
        var (status, body) = scripted is null or { WithEffect: true } ? usual() : (0, []);
        calls.Add(call);
        if (scripted is not null)
        {
            await scripted.Give(http);
            return;
        }
        http.Response.StatusCode = status;
        await http.Response.WriteAsJsonAsync(body);
    }
}
