using System.Net;

namespace PostBot.Slack.Install;

/// <summary>What the browser shows at the end of the install flow. Names come from Slack and are escaped here.</summary>
internal static class InstallPage
{
    public static string NotInstalled { get; } = Page("PostBot was not installed", "<p>Nothing was changed in Slack. To try again, open the <a href=\"/slack/install\">install page</a>.</p>");

    public static string BeginAgain { get; } = Page("Please begin here", "<p>This link is used up, too old, or was opened in another browser. Nothing was installed.</p><p><a href=\"/slack/install\">Install PostBot in Slack</a></p>");

    /// <param name="code">Slack's own; null when it said nothing that makes sense.</param>
    public static string Refused(string? code) => Page("Slack did not complete the installation", $"<p>Slack said: {Escape(code ?? "nothing")}. Nothing was installed.</p><p><a href=\"/slack/install\">Try again</a></p>");

    public static string Installed(string name, string workspace, string? app, bool wide)
    {
        var open = app is null ? "" : $"<p><a href=\"slack://app?team={Address(workspace)}&amp;id={Address(app)}\">Open it in Slack</a></p>";
        var next = wide
            ? "<p>It is in no workspace of the organisation yet: add it to some in the organisation's app settings.</p>"
            : "";
        return Page($"PostBot is installed in {Escape(name.Length == 0 ? workspace : name)}", $"{next}{open}<p>Now write <code>setup</code> to it in a direct message. You are its admin.</p>");
    }

    private static string Escape(string words) => WebUtility.HtmlEncode(words);

    private static string Address(string id) => WebUtility.HtmlEncode(Uri.EscapeDataString(id));

    private static string Page(string title, string body) =>
        $"""
        <!doctype html>
        <html lang="en">
        <head>
          <meta charset="utf-8">
          <meta name="viewport" content="width=device-width, initial-scale=1">
          <title>{title}</title>
          <link rel="icon" href="/local/icon.svg">
          <link rel="stylesheet" href="/local/app.css">
        </head>
        <body>
          <main class="about">
            <h1>{title}</h1>
            {body}
          </main>
        </body>
        </html>
        """;
}
