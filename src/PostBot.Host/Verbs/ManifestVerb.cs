using PostBot.Core;
using PostBot.Host.Settings;
using PostBot.Slack.Install;

namespace PostBot.Host.Verbs;

/// <summary>What each chat is told of PostBot. <c>manifest slack --url https://…</c>, <c>manifest slack --socket</c>: what to paste where Slack makes an app; <c>--edits</c> adds what edits of channel messages need. Without an address, the public address of the settings counts.</summary>
internal static class ManifestVerb
{
    public const string Name = "manifest";

    private const string Url = "--url";
    private const string Socket = "--socket";
    private const string Edits = "--edits";

    public static Task<int> Run(IReadOnlyList<string> words, CancellationToken cancel) => words switch
    {
        ["slack", ..] => Slack(words, cancel),
        ["teams", ..] => Teams([.. words.Skip(1)], cancel),
        _ => Refuse("For which chat? manifest slack --url https://postbot.example, or manifest teams --url https://postbot.example"),
    };

    private static async Task<int> Teams(string[] settings, CancellationToken cancel)
    {
        await using var app = PostBotHost.Build(settings);
        return await TeamsPackage.Run(app, cancel);
    }

    private static async Task<int> Slack(IReadOnlyList<string> words, CancellationToken cancel)
    {
        var (url, socket) = (Value(words, Url), words.Contains(Socket));
        if (words.Contains(Url) && !Uri.TryCreate(url, UriKind.Absolute, out _)) return await Refuse("Which address? For example: manifest slack --url https://postbot.example");
        await using var app = PostBotHost.Build([.. Settings(words.Skip(1))]);
        var address = url is null ? app.Services.GetRequiredService<PostBotSettings>().PublicUrl : new Uri(url);
        if (address is null && !socket) return await Refuse("Slack has to know where PostBot is: manifest slack --url https://postbot.example. Without a public address use Socket Mode: manifest slack --socket");
        if (address is not null && SlackManifest.WhyNot(address) is { } why) return await Refuse(why);
        await Console.Out.WriteAsync(SlackManifest.Make(address, socket, words.Contains(Edits), verb => CoreServices.Describe(app.Services, verb)).AsMemory(), cancel);
        return Verb.Done;
    }

    private static string? Value(IReadOnlyList<string> words, string name)
    {
        for (var at = 0; at + 1 < words.Count; at++) if (words[at] == name) return words[at + 1];
        return null;
    }

    /// <summary>What is left are settings, as everywhere.</summary>
    private static IEnumerable<string> Settings(IEnumerable<string> words)
    {
        var skip = false;
        foreach (var word in words)
        {
            if (!skip && word is not (Url or Socket or Edits)) yield return word;
            skip = !skip && word == Url;
        }
    }

    private static async Task<int> Refuse(string why)
    {
        await Console.Error.WriteLineAsync(why);
        return Verb.Refused;
    }
}
