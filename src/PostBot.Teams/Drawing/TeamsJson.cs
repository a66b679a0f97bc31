using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PostBot.Teams.Drawing;

/// <summary>JSON as it goes to Teams: letters of every script as they are, so that a card's size is what people typed and not its escapes.</summary>
internal static class TeamsJson
{
    // Relaxed is safe here: nothing of this is ever put into a page.
    private static readonly JsonSerializerOptions options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = 64 };

    public static byte[] Bytes(JsonNode node) => JsonSerializer.SerializeToUtf8Bytes(node, options);

    public static int Size(JsonNode node) => Bytes(node).Length;
}
