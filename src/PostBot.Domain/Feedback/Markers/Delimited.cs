using System.Text;

namespace PostBot.Domain.Feedback.Markers;

/// <summary>Rows of cells with commas or tabs between them, quoted by the rules of RFC 4180.</summary>
public static class Delimited
{
    /// <summary>Line breaks inside quotes belong to the cell; a quote that is never closed ends with the text. Rows of nothing are left out.</summary>
    internal static List<string[]> Read(string text, char separator)
    {
        var rows = new List<string[]>();
        var cells = new List<string>();
        var cell = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            var letter = text[i];
            if (quoted)
            {
                if (letter != '"') cell.Append(letter);
                else if (i + 1 < text.Length && text[i + 1] == '"') cell.Append(text[i++]);
                else quoted = false;
            }
            else if (letter == '"' && cell.Length == 0) quoted = true;
            else if (letter == separator) Next(cells, cell);
            else if (letter == '\n') EndRow(rows, cells, cell);
            else if (letter != '\r') cell.Append(letter);
        }
        EndRow(rows, cells, cell);
        return rows;
    }

    internal static void Append(StringBuilder csv, IEnumerable<string> cells) => csv.AppendJoin(',', cells.Select(Quoted)).Append("\r\n");

    /// <summary>One cell of a row with commas: harmless, and quoted where it has to be.</summary>
    public static string Cell(string text) => Quoted(Harmless(text));

    /// <summary>A text that a spreadsheet would take for a formula gets an apostrophe before it.</summary>
    internal static string Harmless(string text) => IsFormula(text.AsSpan().TrimStart('\'')) ? "'" + text : text;

    /// <summary>The text without the apostrophe of <see cref="Harmless"/>.</summary>
    internal static string Bare(string cell) => cell.StartsWith('\'') && IsFormula(cell.AsSpan().TrimStart('\'')) ? cell[1..] : cell;

    private static bool IsFormula(ReadOnlySpan<char> text) => text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..];

    private static string Quoted(string cell) => cell.AsSpan().IndexOfAny("\",\r\n") < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static void Next(List<string> cells, StringBuilder cell)
    {
        cells.Add(cell.ToString());
        cell.Clear();
    }

    private static void EndRow(List<string[]> rows, List<string> cells, StringBuilder cell)
    {
        Next(cells, cell);
        if (cells.Any(each => each.Trim().Length > 0)) rows.Add([.. cells]);
        cells.Clear();
    }
}
