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

    private readonly byte[] bytes;
    private readonly string type;
    private readonly EntityTagHeaderValue tag;

    private Asset(string name, string type)
    {
        using var stream = typeof(Asset).Assembly.GetManifestResourceStream($"PostBot.Host.Pages.{name}")
            ?? throw new InvalidOperationException($"{name} is not in the program.");
        bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        this.type = type;
        tag = new($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))[..32]}\"");
    }

    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.Headers.CacheControl = "no-cache";
        return TypedResults.Bytes(bytes, type, entityTag: tag).ExecuteAsync(httpContext);
    }
}
