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

    private const int MostOffers = 3;

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
            var lines = said.Parts.Take(MostParts).Concat(Instead(said));
            foreach (var block in parts.Headline(said.Headline).Concat(lines.SelectMany(parts.Draw))) body.Add((JsonNode)block.Element.DeepClone());
        }
        // What is wrong with something that has no field of its own.
        foreach (var (name, words) in errors) if (form.Fields.All(field => field.Name != name)) body.Add((JsonNode)FormBlocks.Wrong(words));
        foreach (var element in FormBlocks.Fields(form, errors)) body.Add((JsonNode)element);
        var data = CardData.Of(form);
        if (on is not null) data[CardData.On] = on;
        var card = new JsonObject
        {
            ["$schema"] = "http://adaptivecards.io/schemas/adaptive-card.json",
            ["type"] = "AdaptiveCard",
            ["version"] = "1.5",
            ["fallbackText"] = "This form needs a newer Teams. Type the command with its words instead.",
            ["body"] = body,
            // Dialogs know no Action.Execute.
            ["actions"] = new JsonArray(new JsonObject { ["type"] = "Action.Submit", ["title"] = "Send", ["data"] = data }),
        };
        if (TeamsJson.Size(card) > AdaptiveCards.MostBytes) return Words("This form is too long for a dialog in Teams. Type the command with its words instead.");
        return Task("continue", new JsonObject
        {
            ["title"] = AdaptiveText.OneLine(Typed.Shorten(form.Title, MostTitle)),
            ["height"] = "medium",
            ["width"] = "medium",
            ["card"] = new JsonObject { ["contentType"] = AdaptiveCards.ContentType, ["content"] = card },
        });
    }

    /// <summary>A dialog's buttons all send its form, so what a refusal offers is said as the line to type.</summary>
    private static IEnumerable<Part> Instead(Card said) =>
        said.Buttons.Take(MostOffers).Select(button => new Line((Core.Cards.Text)$"{button.Label}: " + new Code(Typed.Shorten(button.Line, 200))));

    public static JsonObject Words(string words) => Task("message", AdaptiveText.Inert(words));

    private static JsonObject Task(string type, JsonNode value) => new() { ["task"] = new JsonObject { ["type"] = type, ["value"] = value } };
}
