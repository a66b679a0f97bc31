using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace PostBot.Slack.Intake;

/// <summary>Lets in what Slack signed. Strangers cost a header check; only who looks like Slack has a body read.</summary>
internal sealed class SlackDoor(SlackSignature signature, SlackConnection connection)
{
    public const string Form = "application/x-www-form-urlencoded";

    /// <summary>An <c>ssl_check</c>, the one request Slack may send unsigned, holds a token and a flag.</summary>
    private const int MostUnsigned = 1024;

    /// <summary>The verified body; null when the request was turned away or needs nothing more, its answer set either way.</summary>
    public async Task<RequestBody?> Admit(HttpContext http)
    {
        var request = http.Request;
        // Slack compresses nothing; what a stranger compresses could be of any size.
        if (request.Headers.TryGetValue(HeaderNames.ContentEncoding, out var encoding) && encoding != "identity") return TurnAway(http, StatusCodes.Status415UnsupportedMediaType);
        if (!SlackSignature.IsClaimed(request.Headers)) return await AnswerUnsigned(http);
        if (!signature.Fits(request.Headers)) return TurnAway(http, StatusCodes.Status401Unauthorized);
        var body = await RequestBody.Read(request, RequestBody.MostBytes, http.RequestAborted);
        if (body is null) return TurnAway(http, StatusCodes.Status413PayloadTooLarge);
        if (!signature.Holds(request.Headers, body))
        {
            body.Dispose();
            return TurnAway(http, StatusCodes.Status401Unauthorized);
        }
        connection.EventIn(SlackSignature.SentAt(request.Headers));
        return body;
    }

    public static string? MediaType(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type) ? type.MediaType.Value : null;

    /// <summary>Answered, never processed, whatever else is in it.</summary>
    private async Task<RequestBody?> AnswerUnsigned(HttpContext http)
    {
        var request = http.Request;
        if (!Form.Equals(MediaType(request), StringComparison.OrdinalIgnoreCase)) return TurnAway(http, StatusCodes.Status401Unauthorized);
        using var body = await RequestBody.Read(request, MostUnsigned, http.RequestAborted);
        if (body is null || FormBody.Read(body.Bytes)?["ssl_check"] is not "1") return TurnAway(http, StatusCodes.Status401Unauthorized);
        return Answer(http, StatusCodes.Status200OK);
    }

    private RequestBody? TurnAway(HttpContext http, int status)
    {
        connection.CountRejected();
        return Answer(http, status);
    }

    private static RequestBody? Answer(HttpContext http, int status)
    {
        http.Response.StatusCode = status;
        http.Response.ContentLength = 0;
        return null;
    }
}
