using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using NodaTime;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Delivery;
using PostBot.Core.Jobs;
using PostBot.Teams.Drawing;

namespace PostBot.Teams.Intake;

/// <summary>Invokes: each is answered in its response, with the body of reference/teams.md 3.13 to 3.17; those of others are 501.</summary>
internal sealed class InvokeAnswers(InTime inTime, TeamsWork work, ExtensionAnswers extension, FileConsents files, Clock clock)
{
    public const string TooMuch = "That is a lot at once. Wait a few seconds, then try again.";

    private const string CardType = "application/vnd.microsoft.card.adaptive";
    private const string MessageType = "application/vnd.microsoft.activity.message";

    public async Task Answer(HttpContext http, Admitted admitted)
    {
        var (activity, tenant, _) = admitted;
        switch (activity.Name)
        {
            case "adaptiveCard/action" when IsRefresh(activity) && TeamsPlaces.Place(activity) is { } place && TeamsPlaces.Sender(activity, place) is { } viewer:
                await Refresh(http, activity, tenant, place, viewer);
                break;
            case "adaptiveCard/action" when Read(activity, tenant) is { } pressed:
                await inTime.Command(http, admitted, pressed, answered => Draw(answered, pressed), Message("Working on it…"));
                break;
            case "adaptiveCard/action":
                InTime.Empty(http, StatusCodes.Status400BadRequest);
                break;
            case Dialogs.Fetch or Dialogs.Submit when Dialogs.Read(activity, tenant) is { } asked:
                await inTime.Command(http, admitted, asked, answered => Dialogs.Draw(answered, asked, activity.Name == Dialogs.Submit, Zone(asked), clock.Now), DialogCard.Words(Dialogs.Slow));
                break;
            case Dialogs.Fetch or Dialogs.Submit:
                await InTime.Write(http, DialogCard.Words(Dialogs.NotOurs));
                break;
            case "fileConsent/invoke":
                files.Answer(http, admitted);
                break;
            case "signin/tokenExchange":
                await NoSignIn(http, activity);
                break;
            case "signin/verifyState":
                InTime.Empty(http, StatusCodes.Status200OK);
                break;
            case { } name when name.StartsWith(ExtensionAnswers.Prefix, StringComparison.Ordinal):
                await extension.Answer(http, admitted);
                break;
            default:
                InTime.Empty(http, StatusCodes.Status501NotImplemented);
                break;
        }
    }

    internal static DateTimeZone? Zone(Incoming incoming) => incoming.Sender.Zone is { } zone ? DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) : null;

    private static bool IsRefresh(Activity activity) =>
        activity.Value.Field("action") is var action && action.Words("type") == "Action.Execute" && action.Words("verb") == CardData.RefreshVerb;

    /// <summary>Whoever looks gets the card as they may see it. Who may not see it, or is not known, keeps the one that everybody has.</summary>
    private async Task Refresh(HttpContext http, Activity activity, string tenant, Place place, Sender viewer)
    {
        var message = TeamsDeliveryReader.Message(activity.ReplyToId);
        if (!work.MayLook(new Incoming(Surface.Teams, tenant, viewer, place, "")))
        {
            await InTime.Write(http, Message(TooMuch));
            return;
        }
        var copy = message is null ? Task.FromResult<Card?>(null) : work.Copy(new Incoming(Surface.Teams, tenant, viewer, place, "") { OnMessage = message }, http.RequestAborted);
        var zone = viewer.Zone is { } known ? DateTimeZoneProviders.Tzdb.GetZoneOrNull(known) : null;
        await inTime.Answer(http, copy, card => card is null ? Message("This card is no longer kept. Ask for it again to see how things stand.") : Card(card, zone, place), Message("Working on it…"));
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
        var reader = Zone(incoming);
        // The form stays as it is, with what was typed in it.
        if (answered.FieldErrors.Count > 0) return Message(string.Join("\n", answered.FieldErrors.Values.Select(error => AdaptiveText.Inert(error))));
        if (answered.Card is not { } card) return Message("Done.");
        // A refusal leaves the card alone, unless it offers a way on: words alone would lose its buttons.
        if (answered.Refused && card.Buttons.Count == 0 && card.Form is null) return Message(AdaptiveText.Inert(PlainDrawing.Draw(card, reader, clock.Now)));
        return Card(card, reader, incoming.Place);
    }

    private JsonObject Card(Card card, DateTimeZone? reader, Place place) => new()
    {
        ["statusCode"] = StatusCodes.Status200OK,
        ["type"] = CardType,
        ["value"] = AdaptiveCards.DrawOne(card, reader, clock.Now, ownViews: place.Kind != PlaceKind.Direct).Content,
    };

    private static JsonObject Message(string words) => new() { ["statusCode"] = StatusCodes.Status200OK, ["type"] = MessageType, ["value"] = words };

    /// <summary>We never ask anybody to sign in, so there is nothing to exchange; Teams then stops asking.</summary>
    private static async Task NoSignIn(HttpContext http, Activity activity)
    {
        http.Response.StatusCode = StatusCodes.Status412PreconditionFailed;
        await InTime.Write(http, new JsonObject { ["id"] = activity.Value.Words("id"), ["connectionName"] = activity.Value.Words("connectionName"), ["failureDetail"] = "PostBot asks nobody to sign in here." });
    }
}
