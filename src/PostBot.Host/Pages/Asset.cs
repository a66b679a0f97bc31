using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace PostBot.Host.Pages;

/// <summary>A file that ships inside the program; browsers keep it and ask whether it changed.</summary>
public sealed class Asset : IResult
{
    public static readonly Asset Script = new("app.js", "text/javascript; charset=utf-8");
    public static readonly Asset TabScript = new("tab.js", "text/javascript; charset=utf-8");
    public static readonly Asset Style = new("app.css", "text/css; charset=utf-8");
    public static readonly Asset Icon = new("icon.svg", "image/svg+xml");
    public static readonly Asset BoardScript = new("board.js", "text/javascript; charset=utf-8");
    public static readonly Asset BoardStyle = new("board.css", "text/css; charset=utf-8");

    private readonly byte[] bytes;
    private readonly string type;
    private readonly EntityTagHeaderValue tag;

    private Asset(string name, string type)
        : this(Read(name), type)
    {
    }

    private Asset(byte[] bytes, string type)
    {
        (this.bytes, this.type) = (bytes, type);
        tag = new($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))[..32]}\"");
    }

    /// <summary>Text that the program made itself.</summary>
    public static Asset Of(string text, string type) => new(System.Text.Encoding.UTF8.GetBytes(text), type);

    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.Headers.CacheControl = "no-cache";
        return TypedResults.Bytes(bytes, type, entityTag: tag).ExecuteAsync(httpContext);
    }

    private static byte[] Read(string name)
    {
        using var stream = typeof(Asset).Assembly.GetManifestResourceStream($"PostBot.Host.Pages.{name}")
            ?? throw new InvalidOperationException($"{name} is not in the program.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
