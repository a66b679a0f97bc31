using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using CsvHelper;
using PostBot.Domain.Feedback;
using PostBot.Domain.Feedback.Markers;

namespace PostBot.UnitTests.Feedback.Markers;

/// <summary>Every export against the worked files, and read back by readers that are not ours.</summary>
public sealed class MarkerExportTests
{
    [Theory]
    [InlineData("avid", "round.avid6.txt")]
    [InlineData("avid8", "round.avid8.txt")]
    [InlineData("avidxml", "round.avid.xml")]
    [InlineData("premiere", "round.premiere.xml")]
    [InlineData("resolve", "round.resolve.edl")]
    [InlineData("fcpx", "round.fcpxml")]
    [InlineData("otio", "round.otio")]
    [InlineData("csv", "round.csv")]
    public void A_file_has_the_bytes_of_the_worked_example(string key, string file) =>
        Assert.Equal(Encoding.UTF8.GetString(WorkedRound.File(file)), Encoding.UTF8.GetString(WorkedRound.Written(key)));

    [Fact]
    public void The_oldest_Avid_list_has_five_columns()
    {
        var lines = Encoding.UTF8.GetString(WorkedRound.Written("avid5")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(3, lines.Length);
        Assert.All(lines, line => Assert.Equal(5, line.Split('\t').Length));
        Assert.Equal("Client\t01:10:00:00\tV1\tgreen\tOK", lines[2]);
    }

    [Fact]
    public void Midi_has_the_worked_header_and_times_and_plain_names()
    {
        var worked = Midi(WorkedRound.File("round.mid"));
        var (head, markers) = Midi(WorkedRound.Written("protools"));
        Assert.Equal(worked.Head, head);
        Assert.Equal(worked.Markers.Select(marker => marker.Ticks), markers.Select(marker => marker.Ticks));
        Assert.Equal([5.126, 123.168, 600.001], markers.Select(marker => Math.Round(marker.Ticks / 19_200.0, 3)));
        Assert.Equal(
            ["Dana: Flash frame & early 2-pop; check \"A\" cam", "Ines: Lose the wide -> CU sooner | alt take 3 second line (to 01:02:05:00)", "Client: OK"],
            markers.Select(marker => marker.Name));
    }

    [Fact]
    public void A_long_name_keeps_its_end_in_Pro_Tools()
    {
        var list = WorkedRound.List with { Markers = [new Marker { Frame = 5, Frames = 10, Author = "Zoë", Words = new string('x', 300) + " 🙂" }] };
        var name = Assert.Single(Midi(WorkedRound.Written("protools", list)).Markers).Name;
        Assert.Equal(127, name.Length);
        Assert.EndsWith("xx (to 01:00:00:15)", name);
        Assert.StartsWith("Zoe: xxx", name);
    }

    [Fact]
    public void Every_xml_is_well_formed_for_a_reader_that_fetches_nothing()
    {
        foreach (var key in new[] { "avidxml", "premiere", "fcpx" })
        {
            var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null };
            using var reader = XmlReader.Create(new MemoryStream(WorkedRound.Written(key, Awkward())), settings);
            var document = XDocument.Load(reader);
            Assert.Equal(4, document.Descendants().Count(element => key == "avidxml" ? element.Name == "AvClass" : element.Name == "marker" && element.Parent!.Name != "generatoritem"));
        }
    }

    [Fact]
    public void Lists_of_lines_keep_the_rules_that_the_programs_read_them_by()
    {
        foreach (var (key, columns) in new[] { ("avid5", 5), ("avid", 6), ("avid8", 8) })
        {
            var text = Encoding.UTF8.GetString(WorkedRound.Written(key, Awkward()));
            Assert.DoesNotContain('\r', text);
            Assert.EndsWith("\n", text, StringComparison.Ordinal);
            Assert.All(text.Split('\n')[..^1], line => Assert.Matches($@"^[^\t]+\t\d\d:\d\d:\d\d:\d\d\tV1\t(?i:red|green|blue|cyan|magenta|yellow|black|white)\t[^\t]*{(columns > 5 ? @"\t\d+" : "")}{(columns > 6 ? @"\t[^\t]*\t\w+" : "")}$", line));
        }
        var edl = Encoding.UTF8.GetString(WorkedRound.Written("resolve", Awkward()));
        Assert.Equal(edl.Count(letter => letter == '\n'), edl.Split("\r\n").Length - 1);
        var events = edl.Split("\r\n\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Matches(@"^TITLE: .+\r\nFCM: NON-DROP FRAME$", events[0]);
        Assert.All(events[1..], (one, at) => Assert.Matches($@"^{at + 1:000}  001      V     C        (\d\d:\d\d:\d\d:\d\d) (\d\d:\d\d:\d\d:\d\d) \1 \2  \r\n[^|\r\n]+ \|C:ResolveColor\w+ \|M:[^|\r\n]+ \|D:\d+$", one));
    }

    [Fact]
    public void Otio_follows_its_schema()
    {
        using var json = JsonDocument.Parse(WorkedRound.Written("otio", WorkedRound.List with { Start = new Timecode(107_892, FrameRate.Fps2997Drop) }));
        var root = json.RootElement;
        Assert.Equal("Timeline.1", root.GetProperty("OTIO_SCHEMA").GetString());
        Assert.Equal("Stack.1", root.GetProperty("tracks").GetProperty("OTIO_SCHEMA").GetString());
        Assert.Equal(29.97002997002997, root.GetProperty("global_start_time").GetProperty("rate").GetDouble());
        Assert.All(root.GetProperty("tracks").GetProperty("markers").EnumerateArray(), marker =>
        {
            Assert.Equal("Marker.2", marker.GetProperty("OTIO_SCHEMA").GetString());
            Assert.Equal(JsonValueKind.String, marker.GetProperty("color").ValueKind);
            var range = marker.GetProperty("marked_range");
            Assert.Equal("TimeRange.1", range.GetProperty("OTIO_SCHEMA").GetString());
            Assert.All(["start_time", "duration"], time => Assert.Equal("RationalTime.1", range.GetProperty(time).GetProperty("OTIO_SCHEMA").GetString()));
        });
    }

    [Fact]
    public void A_cell_that_a_spreadsheet_would_run_is_made_harmless()
    {
        var list = WorkedRound.List with { Markers = [new Marker { Frame = 0, Author = "@ed", Words = "=HYPERLINK(\"http://x\",\"y\")" }, new Marker { Frame = 1, Author = "Ed", Words = "+1 second, \"please\"" }, new Marker { Frame = 2, Author = "Ed", Words = "-cmd|' /C calc'!A0" }] };
        using var csv = new CsvReader(new StreamReader(new MemoryStream(WorkedRound.Written("csv", list))), CultureInfo.InvariantCulture);
        csv.Read();
        csv.ReadHeader();
        var cells = new List<(string, string)>();
        while (csv.Read()) cells.Add((csv.GetField("Author")!, csv.GetField("Note")!));
        Assert.Equal([("'@ed", "'=HYPERLINK(\"http://x\",\"y\")"), ("Ed", "'+1 second, \"please\""), ("Ed", "'-cmd|' /C calc'!A0")], cells);
    }

    [Fact]
    public void Resolve_gets_one_line_without_bars_and_emoji_and_one_event_a_frame()
    {
        var edl = Encoding.UTF8.GetString(WorkedRound.Written("resolve", Awkward()));
        var lines = edl.Split("\r\n");
        Assert.DoesNotContain("🙂", edl);
        Assert.Equal(3, lines.Count(line => line.EndsWith("  ", StringComparison.Ordinal)));
        Assert.All(lines.Where(line => line.Contains("|C:")), line => Assert.Equal(3, line.Count(letter => letter == '|')));
        Assert.Contains(" ¶ ", edl);
    }

    [Fact]
    public void Resolve_takes_no_more_than_999_and_final_cut_not_every_rate()
    {
        var many = WorkedRound.List with { Length = null, Markers = [.. Enumerable.Range(0, 1_000).Select(frame => new Marker { Frame = frame, Author = "A", Words = "x" })] };
        Assert.Contains("at most 999", MarkerFormat.Find("resolve")!.Write(many).Problem);
        Assert.NotNull(MarkerFormat.Find("resolve")!.Write(many with { Markers = [.. many.Markers.Skip(1)] }).File);
        Assert.Contains("no format at 48", MarkerFormat.Find("fcpx")!.Write(WorkedRound.List with { Start = new Timecode(0, FrameRate.Fps48) }).Problem);
    }

    [Fact]
    public void Drop_frame_counts_as_the_trade_counts_it()
    {
        var drop = new MarkerList("N", 1, new Timecode(107_892, FrameRate.Fps2997Drop), 100_000, [new Marker { Frame = 1_800, Author = "A", Words = "x" }]);
        Assert.StartsWith("A\t01:01:00;02\tV1", Encoding.UTF8.GetString(WorkedRound.Written("avid", drop)));
        Assert.Contains("FCM: DROP FRAME", Encoding.UTF8.GetString(WorkedRound.Written("resolve", drop)));
        var premiere = Encoding.UTF8.GetString(WorkedRound.Written("premiere", drop));
        Assert.Contains("<rate><timebase>30</timebase><ntsc>TRUE</ntsc></rate><string>01:00:00;00</string><frame>107892</frame><displayformat>DF</displayformat>", premiere);
        Assert.Contains("tcStart=\"107999892/30000s\" tcFormat=\"DF\"", Encoding.UTF8.GetString(WorkedRound.Written("fcpx", drop)));
        Assert.Equal(0b0100_0001, Midi(WorkedRound.Written("protools", drop)).Head["SMPTE"][0]);
    }

    /// <summary>Markup, control letters, bars, emoji, two notes on a frame, one without a timecode and one before the start.</summary>
    private static MarkerList Awkward() => WorkedRound.List with
    {
        Markers =
        [
            new Marker { Frame = 10, Author = "A: <b>", Words = "]]> & \"q\" \u0001|\t🙂" },
            new Marker { Frame = 10, Author = "Ed", Words = "same frame" },
            new Marker { Author = "Ed", Words = "about all of it" },
            new Marker { Frame = 50_000, Author = "Ed", Words = "beyond the end" },
        ],
    };

    /// <summary>A reader of Standard MIDI Files by their specification.</summary>
    private static (Dictionary<string, byte[]> Head, List<(long Ticks, string Name)> Markers) Midi(byte[] file)
    {
        var head = new Dictionary<string, byte[]> { ["MThd"] = file[..14] };
        var markers = new List<(long, string)>();
        Assert.Equal(file.Length - 22, BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(18)));
        long ticks = 0;
        for (var at = 22; at < file.Length;)
        {
            ticks += Next();
            Assert.Equal(0xFF, file[at++]);
            var kind = file[at++];
            var length = (int)Next();
            var data = file[at..(at + length)];
            at += length;
            if (kind == 0x06) markers.Add((ticks, Encoding.ASCII.GetString(data)));
            else if (kind == 0x2F) Assert.Equal(file.Length, at);
            else head[kind switch { 0x03 => "name", 0x51 => "tempo", 0x54 => "SMPTE", _ => throw new InvalidDataException($"event {kind}") }] = data;

            long Next()
            {
                long value = 0;
                do value = (value << 7) | (uint)(file[at] & 0x7F);
                while (file[at++] >= 0x80);
                return value;
            }
        }
        return (head, markers);
    }
}
