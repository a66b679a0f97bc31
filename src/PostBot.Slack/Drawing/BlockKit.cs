using System.Globalization;
using System.Text.Json.Nodes;
using NodaTime;
using PostBot.Core.Cards;

namespace PostBot.Slack.Drawing;

/// <summary>
/// A card as Slack messages: the first holds the headline, what fits, and the buttons; the others hold the rest.
/// Blocks carry no ids of their own: Slack then gives new ones to every message and every edit, as it asks for.
/// </summary>
/// <remarks>Limits: docs.slack.dev, "Block Kit reference"; the sum of a message's texts is undocumented, <c>msg_blocks_too_long</c> was seen from 13,200 characters.</remarks>
internal static class BlockKit
{
    /// <summary>A response address can be used five times.</summary>
    public const int MostMessages = 5;

    private const int MostBlocks = 50;
    private const int MostHeader = 150;
    private const int MostFallback = 4000;
    private const int MostWords = 9500;

    private const string Nothing = "…";

    /// <summary>What the rows of buttons may take of the first message.</summary>
    private const int MostButtonWords = 5000;

    /// <summary>Characters to a line that a phone shows without wrapping.</summary>
    private const int PhoneWidth = 36;

    public static IReadOnlyList<SlackMessage> Draw(Card card, DateTimeZone? reader, Instant now)
    {
        var body = new List<Block>();
        AddHeadline(body, card, reader, now);
        AddParts(body, card, reader, now);
        // A message holds no fields: a button opens the window that does.
        var (rows, notes) = SlackButtons.Draw(card.Form is { Line: { } line } ? [new Button("Fill in the form", line), .. card.Buttons] : card.Buttons);
        body.AddRange(notes);
        // A message needs a block; a card that says nothing at all is our mistake, not a reason to fail.
        if (body.Count == 0) body.Add(Block.Note(Nothing));
        return Pages(card, body, rows, reader, now);
    }

    private static void AddHeadline(List<Block> body, Card card, DateTimeZone? reader, Instant now)
    {
        var words = PlainDrawing.Words(card.Headline, reader, now);
        if (string.IsNullOrWhiteSpace(words)) return;
        // A header shows words only; a mention in it would reach nobody.
        if (Mrkdwn.Length(words) <= MostHeader && card.Headline.Runs.All(run => run is Plain or Strong or Code or Moment)) body.Add(Block.Header(words));
        else body.AddRange(RichText.Lines([RichText.Leaves(card.Headline, reader, now, "bold")]));
    }

    private static void AddParts(List<Block> body, Card card, DateTimeZone? reader, Instant now)
    {
        var lines = new List<IReadOnlyList<Leaf>>();
        foreach (var part in card.Parts)
        {
            switch (part)
            {
                case Line line:
                    lines.Add(RichText.Leaves(line.Text, reader, now));
                    break;
                case Facts facts:
                    lines.AddRange(facts.Items.Select(fact => Labelled(fact.Label, RichText.Leaves(fact.Value, reader, now))));
                    break;
                case Table table when !IsNarrow(table, reader, now, out _):
                    lines.AddRange(table.Rows.Select(row => WideRow(table, row, reader, now)));
                    break;
                case Picture picture:
                    // Slack refuses a whole message when it cannot fetch the picture of an image block.
                    lines.Add(RichText.Leaves(new Link(picture.Url, picture.Words), reader, now));
                    break;
                case Small small when SmallBlock(small, reader, now) is { } block:
                    Flush();
                    body.Add(block);
                    break;
                case Small small:
                    lines.Add(RichText.Leaves(small.Text, reader, now));
                    break;
                case Quote quote:
                    Flush();
                    body.AddRange(RichText.Quote(quote.Words));
                    break;
                case Table table:
                    Flush();
                    IsNarrow(table, reader, now, out var rows);
                    body.AddRange(RichText.Grid(rows));
                    break;
                default:
                    throw new InvalidOperationException($"No Slack drawing for {part.GetType().Name}.");
            }
        }
        if (card.Form is { } form) lines.AddRange(form.Fields.Select(Asked));
        Flush();

        void Flush()
        {
            body.AddRange(RichText.Lines(lines));
            lines.Clear();
        }
    }

    /// <summary>Null when it holds someone's markup characters or is too long for small print: then it is drawn as a line.</summary>
    private static Block? SmallBlock(Small small, DateTimeZone? reader, Instant now)
    {
        if (small.Text.Runs.All(run => run is Plain or Moment))
        {
            var words = PlainDrawing.Words(small.Text, reader, now);
            var length = Mrkdwn.Length(words);
            return length is > 0 and <= Block.MostText ? Block.Context(Block.PlainText(words), length) : null;
        }
        return Mrkdwn.Line(small.Text, reader, now) is { Length: > 0 and <= Block.MostText } markup ? Block.Context(Block.Markup(markup), markup.Length) : null;
    }

    private static List<Leaf> Labelled(string label, List<Leaf> value) => [new("text", $"{SlackWords.OneLine(label)}: ", null, "bold"), .. value];

    private static List<Leaf> Asked(Field field)
    {
        if (field.Drawn == FieldType.Check) return Labelled(field.Label, [new("text", field.Value is { Length: > 0 } ? "yes" : "no")]);
        var hint = field.Hint is { Length: > 0 } example ? $", for example {SlackWords.OneLine(example)}" : "";
        var choices = field.Options.Count == 0 ? "" : $", one of {string.Join(", ", field.Options.Select(SlackWords.OneLine))}";
        var value = field.Value is { Length: > 0 } understood ? SlackWords.OneLine(understood) : (field.Required ? "still needed" : "optional") + choices + hint;
        return Labelled(field.Label, [new("text", value)]);
    }

    private static bool IsNarrow(Table table, DateTimeZone? reader, Instant now, out List<string> rows)
    {
        rows = [];
        if (table.Rows.Any(row => row.Any(cell => cell.Runs.Any(run => run is Mention or Link)))) return false;
        List<List<string>> words = [[.. table.Columns.Select(SlackWords.OneLine)], .. table.Rows.Select(row => row.Select(cell => PlainDrawing.Words(cell, reader, now)).ToList())];
        var columns = words.Max(row => row.Count);
        var widths = Enumerable.Range(0, columns).Select(column => words.Max(row => column < row.Count ? row[column].Length : 0)).ToList();
        if (widths.Sum() + (2 * (columns - 1)) > PhoneWidth) return false;
        rows = [.. words.Select(row => string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd())];
        return true;
    }

    /// <summary>A row too wide for a phone: its first cell, then every other one after its column's name.</summary>
    private static List<Leaf> WideRow(Table table, IReadOnlyList<Text> row, DateTimeZone? reader, Instant now)
    {
        var leaves = new List<Leaf>();
        for (var column = 0; column < row.Count; column++)
        {
            if (row[column].IsEmpty) continue;
            var name = column < table.Columns.Count ? SlackWords.OneLine(table.Columns[column]) : "";
            if (leaves.Count > 0) leaves.Add(new("text", " · "));
            if (column > 0 && name.Length > 0) leaves.Add(new("text", $"{name} "));
            leaves.AddRange(RichText.Leaves(row[column], reader, now, column == 0 ? "bold" : null));
        }
        return leaves;
    }

    private static List<SlackMessage> Pages(Card card, List<Block> body, List<Block> rows, DateTimeZone? reader, Instant now)
    {
        // The buttons belong under the first message, which is the one that is edited later; more than fit there come last.
        var first = 0;
        for (var words = 0; first < rows.Count && words + rows[first].Length <= MostButtonWords; first++) words += rows[first].Length;
        var under = rows[..first];
        body.AddRange(rows[first..]);

        var messages = new List<SlackMessage>();
        var next = 0;
        do
        {
            var tail = messages.Count == 0 ? under : [];
            var blocks = new JsonArray();
            // One block and some words are kept for the note.
            var (room, words) = (MostBlocks - 1 - tail.Count, MostWords - 100 - tail.Sum(row => row.Length));
            while (next < body.Count && room > 0 && body[next].Length <= words)
            {
                blocks.Add((JsonNode)body[next].Json);
                words -= body[next].Length;
                room--;
                next++;
            }
            if (next < body.Count) blocks.Add((JsonNode)Block.Note(LeftOver(body[next..])).Json);
            foreach (var row in tail) blocks.Add((JsonNode)row.Json);
            messages.Add(new(Fallback(card, messages.Count, reader, now), blocks));
        }
        while (next < body.Count && messages.Count < MostMessages);
        return messages;
    }

    private static string LeftOver(List<Block> rest)
    {
        var lines = Math.Max(1, rest.Sum(block => block.Lines));
        return lines == 1 ? "1 more line does not fit in this message." : string.Create(CultureInfo.InvariantCulture, $"{lines:N0} more lines do not fit in this message.");
    }

    private static string Fallback(Card card, int page, DateTimeZone? reader, Instant now)
    {
        if (page == 0) return PlainDrawing.Draw(card, reader, now).Trim() is { Length: > 0 } words ? Mrkdwn.EscapeWithin(words, MostFallback) : Nothing;
        return Mrkdwn.EscapeWithin($"Continued: {PlainDrawing.Words(card.Headline, reader, now)}", MostFallback);
    }
}
