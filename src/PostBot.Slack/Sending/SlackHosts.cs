namespace PostBot.Slack.Sending;

/// <summary>The only places we call: Slack's, and the host of the API address in the settings.</summary>
internal sealed class SlackHosts(Uri apiUrl)
{
    /// <summary>Null when an address that came with a delivery is not Slack's: then nothing is sent to it.</summary>
    public Uri? Checked(string? address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.UserInfo.Length > 0) return null;
        if (uri.Host.Equals(apiUrl.Host, StringComparison.OrdinalIgnoreCase)) return uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback && apiUrl.IsLoopback) ? uri : null;
        var slack = uri.Host.EndsWith(".slack.com", StringComparison.OrdinalIgnoreCase) || uri.Host.Equals("hooks.slack-gov.com", StringComparison.OrdinalIgnoreCase);
        return slack && uri.Scheme == Uri.UriSchemeHttps && uri.IsDefaultPort ? uri : null;
    }

    /// <summary>The same for a WebSocket's address: <c>wss</c>, or <c>ws</c> where the API is on this machine.</summary>
    public Uri? CheckedSocket(string? address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("ws" or "wss")) return null;
        var plain = new UriBuilder(uri) { Scheme = uri.Scheme == "wss" ? Uri.UriSchemeHttps : Uri.UriSchemeHttp, Port = uri.IsDefaultPort ? -1 : uri.Port };
        return Checked(plain.Uri.AbsoluteUri) is null ? null : uri;
    }
}
