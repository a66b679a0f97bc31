using Microsoft.AspNetCore.Http;

namespace PostBot.Teams.Intake;

/// <summary>A request body read once. Memory grows with the bytes that arrive, never with the length a stranger claims.</summary>
internal static class RequestBody
{
    /// <summary>Teams keeps messages under 100 KB; a pasted page of notes with its HTML copy stays far below this.</summary>
    public const int MostBytes = 1 << 20;

    /// <summary>Null when the body is longer than <see cref="MostBytes"/>.</summary>
    public static async Task<ReadOnlyMemory<byte>?> Read(HttpRequest request, CancellationToken cancel)
    {
        if (request.ContentLength > MostBytes) return null;
        var buffer = new byte[8192];
        var length = 0;
        while (true)
        {
            if (length == buffer.Length) Array.Resize(ref buffer, buffer.Length * 2);
            var read = await request.Body.ReadAsync(buffer.AsMemory(length), cancel);
            if (read == 0) return buffer.AsMemory(0, length);
            length += read;
            if (length > MostBytes) return null;
        }
    }
}
