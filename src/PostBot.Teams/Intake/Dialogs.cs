using System.Text.Json.Nodes;
using NodaTime;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Delivery;
using PostBot.Teams.Drawing;

namespace PostBot.Teams.Intake;

/// <summary>
/// Dialogs: task/fetch asks for one with the line of the button that was pressed, task/submit brings what was filled in. The answer of the
/// command goes into the conversation like any other; the dialog only closes.
/// </summary>
internal static class Dialogs
{
    public const string Fetch = "task/fetch";

    public const string Submit = "task/submit";

    public const string NotOurs = "I do not know this form any more. Ask for it again, for example with help.";

    public const string Slow = "Working on it. The answer comes as a message.";

    private const int LongestMessageId = 100;

    /// <summary>Null when the data is not from a dialog or a button of ours.</summary>
    public static Incoming? Read(Activity activity, string tenant)
    {
        var data = activity.Value.Field("data");
        if (CardPress.Read(data) is not { } press || (activity.Name == Submit) != (press.Form is not null)) return null;
        if (TeamsPlaces.Place(activity) is not { } place || TeamsPlaces.Sender(activity, place) is not { } sender) return null;
        return new Incoming(Surface.Teams, tenant, sender, place, press.Line)
        {
            Form = press.Form,
            Key = TeamsDeliveryReader.Key(activity, tenant),
            OnMessage = On(activity),
            Reply = ReplyBy.Edit,
            Window = Window.Open,
            Public = place.Kind != PlaceKind.Direct,
        };
    }

    /// <summary>Null closes the dialog.</summary>
    public static JsonObject? Draw(Answered answered, Incoming incoming, DateTimeZone? reader, Instant now)
    {
        var again = answered.Again ?? answered.Card?.Form;
        if (answered.Refused && again is not null) return DialogCard.Draw(again, answered.Card, answered.FieldErrors, incoming.OnMessage, reader, now);
        if (incoming.Form is not null && !answered.Refused) return null;
        if (answered.Card is not { } card) return DialogCard.Words("Done.");
        return card.Form is { } form
            ? DialogCard.Draw(form, card, answered.FieldErrors, incoming.OnMessage, reader, now)
            : DialogCard.Words(PlainDrawing.Draw(card with { Buttons = [] }, reader, now));
    }

    /// <summary>A dialog remembers the message it was opened from; what it says is only ever looked up in its own conversation.</summary>
    private static string? On(Activity activity) =>
        TeamsDeliveryReader.Message(activity.ReplyToId) ?? (activity.Value.Field("data").Words(CardData.On) is { Length: > 0 and <= LongestMessageId } on ? on : null);
}
