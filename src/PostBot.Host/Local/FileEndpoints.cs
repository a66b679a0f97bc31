using PostBot.Core.Delivery;
using PostBot.Host.Door;

namespace PostBot.Host.Local;

/// <summary>Files into and out of the local chat.</summary>
public static class FileEndpoints
{
    /// <summary>Each holds its file in memory until it is kept.</summary>
    private const int AtOnce = 4;
    private static readonly SemaphoreSlim room = new(AtOnce);

    public static async Task<IResult> Keep(HttpRequest request, LocalChat chat, CancellationToken cancel, string? name = null)
    {
        if (!await room.WaitAsync(TimeSpan.Zero, cancel)) return LocalEndpoints.No(StatusCodes.Status429TooManyRequests, "Other files are on their way. Please try again in a moment.");
        try
        {
            // Above the limit, Kestrel throws while it is read, and the door answers 413.
            using var bytes = new MemoryStream((int)Math.Clamp(request.ContentLength ?? 0, 0, KestrelLimits.File));
            await request.Body.CopyToAsync(bytes, cancel);
            if (bytes.Length == 0) return LocalEndpoints.No(StatusCodes.Status400BadRequest, "The file is empty.");
            return TypedResults.Json(new { id = await chat.Keep(Asked.FileName(name), bytes.ToArray(), cancel) }, LocalJson.Options);
        }
        finally
        {
            room.Release();
        }
    }

    public static async Task<IResult> Give(HttpResponse response, LocalChat chat, string id, CancellationToken cancel)
    {
        if (await chat.File(id, cancel) is not { } kept) return LocalEndpoints.No(StatusCodes.Status404NotFound, "There is no such file.");
        // Saved, never opened in place; a picture still shows where our page asks for one.
        response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox; frame-ancestors 'none'";
        return TypedResults.Bytes(kept.Bytes, LocalJson.Mime(kept.File.Name), Asked.FileName(kept.File.Name));
    }
}
