using System.Text.Json;

namespace PostBot.WireTests.Fakes;

/// <summary>One request a fake Slack received.</summary>
/// <param name="Method">The Web API method, or <see cref="Response"/> for a response address.</param>
/// <param name="Target">The response address' last part; empty for methods.</param>
/// <param name="Fields">The form fields; for a response address the members of its JSON, objects as JSON.</param>
public sealed record SlackCall(string Method, string Target, IReadOnlyDictionary<string, string> Fields)
{
    public const string Response = "response_url";

    /// <summary>The header it came with.</summary>
    public string Authorization { get; init; } = "";

    public string this[string field] => Fields.GetValueOrDefault(field, "");

    public JsonElement Json(string field)
    {
        using var document = JsonDocument.Parse(this[field]);
        return document.RootElement.Clone();
    }
}
