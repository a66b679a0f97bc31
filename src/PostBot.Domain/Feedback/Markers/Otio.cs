using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace PostBot.Domain.Feedback.Markers;

/// <summary>
/// OpenTimelineIO: a timeline whose stack carries the markers, over one gap. Written with <c>Marker.2</c>, which every release knows; the newer
/// <c>Marker.3</c> (colour as an object) is read too.
/// </summary>
internal static class Otio
{
    private const string Source = "OpenTimelineIO timeline";

    private static readonly JsonWriterOptions layout = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Write(MarkerList list)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, layout))
        {
            json.WriteStartObject();
            json.WriteString("OTIO_SCHEMA", "Timeline.1");
            Empty(json, "metadata");
            json.WriteString("name", MarkerText.OneLine(list.Name));
            Time(json, "global_start_time", list.Start.Frames, list.Rate);
            Composition(json, "tracks", "Stack.1", "tracks");
            json.WriteStartArray("markers");
            foreach (var marker in list.Sorted) Write(json, marker, list.Rate);
            json.WriteEndArray();
            json.WriteBoolean("enabled", true);
            json.WriteStartArray("children");
            Composition(json, null, "Track.1", "V1");
            json.WriteStartArray("markers");
            json.WriteEndArray();
            json.WriteBoolean("enabled", true);
            json.WriteStartArray("children");
            Gap(json, list);
            json.WriteEndArray();
            json.WriteString("kind", "Video");
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndObject();
        }
        return [.. stream.ToArray(), (byte)'\n'];
    }

    public static bool Is(JsonElement root) => root.ValueKind == JsonValueKind.Object && root.TryGetProperty("OTIO_SCHEMA", out _);

    public static MarkerReading Read(JsonElement root, MarkerPlaces places)
    {
        var found = new List<(JsonElement Marker, double At)>();
        Collect(root.TryGetProperty("tracks", out var tracks) ? tracks : root, 0, found);
        var markers = new List<Marker>();
        var skipped = new List<SkippedRow>();
        foreach (var (element, offset) in found)
        {
            var (name, words) = (Text(element, "name"), Text(element, "comment"));
            if (name.Trim().Length + words.Trim().Length == 0)
            {
                skipped.Add(new SkippedRow("a marker", "it has no words"));
                continue;
            }
            if (!element.TryGetProperty("marked_range", out var range) || !TryTime(range, "start_time", out var at, out var rate))
            {
                skipped.Add(new SkippedRow($"\"{MarkerText.Cut(MarkerText.OneLine(name + words), 40)}\"", "it has no position"));
                continue;
            }
            if (places.OtherRate((int)Math.Ceiling(rate - 0.001)) is { } other) return MarkerReading.Refused(Source, other);
            var frames = TryTime(range, "duration", out var length, out _) ? Whole(length) : 1;
            var marker = places.At(new Marker { Author = Said(element, "author"), Words = "", Status = Said(element, "status"), Colour = MarkerColours.Named(Colour(element)) }, Whole(at + offset), frames);
            markers.Add(marker.Author.Length > 0 ? MarkerText.Read(marker, words, places.Start) : MarkerText.Read(marker, name, words, places.Start));
        }
        return new MarkerReading(Source, markers) { Skipped = skipped };
    }

    /// <summary>Markers of an item and of what it holds, each with the frame at which its item begins.</summary>
    private static void Collect(JsonElement item, double at, List<(JsonElement Marker, double At)> found)
    {
        if (item.ValueKind != JsonValueKind.Object) return;
        var trimmed = item.TryGetProperty("source_range", out var source) && TryTime(source, "start_time", out var head, out _) ? head : 0;
        if (item.TryGetProperty("markers", out var markers) && markers.ValueKind == JsonValueKind.Array)
        {
            found.AddRange(markers.EnumerateArray().Where(marker => marker.ValueKind == JsonValueKind.Object).Select(marker => (marker, at - trimmed)));
        }
        if (!item.TryGetProperty("children", out var children) || children.ValueKind != JsonValueKind.Array) return;
        var follows = Text(item, "OTIO_SCHEMA").StartsWith("Track.", StringComparison.Ordinal);
        foreach (var child in children.EnumerateArray())
        {
            Collect(child, at, found);
            if (follows) at += Length(child);
        }
    }

    private static double Length(JsonElement item)
    {
        if (item.ValueKind != JsonValueKind.Object) return 0;
        if (item.TryGetProperty("source_range", out var source) && TryTime(source, "duration", out var length, out _)) return length;
        return item.TryGetProperty("media_reference", out var media) && media.ValueKind == JsonValueKind.Object && media.TryGetProperty("available_range", out var all) && TryTime(all, "duration", out length, out _) ? length : 0;
    }

    private static bool TryTime(JsonElement range, string name, out double value, out double rate)
    {
        (value, rate) = (0, 0);
        return range.ValueKind == JsonValueKind.Object && range.TryGetProperty(name, out var time) && time.ValueKind == JsonValueKind.Object
            && time.TryGetProperty("value", out var frames) && frames.ValueKind == JsonValueKind.Number && frames.TryGetDouble(out value)
            && time.TryGetProperty("rate", out var perSecond) && perSecond.ValueKind == JsonValueKind.Number && perSecond.TryGetDouble(out rate)
            && double.IsFinite(value) && double.IsFinite(rate);
    }

    private static long Whole(double frames) => (long)Math.Round(Math.Clamp(frames, -10_000_000, 10_000_000), MidpointRounding.AwayFromZero);

    private static string Text(JsonElement item, string name) => item.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    private static string Said(JsonElement marker, string name) =>
        marker.TryGetProperty("metadata", out var all) && all.ValueKind == JsonValueKind.Object && all.TryGetProperty("postbot", out var ours) && ours.ValueKind == JsonValueKind.Object ? Text(ours, name) : "";

    private static string Colour(JsonElement marker) =>
        marker.TryGetProperty("color", out var colour) && colour.ValueKind == JsonValueKind.Object ? Text(colour, "name") : Text(marker, "color");

    private static void Write(Utf8JsonWriter json, Marker marker, FrameRate rate)
    {
        json.WriteStartObject();
        json.WriteString("OTIO_SCHEMA", "Marker.2");
        json.WriteStartObject("metadata");
        json.WriteStartObject("postbot");
        json.WriteString("author", MarkerText.OneLine(marker.Author));
        json.WriteString("status", marker.Status.Length == 0 ? "open" : marker.Status);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteString("name", MarkerText.Named(marker));
        json.WriteString("color", marker.Colour.Word().ToUpperInvariant());
        Range(json, "marked_range", marker.Frame!.Value, marker.Frames, rate);
        json.WriteString("comment", MarkerText.Full(marker));
        json.WriteEndObject();
    }

    /// <summary>Begins an object that holds others; the caller goes on with its markers.</summary>
    private static void Composition(Utf8JsonWriter json, string? property, string schema, string name)
    {
        if (property is null) json.WriteStartObject();
        else json.WriteStartObject(property);
        json.WriteString("OTIO_SCHEMA", schema);
        Empty(json, "metadata");
        json.WriteString("name", name);
        json.WriteNull("source_range");
        json.WriteStartArray("effects");
        json.WriteEndArray();
    }

    private static void Gap(Utf8JsonWriter json, MarkerList list)
    {
        json.WriteStartObject();
        json.WriteString("OTIO_SCHEMA", "Gap.1");
        Empty(json, "metadata");
        json.WriteString("name", "");
        Range(json, "source_range", 0, list.FramesLong, list.Rate);
        json.WriteStartArray("effects");
        json.WriteEndArray();
        json.WriteStartArray("markers");
        json.WriteEndArray();
        json.WriteBoolean("enabled", true);
        json.WriteEndObject();
    }

    private static void Empty(Utf8JsonWriter json, string property)
    {
        json.WriteStartObject(property);
        json.WriteEndObject();
    }

    private static void Range(Utf8JsonWriter json, string property, long start, long frames, FrameRate rate)
    {
        json.WriteStartObject(property);
        json.WriteString("OTIO_SCHEMA", "TimeRange.1");
        Time(json, "duration", frames, rate);
        Time(json, "start_time", start, rate);
        json.WriteEndObject();
    }

    private static void Time(Utf8JsonWriter json, string property, long frames, FrameRate rate)
    {
        json.WriteStartObject(property);
        json.WriteString("OTIO_SCHEMA", "RationalTime.1");
        Number(json, "rate", (double)rate.Numerator / rate.Denominator);
        Number(json, "value", frames);
        json.WriteEndObject();
    }

    private static void Number(Utf8JsonWriter json, string property, double value)
    {
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        json.WritePropertyName(property);
        json.WriteRawValue(text.Contains('.', StringComparison.Ordinal) ? text : text + ".0");
    }
}
