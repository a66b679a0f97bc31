using System.Text;
using NodaTime;

namespace PostBot.Core.Cards;

/// <summary>The card as plain text: the tone-setting drawing, and what notifications and screen readers get.</summary>
public static class PlainDrawing
{
    public static string Draw(Card card, DateTimeZone? reader, Instant now)
    {
        var text = new StringBuilder(Words(card.Headline, reader, now));
        foreach (var part in card.Parts) Add(text, part, reader, now);
        if (card.Form is { } form) foreach (var field in form.Fields) text.Append('\n').Append(field.Label).Append(field.Required ? "" : " (optional)").Append(": ").Append(field.Value);
        if (card.Buttons.Count > 0) text.Append('\n').AppendJoin(' ', card.Buttons.Select(button => $"[{OneLine(button.Label)}]"));
        return text.ToString();
    }

    /// <summary>Only the words of a text, one line, no control characters.</summary>
    public static string Words(Text text, DateTimeZone? reader, Instant now) =>
        string.Concat(text.Runs.Select(run => run switch
        {
            Plain plain => OneLine(plain.Words),
            Strong strong => OneLine(strong.Words),
            Code code => OneLine(code.Words),
            Mention mention => OneLine(mention.Name),
            Moment moment => Times.ForReader(moment, reader, now),
            Link link => OneLine(link.Label == link.Url ? link.Url : $"{link.Label} ({link.Url})"),
            _ => throw new InvalidOperationException($"No plain drawing for {run.GetType().Name}."),
        }));

    private static void Add(StringBuilder text, Part part, DateTimeZone? reader, Instant now)
    {
        switch (part)
        {
            case Line line:
                text.Append('\n').Append(Words(line.Text, reader, now));
                break;
            case Small small:
                text.Append('\n').Append(Words(small.Text, reader, now));
                break;
            case Facts facts:
                foreach (var fact in facts.Items) text.Append('\n').Append(OneLine(fact.Label)).Append(": ").Append(Words(fact.Value, reader, now));
                break;
            case Quote quote:
                foreach (var line in Typed.Clean(quote.Words).Split('\n')) text.Append("\n> ").Append(line);
                break;
            case Table table:
                AddTable(text, table, reader, now);
                break;
            case Picture picture:
                text.Append('\n').Append(Words(new Link(picture.Url, picture.Words), reader, now));
                break;
            default:
                throw new InvalidOperationException($"No plain drawing for {part.GetType().Name}.");
        }
    }

    private static void AddTable(StringBuilder text, Table table, DateTimeZone? reader, Instant now)
    {
        var rows = table.Rows.Select(row => row.Select(cell => Words(cell, reader, now)).ToList()).Prepend([.. table.Columns]).ToList();
        var widths = table.Columns.Select((_, column) => rows.Max(row => row[column].Length)).ToList();
        foreach (var row in rows) text.Append('\n').Append(string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd());
    }

    private static string OneLine(string words) => Typed.Clean(words).Replace('\n', ' ');
}
