using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PostBot.Core.Cards;
using PostBot.Core.Delivery;
using PostBot.Core.Jobs;
using PostBot.Teams.Drawing;
using PostBot.Teams.Sending;

namespace PostBot.Teams.Intake;

/// <summary>
/// A person said yes or no to a file. Teams is answered first; then the file is put where Teams said, and shown in place of the question. The
/// file's id, which nobody can guess, stands for the right to it.
/// </summary>
internal sealed partial class FileConsents(
    TeamsWork work, BotConnector connector, ActivityBody body, ServiceHosts hosts, TeamsHttp http, Clock clock, IHostApplicationLifetime life, ILogger<FileConsents> log)
{
    /// <summary>Presses whose file is on its way. Forgotten by a restart: the file is then asked for again, and put again.</summary>
    private readonly ConcurrentDictionary<string, bool> underWay = new(StringComparer.Ordinal);

    public void Answer(HttpContext request, Admitted admitted)
    {
        var (activity, tenant, _) = admitted;
        var value = activity.Value;
        if (TeamsPlaces.Place(activity) is not { } place || value.Words("action") is not ("accept" or "decline") || value.Field("context").Words(ActivityBody.File) is not { } file)
        {
            InTime.Empty(request, StatusCodes.Status400BadRequest);
            return;
        }
        var press = TeamsDeliveryReader.PressOf(activity, tenant)!;
        InTime.Empty(request, StatusCodes.Status200OK);
        // The same press again while the file is on its way.
        if (!underWay.TryAdd(press, true)) return;
        request.Response.OnCompleted(() =>
        {
            _ = Finish(value, file, place, TeamsDeliveryReader.Message(activity.ReplyToId), press);
            return Task.CompletedTask;
        });
    }

    private async Task Finish(JsonElement value, string file, Place place, string? question, string press)
    {
        var cancel = life.ApplicationStopping;
        try
        {
            var said = value.Words("action") == "decline" ? null : await Upload(value.Field("uploadInfo"), file, place.Channel, cancel);
            if (said is not null) await Call(SendKind.Post, HttpMethod.Post, place, $"conversations/{Uri.EscapeDataString(place.Channel)}/activities", said, cancel);
            if (question is not null) await Call(SendKind.Delete, HttpMethod.Delete, place, $"conversations/{Uri.EscapeDataString(place.Channel)}/activities/{Uri.EscapeDataString(question)}", null, cancel);
        }
        // Nobody waits for this any more; the log and the operations page hold what went wrong.
#pragma warning disable CA1031
        catch (Exception problem) when (problem is not OperationCanceledException)
#pragma warning restore CA1031
        {
            Log.Failed(log, problem.GetType().Name);
        }
        finally
        {
            underWay.TryRemove(press, out _);
        }
    }

    /// <summary>What to say then: the file in their drive, or why it is not there.</summary>
    private async Task<JsonObject> Upload(JsonElement info, string id, string conversation, CancellationToken cancel)
    {
        if (await work.File(id, cancel) is not { } file) return Sorry("That file is no longer kept. Ask for it again.", conversation);
        if (!Uri.TryCreate(info.Words("uploadUrl"), UriKind.Absolute, out var address) || !hosts.TakesFiles(address))
        {
            Log.Elsewhere(log);
            return Sorry($"{file.Name} was not sent: the address that came for it is not a OneDrive of Microsoft's.", conversation);
        }
        using var content = new ReadOnlyMemoryContent(file.Bytes);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        content.Headers.ContentRange = new ContentRangeHeaderValue(0, file.Bytes.Length - 1, file.Bytes.Length);
        try
        {
            // The address is a secret of its own; our token does not go there.
            using var answer = await http.Client.PutAsync(address, content, cancel);
            if (answer.IsSuccessStatusCode)
            {
                return body.Uploaded(info.Words("contentUrl") ?? "", info.Words("name") ?? file.Name, info.Words("uniqueId") ?? "", info.Words("fileType") ?? Path.GetExtension(file.Name).TrimStart('.'), conversation);
            }
            Log.Refused(log, (int)answer.StatusCode);
        }
        catch (Exception problem) when (problem is HttpRequestException or IOException or OperationCanceledException && !cancel.IsCancellationRequested)
        {
            Log.Failed(log, problem.GetType().Name);
        }
        return Sorry($"{file.Name} could not be put into your OneDrive. Ask for it again in a moment.", conversation);
    }

    private JsonObject Sorry(string words, string conversation) => body.Card(AdaptiveCards.DrawOne(new Card(words), null, clock.Now), conversation);

    private async Task Call(SendKind kind, HttpMethod method, Place place, string path, JsonObject? content, CancellationToken cancel)
    {
        var answer = await connector.Call(kind, method, place.ServiceUrl, path, content, cancel);
        if (answer.Failure is not null) Log.NotSaid(log, answer.Code);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "A file could not be put into a person's OneDrive ({Problem})")]
        public static partial void Failed(ILogger log, string problem);

        [LoggerMessage(LogLevel.Warning, "OneDrive did not take a file ({Status})")]
        public static partial void Refused(ILogger log, int status);

        [LoggerMessage(LogLevel.Warning, "A file was asked to an address that is not a OneDrive of Microsoft's")]
        public static partial void Elsewhere(ILogger log);

        [LoggerMessage(LogLevel.Warning, "What became of a file could not be said ({Code})")]
        public static partial void NotSaid(ILogger log, string code);
    }
}
