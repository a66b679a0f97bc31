using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using PostBot.Core.Commands.Arguments;

namespace PostBot.Core.Features.Import;

/// <summary>A column of an import by its name, and what else people write above it.</summary>
internal sealed record ImportColumn(string Name, bool Required, params IReadOnlyList<string> Also);

/// <summary>One row of a table. Its number is the one a spreadsheet shows, the header being 1.</summary>
internal sealed class ImportRow(int number, IReadOnlyDictionary<string, int> columns, string[] cells)
{
    public int Number => number;

    /// <summary>What stands under a column, trimmed; empty when nothing does or there is no such column.</summary>
    public string this[string column] => columns.TryGetValue(column, out var at) && at < cells.Length ? cells[at] : "";

    public bool Has(string column) => this[column].Length > 0;
}

/// <summary>A list with a header, as spreadsheets save and people paste it: parted by commas, semicolons, tabs or bars.</summary>
internal sealed record ImportTable(IReadOnlyList<ImportRow> Rows, IReadOnlyList<string> Ignored)
{
    public const int MostRows = 100_000;
    private const int MostColumns = 200;
    private const int LongestCell = 4_000;

    /// <summary>The table, or the sentence that says why there is none.</summary>
    public static (ImportTable? Table, string? Problem) Read(string text, ImportKind kind)
    {
        using var parser = new CsvParser(new StringReader(text), new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = Delimiter(text).ToString(),
            IgnoreBlankLines = false,
            BadDataFound = null,
            MaxFieldSize = 0,
        });
        string[]? header = null;
        var columns = new Dictionary<string, int>();
        var ignored = new List<string>();
        var rows = new List<ImportRow>();
        while (parser.Read())
        {
            var cells = Array.ConvertAll(parser.Record ?? [], cell => cell.Trim());
            if (cells.Length > MostColumns || cells.Any(cell => cell.Length > LongestCell)) return (null, $"Row {parser.Row} is no row of a table: over {MostColumns} columns, or a cell of over {LongestCell} characters.");
            if (cells.All(cell => cell.Length == 0)) continue;
            if (header is null)
            {
                header = cells;
                Columns(kind, header, columns, ignored);
                var missing = kind.Columns.Where(column => column.Required && !columns.ContainsKey(column.Name)).Select(column => column.Name).ToList();
                if (missing.Count > 0) return (null, $"The first row has to name the columns, and {Lists.And(missing)} {(missing.Count == 1 ? "is" : "are")} missing.");
                continue;
            }
            if (rows.Count == MostRows) return (null, $"That is over {MostRows:N0} rows; import at most {MostRows:N0} at once.");
            rows.Add(new ImportRow(parser.Row, columns, cells));
        }
        return rows.Count == 0 ? (null, header is null ? "There is nothing in it." : "There is a header and no row below it.") : (new ImportTable(rows, ignored), null);
    }

    private static void Columns(ImportKind kind, string[] header, Dictionary<string, int> columns, List<string> ignored)
    {
        for (var i = 0; i < header.Length; i++)
        {
            var typed = Fold(header[i]);
            var column = kind.Columns.FirstOrDefault(column => Fold(column.Name) == typed || column.Also.Any(also => Fold(also) == typed));
            column ??= Likeness.Nearest(typed, kind.Columns.Select(one => one.Name)) is { } near && typed.Length > 3 ? kind.Columns.First(one => one.Name == near) : null;
            if (column is null || !columns.TryAdd(column.Name, i)) ignored.Add(header[i]);
        }
    }

    /// <summary><c>E-Mail</c>, <c>e_mail</c> and <c>Email</c> are one column.</summary>
    private static string Fold(string name)
    {
        var folded = new StringBuilder(name.Length);
        foreach (var letter in name) if (char.IsLetterOrDigit(letter)) folded.Append(char.ToLowerInvariant(letter));
        return folded.ToString();
    }

    /// <summary>What parts the header's names, outside quotes; a comma when nothing does.</summary>
    private static char Delimiter(string text)
    {
        var counts = new Dictionary<char, int> { [','] = 0, [';'] = 0, ['\t'] = 0, ['|'] = 0 };
        var quoted = false;
        var any = false;
        foreach (var letter in text)
        {
            if (letter is '\n' or '\r' && !quoted && any) break;
            if (letter == '"') quoted = !quoted;
            if (!char.IsWhiteSpace(letter)) any = true;
            if (!quoted && counts.TryGetValue(letter, out var seen)) counts[letter] = seen + 1;
        }
        return counts.OrderByDescending(pair => pair.Value).First().Key;
    }
}
