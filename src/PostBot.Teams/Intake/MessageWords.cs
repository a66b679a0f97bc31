using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace PostBot.Teams.Intake;

/// <summary>A message that somebody chose an action on, as plain words. Its body is HTML that other people wrote: only its text is taken.</summary>
/// <param name="Text">As read on the screen, without attachments; empty when there is nothing to read.</param>
/// <param name="Author">Who wrote it; null when it was not a person, or nobody says.</param>
/// <param name="AuthorId">Their id in the directory.</param>
/// <param name="Link">Where it can be read in Teams; null when Teams gave no address of its own.</param>
internal sealed partial record MessageWords(string Text, string? Author, string? AuthorId, string? Link)
{
    /// <summary>More than anybody writes in one message.</summary>
    private const int MostCharacters = 20_000;

    /// <summary>Null when there is no message, or it was deleted.</summary>
    public static MessageWords? Read(JsonElement payload)
    {
        if (payload.ValueKind != JsonValueKind.Object || payload.Field("deleted").ValueKind == JsonValueKind.True) return null;
        var content = payload.Field("body").Words("content") ?? "";
        var text = payload.Field("body").Words("contentType") == "text" ? content : Plain(content);
        var user = payload.Field("from").Field("user");
        return new MessageWords(text.Length > MostCharacters ? text[..MostCharacters] : text, user.Words("displayName"), user.Words("id"), Address(payload.Words("linkToMessage")));
    }

    private static string? Address(string? link) =>
        Uri.TryCreate(link, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps && address.AbsoluteUri.Length <= 1_000
            && (IsTeams(address.Host, "teams.microsoft.com") || IsTeams(address.Host, "teams.microsoft.us") || IsTeams(address.Host, "cloud.microsoft"))
            ? address.AbsoluteUri
            : null;

    private static bool IsTeams(string host, string name) => host.Equals(name, StringComparison.OrdinalIgnoreCase) || host.EndsWith("." + name, StringComparison.OrdinalIgnoreCase);

    private static string Plain(string html)
    {
        var broken = Breaks().Replace(html.ReplaceLineEndings(" "), "\n");
        var words = WebUtility.HtmlDecode(Tags().Replace(broken, "")).Replace('\u00a0', ' ').Replace("\u200b", "", StringComparison.Ordinal);
        return string.Join('\n', words.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0));
    }

    [GeneratedRegex("<br[ /]*>|</(?:p|div|li|blockquote|tr|h[1-6])>", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Breaks();

    [GeneratedRegex("<[^<>]{0,4000}>", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Tags();
}
