using System.Text.Json;
using System.Text.RegularExpressions;

namespace PostBot.WireTests.Fakes;

/// <summary>
/// Checks JSON against a schema of draft 4, 6 or 7, as far as Microsoft's two schemas and Slack's use them (the registry holds no library that does). A keyword
/// that it does not know is an error, so that nothing passes by being overlooked.
/// </summary>
public sealed class JsonSchema
{
    /// <summary>Says something about a value without constraining it.</summary>
    private static readonly HashSet<string> remarks = ["$schema", "id", "definitions", "description", "default", "examples", "example", "version", "features", "title", "format", "builtInTabId", "_note"];

    private readonly JsonElement root;

    private JsonSchema(JsonElement root) => this.root = root;

    public static JsonSchema Read(string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(path));
        return new JsonSchema(document.RootElement.Clone());
    }

    /// <summary>What is wrong, each with its place; empty when it holds.</summary>
    public IReadOnlyList<string> Check(JsonElement value)
    {
        var faults = new List<string>();
        Check(root, value, "", faults);
        return faults;
    }

    private void Check(JsonElement schema, JsonElement value, string at, List<string> faults)
    {
        if (schema.ValueKind == JsonValueKind.True) return;
        if (schema.ValueKind == JsonValueKind.False)
        {
            faults.Add($"{at} must not be there");
            return;
        }
        foreach (var keyword in schema.EnumerateObject().Where(keyword => !remarks.Contains(keyword.Name))) Check(schema, keyword.Name, keyword.Value, value, at, faults);
    }

    private void Check(JsonElement schema, string keyword, JsonElement rule, JsonElement value, string at, List<string> faults)
    {
        var fault = keyword switch
        {
            "type" => IsOf(rule, value) ? null : $"is no {rule}",
            "enum" => rule.EnumerateArray().Any(allowed => JsonElement.DeepEquals(allowed, value)) ? null : "is none of the values allowed",
            "const" => JsonElement.DeepEquals(rule, value) ? null : $"is not {rule}",
            "pattern" or "regex" => value.ValueKind != JsonValueKind.String || Regex.IsMatch(value.GetString()!, rule.GetString()!, RegexOptions.ECMAScript) ? null : $"does not match {rule}",
            "maxLength" => value.ValueKind != JsonValueKind.String || value.GetString()!.Length <= rule.GetInt32() ? null : $"is longer than {rule}",
            "minLength" => value.ValueKind != JsonValueKind.String || value.GetString()!.Length >= rule.GetInt32() ? null : $"is shorter than {rule}",
            "maxItems" => value.ValueKind != JsonValueKind.Array || value.GetArrayLength() <= rule.GetInt32() ? null : $"has more than {rule} items",
            "minItems" => value.ValueKind != JsonValueKind.Array || value.GetArrayLength() >= rule.GetInt32() ? null : $"has fewer than {rule} items",
            "minProperties" => value.ValueKind != JsonValueKind.Object || value.EnumerateObject().Count() >= rule.GetInt32() ? null : $"has fewer than {rule} members",
            "maxProperties" => value.ValueKind != JsonValueKind.Object || value.EnumerateObject().Count() <= rule.GetInt32() ? null : $"has more than {rule} members",
            "maximum" => value.ValueKind != JsonValueKind.Number || value.GetDouble() <= rule.GetDouble() ? null : $"is over {rule}",
            "minimum" => value.ValueKind != JsonValueKind.Number || value.GetDouble() >= rule.GetDouble() ? null : $"is under {rule}",
            "uniqueItems" => value.ValueKind != JsonValueKind.Array || value.EnumerateArray().Select(item => item.GetRawText()).Distinct().Count() == value.GetArrayLength() ? null : "repeats an item",
            "required" => Missing(rule, value),
            "anyOf" => rule.EnumerateArray().Any(one => Holds(one, value)) ? null : $"fits none of the kinds allowed: {string.Join("; ", rule.EnumerateArray().Select(one => First(one, value, at)))}",
            "oneOf" => rule.EnumerateArray().Count(one => Holds(one, value)) == 1 ? null : "fits not exactly one of the kinds allowed",
            "$ref" or "allOf" or "properties" or "patternProperties" or "additionalProperties" or "items" or "dependencies" => null,
            _ => throw new NotSupportedException($"The keyword {keyword} is not known here."),
        };
        if (fault is not null) faults.Add($"{at} {fault}");
        Inside(schema, keyword, rule, value, at, faults);
    }

    private void Inside(JsonElement schema, string keyword, JsonElement rule, JsonElement value, string at, List<string> faults)
    {
        switch (keyword)
        {
            case "$ref":
                Check(Find(rule.GetString()!), value, at, faults);
                break;
            case "allOf":
                foreach (var one in rule.EnumerateArray()) Check(one, value, at, faults);
                break;
            case "properties" when value.ValueKind == JsonValueKind.Object:
                foreach (var member in rule.EnumerateObject().Where(member => value.TryGetProperty(member.Name, out _))) Check(member.Value, value.GetProperty(member.Name), $"{at}/{member.Name}", faults);
                break;
            case "additionalProperties" when value.ValueKind == JsonValueKind.Object:
                foreach (var member in value.EnumerateObject().Where(member => !IsNamed(schema, member.Name))) Check(rule, member.Value, $"{at}/{member.Name}", faults);
                break;
            case "items" when value.ValueKind == JsonValueKind.Array:
                foreach (var (item, number) in value.EnumerateArray().Select((item, number) => (item, number))) Check(rule, item, $"{at}/{number}", faults);
                break;
            case "dependencies" when value.ValueKind == JsonValueKind.Object:
                foreach (var member in rule.EnumerateObject().Where(member => value.TryGetProperty(member.Name, out _)))
                {
                    if (member.Value.ValueKind == JsonValueKind.Object) Check(member.Value, value, at, faults);
                    else if (Missing(member.Value, value) is { } missing) faults.Add($"{at} {missing}");
                }
                break;
            case "patternProperties" when value.ValueKind == JsonValueKind.Object:
                foreach (var pattern in rule.EnumerateObject())
                {
                    foreach (var member in value.EnumerateObject().Where(member => Regex.IsMatch(member.Name, pattern.Name, RegexOptions.ECMAScript))) Check(pattern.Value, member.Value, $"{at}/{member.Name}", faults);
                }
                break;
        }
    }

    private static bool IsNamed(JsonElement schema, string member) =>
        (schema.TryGetProperty("properties", out var known) && known.TryGetProperty(member, out _))
        || (schema.TryGetProperty("patternProperties", out var patterns) && patterns.EnumerateObject().Any(pattern => Regex.IsMatch(member, pattern.Name, RegexOptions.ECMAScript)));

    private bool Holds(JsonElement schema, JsonElement value)
    {
        var faults = new List<string>();
        Check(schema, value, "", faults);
        return faults.Count == 0;
    }

    private string First(JsonElement schema, JsonElement value, string at)
    {
        var faults = new List<string>();
        Check(schema, value, at, faults);
        return faults[0];
    }

    private JsonElement Find(string reference)
    {
        var at = root;
        foreach (var name in reference.TrimStart('#').Split('/', StringSplitOptions.RemoveEmptyEntries)) at = at.GetProperty(name);
        return at;
    }

    private static string? Missing(JsonElement names, JsonElement value) =>
        value.ValueKind == JsonValueKind.Object && names.EnumerateArray().Select(name => name.GetString()!).FirstOrDefault(name => !value.TryGetProperty(name, out _)) is { } missing ? $"lacks {missing}" : null;

    private static bool IsOf(JsonElement type, JsonElement value) => type.ValueKind == JsonValueKind.Array
        ? type.EnumerateArray().Any(one => IsOf(one, value))
        : type.GetString() switch
        {
            "object" => value.ValueKind == JsonValueKind.Object,
            "array" => value.ValueKind == JsonValueKind.Array,
            "string" => value.ValueKind == JsonValueKind.String,
            "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
            "number" => value.ValueKind == JsonValueKind.Number,
            "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
            "null" => value.ValueKind == JsonValueKind.Null,
            var other => throw new NotSupportedException($"The type {other} is not known here."),
        };
}

/// <summary>Microsoft's schemas, from the fixtures.</summary>
public static class TeamsSchemas
{
    public static readonly JsonSchema Manifest = Read("MicrosoftTeams.v1.25.schema.json");

    private static readonly JsonSchema card = Read("adaptive-card.1.5.0.schema.json");

    /// <summary>Against 1.5.0, without the root's <c>msteams</c>, which is Teams' own and not in the schema.</summary>
    public static IReadOnlyList<string> Card(string json)
    {
        var content = System.Text.Json.Nodes.JsonNode.Parse(json)!.AsObject();
        content.Remove("msteams");
        using var document = JsonDocument.Parse(content.ToJsonString());
        return card.Check(document.RootElement);
    }

    private static JsonSchema Read(string name) => JsonSchema.Read(Path.Combine(AppContext.BaseDirectory, "Fixtures", "teams", "schemas", name));
}
