using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace PostBot.WireTests.Fakes;

/// <summary>What a fake platform does with one request instead of its usual.</summary>
public sealed record FakeAnswer(Func<HttpContext, Task> Give)
{
    /// <summary>The request has its usual effect (a message is posted), only the answer is lost.</summary>
    public bool WithEffect { get; init; }

    /// <summary>The usual answer follows.</summary>
    public bool ThenUsual { get; init; }

    /// <summary>The usual answer, not before it may come.</summary>
    public static FakeAnswer After(Task allowed) => new(_ => allowed) { ThenUsual = true };

    public static FakeAnswer Error(string code, string extra = "") =>
        Text(StatusCodes.Status200OK, "application/json; charset=utf-8", $$"""{"ok":false,"error":"{{code}}"{{extra}}}""");

    /// <param name="seconds">Null leaves Retry-After out.</param>
    public static FakeAnswer RateLimited(int? seconds) => new(async http =>
    {
        http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        if (seconds is { } wait) http.Response.Headers.RetryAfter = wait.ToString(CultureInfo.InvariantCulture);
        http.Response.ContentType = "application/json; charset=utf-8";
        await http.Response.WriteAsync("""{"ok":false,"error":"ratelimited"}""");
    });

    public static FakeAnswer Html(int status) => Text(status, "text/html; charset=utf-8", "<!DOCTYPE html><html><body>Something went sideways</body></html>");

    public static FakeAnswer Text(int status, string type, string body) => new(async http =>
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = type;
        await http.Response.WriteAsync(body);
    });

    public static FakeAnswer Redirect(string to) => new(http =>
    {
        http.Response.Redirect(to);
        return Task.CompletedTask;
    });

    /// <summary>No answer until the caller gives up.</summary>
    public static FakeAnswer Never() => new(async http =>
    {
        var gone = new TaskCompletionSource();
        await using var registration = http.RequestAborted.Register(gone.SetResult);
        await gone.Task;
    });

    /// <summary>Closes the connection without an answer.</summary>
    public static FakeAnswer Broken() => new(http =>
    {
        http.Abort();
        return Task.CompletedTask;
    });
}
