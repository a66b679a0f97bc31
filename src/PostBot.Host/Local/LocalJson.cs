using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.StaticFiles;
using NodaTime;
using NodaTime.Text;
using PostBot.Core.Cards;
using PostBot.Core.Delivery;

namespace PostBot.Host.Local;

/// <summary>The local chat as it goes over the wire; the shapes are a contract.</summary>
public static class LocalJson
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        // Sent as application/json with nosniff, never inside a page: escapes for that would only triple the markup.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    private static readonly FileExtensionContentTypeProvider types = new();

    public static MessageJson Message(LocalLine line, Instant now) => new(
        line.Id,
        line.Seq,
        line.Channel,
        line.Thread,
        line.From,
        InstantPattern.ExtendedIso.Format(line.At),
        line.Private,
        line.Edited,
        line.Text,
        line.Card is { } card ? Card(card, line.ReaderZone, now) : null,
        [.. line.Files.Select(file => new FileJson(file.Id, file.Name, Mime(file.Name), file.Size))],
        line.Card is null ? HtmlDrawing.DrawTyped(line.Text) : HtmlDrawing.Draw(line.Card, line.Id, line.ReaderZone, now));

    /// <summary>By the name's ending; what a browser would run is only ever bytes.</summary>
    public static string Mime(string name) =>
        types.TryGetContentType(name, out var type) && !type.Contains("html", StringComparison.Ordinal) && !type.Contains("xml", StringComparison.Ordinal)
            && !type.Contains("script", StringComparison.Ordinal)
            ? type
            : "application/octet-stream";

    private static CardJson Card(Card card, DateTimeZone? reader, Instant now) => new(
        PlainDrawing.Words(card.Headline, reader, now),
        [.. card.Buttons.Select(button => new ButtonJson(button.Label, button.Line, button.Danger))],
        card.Form is { } form
            ? new(form.Id, [.. form.Fields.Select(field => new FieldJson(field.Name, field.Label, field.Type, field.Value, field.Required, field.Options))])
            : null);
}

public sealed record MessagesJson(IReadOnlyList<MessageJson> Messages);

/// <param name="Html">The card as the page shows it; safe to insert.</param>
public sealed record MessageJson(
    string Id, long Seq, string Channel, string? Thread, string From, string At, bool Private, bool Edited, string Text, CardJson? Card, IReadOnlyList<FileJson> Files, string Html);

public sealed record CardJson(string Headline, IReadOnlyList<ButtonJson> Buttons, FormJson? Form);

public sealed record ButtonJson(string Label, string Line, bool Danger);

public sealed record FormJson(string Id, IReadOnlyList<FieldJson> Fields);

public sealed record FieldJson(string Name, string Label, FieldType Type, string? Value, bool Required, IReadOnlyList<string> Options);

public sealed record FileJson(string Id, string Name, string Mime, long Size);

/// <summary>What a program sends to say a line. Everything is checked in <see cref="Asked"/>.</summary>
public sealed record SaidJson(string? Person, string? Channel, string? Text, string? Thread, string? On, IReadOnlyList<string?>? Files, string? Key);

public sealed record SubmittedJson(string? Person, string? Channel, string? Thread, string? On, string? Key, string? Form, IReadOnlyDictionary<string, JsonElement>? Values);

public sealed record ClockJson(string? Now, string? Advance);
