using System.Buffers;
using System.Text;

namespace PostBot.Slack.Intake;

/// <summary>The fields of an <c>application/x-www-form-urlencoded</c> body, as Slack sends slash commands and interactions.</summary>
internal sealed class FormBody
{
    /// <summary>Slack sends about fifteen.</summary>
    private const int MostFields = 100;

    private readonly Dictionary<string, string> fields;

    private FormBody(Dictionary<string, string> fields) => this.fields = fields;

    /// <summary>Empty when the field is missing.</summary>
    public string this[string name] => fields.GetValueOrDefault(name, "");

    public bool Has(string name) => fields.ContainsKey(name);

    /// <summary>Null when a field comes twice, an escape is broken or there are too many: which value counts must never be a matter of opinion.</summary>
    public static FormBody? Read(ReadOnlySpan<byte> body)
    {
        var fields = new Dictionary<string, string>(16, StringComparer.Ordinal);
        while (!body.IsEmpty)
        {
            var end = body.IndexOf((byte)'&');
            var pair = end < 0 ? body : body[..end];
            body = end < 0 ? [] : body[(end + 1)..];
            if (pair.IsEmpty) continue;
            var equals = pair.IndexOf((byte)'=');
            var name = Decode(equals < 0 ? pair : pair[..equals]);
            var value = equals < 0 ? "" : Decode(pair[(equals + 1)..]);
            if (name is null || value is null || !fields.TryAdd(name, value) || fields.Count > MostFields) return null;
        }
        return new(fields);
    }

    private static string? Decode(ReadOnlySpan<byte> encoded)
    {
        if (encoded.IndexOfAny((byte)'%', (byte)'+') < 0) return Encoding.UTF8.GetString(encoded);
        var rented = encoded.Length > 512 ? ArrayPool<byte>.Shared.Rent(encoded.Length) : null;
        try
        {
            var decoded = rented ?? stackalloc byte[512];
            var length = 0;
            for (var at = 0; at < encoded.Length; at++)
            {
                if (encoded[at] == '%')
                {
                    if (at + 2 >= encoded.Length || !IsHex(encoded[at + 1]) || !IsHex(encoded[at + 2])) return null;
                    decoded[length++] = (byte)((Hex(encoded[at + 1]) << 4) | Hex(encoded[at + 2]));
                    at += 2;
                }
                else
                {
                    decoded[length++] = encoded[at] == '+' ? (byte)' ' : encoded[at];
                }
            }
            return Encoding.UTF8.GetString(decoded[..length]);
        }
        finally
        {
            if (rented is not null) ArrayPool<byte>.Shared.Return(rented);
        }
    }

    private static bool IsHex(byte digit) => char.IsAsciiHexDigit((char)digit);

    private static int Hex(byte digit) => digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10;
}
