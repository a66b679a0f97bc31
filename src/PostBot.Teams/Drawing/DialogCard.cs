using System.Text.Json.Nodes;
using NodaTime;
using PostBot.Core.Cards;

namespace PostBot.Teams.Drawing;

/// <summary>What goes into a dialog (a task module): a form, or words.</summary>
internal static class DialogCard
{
    private const int MostTitle = 64;

    /// <summary>Lines of a refusal over the fields; the fields are what the dialog is for.</summary>
    private const int MostParts = 8;

    /// <summary>Teams shows six buttons.</summary>
    private const int MostActions = 6;

    /// <summary>Beside the button that sends the form.</summary>
    private const int MostOffers = 3;

    /// <summary>What stands around the card in the response, in bytes.</summary>
    private const int MostAround = 500;

    /// <param name="form">What is asked; its id travels with the answer.</param>
    /// <param name="said">Why it is asked, or why what was sent will not do.</param>
    /// <param name="errors">What is wrong, by field name.</param>
    /// <param name="on">The message whose button opened the dialog; null when it is not known.</param>
    public static JsonObject Draw(Form form, Card? said, IReadOnlyDictionary<string, string> errors, string? on, DateTimeZone? reader, Instant now)
    {
        var parts = new PartBlocks(reader, now);
        var body = new JsonArray();
        if (said is not null && errors.Count == 0)
        {
            foreach (var block in parts.Headline(said.Headline).Concat(said.Parts.Take(MostParts).SelectMany(parts.Draw))) body.Add((JsonNode)block.Element.DeepClone());
        }
        // What is wrong with something that has no field of its own.
        foreach (var (name, words) in errors) if (form.Fields.All(field => field.Name != name)) body.Add((JsonNode)FormBlocks.Wrong(words));
        foreach (var element in FormBlocks.Fields(form, errors)) body.Add((JsonNode)element);
        var data = CardData.Of(form);
        if (on is not null) data[CardData.On] = on;
        // Dialogs know no Action.Execute.
        var send = new JsonObject { ["type"] = "Action.Submit", ["title"] = "Send", ["data"] = data };
        var offers = said is null ? [] : said.Buttons.Take(MostOffers).Select(button => ActionBlocks.InDialog(button, on));
        return Dialog(form.Title, body, [send, .. offers]) ?? Words("This form is too long for a dialog in Teams. Type the command with its words instead.");
    }

    /// <summary>An answer whose buttons are the way on.</summary>
    public static JsonObject Choices(Card said, string? on, DateTimeZone? reader, Instant now)
    {
        var parts = new PartBlocks(reader, now);
        var body = new JsonArray([.. parts.Headline(said.Headline).Concat(said.Parts.SelectMany(parts.Draw)).Select(block => block.Element.DeepClone())]);
        return Dialog("PostBot", body, [.. said.Buttons.Take(MostActions).Select(button => ActionBlocks.InDialog(button, on))])
            ?? Words($"{PlainDrawing.Words(said.Headline, reader, now)} It is too long for a dialog in Teams: ask in our chat.");
    }

    public static JsonObject Words(string words) => Task("message", AdaptiveText.Inert(words));

    /// <summary>Null when it is more than Teams takes.</summary>
    private static JsonObject? Dialog(string title, JsonArray body, IEnumerable<JsonObject> actions)
    {
        var card = new JsonObject
        {
            ["$schema"] = "http://adaptivecards.io/schemas/adaptive-card.json",
            ["type"] = "AdaptiveCard",
            ["version"] = "1.5",
            ["fallbackText"] = "This form needs a newer Teams. Type the command with its words instead.",
            ["body"] = body,
            ["actions"] = new JsonArray([.. actions]),
        };
        if (TeamsJson.Size(card) > AdaptiveCards.MostBytes - MostAround) return null;
        return Task("continue", new JsonObject
        {
            ["title"] = AdaptiveText.OneLine(Typed.Shorten(title, MostTitle)),
            ["height"] = "medium",
            ["width"] = "medium",
            ["card"] = new JsonObject { ["contentType"] = AdaptiveCards.ContentType, ["content"] = card },
        });
    }

    private static JsonObject Task(string type, JsonNode value) => new() { ["task"] = new JsonObject { ["type"] = type, ["value"] = value } };
}
