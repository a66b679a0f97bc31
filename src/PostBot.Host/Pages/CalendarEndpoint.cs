using System.Collections.Concurrent;
using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;
using PostBot.Core.Features.Calendars;

namespace PostBot.Host.Pages;

/// <summary>
/// Calendars by their private links. A link that leads nowhere is 404 whatever the reason. The answer to <c>If-None-Match</c>, else to
/// <c>If-Modified-Since</c>, is 304 while nothing changed.
/// </summary>
public sealed class CalendarEndpoint(Calendars calendars, TimeProvider clock)
{
    /// <summary>By link: what was given last and since when it is so. A link forgotten here costs one whole answer.</summary>
    private readonly ConcurrentDictionary<string, (string Tag, DateTimeOffset Since)> given = new(StringComparer.Ordinal);

    private const int MostRemembered = 20_000;

    public static void Map(IEndpointRouteBuilder routes) => routes.MapMethods(
        "/calendar/{token}.ics", [HttpMethods.Get, HttpMethods.Head], (CalendarEndpoint endpoint, HttpContext context, string token) => endpoint.Give(context, token));

    private async Task Give(HttpContext context, string token)
    {
        var response = context.Response;
        response.Headers["X-Robots-Tag"] = "noindex";
        if (await calendars.Read(token, context.RequestAborted) is not { } file)
        {
            response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        var zipped = context.Request.GetTypedHeaders().AcceptEncoding.Any(accepted => accepted.Value == "gzip" && accepted.Quality is not 0);
        var body = zipped ? Zip(file.Body) : file.Body;
        var tag = $"{Convert.ToHexStringLower(SHA256.HashData(file.Body.Span))[..32]}{(zipped ? "-gzip" : "")}";
        var since = Since(token, tag[..32]);
        var headers = response.GetTypedHeaders();
        headers.ETag = new EntityTagHeaderValue($"\"{tag}\"");
        headers.LastModified = since;
        response.Headers.Vary = HeaderNames.AcceptEncoding;
        response.Headers.CacheControl = "private, max-age=300";
        if (IsKnown(context.Request, headers.ETag, since))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }
        if (zipped) response.Headers.ContentEncoding = "gzip";
        response.ContentType = "text/calendar; charset=utf-8";
        response.Headers.ContentDisposition = $"inline; filename=\"{file.FileName}\"";
        response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(context.Request.Method)) await response.Body.WriteAsync(body, context.RequestAborted);
    }

    private static bool IsKnown(HttpRequest request, EntityTagHeaderValue tag, DateTimeOffset since)
    {
        var asked = request.GetTypedHeaders();
        if (request.Headers.IfNoneMatch.Count > 0) return asked.IfNoneMatch.Any(known => known.Equals(EntityTagHeaderValue.Any) || known.Compare(tag, useStrongComparison: false));
        return asked.IfModifiedSince is { } last && since <= last;
    }

    /// <summary>Since when this link gives what it gives, in whole seconds as headers have it; after a start, since then.</summary>
    private DateTimeOffset Since(string token, string tag)
    {
        if (given.Count > MostRemembered) given.Clear();
        var now = DateTimeOffset.FromUnixTimeSeconds(clock.GetUtcNow().ToUnixTimeSeconds());
        return given.AddOrUpdate(token, _ => (tag, now), (_, before) => before.Tag == tag ? before : (tag, now)).Since;
    }

    private static ReadOnlyMemory<byte> Zip(ReadOnlyMemory<byte> body)
    {
        using var packed = new MemoryStream();
        using (var zip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true)) zip.Write(body.Span);
        return packed.ToArray();
    }
}
