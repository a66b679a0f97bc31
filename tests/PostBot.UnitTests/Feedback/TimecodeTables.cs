using System.Globalization;
using CsvHelper;
using PostBot.Domain.Feedback;

namespace PostBot.UnitTests.Feedback;

/// <summary>The rows of the timecode tables under Fixtures.</summary>
internal static class TimecodeTables
{
    public static IEnumerable<IDictionary<string, string>> Rows(string file)
    {
        using var reader = new StreamReader(Path.Combine(AppContext.BaseDirectory, "Fixtures", file));
        using var csv = new CsvReader(reader, CultureInfo.InvariantCulture);
        csv.Read();
        csv.ReadHeader();
        while (csv.Read())
            yield return csv.HeaderRecord!.ToDictionary(name => name, name => csv.GetField(name) ?? "");
    }

    /// <summary>A blank drop column counts as non-drop.</summary>
    public static FrameRate Rate(string rate, string drop)
    {
        var read = FrameRate.Parse(drop == "1" ? rate + "df" : rate);
        Assert.NotNull(read.Rate);
        return read.Rate;
    }
}
