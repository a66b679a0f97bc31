using System.Text.Json.Nodes;
using NodaTime;
using PostBot.Core.Cards;
using CardText = PostBot.Core.Cards.Text;

namespace PostBot.Teams.Drawing;

/// <summary>The parts of a card's body as elements, each small enough that a page can always take it.</summary>
internal sealed class PartBlocks(DateTimeZone? reader, Instant now)
{
    private const int MostColumns = 3;
    private const int LongestCell = 300;
    private const int MostFactBytes = 6_000;

    public IEnumerable<Block> Headline(CardText headline) => Said(headline, element =>
    {
        if (element["type"]!.GetValue<string>() == "TextBlock")
        {
            (element["weight"], element["size"], element["style"]) = ("Bolder", "Medium", "heading");
            return;
        }
        foreach (var run in element["inlines"]!.AsArray()) (run!["weight"], run["size"]) = ("Bolder", "Medium");
    });

    public IEnumerable<Block> Draw(Part part) => part switch
    {
        Line line => Said(line.Text, _ => { }),
        Small small => Said(small.Text, Subtle),
        Facts facts => Facts(facts),
        Quote quote => Quote(quote),
        Table table => Table(table),
        Picture picture => [Picture(picture)],
        _ => throw new InvalidOperationException($"No Teams drawing for {part.GetType().Name}."),
    };

    private static Block Picture(Picture picture) =>
        new(new JsonObject { ["type"] = "Image", ["url"] = picture.Url, ["altText"] = AdaptiveText.Literal(picture.Words), ["size"] = "Stretch" });

    public static Block Words(string words) =>
        new(new JsonObject { ["type"] = "RichTextBlock", ["inlines"] = new JsonArray(new JsonObject { ["type"] = "TextRun", ["text"] = words }) });

    private IEnumerable<Block> Said(CardText text, Action<JsonObject> style)
    {
        if (text.IsEmpty) yield break;
        // Only a TextBlock notifies; a long text is drawn as typed, and its people after it.
        if (AdaptiveText.Mentions(text) && PlainDrawing.Words(text, reader, now).Length <= AdaptiveText.MostInOne)
        {
            var notified = new List<JsonObject>();
            var block = new JsonObject { ["type"] = "TextBlock", ["text"] = AdaptiveText.Markdown(text, reader, now, notified), ["wrap"] = true };
            style(block);
            yield return new Block(block, notified);
            yield break;
        }
        foreach (var inlines in AdaptiveText.Inlines(text, reader, now))
        {
            var block = new JsonObject { ["type"] = "RichTextBlock", ["inlines"] = inlines };
            style(block);
            yield return new Block(block);
        }
        if (!AdaptiveText.Mentions(text)) yield break;
        foreach (var mention in text.Runs.OfType<Mention>().Where(mention => mention.TeamsId is not null).DistinctBy(mention => mention.TeamsId))
        {
            foreach (var block in Said(mention, style)) yield return block;
        }
    }

    private static void Subtle(JsonObject element)
    {
        if (element["type"]!.GetValue<string>() == "TextBlock")
        {
            (element["isSubtle"], element["size"], element["spacing"]) = (true, "Small", "Small");
            return;
        }
        element["spacing"] = "Small";
        foreach (var run in element["inlines"]!.AsArray()) (run!["isSubtle"], run["size"]) = (true, "Small");
    }

    private IEnumerable<Block> Facts(Facts facts)
    {
        var set = new JsonArray();
        var notified = new List<JsonObject>();
        var size = 0;
        foreach (var item in facts.Items)
        {
            foreach (var fact in Fact(item, notified))
            {
                var bytes = TeamsJson.Size(fact);
                if (size + bytes > MostFactBytes && set.Count > 0)
                {
                    yield return Set(set, notified);
                    (set, notified, size) = ([], [], 0);
                }
                set.Add(fact);
                size += bytes;
            }
        }
        if (set.Count > 0) yield return Set(set, notified);
    }

    private static Block Set(JsonArray facts, List<JsonObject> notified) => new(new JsonObject { ["type"] = "FactSet", ["facts"] = facts }, notified);

    private List<JsonObject> Fact(Fact fact, List<JsonObject> notified)
    {
        var label = AdaptiveText.Escape(Typed.Shorten(fact.Label, 100));
        if (PlainDrawing.Words(fact.Value, reader, now) is { Length: > AdaptiveText.MostInOne } words)
        {
            return [.. AdaptiveText.Pieces(words).Select((piece, index) => Pair(index == 0 ? label : "…", AdaptiveText.Escape(piece)))];
        }
        return [Pair(label, AdaptiveText.Markdown(fact.Value, reader, now, notified))];
    }

    private static JsonObject Pair(string title, string value) => new() { ["title"] = title, ["value"] = value };

    private static IEnumerable<Block> Quote(Quote quote) => AdaptiveText.Pieces(AdaptiveText.Literal(quote.Words)).Select(piece => new Block(new JsonObject
    {
        ["type"] = "Container",
        ["style"] = "emphasis",
        ["items"] = new JsonArray(Words(piece).Element),
    }));

    /// <summary>Up to three narrow columns survive a phone; anything wider becomes a line for each row.</summary>
    private IEnumerable<Block> Table(Table table)
    {
        var narrow = table.Columns.Count <= MostColumns
            && table.Columns.All(column => column.Length <= LongestCell)
            && table.Rows.All(row => row.All(cell => PlainDrawing.Words(cell, reader, now).Length <= LongestCell && !AdaptiveText.Mentions(cell)));
        if (!narrow) return table.Rows.SelectMany(row => Said(RowLine(table, row), _ => { }));
        var widths = table.Columns.Select((column, at) => Math.Clamp(table.Rows.Select(row => PlainDrawing.Words(row[at], reader, now).Length).Append(column.Length).Max(), 4, 40)).ToList();
        var heads = table.Columns.Select(column => CardText.FromRun(new Strong(column))).ToList();
        return table.Rows.Prepend(heads).Select((row, index) => Row(row, widths, first: index == 0));
    }

    private Block Row(IReadOnlyList<CardText> cells, List<int> widths, bool first)
    {
        var columns = new JsonArray();
        foreach (var (cell, width) in cells.Zip(widths))
        {
            var inlines = AdaptiveText.Inlines(cell, reader, now).FirstOrDefault() ?? new JsonArray(new JsonObject { ["type"] = "TextRun", ["text"] = " " });
            columns.Add(new JsonObject
            {
                ["type"] = "Column",
                ["width"] = width,
                ["items"] = new JsonArray(new JsonObject { ["type"] = "RichTextBlock", ["inlines"] = inlines }),
            });
        }
        return new Block(new JsonObject { ["type"] = "ColumnSet", ["spacing"] = first ? "Default" : "Small", ["columns"] = columns });
    }

    private static CardText RowLine(Table table, IReadOnlyList<CardText> row) => CardText.Join(" · ", row.Select((cell, at) => at == 0
        ? new CardText([.. cell.Runs.Select(run => run is Plain plain ? new Strong(plain.Words) : run)])
        : CardText.FromString($"{table.Columns[at]}: ") + cell).Where((_, at) => at == 0 || !row[at].IsEmpty));
}
