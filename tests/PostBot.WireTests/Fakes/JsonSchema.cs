using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace PostBot.WireTests.Fakes;

/// <summary>The part of JSON Schema (draft 7) that Slack's manifest schema uses. A word it does not know is a fault: nothing passes unread.</summary>
public sealed class JsonSchema(JsonElement schema)
{
    private static readonly HashSet<string> silent = new(StringComparer.Ordinal) { "description", "title", "default", "definitions", "_note", "$schema", "format" };

    public IReadOnlyList<string> Faults(JsonElement value) => [.. Check(schema, value, "")];

    private IEnumerable<string> Check(JsonElement rule, JsonElement value, string at)
    {
        if (rule.TryGetProperty("$ref", out var reference)) return Check(Find(reference.GetString()!), value, at);
        return rule.EnumerateObject().SelectMany(word => Word(rule, word, value, at));
    }

    private IEnumerable<string> Word(JsonElement rule, JsonProperty word, JsonElement value, string at)
    {
        var (limit, isText, isObject, isList) = (word.Value, value.ValueKind == JsonValueKind.String, value.ValueKind == JsonValueKind.Object, value.ValueKind == JsonValueKind.Array);
        switch (word.Name)
        {
            case "type":
                return Say(Types(limit).Any(type => Is(value, type)), at, $"is no {limit}");
            case "enum":
                return Say(limit.EnumerateArray().Any(one => one.GetRawText() == value.GetRawText()), at, $"is none of {limit}");
            case "minLength":
                return Say(!isText || value.GetString()!.Length >= limit.GetInt32(), at, $"is shorter than {limit}");
            case "maxLength":
                return Say(!isText || value.GetString()!.Length <= limit.GetInt32(), at, $"is longer than {limit}");
            case "pattern" or "regex":
                return Say(!isText || Regex.IsMatch(value.GetString()!, limit.GetString()!, RegexOptions.ECMAScript), at, $"does not match {limit}");
            case "minItems":
                return Say(!isList || value.GetArrayLength() >= limit.GetInt32(), at, $"has fewer than {limit}");
            case "maxItems":
                return Say(!isList || value.GetArrayLength() <= limit.GetInt32(), at, $"has more than {limit}");
            case "uniqueItems":
                return Say(!isList || value.EnumerateArray().Select(item => item.GetRawText()).Distinct().Count() == value.GetArrayLength(), at, "says something twice");
            case "minProperties":
                return Say(!isObject || value.EnumerateObject().Count() >= limit.GetInt32(), at, $"has fewer than {limit}");
            case "maxProperties":
                return Say(!isObject || value.EnumerateObject().Count() <= limit.GetInt32(), at, $"has more than {limit}");
            case "required":
                return isObject ? limit.EnumerateArray().Where(name => !value.TryGetProperty(name.GetString()!, out _)).Select(name => $"{at} lacks {name}") : [];
            case "items":
                return isList ? value.EnumerateArray().SelectMany((item, place) => Check(limit, item, string.Create(CultureInfo.InvariantCulture, $"{at}/{place}"))) : [];
            case "anyOf":
                return Say(limit.EnumerateArray().Any(one => !Check(one, value, at).Any()), at, "fits none of its forms");
            case "properties":
                return isObject ? value.EnumerateObject().Where(field => limit.TryGetProperty(field.Name, out _)).SelectMany(field => Check(limit.GetProperty(field.Name), field.Value, $"{at}/{field.Name}")) : [];
            case "patternProperties":
                return isObject ? value.EnumerateObject().SelectMany(field => limit.EnumerateObject().Where(pattern => Regex.IsMatch(field.Name, pattern.Name)).SelectMany(pattern => Check(pattern.Value, field.Value, $"{at}/{field.Name}"))) : [];
            case "additionalProperties":
                return limit.ValueKind == JsonValueKind.False && isObject ? value.EnumerateObject().Where(field => !IsKnown(rule, field.Name)).Select(field => $"{at}/{field.Name} is not known") : [];
            default:
                return silent.Contains(word.Name) ? [] : [$"{at}: this check does not know {word.Name}"];
        }
    }

    private static bool IsKnown(JsonElement rule, string name) =>
        (rule.TryGetProperty("properties", out var known) && known.TryGetProperty(name, out _))
        || (rule.TryGetProperty("patternProperties", out var patterns) && patterns.EnumerateObject().Any(pattern => Regex.IsMatch(name, pattern.Name)));

    private static IEnumerable<string> Types(JsonElement type) => type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(one => one.GetString()!) : [type.GetString()!];

    private static bool Is(JsonElement value, string type) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        "number" => value.ValueKind == JsonValueKind.Number,
        "null" => value.ValueKind == JsonValueKind.Null,
        _ => false,
    };

    private static IEnumerable<string> Say(bool fine, string at, string wrong) => fine ? [] : [$"{at} {wrong}"];

    private JsonElement Find(string reference) => reference[2..].Split('/').Aggregate(schema, (inside, name) => inside.GetProperty(name));
}
