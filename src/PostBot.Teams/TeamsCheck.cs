using PostBot.Teams.Intake;
using PostBot.Teams.Sending;

namespace PostBot.Teams;

/// <summary>Asks Microsoft what PostBot will need of it: a token to send with, and the keys that incoming messages are checked with. Says nothing to anybody.</summary>
public sealed class TeamsCheck
{
    private readonly TokenSource tokens;
    private readonly SigningKeys keys;

    internal TeamsCheck(TokenSource tokens, SigningKeys keys)
    {
        this.tokens = tokens;
        this.keys = keys;
    }

    /// <summary>What to mend, in a sentence; null when both are there.</summary>
    public async Task<string?> Problem(CancellationToken cancel)
    {
        var why = await tokens.Get(refused: null, cancel) switch
        {
            Denied denied => denied.Why,
            NotNow later => later.Why,
            _ => null,
        };
        if (why is not null) return $"no message can be sent: {why}.";
        return await keys.Store.Get(cancel) is { Keys.Count: > 0 } ? null : "no message can be checked: Microsoft's keys could not be loaded. This machine needs to reach the address in PostBot:Teams:OpenIdMetadata.";
    }
}
