using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using NodaTime;
using PostBot.Core.Cards;
using PostBot.Core.Features.Schedules;
using PostBot.Core.People;
using PostBot.Domain.Phrases;
using PostBot.Domain.Shots;

namespace PostBot.Core.Features.Shots;

/// <summary>One row as read. Null is what the row does not say.</summary>
internal sealed record ShotRow(string Code, ShotState? State, string? Vendor, Instant? DueAt);

/// <summary>Shots from comma-, semicolon- or tab-separated text: shot, status, vendor, due, in this order or as a first row names them.</summary>
internal static class ShotRows
{
    public const int Most = 5_000;
    private const int LongestVendor = 60;

    private static readonly string[][] headings = [["shot", "code", "name", "shot code"], ["status", "state"], ["vendor", "house", "company"], ["due", "date", "due date"]];

    /// <summary>The rows, and everything that is wrong with row and column, as people count them.</summary>
    public static (IReadOnlyList<ShotRow> Rows, IReadOnlyList<string> Problems) Read(string text, Names names, PhraseContext phrases)
    {
        var rows = new List<ShotRow>();
        var problems = new List<string>();
        using var reader = new StringReader(text.Trim());
        using var csv = new CsvParser(reader, new CsvConfiguration(CultureInfo.InvariantCulture) { Delimiter = Delimiter(text), BadDataFound = null, TrimOptions = TrimOptions.Trim, IgnoreBlankLines = true });
        int[] columns = [0, 1, 2, 3];
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var row = 1; csv.Read(); row++)
        {
            var cells = csv.Record ?? [];
            if (row == 1 && Headings(cells) is { } named)
            {
                columns = named;
                continue;
            }
            if (rows.Count > Most) break;
            if (One(row, [.. columns.Select(column => column >= 0 && column < cells.Length ? Typed.Clean(cells[column]).Replace('\n', ' ').Trim() : "")], names, phrases, problems) is not { } read) continue;
            if (!seen.Add(read.Code)) problems.Add($"row {row}, shot: {read.Code} is there twice");
            rows.Add(read);
        }
        return (rows, problems);
    }

    private static ShotRow? One(int row, string[] cells, Names names, PhraseContext phrases, List<string> problems)
    {
        if (cells.All(cell => cell.Length == 0)) return null;
        var code = cells[0].ToUpperInvariant();
        var before = problems.Count;
        if (code.Length is 0 or > Shot.LongestCode || !code.All(letter => char.IsLetterOrDigit(letter) || letter is '_' or '-' or '.')) problems.Add($"row {row}, shot: \"{Typed.Shorten(cells[0], 30)}\" will not do as a code");
        ShotState? state = cells[1].Length == 0 ? null : ShotStates.Parse(cells[1]);
        if (cells[1].Length > 0 && state is null) problems.Add($"row {row}, status: \"{Typed.Shorten(cells[1], 30)}\" is not a state of a shot");
        if (cells[2].Length > LongestVendor) problems.Add($"row {row}, vendor: over {LongestVendor} characters");
        Instant? due = null;
        if (cells[3].Length > 0)
        {
            var prefix = WhenReader.Prefix(cells[3], 0, phrases);
            if (prefix is { Reading.When: { } when } && prefix.End >= cells[3].Length) due = Moments.End(when, names);
            else problems.Add($"row {row}, due: \"{Typed.Shorten(cells[3], 30)}\" is not a date, for example 2026-12-14");
        }
        return problems.Count > before ? null : new ShotRow(code, state, cells[2].Length == 0 ? null : cells[2], due);
    }

    /// <summary>Where each of the four columns is, -1 where it is not; null when the row is not a heading.</summary>
    private static int[]? Headings(string[] cells)
    {
        var names = cells.Select(cell => cell.Trim().TrimStart('\uFEFF').ToLowerInvariant()).ToList();
        if (!headings[0].Contains(names.FirstOrDefault(name => headings[0].Contains(name)) ?? "")) return null;
        return [.. headings.Select(known => names.FindIndex(name => known.Contains(name)))];
    }

    private static string Delimiter(string text)
    {
        var first = text.TrimStart().Split('\n')[0];
        return first.Contains('\t', StringComparison.Ordinal) ? "\t" : first.Count(letter => letter == ';') > first.Count(letter => letter == ',') ? ";" : ",";
    }
}
