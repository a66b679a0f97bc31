using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Delivery;
using PostBot.Core.Jobs;
using PostBot.Teams.Drawing;

namespace PostBot.Teams.Intake;

/// <summary>
/// Answers a pressed button in the response. Teams shows an error after some ten seconds; work that takes longer than four goes on, and
/// the message is edited through the outbox when it is done.
/// </summary>
internal sealed partial class InvokeAnswers(TeamsWork work, Presses presses, Clock clock, TimeProvider real, IHostApplicationLifetime life, ILogger<InvokeAnswers> log)
{
    private const string CardType = "application/vnd.microsoft.card.adaptive";
    private const string MessageType = "application/vnd.microsoft.activity.message";
    private static readonly TimeSpan budget = TimeSpan.FromSeconds(4);

    public async Task Answer(HttpContext http, Admitted admitted)
    {
        var (activity, tenant, _) = admitted;
        switch (activity.Name)
        {
            case "adaptiveCard/action" when Read(activity, tenant) is { } pressed:
                await Work(http, admitted, pressed, answered => Draw(answered, pressed), Message("Working on it…"));
                break;
            case "adaptiveCard/action":
                Empty(http, StatusCodes.Status400BadRequest);
                break;
            case Dialogs.Fetch or Dialogs.Submit when Dialogs.Read(activity, tenant) is { } asked:
                await Work(http, admitted, asked, answered => Dialogs.Draw(answered, asked, Zone(asked), clock.Now), DialogCard.Words(Dialogs.Slow));
                break;
            case Dialogs.Fetch or Dialogs.Submit:
                await Write(http, DialogCard.Words(Dialogs.NotOurs));
                break;
            default:
                Empty(http, StatusCodes.Status501NotImplemented);
                break;
        }
    }

    private async Task Work(HttpContext http, Admitted admitted, Incoming incoming, Func<Answered, JsonObject?> draw, JsonObject late)
    {
        var press = TeamsDeliveryReader.PressOf(admitted.Activity, admitted.Tenant)!;
        // Not the request's own token: a client that gives up must not undo half of what it asked for.
        var answer = work.Handle(incoming with { Key = presses.Begin(press, incoming.Key!) }, life.ApplicationStopping);
        var first = await Task.WhenAny(answer, Task.Delay(budget, real, http.RequestAborted));
        var heard = !http.RequestAborted.IsCancellationRequested;
        if (first != answer)
        {
            Log.Slow(log);
            _ = answer.ContinueWith(_ => presses.End(press, heard), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            if (heard) await Write(http, late);
            return;
        }
        presses.End(press, heard);
        if (draw(await answer) is { } drawn) await Write(http, drawn);
        else Empty(http, StatusCodes.Status200OK);
    }

    private static Incoming? Read(Activity activity, string tenant)
    {
        var action = activity.Value.Field("action");
        if (action.Words("type") != "Action.Execute" || CardPress.Read(action.Field("data")) is not { } press) return null;
        if (TeamsPlaces.Place(activity) is not { } place || TeamsPlaces.Sender(activity, place) is not { } sender) return null;
        return new Incoming(Surface.Teams, tenant, sender, place, press.Line)
        {
            Form = press.Form,
            Key = TeamsDeliveryReader.Key(activity, tenant),
            OnMessage = TeamsDeliveryReader.Message(activity.ReplyToId),
            Reply = ReplyBy.Response,
            Public = place.Kind != PlaceKind.Direct,
        };
    }

    private JsonObject Draw(Answered answered, Incoming incoming)
    {
        var (reader, now) = (Zone(incoming), clock.Now);
        // The form stays as it is, with what was typed in it.
        if (answered.FieldErrors.Count > 0) return Message(string.Join("\n", answered.FieldErrors.Values.Select(error => AdaptiveText.Inert(error))));
        if (answered.Card is not { } card) return Message("Done.");
        // A refusal leaves the card alone, unless it offers a way on: words alone would lose its buttons.
        if (answered.Refused && card.Buttons.Count == 0 && card.Form is null) return Message(AdaptiveText.Inert(PlainDrawing.Draw(card, reader, now)));
        return new JsonObject { ["statusCode"] = StatusCodes.Status200OK, ["type"] = CardType, ["value"] = AdaptiveCards.DrawOne(card, reader, now).Content };
    }

    private static DateTimeZone? Zone(Incoming incoming) => incoming.Sender.Zone is { } zone ? DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) : null;

    private static JsonObject Message(string words) => new() { ["statusCode"] = StatusCodes.Status200OK, ["type"] = MessageType, ["value"] = words };

    private static async Task Write(HttpContext http, JsonObject body)
    {
        http.Response.ContentType = "application/json; charset=utf-8";
        await http.Response.Body.WriteAsync(TeamsJson.Bytes(body), http.RequestAborted);
    }

    private static void Empty(HttpContext http, int status)
    {
        http.Response.StatusCode = status;
        http.Response.ContentLength = 0;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "A button's work took longer than Teams waits; its answer follows as an edit")]
        public static partial void Slow(ILogger log);
    }
}
