using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using PostBot.Core;
using PostBot.Core.Delivery;
using PostBot.Core.Jobs;
using PostBot.Host;

namespace PostBot.WireTests;

/// <summary>The real program on a real port with an SQLite file of its own; gone when disposed.</summary>
public sealed class PostBotApp : IAsyncDisposable
{
    /// <summary>A database that has just been made, by the program itself: made once, since every test would make the same.</summary>
    private static readonly Lazy<Task<string>> empty = new(MakeEmpty);

    private readonly string[] settings;
    private readonly bool keepFolder;
    private WebApplication? app;

    private PostBotApp(string folder, string[] settings, bool keepFolder)
    {
        Folder = folder;
        this.settings = settings;
        this.keepFolder = keepFolder;
    }

    /// <summary>Where the database, its keys and its backups are.</summary>
    public string Folder { get; }

    public HttpClient Http { get; private set; } = new();

    public IServiceProvider Services => app!.Services;

    /// <param name="settings">Beside the defaults, as <c>PostBot:Slack:SigningSecret=secret</c>.</param>
    public static async Task<PostBotApp> Start(params string[] settings)
    {
        var bot = new PostBotApp(Directory.CreateTempSubdirectory("postbot-").FullName, settings, keepFolder: false);
        File.Copy(await empty.Value, bot.DatabasePath);
        await bot.Open();
        return bot;
    }

    /// <summary>A second process's worth of the program on the same database.</summary>
    public async Task<PostBotApp> Twin()
    {
        var twin = new PostBotApp(Folder, settings, keepFolder: true);
        await twin.Open();
        return twin;
    }

    /// <summary>Stops and starts again on the same database.</summary>
    public async Task Restart()
    {
        await Close();
        await Open();
    }

    public Talker Person(string name) => new(this, name);

    /// <summary>A studio with NIGHTFALL (episodes 101 to 104), Color 1, Color 2 and Mix A; ana is its admin.</summary>
    public async Task<Talker> WithStudio(string now = "2026-11-24T09:00:00Z")
    {
        await MoveTo(now);
        var ana = Person("ana");
        foreach (var line in (string[])
        [
            "setup",
            "project add NIGHTFALL \"Nightfall, series 1\" episodic 23.976 Europe/London rounds 3",
            "episode add NIGHTFALL 101-104",
            "resource add \"Color 1\" color",
            "resource add \"Color 2\" color",
            "resource add \"Mix A\" mix",
        ]) await ana.Says(line);
        return ana;
    }

    /// <summary>Moves the clock forward; every sweep due on the way has run when this returns.</summary>
    public async Task MoveTo(string now)
    {
        using var response = await Http.PostAsJsonAsync("/local/clock", new { now });
        response.EnsureSuccessStatusCode();
    }

    public async Task Advance(string duration)
    {
        using var response = await Http.PostAsJsonAsync("/local/clock", new { advance = duration });
        response.EnsureSuccessStatusCode();
    }

    /// <summary>Works the inbox and sends the outbox until nothing more can happen at this moment: then "nothing was sent" can be asserted.</summary>
    public async Task Settle()
    {
        var sweeps = Services.GetRequiredService<SweepLog>();
        await sweeps.Run("inbox", CancellationToken.None);
        await Services.GetRequiredService<FormWindows>().Idle();
        foreach (var sweep in (string[])["relay", "inbox", "relay"]) await sweeps.Run(sweep, CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await Close();
        Http.Dispose();
        if (!keepFolder) Directory.Delete(Folder, recursive: true);
    }

    private string DatabasePath => Path.Combine(Folder, "postbot.db");

    private static async Task<string> MakeEmpty()
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("postbot-empty-").FullName, "empty.db");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
        await using var bot = new PostBotApp(Directory.CreateTempSubdirectory("postbot-").FullName, [], keepFolder: false);
        await bot.Open();
        bot.Services.GetRequiredService<Core.Storage.Database>().Backup(path);
        return path;
    }

    private async Task Open()
    {
        string[] defaults =
        [
            "Urls=http://127.0.0.1:0",
            "hostBuilder:reloadConfigOnChange=false",
            $"PostBot:Database=Data Source={DatabasePath}",
            "PostBot:Local:Enabled=true",
            "PostBot:Local:Clock=true",
            "PostBot:Browser=none",
            "PostBot:Limits:PerPerson=100000",
            "PostBot:Limits:PerWorkspace=1000000",
            "Logging:LogLevel:Default=Warning",
        ];
        app = PostBotHost.Build([.. defaults.Concat(settings).Select(setting => "--" + setting)]);
        await CoreServices.Start(app.Services, CancellationToken.None);
        await app.StartAsync();
        Http.Dispose();
        Http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
    }

    private async Task Close()
    {
        if (app is null) return;
        await app.StopAsync();
        await app.DisposeAsync();
        app = null;
    }
}

/// <summary>A person at the local chat.</summary>
public sealed class Talker(PostBotApp app, string name)
{
    public string Name => name;

    /// <param name="files">Ids of files that were sent before.</param>
    public Task<Heard> Says(string text, string channel = "general", string? thread = null, string? key = null, IReadOnlyList<string>? files = null) => Post(new { person = name, channel, text, thread, key, files });

    /// <summary>Presses the button with this label on a message.</summary>
    public Task<Heard> Presses(Message message, string label) =>
        Post(new { person = name, channel = message.Channel, text = message.Button(label), on = message.Id });

    /// <summary>Submits the form of a message.</summary>
    public async Task<HttpResponseMessage> Submits(Message message, IReadOnlyDictionary<string, string> values) =>
        await app.Http.PostAsJsonAsync("/local/forms", new { person = name, channel = message.Channel, form = message.FormId, values });

    /// <summary>Everything this person sees in a channel, oldest first.</summary>
    public async Task<IReadOnlyList<Message>> Sees(string channel = "dm", long after = 0)
    {
        var heard = await app.Http.GetFromJsonAsync<JsonElement>($"/local/messages?person={Uri.EscapeDataString(name)}&channel={Uri.EscapeDataString(channel)}&after={after}");
        return [.. heard.GetProperty("messages").EnumerateArray().Select(message => new Message(message.Clone()))];
    }

    private async Task<Heard> Post(object said)
    {
        using var response = await app.Http.PostAsJsonAsync("/local/messages", said);
        var body = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, $"{(int)response.StatusCode}: {body}");
        using var json = JsonDocument.Parse(body);
        return new Heard([.. json.RootElement.GetProperty("messages").EnumerateArray().Select(message => new Message(message.Clone()))]);
    }
}

/// <summary>What came back at once.</summary>
public sealed record Heard(IReadOnlyList<Message> Messages)
{
    /// <summary>The answer.</summary>
    public Message Message => Messages[^1];

    public string Text => Message.Text;

    public string Headline => Text.Split('\n')[0];

    /// <summary>The short id in the headline, <c>B12</c>.</summary>
    public string Id => System.Text.RegularExpressions.Regex.Match(Headline, @"\b[BFNDUX]\d+\b(?=\)|$|[^(]*$)").Value;
}

/// <summary>A message as the local chat gives it.</summary>
public sealed record Message(JsonElement Json)
{
    public string Id => Json.GetProperty("id").GetString()!;

    public long Seq => Json.GetProperty("seq").GetInt64();

    public string Channel => Json.GetProperty("channel").GetString()!;

    public string From => Json.GetProperty("from").GetString()!;

    public string Text => Json.GetProperty("text").GetString()!;

    public bool Private => Json.GetProperty("private").GetBoolean();

    public bool Edited => Json.GetProperty("edited").GetBoolean();

    public IReadOnlyList<string> Buttons => Json.GetProperty("card") is { ValueKind: JsonValueKind.Object } card
        ? [.. card.GetProperty("buttons").EnumerateArray().Select(button => button.GetProperty("label").GetString()!)]
        : [];

    public string? FormId => Json.GetProperty("card").GetProperty("form") is { ValueKind: JsonValueKind.Object } form ? form.GetProperty("id").GetString() : null;

    /// <summary>The line a button carries.</summary>
    public string Button(string label) => Json.GetProperty("card").GetProperty("buttons").EnumerateArray()
        .Single(button => button.GetProperty("label").GetString() == label).GetProperty("line").GetString()!;
}
