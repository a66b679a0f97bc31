using PostBot.Slack.Install;
using PostBot.Slack.Intake;
using PostBot.Slack.Sending;

namespace PostBot.Slack;

/// <summary>Asks Slack whether it accepts the tokens of the settings, and whether the app has the scopes that PostBot uses. Says nothing to anybody.</summary>
public sealed class SlackCheck
{
    private readonly SlackSettings settings;
    private readonly Uri? publicUrl;
    private readonly SlackApi api;

    internal SlackCheck(SlackSettings settings, Uri? publicUrl, SlackApi api) => (this.settings, this.publicUrl, this.api) = (settings, publicUrl, api);

    /// <summary>What to mend, in a sentence, or null; and who we are there.</summary>
    public async Task<(string? Problem, string Well)> Look(CancellationToken cancel)
    {
        var said = new List<string>();
        if (settings.BotToken is { } bot)
        {
            var answer = await api.Call(SlackMethod.AuthTest, bot, [], cancel);
            if (!answer.Worked) return (Refused("PostBot:Slack:BotToken", answer, "Copy it from OAuth & Permissions of the app; when it is not there, install the app into the workspace first"), "");
            var who = $"{answer.Body.Words("user") ?? "the app"} in {answer.Body.Words("team") ?? "its workspace"}";
            var missing = answer.Scopes is { } granted ? SlackManifest.ScopesFor(publicUrl is not null, edits: false).Except(granted).ToList() : [];
            if (missing.Count > 0) return ($"it is {who}, but the app lacks the scope{(missing.Count == 1 ? "" : "s")} {string.Join(", ", missing)}. Add {(missing.Count == 1 ? "it" : "them")} under OAuth & Permissions, or paste the manifest anew, and install the app again.", "");
            said.Add($"it is {who}, with every scope");
        }
        if (settings.AppToken is { } app)
        {
            var answer = await api.Call(SlackMethod.OpenSocket, app, [], cancel);
            if (!answer.Worked) return (Refused("PostBot:Slack:AppToken", answer, "Make one under Basic Information, App-Level Tokens, with the scope connections:write, and switch Socket Mode on"), "");
            said.Add("Socket Mode opens");
        }
        else if (settings.SigningSecret is not null)
        {
            said.Add("whether the signing secret is right shows with the first command");
        }
        if (settings.BotToken is null) said.Add("workspaces come by /slack/install");
        return (null, string.Join("; ", said));
    }

    private static string Refused(string name, ApiAnswer answer, string mend) => SlackErrors.Class(answer.Error!) switch
    {
        ErrorClass.Transient or ErrorClass.Ambiguous => $"Slack could not be asked ({answer.Error}). This machine needs to reach PostBot:Slack:ApiUrl; try again in a moment.",
        _ => $"Slack does not take {name} ({answer.Error}). {mend}.",
    };
}
