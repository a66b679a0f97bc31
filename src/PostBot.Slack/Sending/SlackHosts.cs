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
}
