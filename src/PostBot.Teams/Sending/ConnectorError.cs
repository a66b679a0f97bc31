using PostBot.Core.Delivery;
using PostBot.Teams.Intake;

namespace PostBot.Teams.Sending;

/// <summary>What the connector's refusals mean for a message: the table of reference/teams.md 4.9.</summary>
internal static class ConnectorError
{
    /// <summary>A conversation with one person can be opened again then.</summary>
    public const string ConversationGone = "the conversation is gone from Teams";

    /// <summary>The code of either shape of error: <c>{"error":{"code"}}</c>, or <c>{"errorCode","message"}</c> with JSON inside the message.</summary>
    public static string Read(byte[] body)
    {
        var json = JsonFields.Parse(body);
        if (json.Field("error").Words("code") is { } code) return Code(code);
        return json.Words("message") is { } message ? Code(JsonFields.Parse(message).Words("subCode")) : "no code";
    }

    /// <summary>Only what looks like a code may reach a log.</summary>
    public static string Code(string? code) =>
        code is { Length: > 0 and <= 60 } && code.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-' or ' ') ? code : "no code";

    public static SendOutcome Outcome(int status, string code, SendKind kind, TimeSpan? retryAfter) => status switch
    {
        429 => new Later(retryAfter, "Teams asks us to slow down"),
        // Two things happened to one conversation at once, or the service is unwell.
        408 or 412 or >= 500 => new Later(retryAfter, $"Teams is not answering ({status}, {code})") { MayHaveArrived = kind == SendKind.Post && status != 412 },
        401 => new Refused(RefusedBecause.Token, $"Teams does not accept our token ({code}); check AppId and TenantId"),
        403 => Forbidden(code),
        404 => Missing(code, kind),
        413 => new Refused(RefusedBecause.Bug, "the message is too big for Teams"),
        _ => new Refused(RefusedBecause.Bug, $"Teams refused the message ({status}, {code})"),
    };

    private static Refused Forbidden(string code) => code switch
    {
        "BotDisabledByAdmin" => new(RefusedBecause.Token, "an administrator of the Teams tenant has blocked PostBot"),
        "TenantNoPermission" or "InvalidBotApiHost" => new(RefusedBecause.Token, $"the Teams tenant does not let PostBot in ({code})"),
        "ConversationBlockedByUser" or "MessageWritesBlocked" => new(RefusedBecause.Destination, "blocked or removed PostBot in Teams"),
        "BotNotInConversationRoster" => new(RefusedBecause.Destination, "PostBot was removed from the conversation"),
        "ForbiddenOperationException" => new(RefusedBecause.Destination, "has not added PostBot in Teams"),
        _ => new(RefusedBecause.Destination, $"Teams does not let PostBot write there ({code})"),
    };

    private static Refused Missing(string code, SendKind kind) => code switch
    {
        "ConversationNotFound" => new(RefusedBecause.Destination, ConversationGone),
        "MemberNotFoundInConversation" => new(RefusedBecause.Destination, "no longer in Teams"),
        _ when kind != SendKind.Post => new(RefusedBecause.MessageGone, "the message is gone from Teams"),
        _ => new(RefusedBecause.Destination, $"Teams does not find where to put it ({code})"),
    };
}
