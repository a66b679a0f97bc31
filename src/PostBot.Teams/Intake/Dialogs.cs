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
        if (CardPress.Read(data) is not { } press || (activity.Name == Fetch && press.Form is not null)) return null;
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

    /// <param name="sent">The dialog's form or one of its buttons was sent, so that it closes when it is done.</param>
    /// <returns>Null closes the dialog.</returns>
    public static JsonObject? Draw(Answered answered, Incoming incoming, bool sent, DateTimeZone? reader, Instant now)
    {
        var again = answered.Again ?? answered.Card?.Form;
        if (answered.Refused && again is not null) return DialogCard.Draw(again, answered.Card, answered.FieldErrors, incoming.OnMessage, reader, now);
        return sent && !answered.Refused ? null : Say(answered, incoming.OnMessage, reader, now);
    }

    /// <summary>What a command answered: the form it asks with, what it offers as buttons, or its words.</summary>
    public static JsonObject Say(Answered answered, string? on, DateTimeZone? reader, Instant now)
    {
        if (answered.Card is not { } card) return DialogCard.Words("Done.");
        if (card.Form is { } form) return DialogCard.Draw(form, card, answered.FieldErrors, on, reader, now);
        return card.Buttons.Count > 0 ? DialogCard.Choices(card, on, reader, now) : DialogCard.Words(PlainDrawing.Draw(card, reader, now));
    }

    /// <summary>A dialog remembers the message it was opened from; what it says is only ever looked up in its own conversation.</summary>
    private static string? On(Activity activity) =>
        TeamsDeliveryReader.Message(activity.ReplyToId) ?? (activity.Value.Field("data").Words(CardData.On) is { Length: > 0 and <= LongestMessageId } on ? on : null);
}
