namespace PostBot.Teams.Sending;

/// <summary>What became of asking for a token.</summary>
internal abstract record TokenAnswer;

/// <param name="Token">Null where calls go out without one (the playground).</param>
internal sealed record Granted(string? Token, TimeSpan Life) : TokenAnswer
{
    /// <summary>A secret: never in a log, not even by accident.</summary>
    public override string ToString() => "Granted";
}

/// <summary>Our registration or secret is wrong; asking again changes nothing.</summary>
internal sealed record Denied(string Why) : TokenAnswer;

internal sealed record NotNow(TimeSpan? After, string Why) : TokenAnswer;
