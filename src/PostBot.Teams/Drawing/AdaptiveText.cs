using System.Text;
using System.Text.Json.Nodes;
using NodaTime;
using PostBot.Core.Cards;
using CardText = PostBot.Core.Cards.Text;

namespace PostBot.Teams.Drawing;

/// <summary>
/// The one place where words meet the platform's markup. TextRuns show everything as typed but date macros; TextBlocks, facts and inputs
/// read markdown, so every letter that could mean something is escaped (verified in the web client: reference/teams.md 5.10).
/// </summary>
internal static class AdaptiveText
{
    /// <summary>One element holds no more than this; longer words go on in the next.</summary>
    public const int MostInOne = 1500;

    /// <summary>Zero width: looks like nothing, and parts what only means something together.</summary>
    private const char Apart = '\u200b';

    private const string Meaningful = "\\`*_{}[]()#+-.!|>~&<";

    public static string Literal(string words) => PartBraces(Typed.Clean(words));

    public static string OneLine(string words) => PartBraces(Typed.Clean(words).Replace('\n', ' '));

    /// <summary>For what is drawn as markdown: shown as typed.</summary>
    public static string Escape(string words)
    {
        var escaped = new StringBuilder(words.Length + 16);
        foreach (var letter in Typed.Clean(words).Replace('\n', ' '))
        {
            if (Meaningful.Contains(letter, StringComparison.Ordinal)) escaped.Append('\\');
            escaped.Append(letter);
        }
        return escaped.ToString();
    }

    /// <summary>For what some clients draw as markdown and others as it is: no links, tags or macros, and no visible escapes.</summary>
    public static string Inert(string words) => PartBraces(Typed.Clean(words))
        .Replace("](", $"]{Apart}(", StringComparison.Ordinal)
        .Replace("<", $"<{Apart}", StringComparison.Ordinal);

    /// <summary>Only addresses a person would follow; null for any other.</summary>
    public static string? Address(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && (address.Scheme is "https" or "http" ? address.Host.Length > 0 : address.Scheme == "mailto") ? address.AbsoluteUri : null;

    /// <summary>Whether someone in it is to be notified: only TextBlocks can do that.</summary>
    public static bool Mentions(CardText text) => text.Runs.Any(run => run is Mention { TeamsId: not null });

    /// <summary>Runs as typed, cut between two elements where they are long.</summary>
    public static IEnumerable<JsonArray> Inlines(CardText text, DateTimeZone? reader, Instant now)
    {
        var inlines = new JsonArray();
        var length = 0;
        foreach (var run in text.Runs)
        {
            var words = Words(run, reader, now);
            foreach (var piece in Pieces(words))
            {
                if (length > 0 && length + piece.Length > MostInOne)
                {
                    yield return inlines;
                    inlines = [];
                    length = 0;
                }
                inlines.Add(Inline(run, piece));
                length += piece.Length;
            }
        }
        if (inlines.Count > 0) yield return inlines;
    }

    /// <summary>Markdown for TextBlocks and facts, with the people it notifies.</summary>
    public static string Markdown(CardText text, DateTimeZone? reader, Instant now, ICollection<JsonObject> notified)
    {
        var markdown = new StringBuilder();
        foreach (var run in text.Runs)
        {
            var escaped = Escape(Words(run, reader, now));
            markdown.Append(run switch
            {
                Mention { TeamsId: { } id } mention => Notify(mention.Name, id, notified),
                Strong { Words: var words } when words.Length > 0 && words == words.Trim() => $"**{escaped}**",
                Link link when Address(link.Url) is { } address => $"[{escaped}]({address.Replace("(", "%28", StringComparison.Ordinal).Replace(")", "%29", StringComparison.Ordinal)})",
                _ => escaped,
            });
        }
        return markdown.ToString();
    }

    /// <summary>Pieces of at most <see cref="MostInOne"/> letters; never inside a surrogate pair.</summary>
    public static IEnumerable<string> Pieces(string words)
    {
        for (var at = 0; at < words.Length;)
        {
            var length = Math.Min(MostInOne, words.Length - at);
            if (at + length < words.Length && char.IsHighSurrogate(words[at + length - 1])) length--;
            yield return words.Substring(at, length);
            at += length;
        }
    }

    private static string Words(Run run, DateTimeZone? reader, Instant now) => run switch
    {
        Plain plain => OneLine(plain.Words),
        Strong strong => OneLine(strong.Words),
        Code code => OneLine(code.Words),
        Mention mention => OneLine(mention.Name),
        Moment moment => Times.ForReader(moment, reader, now),
        Link link => OneLine(link.Label),
        _ => throw new InvalidOperationException($"No Teams drawing for {run.GetType().Name}."),
    };

    private static JsonObject Inline(Run run, string words)
    {
        var inline = new JsonObject { ["type"] = "TextRun", ["text"] = words };
        if (run is Strong) inline["weight"] = "Bolder";
        if (run is Code) inline["fontType"] = "Monospace";
        if (run is Link link && Address(link.Url) is { } address) inline["selectAction"] = new JsonObject { ["type"] = "Action.OpenUrl", ["url"] = address };
        return inline;
    }

    /// <summary>The tag must be the same in the text and in the entity, so a name is first reduced to what no client reads as markup.</summary>
    private static string Notify(string name, string id, ICollection<JsonObject> notified)
    {
        var safe = new string([.. Typed.Shorten(OneLine(name), 100).Where(letter => char.IsLetterOrDigit(letter) || char.IsSurrogate(letter) || " '’.,-".Contains(letter, StringComparison.Ordinal))]).Trim();
        if (safe.Length == 0) safe = "someone";
        var tag = $"<at>{safe}</at>";
        notified.Add(new JsonObject { ["type"] = "mention", ["text"] = tag, ["mentioned"] = new JsonObject { ["id"] = id, ["name"] = safe } });
        return tag;
    }

    /// <summary><c>{{DATE(…)}}</c> is expanded even where markdown is not.</summary>
    private static string PartBraces(string words)
    {
        if (!words.Contains("{{", StringComparison.Ordinal)) return words;
        var parted = new StringBuilder(words.Length + 8);
        for (var at = 0; at < words.Length; at++)
        {
            if (at > 0 && words[at] == '{' && words[at - 1] == '{') parted.Append(Apart);
            parted.Append(words[at]);
        }
        return parted.ToString();
    }
}
