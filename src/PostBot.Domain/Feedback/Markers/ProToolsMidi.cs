using System.Buffers.Binary;
using System.Text;

namespace PostBot.Domain.Feedback.Markers;

/// <summary>
/// A Standard MIDI File of markers, the only list that Pro Tools imports as memory locations: format 0, 9600 ticks a quarter note at 120 beats
/// a minute, so 19200 ticks a second; names in ASCII.
/// </summary>
internal static class ProToolsMidi
{
    private const string Source = "Pro Tools markers (MIDI)";
    private const int TicksPerSecond = 19_200;
    private const int LongestName = 127;
    private const byte TrackName = 0x03;
    private const byte MarkerName = 0x06;
    private const byte EndOfTrack = 0x2F;
    private const byte Tempo = 0x51;
    private const byte SmpteOffset = 0x54;

    public static byte[] Write(MarkerList list)
    {
        var track = new List<byte>();
        Event(track, 0, TrackName, PlainAscii.Of(list.Name));
        Event(track, 0, SmpteOffset, Offset(list.Start));
        Event(track, 0, Tempo, [0x07, 0xA1, 0x20]);
        long before = 0;
        foreach (var marker in list.Sorted)
        {
            var at = Ticks(marker.Frame!.Value, list.Rate);
            Event(track, at - before, MarkerName, Name(list, marker));
            before = at;
        }
        Event(track, 0, EndOfTrack, []);

        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, track.Count);
        return [.. "MThd"u8, 0, 0, 0, 6, 0, 0, 0, 1, 0x25, 0x80, .. "MTrk"u8, .. length, .. track];
    }

    public static bool Is(ReadOnlySpan<byte> file) => file.StartsWith("MThd"u8);

    /// <summary>Reads markers at a steady tempo, which is how sessions of dialogue and effects are.</summary>
    public static MarkerReading Read(ReadOnlySpan<byte> file, MarkerPlaces places)
    {
        var ticks = file.Length < 22 ? 0 : BinaryPrimitives.ReadInt16BigEndian(file[12..]);
        if (ticks <= 0) return MarkerReading.Refused(Source, "The MIDI file is cut short or counts time in a way that markers are not. Export it again.");
        var microseconds = 500_000L;
        var markers = new List<Marker>();
        for (var at = 14; at + 8 <= file.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(file[(at + 4)..]);
            if (length < 0 || length > file.Length - at - 8) return MarkerReading.Refused(Source, "The MIDI file is cut short. Export it again.");
            var track = file.Slice(at + 8, length);
            if (file.Slice(at, 4).SequenceEqual("MTrk"u8) && !ReadTrack(track, ticks, ref microseconds, places, markers)) return MarkerReading.Refused(Source, "The MIDI file is damaged. Export it again.");
            at += 8 + length;
        }
        return new MarkerReading(Source, markers);
    }

    private static bool ReadTrack(ReadOnlySpan<byte> track, int ticksPerBeat, ref long microseconds, MarkerPlaces places, List<Marker> markers)
    {
        long ticks = 0;
        byte running = 0;
        var at = 0;
        while (at < track.Length)
        {
            if (!Variable(track, ref at, out var delta) || at >= track.Length) return false;
            ticks += delta;
            var status = track[at] >= 0x80 ? track[at++] : running;
            if (status is 0xFF or 0xF0 or 0xF7)
            {
                byte kind = 0;
                if (status == 0xFF && at < track.Length) kind = track[at++];
                if (!Variable(track, ref at, out var length) || length > track.Length - at) return false;
                var data = track.Slice(at, (int)length);
                at += (int)length;
                if (kind == Tempo && length == 3) microseconds = (data[0] << 16) | (data[1] << 8) | data[2];
                if (kind == EndOfTrack) return true;
                if (kind == MarkerName) markers.Add(Marker(Encoding.UTF8.GetString(data), ticks, ticksPerBeat, microseconds, places));
            }
            else
            {
                if (status < 0x80) return false;
                running = status;
                at += (status & 0xF0) is 0xC0 or 0xD0 ? 1 : 2;
            }
        }
        return true;
    }

    private static Marker Marker(string name, long ticks, int ticksPerBeat, long microseconds, MarkerPlaces places)
    {
        // Written a hair after its frame begins, so the frame that is on then is the one meant.
        var fromStart = (long)((Int128)ticks * microseconds * places.Rate.Numerator / ((Int128)ticksPerBeat * 1_000_000 * places.Rate.Denominator));
        var marker = places.At(new Marker { Author = "", Words = "" }, fromStart);
        var to = name.EndsWith(')') ? name.LastIndexOf(" (to ", StringComparison.Ordinal) : -1;
        if (to >= 0 && Timecode.TryParse(name[(to + 5)..^1], places.Rate, out var end, out _) && end.Frames - places.Start.Frames > fromStart)
        {
            marker = places.At(marker, fromStart, end.Frames - places.Start.Frames - fromStart);
            name = name[..to];
        }
        return MarkerText.Read(marker, name, name, places.Start);
    }

    private static byte[] Name(MarkerList list, Marker marker)
    {
        var end = marker.Frames > 1 ? $" (to {list.Label(marker.Frame!.Value + marker.Frames)})" : "";
        var name = PlainAscii.Of(MarkerText.Named(marker));
        return [.. name.AsSpan(0, Math.Min(name.Length, LongestName - end.Length)), .. Encoding.ASCII.GetBytes(end)];
    }

    /// <summary>Just after the frame begins (1 ms, at drop rates 1.5), so that no host rounds it to the frame before.</summary>
    private static long Ticks(long frames, FrameRate rate)
    {
        var tenths = ((Int128)frames * rate.Denominator * TicksPerSecond * 10) + ((rate.IsDrop ? 288 : 192) * (Int128)rate.Numerator);
        return (long)((tenths + (5 * rate.Numerator)) / (10 * rate.Numerator));
    }

    /// <summary>The session's start as hours with the rate's two bits, minutes, seconds, frames, hundredths; fast rates at half of theirs.</summary>
    private static byte[] Offset(Timecode start)
    {
        var rate = start.Rate;
        var half = rate.Nominal > 30;
        var bits = (half ? rate.Nominal / 2 : rate.Nominal) switch { 24 => 0, 25 => 1, _ => rate.IsDrop ? 2 : 3 };
        var label = start.Label;
        return [(byte)((bits << 5) | label.Hours), (byte)label.Minutes, (byte)label.Seconds, (byte)(half ? label.Frames / 2 : label.Frames), 0];
    }

    private static void Event(List<byte> track, long delta, byte kind, ReadOnlySpan<byte> data)
    {
        Variable(track, delta);
        track.AddRange([0xFF, kind]);
        Variable(track, data.Length);
        track.AddRange(data);
    }

    // Seven bits a byte, the highest first; all but the last have their top bit set.
    private static void Variable(List<byte> track, long value)
    {
        for (var shift = 28; shift > 0; shift -= 7)
        {
            if (value >> shift > 0) track.Add((byte)(0x80 | ((value >> shift) & 0x7F)));
        }
        track.Add((byte)(value & 0x7F));
    }

    private static bool Variable(ReadOnlySpan<byte> track, ref int at, out long value)
    {
        value = 0;
        for (var bytes = 0; bytes < 5 && at < track.Length; bytes++)
        {
            var next = track[at++];
            value = (value << 7) | (uint)(next & 0x7F);
            if (next < 0x80) return true;
        }
        return false;
    }
}
