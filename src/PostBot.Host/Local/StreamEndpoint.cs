using System.Globalization;
using System.Text.Json;
using PostBot.Core.Delivery;

namespace PostBot.Host.Local;

/// <summary>Everything one person sees, as it happens: server-sent events, one message each, named by their seq so that a browser resumes by itself.</summary>
public static class StreamEndpoint
{
    /// <summary>Often enough that nothing between us and the reader takes the silence for an end.</summary>
    private static readonly TimeSpan heartbeat = TimeSpan.FromSeconds(15);

    /// <summary>Zero when nothing was asked.</summary>
    public static bool Seq(string? asked, out long seq)
    {
        seq = 0;
        return string.IsNullOrEmpty(asked) || long.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out seq);
    }

    public static async Task<IResult> Open(HttpContext context, LocalChat chat, IClockControl clock, IHostApplicationLifetime host, string? person = null, string? after = null)
    {
        if (Asked.Person(person, out var reader) is { } wrong) return LocalEndpoints.No(StatusCodes.Status400BadRequest, wrong);
        // A browser that reconnects asks the first address again; what it saw last is in this header.
        var last = context.Request.Headers["Last-Event-ID"].ToString();
        if (!Seq(last.Length > 0 ? last : after, out var seq)) return LocalEndpoints.No(StatusCodes.Status400BadRequest, "after is the seq of a message: a number.");
        using var over = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, host.ApplicationStopping);
        try
        {
            await Run(context.Response, chat, clock, reader, seq, over.Token);
        }
        catch (OperationCanceledException) when (over.IsCancellationRequested)
        {
            // The reader left or the service stops: both end a stream well.
        }
        return TypedResults.Empty;
    }

    private static async Task Run(HttpResponse response, LocalChat chat, IClockControl clock, string person, long seq, CancellationToken over)
    {
        response.ContentType = "text/event-stream; charset=utf-8";
        response.Headers["X-Accel-Buffering"] = "no";
        await response.WriteAsync("retry: 1000\n\n", over);
        await response.Body.FlushAsync(over);
        string? said = null;
        while (true)
        {
            // Asked before reading: what is said while we read completes it.
            var news = chat.News(over);
            while (await chat.Read(person, channel: null, seq, over) is { Count: > 0 } lines)
            {
                foreach (var line in lines)
                {
                    var data = JsonSerializer.Serialize(LocalJson.Message(line, clock.Now), LocalJson.Options);
                    await response.WriteAsync(string.Create(CultureInfo.InvariantCulture, $"id: {line.Seq}\ndata: {data}\n\n"), over);
                    seq = Math.Max(seq, line.Seq);
                }
                await response.Body.FlushAsync(over);
            }
            if (chat.Doing(person) is var doing && doing != said)
            {
                said = doing;
                await response.WriteAsync($"event: doing\ndata: {JsonSerializer.Serialize(said ?? "", LocalJson.Options)}\n\n", over);
                await response.Body.FlushAsync(over);
            }
            while (await Task.WhenAny(news, Task.Delay(heartbeat, over)) != news)
            {
                over.ThrowIfCancellationRequested();
                await response.WriteAsync(": still here\n\n", over);
                await response.Body.FlushAsync(over);
            }
            await news;
        }
    }
}
