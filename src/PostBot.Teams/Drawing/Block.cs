using System.Text.Json.Nodes;

namespace PostBot.Teams.Drawing;

/// <summary>An element of a card that stays in one piece, with the people it notifies.</summary>
internal sealed record Block(JsonObject Element, IReadOnlyList<JsonObject> Notified)
{
    public Block(JsonObject element) : this(element, [])
    {
    }

    public int Size { get; } = TeamsJson.Size(Element) + Notified.Sum(TeamsJson.Size) + Notified.Count + 1;
}
