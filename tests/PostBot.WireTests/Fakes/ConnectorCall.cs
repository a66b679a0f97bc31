using System.Text.Json;

namespace PostBot.WireTests.Fakes;

/// <summary>A request that the fake connector heard.</summary>
/// <param name="Operation">One of the names below.</param>
/// <param name="Conversation">Unescaped; empty where there is none.</param>
/// <param name="Message">The activity in the address; empty where there is none.</param>
public sealed record ConnectorCall(string Operation, string Conversation, string Message, JsonElement Body)
{
    public const string Metadata = "metadata";
    public const string Keys = "keys";
    public const string Token = "token";
    public const string Create = "create";
    public const string Send = "send";
    public const string Edit = "edit";
    public const string Delete = "delete";
    public const string Upload = "upload";
    public const string SignIn = "sign-in metadata";

    /// <summary>What a message of a send carries.</summary>
    public string Kind => Body.GetProperty("attachments")[0].GetProperty("contentType").GetString()!;

    /// <summary>The card of a send, an edit or a new thread.</summary>
    public JsonElement Card => (Operation == Create ? Body.GetProperty("activity") : Body).GetProperty("attachments")[0].GetProperty("content");

    /// <summary>Every word of the card, for "it says so".</summary>
    public string CardText => Card.GetRawText();
}
