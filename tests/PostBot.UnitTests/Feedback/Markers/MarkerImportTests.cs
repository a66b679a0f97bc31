using System.Text;
using PostBot.Domain.Feedback;
using PostBot.Domain.Feedback.Markers;

namespace PostBot.UnitTests.Feedback.Markers;

/// <summary>Files as other programs write them, with our own words in them.</summary>
public sealed class MarkerImportTests
{
    private static readonly Timecode at24 = new(86_400, FrameRate.Fps24);

    private const string FrameIoHeader =
        "Team,Project,File,File URL,Version,Commenter,Comment ID,Comment,Reply,Commented At,Complete,Annotation,Frame,Duration,Timecode,Timecode In,Timecode Out,Timecode Source,Timecode Source In,Timecode Source Out\r\n";

    private const string OlderFrameIo = FrameIoHeader
        + "Team,Film,cut.mov,https://f.example/1,1,Dana,c-1,\"\"\"trim, the \"\"\"\"long\"\"\"\" pause\"\"\",no,2021-04-22 03:08:34 AM,yes,no,48,0,00:00:02:00,00:00:02:00,00:00:02:00,01:00:02:00,01:00:02:00,01:00:02:00\r\n"
        + "Team,Film,cut.mov,https://f.example/1,1,Inês,c-2,\"\"\"logo\r\nlonger\"\"\",no,2021-04-22 03:09:00 PM,no,no,240,24,00:00:10:00,00:00:10:00,00:00:11:00,01:00:10:00,01:00:10:00,01:00:11:00\r\n"
        + "Team,Film,cut.mov,https://f.example/1,1,Ed,c-3,\"\"\"how long?\"\"\",yes,2021-04-22 04:00:00 PM,no,no,240,0,00:00:10:00,00:00:10:00,00:00:10:00,01:00:10:00,01:00:10:00,01:00:10:00\r\n"
        + "Team,Film,cut.mov,https://f.example/1,1,Ed,c-4,,no,2021-04-22 04:00:00 PM,no,yes,300,0,00:00:12:12,00:00:12:12,00:00:12:12,01:00:12:12,01:00:12:12,01:00:12:12\r\n";

    private const string Fiojson = """
        {"asset":{"name":"cut.mov","fps":23.976024,"frames":6000,"source_timecode":"00:00:00:00"},"comments":[
        {"id":"a","parent_id":null,"text":"too dark","frame":51.0,"timestamp":51.0,"timestamp_microseconds":2168833,"duration":null,"completed":true,"inserted_at":"2026-09-13T02:23:39.355373Z","owner":{"name":"Dana"}},
        {"id":"b","parent_id":"a","text":"火了","frame":null,"duration":null,"completed":false,"owner":{"name":"Matt"}},
        {"id":"c","parent_id":null,"text":"love it","frame":null,"completed":false,"owner":{"name":"Dana"}},
        {"id":"d","parent_id":null,"text":"","frame":3.0,"completed":false,"owner":null}]}
        """;

    [Fact]
    public void The_older_Frame_io_table_comes_with_its_replies()
    {
        var reading = Read("\uFEFF" + OlderFrameIo);
        Assert.Equal("Frame.io comments", reading.Source);
        Assert.Equal(["48 Dana: trim, the \"long\" pause (done, 1)", "240 Inês: logo\nlonger (open, 24) [Ed: how long?]"], reading.Markers.Select(Say));
        Assert.Equal(["c-1", "c-2"], reading.Markers.Select(marker => marker.SourceId));
        Assert.Equal(new SkippedRow("row 5", "it has no words"), Assert.Single(reading.Skipped));
    }

    [Fact]
    public void The_newer_Frame_io_table_goes_by_the_names_of_its_columns()
    {
        var reading = Read("Commenter,Comment,Timecode,Completed,Created\r\nDana,trim the pause,01:00:02:00,true,2026-09-13T02:23:39Z\r\nEd,\"one\ntwo\",01:00:03:00,false,\r\nJo,all of it,,false,\r\n");
        Assert.Equal(["48 Dana: trim the pause (done, 1)", "72 Ed: one\ntwo (, 1)", "whole Jo: all of it (, 1)"], reading.Markers.Select(Say));
    }

    [Fact]
    public void Fiojson_is_read_by_frame_and_keeps_no_more_than_words_and_places()
    {
        var reading = Read(Fiojson, new Timecode(86_400, FrameRate.Fps23976));
        Assert.Equal(["51 Dana: too dark (done, 1) [Matt: 火了]", "whole Dana: love it (open, 1)"], reading.Markers.Select(Say));
        Assert.Contains("counts 24 frames a second and the round 25", Read(Fiojson, new Timecode(90_000, FrameRate.Fps25)).Problem);
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-8")]
    public void Premiere_gives_tabs_in_any_unicode_and_any_language(string encoding)
    {
        const string Rows = "Name des Markers\tBeschreibung\tIn\tOut\tDauer\tMarkertyp\t\n\tzu früh\t01:00:05:03\t01:00:05:03\t00:00:00:00\tComment\t\nDana: lose\tlose the wide\t01:02:03:04\t01:02:05:00\t00:00:01:20\tComment\t\nAkt 2\t\t01:03:00:00\t01:03:00:00\t00:00:00:00\tChapter\t\n";
        var coded = Encoding.GetEncoding(encoding);
        foreach (var mark in new[] { coded.GetPreamble(), [] })
        {
            var reading = MarkerFile.Read([.. mark, .. coded.GetBytes(Rows)], at24, null);
            Assert.Equal("Premiere markers", reading.Source);
            Assert.Equal(["123 : zu früh (, 1)", "2956 Dana: lose the wide (, 44)", "4320 : Akt 2 (, 1)"], reading.Markers.Select(Say));
            Assert.Equal("The file does not say its frame rate; it was read at 24.", Assert.Single(reading.Remarks));
        }
    }

    [Fact]
    public void Resolve_notes_may_span_lines_and_miss_their_length()
    {
        var reading = Read("TITLE: x\r\nFCM: NON-DROP FRAME\r\n\r\n001  001      V     C        01:00:02:03 01:00:02:04 01:00:02:03 01:00:02:04  \r\nfirst line\nsecond line |C:ResolveColorPurple |M:Marker 1 |D:12\r\n\r\n"
            + "002  001      V     C        01:00:03:00 01:00:03:01 01:00:03:00 01:00:03:01  \r\n |C:ResolveColorRed |M:Too loud\r\n\r\n003  001      V     C        01:00:08:05 01:00:08:06 01:00:08:05 01:00:08:06  \r\n |C:ResolveColorSand |M: |D:0\r\n");
        Assert.Equal(["51 : first line\nsecond line (, 12)", "72 : Too loud (, 1)"], reading.Markers.Select(Say));
        Assert.Equal(MarkerColour.Purple, reading.Markers[0].Colour);
        Assert.Equal(new SkippedRow("01:00:08:05", "it has no words"), Assert.Single(reading.Skipped));
    }

    [Fact]
    public void Frame_io_writes_its_own_kind_of_Resolve_list()
    {
        var reading = Read("TITLE: x\nFCM: NON DROP FRAME\n\n001  001  C  V  01:00:02:00 01:00:02:00 01:00:02:00 01:00:02:00\n@Dana, Sep 13 13 03:26am\ntrim it\n@Ed, Sep 13 13 03:30am [Reply]\n^ by how much? |C:ResolveColorBlue |M:Dana |D:0\n\n"
            + "002  001  C  V  00:00:00:00 00:00:00:00 00:00:00:00 00:00:00:00\n@Dana, Sep 13 13 03:26am\nlove it |C:ResolveColorBlue |M:Dana |D:0\n");
        Assert.Equal(["48 Dana: trim it (, 1) [Ed: by how much?]", "whole Dana: love it (, 1)"], reading.Markers.Select(Say));
    }

    [Fact]
    public void Avid_lists_may_count_frames_and_repeat_a_timecode()
    {
        var reading = Read("ed\t5\tV1\tred\ttoo early\t1\ned\t5\tV2\tgreen\ttoo loud\t3\ned\t9\tV1\tred\t\t1\n");
        Assert.Equal(["5 ed: too early (, 1)", "5 ed: too loud (, 3)"], reading.Markers.Select(Say));
        Assert.Equal("it has no words", Assert.Single(reading.Skipped).Why);
        Assert.Contains("frame counts", Assert.Single(reading.Remarks));
        var wide = Read("Marker 1\t01:00:05:03\tV1\tYellow\ttoo early\t1\tDana\tGold\nx\t01:00:06:00\tV1\tRed\tgone\t1\t\tDenim\n");
        Assert.Equal(["123 Dana: too early (, 1)", "144 x: gone (, 1)"], wide.Markers.Select(Say));
        Assert.Equal([MarkerColour.Yellow, MarkerColour.Blue], wide.Markers.Select(marker => marker.Colour));
    }

    [Fact]
    public void Final_cut_times_a_marker_by_the_clip_it_stands_in()
    {
        const string Project = """
            <?xml version="1.0"?><!DOCTYPE fcpxml><fcpxml version="1.11"><resources><format id="r1" frameDuration="1001/30000s"/></resources><library><event><project><sequence format="r1" tcStart="8648640000/2400000s" tcFormat="NDF"><spine>
            <title offset="108108000/30000s" start="108108000/30000s" duration="10s"><marker start="7216209/2000s" duration="1001/30000s" value="title"/></title>
            <gap offset="8672664000/2400000s" start="107999892/30000s" duration="300300/30000s"><marker start="18025007/5000s" duration="1/48000s" value="gap" completed="1" note="more"/></gap>
            <asset-clip offset="8696688000/2400000s" duration="10s"><marker start="1001/30000s" value="no start"/></asset-clip>
            </spine></sequence></project></event></library></fcpxml>
            """;
        var reading = Read(Project, new Timecode(108_000, FrameRate.Fps2997));
        Assert.Equal(["01:00:04:15", "01:00:15:00", "01:00:20:01"], reading.Markers.Select(marker => new Timecode(108_000 + marker.Frame!.Value, FrameRate.Fps2997).ToString()));
        Assert.Equal("450 : gap: more (done, 1)", Say(reading.Markers[1]));
        Assert.Contains("counts 30 frames", Read(Project, at24).Problem);
    }

    [Fact]
    public void Otio_is_read_with_the_newer_marker_too_and_inside_clips()
    {
        const string Timeline = """
            {"OTIO_SCHEMA":"Timeline.1","tracks":{"OTIO_SCHEMA":"Stack.1","markers":[],"children":[{"OTIO_SCHEMA":"Track.1","children":[
            {"OTIO_SCHEMA":"Gap.1","source_range":{"start_time":{"rate":24.0,"value":0.0},"duration":{"rate":24.0,"value":100.0}}},
            {"OTIO_SCHEMA":"Clip.2","source_range":{"start_time":{"rate":24.0,"value":500.0},"duration":{"rate":24.0,"value":50.0}},"markers":[
            {"OTIO_SCHEMA":"Marker.3","name":"fix needed","comment":"","color":{"OTIO_SCHEMA":"Color.1","r":1.0,"name":"Red"},"marked_range":{"start_time":{"rate":24.0,"value":507.0},"duration":{"rate":24.0,"value":0.0}}}]}]}]}}
            """;
        var marker = Assert.Single(Read(Timeline).Markers);
        Assert.Equal("107 : fix needed (, 1)", Say(marker));
        Assert.Equal(MarkerColour.Red, marker.Colour);
    }

    [Fact]
    public void Plain_lines_are_notes_without_greeting_and_signature()
    {
        var reading = Read("Hi Ana,\n\n1. 01:02:10:05 - trim the pause\n\nThanks\nDana\n");
        Assert.Equal(["3125 : trim the pause (, 1)"], reading.Markers.Select(Say));
        Assert.Equal(["\"Hi Ana,\"", "\"Thanks\"", "\"Dana\""], reading.Skipped.Select(row => row.What));
    }

    [Theory]
    [InlineData(10000, "Inês")]
    [InlineData(1252, "Inês")]
    [InlineData(1252, "don’t")]
    [InlineData(10000, "café noir è così")]
    public void Older_encodings_are_told_apart(int page, string words)
    {
        var coded = CodePagesEncodingProvider.Instance.GetEncoding(page)!;
        var marker = Assert.Single(MarkerFile.Read(coded.GetBytes($"ed\t01:00:05:03\tV1\tred\t{words}\t1\r"), at24, null).Markers);
        Assert.Equal(words, marker.Words);
    }

    [Theory]
    [InlineData("utf-8", false)]
    [InlineData("utf-8", true)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16", false)]
    [InlineData("utf-16BE", true)]
    public void A_list_is_read_in_any_unicode_with_its_mark_and_without(string encoding, bool marked)
    {
        var coded = Encoding.GetEncoding(encoding);
        byte[] bytes = [.. marked ? coded.GetPreamble() : [], .. coded.GetBytes("Commenter,Comment,Timecode\r\nInês,“too loud” →,01:00:05:03\r\n")];
        Assert.Equal("123 Inês: “too loud” → (, 1)", Say(Assert.Single(MarkerFile.Read(bytes, at24, null).Markers)));
    }

    [Fact]
    public void An_impossible_label_keeps_its_note_and_a_whole_file_of_them_is_another_rate()
    {
        var one = Read("ed\t01:00:05:27\tV1\tred\ta\t1\ned\t01:00:06:00\tV1\tred\tb\t1\ned\t01:00:07:00\tV1\tred\tc\t1\n");
        Assert.Null(one.Problem);
        Assert.Equal(("01:00:05:27", null), (one.Markers[0].Typed, one.Markers[0].Frame));
        Assert.Contains("There is no frame 27 at 24", one.Markers[0].Doubt);
        var drop = Read("ed\t01:00:05;02\tV1\tred\ta\t1\ned\t01:00:06;10\tV1\tred\tb\t1\ned\t01:00:07;00\tV1\tred\tc\t1\n");
        Assert.Contains("3 of 3 timecodes cannot be at 24, for example 01:00:05;02", drop.Problem);
        var dropped = Read("ed\t01:01:00;00\tV1\tred\ta\t1\n", new Timecode(107_892, FrameRate.Fps2997Drop));
        Assert.Contains("01:01:00;02", Assert.Single(dropped.Markers).Doubt);
    }

    [Fact]
    public void What_lies_outside_the_programme_is_said()
    {
        var reading = MarkerFile.Read("ed\t00:00:05:03\tV1\tred\ta\t1\ned\t00:00:06:00\tV1\tred\tb\t1\ned\t01:59:00:00\tV1\tred\tc\t1\n"u8, at24, 43_200);
        Assert.Equal("2 of 3 lie before 01:00:00:00, where the cut starts. Does the review copy start elsewhere?", Assert.Single(reading.Remarks));
        Assert.Equal("01:59:00:00 is past the end: the programme runs from 01:00:00:00 to 01:30:00:00.", reading.Markers[2].Doubt);
    }

    [Theory]
    [InlineData("<?xml version=\"1.0\"?><!DOCTYPE xmeml [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]><xmeml><sequence><marker><name>&b;</name><in>1</in></marker></sequence></xmeml>", "declares entities")]
    [InlineData("<!DOCTYPE fcpxml SYSTEM \"file:///etc/passwd\"><fcpxml>&x;</fcpxml>", "not whole XML")]
    [InlineData("<xmeml><sequence>", "not whole XML")]
    [InlineData("<html><body>hello</body></html>", "not a list of notes")]
    [InlineData("{\"a\":1}", "not a list of notes")]
    [InlineData("{\"asset\":{", "not whole JSON")]
    [InlineData("", "empty")]
    public void A_bad_file_gets_one_clear_sentence(string text, string why) => Assert.Contains(why, Read(text).Problem);

    [Fact]
    public void Size_junk_and_depth_are_refused()
    {
        Assert.Contains("50 MB", MarkerFile.Read(new byte[50 * 1024 * 1024], at24, null).Problem);
        var seed = 5u;
        var junk = Enumerable.Range(0, 100_000).Select(_ => (byte)Next(ref seed, 256)).ToArray();
        Assert.Contains("not a list of notes", MarkerFile.Read(junk, at24, null).Problem);
        Assert.Contains("not a list of notes", MarkerFile.Read([0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, 0, 0, 0, 13, 0, 0, 0], at24, null).Problem);
        Assert.Contains("nested more than 100 deep", Read(string.Concat(Enumerable.Repeat("<a>", 20_000)) + "<xmeml/>").Problem);
        Assert.Contains("at most 5,000", Read(string.Concat(Enumerable.Range(0, 5_001).Select(at => $"ed\t{at}\tV1\tred\tx\t1\n"))).Problem);
        Assert.Equal(5_000, Read(string.Concat(Enumerable.Range(0, 5_000).Select(at => $"ed\t{at}\tV1\tred\tx\t1\n"))).Markers.Count);
    }

    [Fact]
    public void Files_cut_short_or_changed_anywhere_never_throw()
    {
        var seed = 7u;
        foreach (var format in MarkerFormat.All)
        {
            var whole = WorkedRound.Written(format.Key);
            for (var i = 0; i < 60; i++)
            {
                var changed = whole[..Next(ref seed, whole.Length)];
                for (var change = 0; change < 5 && changed.Length > 0; change++) changed[Next(ref seed, changed.Length)] = (byte)Next(ref seed, 256);
                var reading = MarkerFile.Read(changed, at24, 43_200);
                Assert.All(reading.Markers, marker => Assert.True(marker.Frames > 0));
            }
        }
    }

    /// <summary>The same numbers in every run (Numerical Recipes' generator).</summary>
    private static int Next(ref uint seed, int below)
    {
        seed = (seed * 1_664_525) + 1_013_904_223;
        return (int)((seed >> 8) % (uint)below);
    }

    private static MarkerReading Read(string text, Timecode? start = null) => MarkerFile.Read(Encoding.UTF8.GetBytes(text), start ?? at24, null);

    private static string Say(Marker marker) =>
        $"{(marker.Frame is { } frame ? frame : "whole")} {marker.Author}: {marker.Words} ({marker.Status}, {marker.Frames}){string.Concat(marker.Replies.Select(reply => $" [{reply.Author}: {reply.Words}]"))}";
}
