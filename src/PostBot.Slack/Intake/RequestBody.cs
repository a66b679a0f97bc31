using System.Buffers;
using Microsoft.AspNetCore.Http;

namespace PostBot.Slack.Intake;

/// <summary>
/// A request body read once into a rented buffer, with room in front so that a signature's prefix and the body lie side by side.
/// Memory grows with the bytes that arrive, never with the length a stranger claims.
/// </summary>
internal sealed class RequestBody : IDisposable
{
    /// <summary>Slack's largest payloads (a view with a hundred blocks) stay under 300 KB.</summary>
    public const int MostBytes = 1 << 20;

    /// <summary>Room for <c>v0:</c>, a timestamp and a colon.</summary>
    public const int Headroom = 32;

    private const int FirstRent = 4096;

    private byte[] buffer;
    private int length;

    private RequestBody(byte[] buffer) => this.buffer = buffer;

    public ReadOnlySpan<byte> Bytes => buffer.AsSpan(Headroom, length);

    public ReadOnlyMemory<byte> Memory => buffer.AsMemory(Headroom, length);

    /// <summary>Null when the body is longer than <paramref name="most"/> bytes.</summary>
    public static async Task<RequestBody?> Read(HttpRequest request, int most, CancellationToken cancel)
    {
        if (request.ContentLength > most) return null;
        var body = new RequestBody(ArrayPool<byte>.Shared.Rent(Headroom + FirstRent));
        try
        {
            while (true)
            {
                if (Headroom + body.length == body.buffer.Length) body.Grow();
                var read = await request.Body.ReadAsync(body.buffer.AsMemory(Headroom + body.length), cancel);
                if (read == 0) return body;
                body.length += read;
                if (body.length <= most) continue;
                body.Dispose();
                return null;
            }
        }
        catch
        {
            body.Dispose();
            throw;
        }
    }

    /// <summary>The prefix followed by the body, in one stretch; at most <see cref="Headroom"/> bytes of prefix.</summary>
    public ReadOnlySpan<byte> After(ReadOnlySpan<byte> prefix)
    {
        prefix.CopyTo(buffer.AsSpan(Headroom - prefix.Length));
        return buffer.AsSpan(Headroom - prefix.Length, prefix.Length + length);
    }

    public void Dispose()
    {
        var rented = Interlocked.Exchange(ref buffer, []);
        if (rented.Length > 0) ArrayPool<byte>.Shared.Return(rented);
        length = 0;
    }

    private void Grow()
    {
        var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.AsSpan(0, Headroom + length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = larger;
    }
}
