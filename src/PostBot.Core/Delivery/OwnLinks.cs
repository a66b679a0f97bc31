using System.Text.RegularExpressions;

namespace PostBot.Core.Delivery;

/// <summary>Addresses of our own, where the settings say what those are.</summary>
/// <param name="PublicUrl">Where people and platforms reach PostBot; null when nobody can from outside.</param>
public sealed partial record OwnLinks(Uri? PublicUrl)
{
    /// <summary>A file that goes out by its id, which nobody can guess.</summary>
    public Uri? File(string id) => PublicUrl is null ? null : new Uri(PublicUrl, $"files/{Uri.EscapeDataString(id)}");

    /// <summary>The short id at the end of an address of ours, <c>B12</c>; null for any other address.</summary>
    public string? ObjectOf(string url) =>
        IsOurs(url) is { } address && address.Segments is [.., var last] && ShortId().IsMatch(last) ? last.ToUpperInvariant() : null;

    public bool IsBoard(string url) => IsOurs(url) is { } address && (address.AbsolutePath == "/board" || address.AbsolutePath.StartsWith("/board/", StringComparison.Ordinal));

    private Uri? IsOurs(string url) =>
        PublicUrl is not null && Uri.TryCreate(url, UriKind.Absolute, out var address)
        && address.Scheme == PublicUrl.Scheme && address.Authority.Equals(PublicUrl.Authority, StringComparison.OrdinalIgnoreCase) ? address : null;

    [GeneratedRegex("^[A-Za-z][0-9]{1,9}$", RegexOptions.CultureInvariant)]
    private static partial Regex ShortId();
}
