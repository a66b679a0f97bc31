using System.Text.Json;
using PostBot.Core.Delivery;
using PostBot.Teams.Drawing;

namespace PostBot.Teams.Intake;

/// <summary>What a button or a form of ours carries back. Anyone in the conversation can send anything here: it names a line, it grants nothing.</summary>
/// <param name="Line">The command line of a button; empty for a form.</param>
internal sealed record CardPress(string Line, FormValues? Form)
{
    /// <summary>Null when the data is not from a card of ours.</summary>
    public static CardPress? Read(JsonElement data)
    {
        if (data.ValueKind == JsonValueKind.String) data = JsonFields.Parse(data.GetString()!);
        if (data.ValueKind != JsonValueKind.Object) return null;
        if (data.Words(CardData.Form) is { Length: > 0 } form) return new CardPress("", new FormValues(form, Values(data)));
        return data.Words(CardData.Line) is { Length: > 0 } line ? new CardPress(line, null) : null;
    }

    private static Dictionary<string, string> Values(JsonElement data) => data.EnumerateObject()
        .Where(member => member.Name.StartsWith(CardData.Field, StringComparison.Ordinal))
        .ToDictionary(member => member.Name[CardData.Field.Length..], member => Words(member.Value), StringComparer.Ordinal);

    /// <summary>Inputs come as strings; numbers and switches are accepted too.</summary>
    private static string Words(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
        _ => "",
    };
}
