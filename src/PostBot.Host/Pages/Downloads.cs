using PostBot.Core.Features.Around;
using PostBot.Host.Local;

namespace PostBot.Host.Pages;

/// <summary>Files for people in chats that carry none: whoever has the link, which nobody can guess, can fetch the file for a day.</summary>
public static class Downloads
{
    public static void MapDownloads(this IEndpointRouteBuilder routes) => routes.MapGet("/files/{id}", Give);

    private static async Task<IResult> Give(HttpResponse response, Lookup lookup, string id, CancellationToken cancel)
    {
        // Saved, never opened in place.
        response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox; frame-ancestors 'none'";
        return await lookup.File(id, notOlder: true, cancel) is { } file
            ? TypedResults.Bytes(file.Bytes, "application/octet-stream", Asked.FileName(file.Name))
            : TypedResults.Text("There is no such file, or its link has run out. Ask PostBot for it again.", "text/plain; charset=utf-8", statusCode: StatusCodes.Status404NotFound);
    }
}
