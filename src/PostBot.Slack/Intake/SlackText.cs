using System.Text;

namespace PostBot.Slack.Intake;

/// <summary>
/// What a person typed, out of Slack's message text: <c>&lt;…&gt;</c> tokens become the words they stand for, then <c>&amp;amp;</c>,
/// <c>&amp;lt;</c> and <c>&amp;gt;</c> become themselves, once. In this order, a typed <c>&lt;@U1&gt;</c> never turns into a mention.
/// </summary>
internal static class SlackText
{
    /// <summary>People and groups as <c>@</c> and their id, channels as <c>#</c> and their id, links as their address.</summary>
    /// <param name="bot">Our own user id, whose mentions are left out; null when it is not known.</param>
    public static string Read(string text, string? bot)
    {
        if (text.AsSpan().IndexOfAny('<', '&') < 0) return text.Trim();
        var read = new StringBuilder(text.Length);
        var rest = text.AsSpan();
        while (!rest.IsEmpty)
        {
            var open = rest.IndexOf('<');
            var close = open < 0 ? -1 : rest[open..].IndexOf('>');
            if (close < 0)
            {
                Unescape(read, rest);
                break;
            }
            Unescape(read, rest[..open]);
            AddToken(read, rest.Slice(open + 1, close - 1), bot);
            rest = rest[(open + close + 1)..];
        }
        return read.ToString().Trim();
    }

    /// <summary>Whether the text speaks to the person with this id.</summary>
    public static bool Mentions(string text, string id) =>
        text.Contains($"<@{id}>", StringComparison.Ordinal) || text.Contains($"<@{id}|", StringComparison.Ordinal);

    private static void AddToken(StringBuilder read, ReadOnlySpan<char> token, string? bot)
    {
        var bar = token.IndexOf('|');
        var target = bar < 0 ? token : token[..bar];
        // Private channels arrive with an empty label.
        var label = bar < 0 ? [] : token[(bar + 1)..];
        switch (target)
        {
            case ['@', .. var id] when SlackIds.IsId(id):
                if (bot is not null && id.SequenceEqual(bot)) break;
                read.Append('@').Append(id);
                break;
            case ['#', .. var id] when SlackIds.IsId(id):
                read.Append('#').Append(id);
                break;
            case ['!', .. var special]:
                AddSpecial(read, special, label);
                break;
            default:
                AddLink(read, target, label);
                break;
        }
    }

    private static void AddSpecial(StringBuilder read, ReadOnlySpan<char> special, ReadOnlySpan<char> label)
    {
        if (special.StartsWith("subteam^")) read.Append('@').Append(special["subteam^".Length..]);
        else if (special is "here" or "channel" or "everyone") read.Append('@').Append(special);
        else Unescape(read, label.IsEmpty ? special : label);
    }

    private static void AddLink(StringBuilder read, ReadOnlySpan<char> target, ReadOnlySpan<char> label)
    {
        const string Mail = "mailto:";
        const string Web = "http://";
        if (target.IndexOf(':') < 0)
        {
            // Not one of Slack's tokens: someone's own angle brackets, as they arrive when should_escape is off.
            read.Append('<');
            Unescape(read, target);
            if (!label.IsEmpty) Unescape(read.Append('|'), label);
            read.Append('>');
        }
        // Slack makes links of what people type plainly: cut_v3.mov is not an address, a mail address needs no scheme.
        else if (!label.IsEmpty && target.StartsWith(Web) && target[Web.Length..].SequenceEqual(label)) Unescape(read, label);
        else if (target.StartsWith(Mail)) Unescape(read, target[Mail.Length..]);
        else Unescape(read, target);
    }

    private static void Unescape(StringBuilder read, ReadOnlySpan<char> escaped)
    {
        while (true)
        {
            var at = escaped.IndexOf('&');
            if (at < 0)
            {
                read.Append(escaped);
                return;
            }
            read.Append(escaped[..at]);
            escaped = escaped[at..];
            var (character, length) = escaped switch
            {
                _ when escaped.StartsWith("&amp;") => ('&', 5),
                _ when escaped.StartsWith("&lt;") => ('<', 4),
                _ when escaped.StartsWith("&gt;") => ('>', 4),
                _ => ('&', 1),
            };
            read.Append(character);
            escaped = escaped[length..];
        }
    }
}
