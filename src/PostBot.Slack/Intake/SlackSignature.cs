using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace PostBot.Slack.Intake;

/// <summary>
/// Slack's request signature v0: HMAC-SHA256 with the signing secret over <c>v0:timestamp:body</c>, at most five minutes old or early
/// by real time. The product's own clock, which demos move, is never asked.
/// </summary>
/// <remarks>Rules and vectors: docs.slack.dev, "Verifying requests from Slack".</remarks>
internal sealed class SlackSignature
{
    private const string TimestampHeader = "X-Slack-Request-Timestamp";
    private const string SignatureHeader = "X-Slack-Signature";
    private const int SignatureLength = 3 + (2 * HMACSHA256.HashSizeInBytes);

    /// <summary>Unix seconds have ten digits until the year 2286; the room before a body holds a few more.</summary>
    private const int MostDigits = 20;

    private static readonly TimeSpan freshness = TimeSpan.FromSeconds(300);

    private readonly byte[] secret;
    private readonly byte[]? previous;
    private readonly TimeProvider real;

    public SlackSignature(SlackSettings settings, TimeProvider real)
    {
        // With an empty key anyone can compute a good signature.
        if (string.IsNullOrWhiteSpace(settings.SigningSecret)) throw new ArgumentException("A signing secret is needed to check signatures.", nameof(settings));
        secret = Encoding.UTF8.GetBytes(settings.SigningSecret);
        previous = string.IsNullOrWhiteSpace(settings.PreviousSigningSecret) ? null : Encoding.UTF8.GetBytes(settings.PreviousSigningSecret);
        this.real = real;
    }

    /// <summary>Whether a request claims to be signed at all.</summary>
    public static bool IsClaimed(IHeaderDictionary headers) => headers.ContainsKey(SignatureHeader) || headers.ContainsKey(TimestampHeader);

    /// <summary>Whether the headers are there once each, well formed and fresh; a body is worth reading only then.</summary>
    public bool Fits(IHeaderDictionary headers) => Fits(headers[TimestampHeader], headers[SignatureHeader]);

    /// <summary>When Slack signed it, in Unix seconds; of headers that fit.</summary>
    public static long SentAt(IHeaderDictionary headers) => long.Parse(headers[TimestampHeader][0]!, NumberStyles.None, CultureInfo.InvariantCulture);

    public bool Fits(StringValues timestamps, StringValues signatures)
    {
        if (timestamps.Count != 1 || signatures.Count != 1) return false;
        var (timestamp, signature) = (timestamps[0], signatures[0]);
        if (timestamp is null || timestamp.Length > MostDigits || signature is null || signature.Length != SignatureLength) return false;
        if (!long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)) return false;
        var age = real.GetUtcNow().ToUnixTimeSeconds() - (decimal)seconds;
        return Math.Abs(age) <= (decimal)freshness.TotalSeconds;
    }

    /// <summary>Whether <paramref name="body"/> is what Slack signed. Takes as long for a wrong signature as for a right one.</summary>
    public bool Holds(IHeaderDictionary headers, RequestBody body) => Fits(headers) && Holds(headers[TimestampHeader][0]!, headers[SignatureHeader][0]!, body);

    private bool Holds(string timestamp, string signature, RequestBody body)
    {
        Span<byte> prefix = stackalloc byte[RequestBody.Headroom];
        "v0:"u8.CopyTo(prefix);
        var digits = Encoding.ASCII.GetBytes(timestamp, prefix[3..]);
        prefix[3 + digits] = (byte)':';
        var signed = body.After(prefix[..(4 + digits)]);

        Span<byte> given = stackalloc byte[SignatureLength];
        if (Encoding.UTF8.GetByteCount(signature) != SignatureLength) return false;
        Encoding.UTF8.GetBytes(signature, given);
        return Matches(secret, signed, given) | (previous is not null && Matches(previous, signed, given));
    }

    private static bool Matches(byte[] key, ReadOnlySpan<byte> signed, ReadOnlySpan<byte> given)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key, signed, hash);
        Span<byte> expected = stackalloc byte[SignatureLength];
        "v0="u8.CopyTo(expected);
        Convert.TryToHexStringLower(hash, expected[3..], out _);
        return CryptographicOperations.FixedTimeEquals(expected, given);
    }
}
