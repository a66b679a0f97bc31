using System.Text.Json;
using PostBot.Core.Cards;
using PostBot.Core.Delivery;

namespace PostBot.Host.Local;

/// <summary>Turns what a program sent into what the chat takes; what is wrong with it is a sentence.</summary>
public static class Asked
{
    public const string Unreadable = "I cannot read that: it must be a JSON object, each value of its own kind.";

    private const int NameLength = 80;
    private const int MostFiles = 20;

    /// <summary>Longer than any id or key of ours.</summary>
    private const int IdLength = 200;

    /// <summary>Null when there is no JSON object in the body.</summary>
    public static async Task<T?> Body<T>(HttpRequest request, CancellationToken cancel)
        where T : class
    {
        try
        {
            return await JsonSerializer.DeserializeAsync<T>(request.Body, LocalJson.Options, cancel);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static string? Person(string? asked, out string person)
    {
        person = asked?.Trim() ?? "";
        if (person.Length == 0) return "Who says it? Give a person, for example ana.";
        if (IsNotVisible(person)) return $"A name has 1 to {NameLength} visible characters.";
        return string.Equals(person, "postbot", StringComparison.OrdinalIgnoreCase) ? "PostBot is my own name. Please take another." : null;
    }

    public static string? Channel(string? asked, out string channel)
    {
        channel = asked?.Trim().TrimStart('#') ?? "";
        if (string.Equals(channel, "dm", StringComparison.OrdinalIgnoreCase)) channel = "dm";
        if (channel.Length == 0) return "Where? Give a channel, for example general, or dm.";
        return IsNotVisible(channel) ? $"A channel's name has 1 to {NameLength} visible characters." : null;
    }

    public static string? Said(SaidJson? asked, out LocalSaid said)
    {
        said = new("", "", "", null, null, [], null);
        if (asked is null) return Unreadable;
        if (Person(asked.Person, out var person) is { } noPerson) return noPerson;
        if (Channel(asked.Channel, out var channel) is { } noChannel) return noChannel;
        var files = asked.Files ?? [];
        if (asked.Text is null || (string.IsNullOrWhiteSpace(asked.Text) && files.Count == 0)) return "Say something: text is missing. For example help.";
        if (files.Count > MostFiles) return $"At most {MostFiles} files go with one message.";
        if (Ids([asked.Thread, asked.On, asked.Key, .. files]) is { } wrong) return wrong;
        said = new(person, channel, asked.Text, asked.Thread, asked.On, [.. files.OfType<string>()], asked.Key);
        return null;
    }

    public static string? Submitted(SubmittedJson? asked, out LocalSaid said)
    {
        said = new("", "", "", null, null, [], null);
        if (asked is null) return Unreadable;
        if (Person(asked.Person, out var person) is { } noPerson) return noPerson;
        if (Channel(asked.Channel, out var channel) is { } noChannel) return noChannel;
        if (string.IsNullOrEmpty(asked.Form)) return "Which form? form is missing.";
        if (Ids([asked.Thread, asked.On, asked.Key]) is { } wrong) return wrong;
        var values = new Dictionary<string, string>();
        foreach (var (name, value) in asked.Values ?? new Dictionary<string, JsonElement>())
        {
            if (value.ValueKind is JsonValueKind.Object or JsonValueKind.Array) return $"The value of {Typed.Shorten(Typed.Clean(name), NameLength)} must be a string.";
            if (value.ValueKind is not JsonValueKind.Null) values[name] = value.ToString();
        }
        said = new(person, channel, "", asked.Thread, asked.On, [], asked.Key) { Form = new(asked.Form, values) };
        return null;
    }

    /// <summary>The last part of whatever path was given, fit to show; never empty.</summary>
    public static string FileName(string? asked)
    {
        var name = Typed.Clean(asked ?? "").Replace('\n', ' ');
        name = string.Concat(name[(name.LastIndexOfAny(['/', '\\']) + 1)..].Where(letter => !"<>:\"|?*".Contains(letter, StringComparison.Ordinal))).Trim(' ', '.');
        return name.Length == 0 ? "file" : Typed.Shorten(name, IdLength);
    }

    private static bool IsNotVisible(string name) =>
        name.Length > NameLength || Typed.Clean(name) != name || name.Contains('\n', StringComparison.Ordinal);

    private static string? Ids(IEnumerable<string?> ids) => ids.Any(id => id?.Length > IdLength) ? "An id or key is too long." : null;
}
