using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using PostBot.Core;
using PostBot.Teams.Intake;

namespace PostBot.Teams;

/// <summary>
/// What Teams is told about PostBot: bot, message extension and personal tab. Shapes and limits: the schema of version 1.25
/// (OfficeDev/microsoft-teams-app-schema); the commands are those of the command table.
/// </summary>
public static class TeamsManifest
{
    /// <summary>Version of the package; raised with every change, or Teams does not take it as an update.</summary>
    private const string Version = "1.1.0";

    private const int LongestDescription = 128;

    /// <summary>What people start with, alone and together; Teams shows at most twelve.</summary>
    private static readonly string[] alone = ["status", "my day", "my week", "hold", "free", "bookings", "note", "notes", "deadlines", "find", "undo", "help"];
    private static readonly string[] together = ["status", "today", "hold", "free", "bookings", "round open", "note", "notes", "risk", "broadcast", "share", "help"];

    // Relaxed is safe here: nobody's words but ours are in it.
    private static readonly JsonSerializerOptions readable = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="appId">The application (client) id of the bot's registration.</param>
    /// <param name="url">Where PostBot is reached; https.</param>
    /// <param name="menu">Every command.</param>
    /// <exception cref="InvalidOperationException">A command that belongs into the menus is not in <paramref name="menu"/>.</exception>
    public static byte[] Write(string appId, Uri url, IReadOnlyList<MenuLine> menu) =>
        [.. JsonSerializer.SerializeToUtf8Bytes(Draw(appId, url, menu.ToDictionary(line => line.Verb, line => line.Summary, StringComparer.Ordinal)), readable), (byte)'\n'];

    private static JsonObject Draw(string appId, Uri url, Dictionary<string, string> menu) => new()
    {
        ["$schema"] = "https://developer.microsoft.com/en-us/json-schemas/teams/v1.25/MicrosoftTeams.schema.json",
        ["manifestVersion"] = "1.25",
        ["version"] = Version,
        ["id"] = appId,
        ["developer"] = new JsonObject
        {
            ["name"] = "PostBot",
            ["websiteUrl"] = Address(url, ""),
            ["privacyUrl"] = Address(url, "privacy"),
            ["termsOfUseUrl"] = Address(url, "terms"),
        },
        ["name"] = new JsonObject { ["short"] = "PostBot", ["full"] = "PostBot for post-production" },
        ["description"] = new JsonObject
        {
            ["short"] = "Bookings, feedback rounds and deadlines for post-production",
            ["full"] = "PostBot keeps the bookings, feedback rounds, deadlines and deliveries of your productions. Ask it for a suite, a status or the notes on a cut, in the words you would use at the desk; it answers with a card and the buttons that make sense next. The same studio works in Slack and in Teams.",
        },
        ["icons"] = new JsonObject { ["color"] = "color.png", ["outline"] = "outline.png" },
        ["accentColor"] = "#1F3A5F",
        ["bots"] = new JsonArray(new JsonObject
        {
            ["botId"] = appId,
            ["scopes"] = new JsonArray("personal", "team", "groupChat"),
            ["supportsFiles"] = true,
            ["isNotificationOnly"] = false,
            ["commandLists"] = new JsonArray(Commands(alone, menu, "personal"), Commands(together, menu, "team", "groupChat")),
        }),
        ["composeExtensions"] = new JsonArray(Extension(appId, url)),
        ["staticTabs"] = new JsonArray(new JsonObject
        {
            ["entityId"] = "day",
            ["name"] = "My day",
            ["contentUrl"] = Address(url, "teams/tab"),
            ["websiteUrl"] = Address(url, ""),
            ["scopes"] = new JsonArray("personal"),
        }),
        ["permissions"] = new JsonArray("identity", "messageTeamMembers"),
        ["validDomains"] = new JsonArray(url.Authority),
        ["webApplicationInfo"] = new JsonObject { ["id"] = appId, ["resource"] = $"api://{url.Authority}/botid-{appId}" },
        ["defaultInstallScope"] = "personal",
        ["defaultGroupCapability"] = new JsonObject { ["team"] = "bot", ["groupchat"] = "bot" },
    };

    private static JsonObject Extension(string appId, Uri url) => new()
    {
        ["botId"] = appId,
        ["commands"] = new JsonArray(
            Search(ExtensionAnswers.Bookings, "Bookings", "Find a booking and show its card"),
            Search(ExtensionAnswers.Notes, "Notes", "Find a note on a cut and show its card"),
            Search(ExtensionAnswers.Projects, "Productions", "Find a production and show its card"),
            new JsonObject
            {
                ["id"] = ExtensionAnswers.LogNote,
                ["type"] = "action",
                ["title"] = "Log as note",
                ["description"] = "Make a note on a feedback round of this message",
                ["context"] = new JsonArray("message", "compose"),
                ["fetchTask"] = true,
            }),
        ["messageHandlers"] = new JsonArray(new JsonObject { ["type"] = "link", ["value"] = new JsonObject { ["domains"] = new JsonArray(url.Authority) } }),
    };

    private static JsonObject Search(string id, string title, string description) => new()
    {
        ["id"] = id,
        ["type"] = "query",
        ["title"] = title,
        ["description"] = description,
        ["context"] = new JsonArray("compose", "commandBox"),
        ["initialRun"] = true,
        ["parameters"] = new JsonArray(new JsonObject
        {
            ["name"] = ExtensionAnswers.Words,
            ["title"] = "Words",
            ["description"] = "Words that it has in it",
            ["inputType"] = "text",
        }),
    };

    private static JsonObject Commands(string[] verbs, Dictionary<string, string> menu, params string[] scopes) => new()
    {
        ["scopes"] = new JsonArray([.. scopes.Select(scope => (JsonNode)scope)]),
        ["commands"] = new JsonArray([.. verbs.Select(verb => new JsonObject
        {
            ["title"] = verb,
            ["description"] = menu.TryGetValue(verb, out var summary) ? summary.Length <= LongestDescription ? summary : summary[..LongestDescription] : throw new InvalidOperationException($"There is no command \"{verb}\" for the manifest."),
        })]),
    };

    private static string Address(Uri url, string path) => new Uri(url, path).AbsoluteUri;
}
