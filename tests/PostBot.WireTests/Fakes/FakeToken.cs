using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace PostBot.WireTests.Fakes;

/// <summary>A JSON web token written by hand, so that a test can make the ones a library would refuse to make.</summary>
public static class FakeToken
{
    public static string Base64Url(byte[] bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);

    public static string Sign(JsonObject header, JsonObject claims, Func<byte[], byte[]> sign)
    {
        var signed = $"{Base64Url(Encoding.UTF8.GetBytes(header.ToJsonString()))}.{Base64Url(Encoding.UTF8.GetBytes(claims.ToJsonString()))}";
        return $"{signed}.{Base64Url(sign(Encoding.ASCII.GetBytes(signed)))}";
    }

    public static Func<byte[], byte[]> Rsa(RSA key, HashAlgorithmName? hash = null, RSASignaturePadding? padding = null) =>
        bytes => key.SignData(bytes, hash ?? HashAlgorithmName.SHA256, padding ?? RSASignaturePadding.Pkcs1);
}
