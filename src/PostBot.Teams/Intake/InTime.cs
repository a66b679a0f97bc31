using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PostBot.Core.Commands;
using PostBot.Core.Delivery;
using PostBot.Teams.Drawing;

namespace PostBot.Teams.Intake;

/// <summary>
/// Answers an invoke in its response. Teams shows an error after some ten seconds, for message extensions after five; work that takes longer
/// than four goes on, and its answer follows through the outbox.
/// </summary>
internal sealed partial class InTime(TeamsWork work, TimeProvider real, IHostApplicationLifetime life, ILogger<InTime> log)
{
    private static readonly TimeSpan budget = TimeSpan.FromSeconds(4);

    /// <param name="draw">The response's body; null for an empty one.</param>
    /// <param name="late">What to say when it takes too long.</param>
    public async Task Command(HttpContext http, Admitted admitted, Incoming incoming, Func<Answered, JsonObject?> draw, JsonObject late)
    {
        var press = TeamsDeliveryReader.PressOf(admitted.Activity, admitted.Tenant)!;
        var key = await work.BeginPress(press, incoming.Key!);
        // Not the request's own token: a client that gives up must not undo half of what it asked for.
        var answer = work.Handle(incoming with { Key = key }, life.ApplicationStopping);
        var heard = await Answer(http, answer, draw, late);
        if (answer.IsCompleted) await work.EndPress(press, heard);
        else _ = answer.ContinueWith(_ => work.EndPress(press, heard), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    /// <summary>False when the caller hung up before it was answered.</summary>
    public async Task<bool> Answer<T>(HttpContext http, Task<T> answer, Func<T, JsonObject?> draw, JsonObject? late)
    {
        var first = await Task.WhenAny(answer, Task.Delay(budget, real, http.RequestAborted));
        var heard = !http.RequestAborted.IsCancellationRequested;
        if (first != answer) Log.Slow(log);
        if (first != answer && !heard) return false;
        if ((first == answer ? draw(await answer) : late) is { } drawn) await Write(http, drawn);
        else Empty(http, StatusCodes.Status200OK);
        return heard;
    }

    public static async Task Write(HttpContext http, JsonObject body)
    {
        http.Response.ContentType = "application/json; charset=utf-8";
        await http.Response.Body.WriteAsync(TeamsJson.Bytes(body), http.RequestAborted);
    }

    public static void Empty(HttpContext http, int status)
    {
        http.Response.StatusCode = status;
        http.Response.ContentLength = 0;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The answer to a button or a message extension took longer than Teams waits; what it did follows in the conversation")]
        public static partial void Slow(ILogger log);
    }
}
