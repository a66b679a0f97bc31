using System.Globalization;
using CsvHelper;
using NodaTime;
using NodaTime.Text;
using PostBot.Domain.Phrases;

namespace PostBot.UnitTests.Phrases;

public sealed class PhraseTableTests
{
    private static readonly Dictionary<string, PhraseRow> rows = Load<PhraseRow>("phrases-public.csv").ToDictionary(row => row.id);

    public static TheoryData<string> Rows() => [.. rows.Keys];

    public static TheoryData<string, string> Traps()
    {
        var traps = new TheoryData<string, string>();
        foreach (var trap in Load<TrapRow>("phrase-traps-public.csv")) traps.Add(trap.message, trap.date_span_expected);
        return traps;
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_phrase_of_the_table_means_what_the_house_says(string id)
    {
        var row = rows[id];
        var context = Context(row);

        var reading = WhenReader.Read(row.phrase, context);

        var expected = row.kind switch
        {
            "error" => "error",
            "point" => row.start,
            "daily" => $"daily {row.start}/{row.end}",
            _ => $"{row.start}/{row.end}",
        };
        var actual = reading.When is { } when ? WhenText.Iso(when) : "error";
        Assert.True(expected == actual, $"{id} «{row.phrase}» expected {expected} but was {actual} {reading.Problem}");
        Assert.Equal(reading.When is null, reading.Problem is not null);
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_phrase_of_the_table_is_taken_whole_when_a_command_goes_on_behind_it(string id)
    {
        var row = rows[id];
        if (row.kind == "error") return;
        var context = Context(row);

        var prefix = WhenReader.Prefix($"hold {row.phrase} for NIGHTFALL 101 grade", 5, context);

        Assert.NotNull(prefix);
        Assert.Equal(5 + row.phrase.Length, prefix.End);
        Assert.Equal(WhenReader.Read(row.phrase, context).When, prefix.Reading.When);
    }

    [Theory]
    [MemberData(nameof(Traps))]
    public void Free_text_of_the_trap_table_gives_its_date_span_and_nothing_else(string message, string expected)
    {
        var context = London.At("2026-11-18T11:00");

        var find = WhenReader.FindIn(message, context);

        Assert.Equal(expected, find is null ? "" : message[find.Start..find.End]);
    }

    private static PhraseContext Context(PhraseRow row)
    {
        var zone = DateTimeZoneProviders.Tzdb[row.tz];
        var now = LocalDateTimePattern.GeneralIso.Parse(row.reference).Value.InZoneStrictly(zone).ToInstant();
        return new PhraseContext(now, zone) { Order = row.date_order == "MDY" ? DateOrder.Mdy : DateOrder.Dmy };
    }

    private static List<T> Load<T>(string name)
    {
        using var reader = new StreamReader(Path.Combine(AppContext.BaseDirectory, "Fixtures", name));
        using var csv = new CsvReader(reader, CultureInfo.InvariantCulture);
        return [.. csv.GetRecords<T>()];
    }

#pragma warning disable IDE1006 // The names of the table's columns.
    internal sealed record PhraseRow(string id, string reference, string tz, string date_order, string phrase, string start, string end, string kind);

    internal sealed record TrapRow(string message, string date_span_expected);
#pragma warning restore IDE1006
}
