using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace PostBot.WireTests.Fakes;

/// <summary>A signing key as the OpenID document shows it.</summary>
/// <param name="endorsements">Channels it speaks for; null leaves the member out.</param>
public sealed class FakeKey(string kid, params string[]? endorsements) : IDisposable
{
    public RSA Rsa { get; } = RSA.Create(2048);

    public JsonObject Jwk()
    {
        var key = Rsa.ExportParameters(false);
        var jwk = new JsonObject
        {
            ["kty"] = "RSA",
            ["use"] = "sig",
            ["kid"] = kid,
            ["x5t"] = kid,
            ["n"] = FakeToken.Base64Url(key.Modulus!),
            ["e"] = FakeToken.Base64Url(key.Exponent!),
        };
        if (endorsements is not null) jwk["endorsements"] = new JsonArray([.. endorsements.Select(channel => JsonValue.Create(channel))]);
        return jwk;
    }

    public void Dispose() => Rsa.Dispose();
}
