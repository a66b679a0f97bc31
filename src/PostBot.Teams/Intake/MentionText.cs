using System.Text.Json;
using System.Text.RegularExpressions;

namespace PostBot.Teams.Intake;

/// <summary>
/// The line inside a message: our own mention taken out, others as <c>@</c> and the person's id. Only the entities say who is
/// mentioned; a tag that someone typed names nobody.
/// </summary>
internal static partial class MentionText
{
    /// <summary>More than anyone mentions in a line; each one costs a search through the text.</summary>
    private const int Most = 100;

    public static bool Names(Activity activity, string? id) => id is not null && Mentions(activity).Any(mention => Is(mention, id));

    public static string Line(Activity activity)
    {
        var text = Spaces(activity.Text ?? "").Replace("\u200b", "", StringComparison.Ordinal);
        var ours = new List<string>();
        foreach (var mention in Mentions(activity))
        {
            var isBot = activity.RecipientId is { } bot && Is(mention, bot);
            var tag = Tag(mention);
            if (isBot) ours.Add(tag);
            var at = text.IndexOf(tag, StringComparison.OrdinalIgnoreCase);
            if (at < 0) continue;
            // Two people of one name are told apart by their order.
            text = $"{text[..at]} {(isBot ? "" : $"@{Id(mention)} ")}{text[(at + tag.Length)..]}";
        }
        foreach (var tag in ours) text = text.Replace(tag, " ", StringComparison.OrdinalIgnoreCase);
        text = Tags().Replace(text, " ");
        return Runs().Replace(text, " ").Trim();
    }

    private static IEnumerable<JsonElement> Mentions(Activity activity) => activity.Entities
        .Where(entity => entity.Words("type") == "mention" && entity.Field("mentioned").Words("id") is not null).Take(Most);

    private static bool Is(JsonElement mention, string id) => string.Equals(mention.Field("mentioned").Words("id"), id, StringComparison.OrdinalIgnoreCase);

    private static string Id(JsonElement mention) => mention.Field("mentioned").Words("aadObjectId") ?? mention.Field("mentioned").Words("id")!;

    private static string Tag(JsonElement mention) =>
        Spaces(mention.Words("text") is { Length: > 0 } text ? text : $"<at>{mention.Field("mentioned").Words("name")}</at>");

    private static string Spaces(string text) => text.Replace('\u00a0', ' ').Replace("&nbsp;", " ", StringComparison.Ordinal);

    [GeneratedRegex("</?at(?:\\s[^<>]{0,200})?>", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Tags();

    [GeneratedRegex("[ \\t]{2,}", RegexOptions.CultureInvariant)]
    private static partial Regex Runs();
}
