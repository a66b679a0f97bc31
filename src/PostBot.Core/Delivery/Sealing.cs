namespace PostBot.Core.Delivery;

/// <summary>What must not lie readable in the database (response addresses, unworked deliveries) waits there encrypted, with a key that is not in it.</summary>
public sealed class Sealing(Func<string, string> seal, Func<string, string?> open)
{
    public string Seal(string secret) => seal(secret);

    /// <summary>Null when the key was lost since: then the secret is of no use any more.</summary>
    public string? Open(string sealedSecret) => open(sealedSecret);
}
