using PostBot.Core.Cards;

namespace PostBot.Slack.Drawing;

/// <summary>Words and addresses fit to be put into a block.</summary>
internal static class SlackWords
{
    /// <summary>Slack's limit for the address of a link.</summary>
    private const int MostAddress = 3000;

    public static string OneLine(string words) => Typed.Clean(words).Replace('\n', ' ');

    /// <summary>The address in a form that holds no markup; null when it is not http, https or mailto.</summary>
    public static string? Address(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address)) return null;
        if (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps && address.Scheme != Uri.UriSchemeMailto) return null;
        var clean = address.AbsoluteUri.Replace("|", "%7C", StringComparison.Ordinal).Replace("<", "%3C", StringComparison.Ordinal).Replace(">", "%3E", StringComparison.Ordinal);
        return clean.Length <= MostAddress && !clean.Contains(' ', StringComparison.Ordinal) ? clean : null;
    }

    /// <summary>A label that looks like an address must not lead to another one: the true host is added.</summary>
    public static string LinkLabel(Link link, string address)
    {
        var label = OneLine(link.Label);
        if (label.Length == 0) return address;
        if (label == link.Url || !LooksLikeAddress(label)) return label;
        var host = new Uri(address).Host;
        return label.Contains(host, StringComparison.OrdinalIgnoreCase) ? label : $"{label} ({host})";
    }

    private static bool LooksLikeAddress(string label) =>
        label.Contains("://", StringComparison.Ordinal) || label.StartsWith("www.", StringComparison.OrdinalIgnoreCase) || label.Contains('@', StringComparison.Ordinal);
}
