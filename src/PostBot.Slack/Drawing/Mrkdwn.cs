using System.Text;
using NodaTime;
using PostBot.Core.Cards;

namespace PostBot.Slack.Drawing;

/// <summary>
/// The one place where words become Slack's markup. Everything is escaped here; words whose own characters would act as markup are
/// left to <see cref="RichText"/>, where nothing is parsed.
/// </summary>
internal static class Mrkdwn
{
    private const string Marks = "*_~`";

    /// <summary>Exactly <c>&amp;</c>, <c>&lt;</c> and <c>&gt;</c>: then no word can be a mention, a link or a shout to a channel.</summary>
    public static string Escape(string words) => words.AsSpan().IndexOfAny('&', '<', '>') < 0
        ? words
        : words.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    /// <summary>The length that counts against Slack's limits.</summary>
    public static int Length(ReadOnlySpan<char> words)
    {
        var length = words.Length;
        foreach (var character in words) length += Extra(character);
        return length;
    }

    /// <summary>Escaped and at most <paramref name="most"/> characters, ending in <c>…</c> when something was left out. Shortened first: a cut entity is garbage.</summary>
    public static string EscapeWithin(string words, int most) =>
        Length(words) <= most ? Escape(words) : Escape(words[..Fitting(words, most - 1)]) + "…";

    /// <summary>How many of the first characters fit into <paramref name="most"/> once escaped; never half a surrogate pair.</summary>
    public static int Fitting(ReadOnlySpan<char> words, int most)
    {
        var length = 0;
        for (var at = 0; at < words.Length; at++)
        {
            length += 1 + Extra(words[at]);
            if (length > most) return at > 0 && char.IsHighSurrogate(words[at - 1]) ? at - 1 : at;
        }
        return words.Length;
    }

    /// <summary>One line as markup; null when someone's words hold characters that Slack would take for markup.</summary>
    public static string? Line(Text text, DateTimeZone? reader, Instant now)
    {
        var line = new StringBuilder();
        foreach (var run in text.Runs)
        {
            if (OwnWords(run) is { } words && words.AsSpan().IndexOfAny(Marks) >= 0) return null;
            line.Append(run switch
            {
                Plain plain => Escape(SlackWords.OneLine(plain.Words)),
                Strong strong => Styled('*', strong.Words),
                Code code => Styled('`', code.Words),
                Mention mention when mention.SlackId is { } id && SlackIds.IsPerson(id) => $"<@{id}>",
                Mention mention => Escape(SlackWords.OneLine(mention.Name)),
                Moment moment => Escape(Times.ForReader(moment, reader, now)),
                Link link when SlackWords.Address(link.Url) is { } address => $"<{Escape(address)}|{Escape(SlackWords.LinkLabel(link, address))}>",
                Link link => Escape(SlackWords.OneLine(link.Label)),
                _ => throw new InvalidOperationException($"No Slack drawing for {run.GetType().Name}."),
            });
        }
        return line.ToString();
    }

    private static string? OwnWords(Run run) => run switch
    {
        Plain plain => plain.Words,
        Strong strong => strong.Words,
        Code code => code.Words,
        Mention mention => mention.Name,
        Link link => link.Label,
        _ => null,
    };

    /// <summary>Slack takes marks for marks only when no blank is inside them.</summary>
    private static string Styled(char mark, string words)
    {
        var escaped = Escape(SlackWords.OneLine(words));
        return escaped.AsSpan().Trim().Length == escaped.Length && escaped.Length > 0 ? $"{mark}{escaped}{mark}" : escaped;
    }

    private static int Extra(char character) => character switch
    {
        '&' => 4,
        '<' or '>' => 3,
        _ => 0,
    };
}
