using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using PostBot.Slack.Install;

namespace PostBot.WireTests.Fakes;

/// <summary>
/// Slack's Web API and response addresses on a port of this machine. Records every request, answers from a script or as Slack would,
/// and notes a fault for whatever Slack would not take: a wrong token, missing fields, blocks beyond the limits, undeclared methods.
/// A test ends with <see cref="Faults"/> empty.
/// </summary>
public sealed class FakeSlack : IAsyncDisposable
{
    public const string Token = "xoxb-1111-2222-fake";
    public const string TeamId = "T0STUDIO";
    public const string BotUserId = "U0POSTBOT";

    /// <summary>The first message posted in a test.</summary>
    public const string FirstTs = "1795600000.000101";

    private static readonly Dictionary<string, (string[] Needed, string[] Allowed)> methods = new(StringComparer.Ordinal)
    {
        ["auth.test"] = ([], []),
        ["apps.connections.open"] = ([], []),
        ["oauth.v2.access"] = ([], ["code", "redirect_uri", "grant_type", "refresh_token"]),
        ["chat.postMessage"] = (["channel", "text"], ["blocks", "thread_ts", "unfurl_links", "unfurl_media", "metadata", "parse", "mrkdwn"]),
        ["chat.update"] = (["channel", "ts", "text"], ["blocks", "metadata", "parse"]),
        ["chat.delete"] = (["channel", "ts"], []),
        ["chat.unfurl"] = (["unfurls"], ["channel", "ts", "unfurl_id", "source"]),
        ["conversations.open"] = (["users"], ["return_im"]),
        ["views.open"] = (["trigger_id", "view"], []),
        ["views.update"] = (["view_id", "view"], ["hash"]),
        ["views.publish"] = (["user_id", "view"], ["hash"]),
        ["users.info"] = (["user"], ["include_locale"]),
        ["files.getUploadURLExternal"] = (["filename", "length"], ["alt_txt", "snippet_type"]),
        ["files.completeUploadExternal"] = (["files", "channel_id"], ["thread_ts", "initial_comment"]),
    };

    private readonly WebApplication app;
    private readonly ConcurrentDictionary<string, ConcurrentQueue<FakeAnswer>> script = new(StringComparer.Ordinal);
    private readonly CallLog<SlackCall> calls = new(call => call.Method);
    private readonly ConcurrentQueue<string> faults = new();
    private readonly ConcurrentDictionary<(string Channel, string Ts), bool> messages = new();
    private readonly ConcurrentDictionary<string, int> responseUses = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> triggers = new(StringComparer.Ordinal);
    private int clock = 100;

    private FakeSlack(WebApplication app) => this.app = app;

    public Uri ApiUrl => new(Root, "/api/");

    public IReadOnlyList<SlackCall> Calls => calls.All;

    /// <summary>The tokens it has given out.</summary>
    public FakeGrants Grants { get; } = new();

    /// <summary>Files that were brought to it, and files that people have sent.</summary>
    public FakeFiles Files { get; } = new();

    /// <summary>What it knows of people beyond their id: members of the fields of a user object.</summary>
    public ConcurrentDictionary<string, JsonObject> People { get; } = new(StringComparer.Ordinal);

    /// <summary>Socket Mode's connections.</summary>
    public FakeSockets Sockets { get; } = new();

    /// <summary>What the real Slack would have refused.</summary>
    public IReadOnlyList<string> Faults => [.. faults];

    /// <summary>What the settings' token may do, as every answer says it.</summary>
    public IReadOnlyList<string> Granted { get; set; } = SlackManifest.Scopes;

    private Uri Root => new(app.Urls.First());

    public static async Task<FakeSlack> Start()
    {
        // Empty: the usual builder watches settings files, and a machine has few watches.
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        var fake = new FakeSlack(builder.Build());
        fake.app.MapPost("/api/{method}", (HttpContext http, string method) => fake.Method(http, method));
        fake.app.UseWebSockets();
        fake.app.MapGet("/link/", async (HttpContext http) =>
        {
            if (await fake.Sockets.Accept(http) is { } wrong) fake.faults.Enqueue(wrong);
        });
        fake.app.MapPost("/upload/{id}", (HttpContext http, string id) => fake.Files.Receive(http, id));
        fake.app.MapGet("/files/{id}", (HttpContext http, string id) => fake.Files.Give(http, id));
        fake.app.MapPost("/response/{name}", (HttpContext http, string name) => fake.Response(http, name));
        fake.app.MapFallback(http =>
        {
            fake.faults.Enqueue($"{http.Request.Method} {http.Request.Path} is not one of Slack's addresses");
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        });
        await fake.app.StartAsync();
        return fake;
    }

    /// <summary>The next requests of this method (<see cref="SlackCall.Response"/> for response addresses) get these answers, one each.</summary>
    public void Script(string method, params FakeAnswer[] answers)
    {
        var queue = script.GetOrAdd(method, _ => new());
        foreach (var answer in answers) queue.Enqueue(answer);
    }

    public string ResponseUrl(string name) => new Uri(Root, $"/response/{name}").AbsoluteUri;

    /// <summary>A message of the bot's that already exists.</summary>
    public void Knows(string channel, string ts) => messages[(channel, ts)] = true;

    public IReadOnlyList<SlackCall> CallsOf(string method) => calls.Of(method);

    /// <summary>Waits until the method was called <paramref name="count"/> times and returns the last of these calls.</summary>
    public Task<SlackCall> Wait(string method, int count = 1, int seconds = 20) => calls.Wait(method, count, seconds);

    public async ValueTask DisposeAsync()
    {
        // Answers that never come must not hold the end of a test.
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        await app.StopAsync(now.Token);
        await app.DisposeAsync();
    }

    private async Task Method(HttpContext http, string method)
    {
        var form = http.Request.HasFormContentType ? await http.Request.ReadFormAsync() : FormCollection.Empty;
        var call = new SlackCall(method, "", form.ToDictionary(field => field.Key, field => field.Value.ToString(), StringComparer.Ordinal)) { Authorization = http.Request.Headers.Authorization.ToString() };
        http.Response.Headers["x-oauth-scopes"] = string.Join(", ", Granted);
        await Answer(http, call, () => Error(http, call) ?? Usual(call));
    }

    private async Task Response(HttpContext http, string name)
    {
        using var body = await JsonDocument.ParseAsync(http.Request.Body);
        var fields = body.RootElement.EnumerateObject().ToDictionary(field => field.Name, field => field.Value.ToString(), StringComparer.Ordinal);
        var call = new SlackCall(SlackCall.Response, name, fields);
        if (http.Request.Headers.Authorization.Count > 0) Fault(call, "a response address gets no token");
        if (body.RootElement.TryGetProperty("blocks", out var blocks)) foreach (var fault in BlockKitRules.Message(blocks)) Fault(call, fault);
        if (fields.Keys.Except(["text", "blocks", "response_type", "replace_original", "delete_original", "thread_ts"]).Any()) Fault(call, "a member that is not expected");
        await Answer(http, call, () => responseUses.AddOrUpdate(name, 1, (_, uses) => uses + 1) > 5 ? "used_url" : null);
    }

    private async Task Answer(HttpContext http, SlackCall call, Func<object?> usual)
    {
        var scripted = script.TryGetValue(call.Method, out var queue) && queue.TryDequeue(out var answer) ? answer : null;
        var result = scripted is null or { WithEffect: true } or { ThenUsual: true } ? usual() : null;
        calls.Add(call);
        if (scripted is not null) await scripted.Give(http);
        if (scripted is { ThenUsual: false }) return;
        if (call.Method == SlackCall.Response) await WriteResponse(http, result as string);
        else await http.Response.WriteAsJsonAsync(result is string error ? new JsonObject { ["ok"] = false, ["error"] = error } : (JsonObject)result!);
    }

    private static async Task WriteResponse(HttpContext http, string? error)
    {
        http.Response.StatusCode = error is null ? StatusCodes.Status200OK : StatusCodes.Status404NotFound;
        await http.Response.WriteAsync(error ?? "ok");
    }

    /// <summary>What Slack would not take; each is a fault as well.</summary>
    private string? Error(HttpContext http, SlackCall call)
    {
        if (!methods.TryGetValue(call.Method, out var rules)) return Fault(call, "unknown_method");
        if (WhyNot(call) is { } code) return code == "invalid_auth" ? Fault(call, code) : code;
        if (FakeScopes.OfMethods[call.Method].Except(SlackManifest.Scopes).FirstOrDefault() is { } scope) return Fault(call, "missing_scope", scope);
        if (call.Fields.Count > 0 && http.Request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.Ordinal) != true) return Fault(call, "invalid_post_type");
        if (rules.Needed.FirstOrDefault(field => call[field].Length == 0) is { } missing) return Fault(call, "invalid_arguments", $"{missing} is missing");
        if (call.Fields.Keys.Except([.. rules.Needed, .. rules.Allowed]).FirstOrDefault() is { } unknown) return Fault(call, "invalid_arg_name", unknown);
        if (call["text"].Length > (call.Method == "chat.update" ? 4000 : 40_000)) return Fault(call, "msg_too_long");
        if (call.Fields.ContainsKey("blocks") && BlockKitRules.Message(call.Json("blocks")) is { Count: > 0 } wrong) return Fault(call, "invalid_blocks", string.Join("; ", wrong));
        if (call.Fields.ContainsKey("view") && (call.Method == "views.publish" ? BlockKitRules.Home(call.Json("view")) : BlockKitRules.View(call.Json("view"))) is { Count: > 0 } broken) return Fault(call, "invalid_arguments", string.Join("; ", broken));
        if (call.Fields.ContainsKey("metadata") && !(call.Json("metadata").TryGetProperty("event_type", out _) && call.Json("metadata").TryGetProperty("event_payload", out _))) return Fault(call, "invalid_metadata_format");
        if (call.Method == "chat.unfurl" && WrongUnfurl(call) is { } unfurl) return Fault(call, unfurl);
        if (call.Method == "views.open" && !triggers.TryAdd(call["trigger_id"], true)) return Fault(call, "exchanged_trigger_id");
        if (call.Method is "chat.update" or "chat.delete" && call["channel"] is ['U' or 'W', ..]) return Fault(call, "channel_not_found", "a person's id is no channel here");
        return null;
    }

    /// <summary>A message is named by its channel and time, or by the unfurl's own id and source; every link has blocks.</summary>
    private static string? WrongUnfurl(SlackCall call)
    {
        if ((call["channel"].Length > 0 && call["ts"].Length > 0) == (call["unfurl_id"].Length > 0 && call["source"] is "composer" or "conversations_history")) return "invalid_arguments";
        return call.Json("unfurls").EnumerateObject().Any(link => BlockKitRules.Message(link.Value.GetProperty("blocks")).Count > 0) ? "invalid_unfurls_format" : null;
    }

    /// <summary>What is wrong with the token; a dead one is no fault, since only Slack can tell.</summary>
    private string? WhyNot(SlackCall call) => call.Method switch
    {
        "oauth.v2.access" => null,
        "apps.connections.open" => call.Authorization == $"Bearer {FakeSockets.AppToken}" ? null : "invalid_auth",
        _ => call.Authorization.StartsWith("Bearer ", StringComparison.Ordinal) ? Grants.WhyNot(call.Authorization["Bearer ".Length..]) : "invalid_auth",
    };

    private object Usual(SlackCall call)
    {
        switch (call.Method)
        {
            case "auth.test":
                return new JsonObject { ["ok"] = true, ["url"] = "https://studio.slack.com/", ["team"] = "Studio", ["user"] = "postbot", ["team_id"] = TeamId, ["user_id"] = BotUserId, ["bot_id"] = "B0POSTBOT" };
            case "oauth.v2.access":
                return Grants.Access(call);
            case "apps.connections.open":
                return new JsonObject { ["ok"] = true, ["url"] = new UriBuilder(Root) { Scheme = "ws", Path = "/link/", Query = $"ticket={Sockets.Ticket()}&app_id=A0POSTBOT" }.Uri.AbsoluteUri };
            case "chat.postMessage":
                var ts = string.Create(CultureInfo.InvariantCulture, $"1795600000.{Interlocked.Increment(ref clock):000000}");
                messages[(call["channel"], ts)] = true;
                return new JsonObject { ["ok"] = true, ["channel"] = call["channel"], ["ts"] = ts, ["message"] = new JsonObject { ["type"] = "message", ["ts"] = ts } };
            case "chat.update":
                return messages.ContainsKey((call["channel"], call["ts"])) ? new JsonObject { ["ok"] = true, ["channel"] = call["channel"], ["ts"] = call["ts"], ["text"] = call["text"] } : "message_not_found";
            case "chat.delete":
                return messages.TryRemove((call["channel"], call["ts"]), out _) ? new JsonObject { ["ok"] = true, ["channel"] = call["channel"], ["ts"] = call["ts"] } : "message_not_found";
            case "conversations.open":
                return new JsonObject { ["ok"] = true, ["channel"] = new JsonObject { ["id"] = $"D{call["users"]}" } };
            case "users.info":
                return new JsonObject { ["ok"] = true, ["user"] = Person(call["user"], Grants.TeamOf(call.Authorization)) };
            case "files.getUploadURLExternal":
                var file = Files.Expect(call["filename"], call["length"]);
                return new JsonObject { ["ok"] = true, ["upload_url"] = new Uri(Root, $"/upload/{file}").AbsoluteUri, ["file_id"] = file };
            case "files.completeUploadExternal":
                return Files.Share(call) is { } unshared ? Fault(call, unshared) : new JsonObject { ["ok"] = true, ["files"] = call.Json("files").Deserialize<JsonNode>() };
            default:
                return new JsonObject { ["ok"] = true, ["view"] = new JsonObject { ["id"] = "V0VIEW", ["hash"] = "1.a" } };
        }
    }

    public string FileUrl(string id) => new Uri(Root, $"/files/{id}").AbsoluteUri;

    private JsonObject Person(string id, string team)
    {
        var person = new JsonObject { ["id"] = id, ["team_id"] = team, ["name"] = id, ["tz"] = "Europe/London", ["profile"] = new JsonObject { ["display_name"] = id } };
        foreach (var (field, value) in People.GetValueOrDefault(id) ?? []) person[field] = value?.DeepClone();
        return person;
    }

    private string Fault(SlackCall call, string code, string? detail = null)
    {
        faults.Enqueue(detail is null ? $"{call.Method}: {code}" : $"{call.Method}: {code} ({detail})");
        return code;
    }
}
