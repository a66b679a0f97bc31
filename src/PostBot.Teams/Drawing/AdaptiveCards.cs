using System.Globalization;
using System.Text.Json.Nodes;
using NodaTime;
using PostBot.Core.Cards;

namespace PostBot.Teams.Drawing;

/// <param name="Content">An Adaptive Card 1.5.</param>
/// <param name="Summary">What a notification says.</param>
public sealed record DrawnCard(JsonObject Content, string Summary);

/// <summary>
/// A card as Teams' Adaptive Cards 1.5 (https://adaptivecards.io/schemas/adaptive-card.json). Whatever is essential uses elements that phones
/// know; what does not fit one message goes on in the next card.
/// </summary>
public static class AdaptiveCards
{
    /// <summary>Clients in the field refused messages over 28 KB, whatever the documentation of the day says (reference/teams.md 4.11).</summary>
    public const int MostBytes = 28 * 1024;

    public const string ContentType = "application/vnd.microsoft.card.adaptive";

    /// <summary>Leaves room for the message around the card, the words for old clients and the notification.</summary>
    private const int MostBodyBytes = MostBytes - 6 * 1024;

    private const int MostFallbackBytes = 2_000;
    private const int MostSummaryBytes = 600;

    /// <summary>One or more cards, in the order in which they are to be read.</summary>
    /// <param name="ownViews">Several people read it: a card that lives is shown to each as they may see it.</param>
    public static IReadOnlyList<DrawnCard> Draw(Card card, DateTimeZone? reader, Instant now, bool ownViews = false)
    {
        var pages = Pages(card, reader, now);
        var words = PlainDrawing.Draw(card, reader, now);
        var summary = Fit(AdaptiveText.Inert(PlainDrawing.Words(card.Headline, reader, now)), MostSummaryBytes);
        // A card in several messages has no view that could take its place.
        var own = ownViews && card.Subject is not null && pages.Count == 1;
        return [.. pages.Select((page, index) => Card(page, index == 0 ? words : summary, summary, own))];
    }

    /// <summary>One card, for where there is room for one only; says so when the rest is left out.</summary>
    public static DrawnCard DrawOne(Card card, DateTimeZone? reader, Instant now, bool ownViews = false)
    {
        var pages = Pages(card, reader, now);
        var words = PlainDrawing.Draw(card, reader, now);
        var summary = Fit(AdaptiveText.Inert(PlainDrawing.Words(card.Headline, reader, now)), MostSummaryBytes);
        var own = ownViews && card.Subject is not null;
        if (pages.Count == 1) return Card(pages[0], words, summary, own);
        var rest = PartBlocks.Words("There is more than fits here. Ask for it in a message to see all of it.");
        // The buttons stand at the end; they are worth more than the last lines.
        var buttons = ActionBlocks.Draw(card.Buttons).Where(block => block.Size < MostBodyBytes / 4).Take(1).ToList();
        var page = new List<Block>(pages[0]);
        while (page.Count > 1 && page.Sum(block => block.Size) + rest.Size + buttons.Sum(block => block.Size) > MostBodyBytes) page.RemoveAt(page.Count - 1);
        return Card([.. page, rest, .. buttons], words, summary, own);
    }

    private static List<List<Block>> Pages(Card card, DateTimeZone? reader, Instant now)
    {
        var parts = new PartBlocks(reader, now);
        var blocks = parts.Headline(card.Headline)
            .Concat(card.Parts.SelectMany(parts.Draw))
            .Concat(card.Form is { } form ? FormBlocks.Draw(form) : [])
            .Concat(ActionBlocks.Draw(card.Buttons));
        var pages = new List<List<Block>> { new() };
        var size = 0;
        foreach (var block in blocks)
        {
            if (size + block.Size > MostBodyBytes && pages[^1].Count > 0)
            {
                pages.Add([PartBlocks.Words(string.Create(CultureInfo.InvariantCulture, $"Continued, part {pages.Count + 1}"))]);
                size = pages[^1][0].Size;
            }
            pages[^1].Add(block);
            size += block.Size;
        }
        return pages;
    }

    private static DrawnCard Card(IReadOnlyList<Block> blocks, string words, string summary, bool ownViews)
    {
        var teams = new JsonObject { ["width"] = "Full" };
        var notified = blocks.SelectMany(block => block.Notified).DistinctBy(mention => mention.ToJsonString()).ToList();
        if (notified.Count > 0) teams["entities"] = new JsonArray([.. notified.Select(mention => mention.DeepClone())]);
        var content = new JsonObject
        {
            ["$schema"] = "http://adaptivecards.io/schemas/adaptive-card.json",
            ["type"] = "AdaptiveCard",
            ["version"] = "1.5",
            ["fallbackText"] = Fit(AdaptiveText.Inert(words), MostFallbackBytes),
            ["msteams"] = teams,
            ["body"] = new JsonArray([.. blocks.Select(block => block.Element.DeepClone())]),
        };
        if (ownViews) content["refresh"] = CardData.Refresh();
        return new DrawnCard(content, summary);
    }

    /// <summary>At most so many bytes once written as JSON.</summary>
    private static string Fit(string words, int bytes)
    {
        var length = Math.Min(words.Length, bytes);
        while (true)
        {
            var shown = Typed.Shorten(words, Math.Max(2, length));
            if (TeamsJson.Size(JsonValue.Create(shown)) <= bytes || length <= 2) return shown;
            length = length * 3 / 4;
        }
    }
}
