using System.Net;

namespace PostBot.Host.Door;

/// <summary>Whether a request comes from this machine, asked so that neither a proxy nor another web site in the same browser passes for it.</summary>
public static class Loopback
{
    public static bool Is(HttpContext context) => WhyNot(context) is null;

    /// <summary>Why the request does not count as coming from this machine; null when it does.</summary>
    public static string? WhyNot(HttpContext context)
    {
        if (!IsLoopback(context.Connection.RemoteIpAddress)) return "This is only for the machine that PostBot runs on.";
        if (context.Request.Headers.Keys.Any(IsForwarding)) return "This is only for the machine that PostBot runs on, not through a proxy.";
        // A name that an attacker points at 127.0.0.1 (DNS rebinding) arrives here with that name in Host.
        return IsLoopbackName(context.Request.Host.Host) ? null : "Open this as localhost or 127.0.0.1: other names are refused.";
    }

    /// <summary>Why a page of another site may not ask this; null when our own page asks, or no browser at all.</summary>
    public static string? WhyForeign(HttpRequest request)
    {
        if (request.Headers.TryGetValue("Origin", out var origins) && !(origins.Count == 1 && IsOwn(origins[0], request))) return "Another site may not ask this.";
        // Browsers leave Origin out of plain GETs (a script or picture tag); this header they never leave out.
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        var opens = request.Headers["Sec-Fetch-Mode"] == "navigate" && HttpMethods.IsGet(request.Method);
        return site is "cross-site" or "same-site" && !opens ? "Another site may not ask this." : null;
    }

    public static bool IsLoopbackName(string host)
    {
        if (string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase)) return true;
        // Only the usual spelling of an address: parsers disagree about 127.1, 0x7f.1 and 2130706433.
        return IPAddress.TryParse(host.Trim('[', ']'), out var address)
            && IsLoopback(address)
            && (host == address.ToString() || host == $"[{address}]");
    }

    private static bool IsLoopback(IPAddress? address) =>
        address is not null && IPAddress.IsLoopback(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address);

    private static bool IsForwarding(string header) =>
        header.StartsWith("X-Forwarded", StringComparison.OrdinalIgnoreCase)
        || string.Equals(header, "Forwarded", StringComparison.OrdinalIgnoreCase);

    private static bool IsOwn(string? origin, HttpRequest request) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var theirs)
        && Uri.TryCreate($"{request.Scheme}://{request.Host}", UriKind.Absolute, out var ours)
        && theirs.PathAndQuery == "/"
        && theirs.Scheme == ours.Scheme && theirs.Port == ours.Port
        && string.Equals(theirs.Host, ours.Host, StringComparison.OrdinalIgnoreCase);
}
