using System.Text;

namespace PostBot.WireTests.Fakes;

/// <summary>A request to the Teams address, to be changed before it is sent.</summary>
public sealed record Posting(string Body, string? Authorization)
{
    public HttpMethod Method { get; init; } = HttpMethod.Post;

    public string ContentType { get; init; } = "application/json";

    public string? ContentEncoding { get; init; }

    /// <summary>Without a Content-Length.</summary>
    public bool Chunked { get; init; }

    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    public HttpRequestMessage Request()
    {
        var request = new HttpRequestMessage(Method, "/api/messages");
        if (Method == HttpMethod.Post) request.Content = new StringContent(Body, Encoding.UTF8, ContentType);
        if (ContentEncoding is not null) request.Content!.Headers.ContentEncoding.Add(ContentEncoding);
        if (Chunked) request.Headers.TransferEncodingChunked = true;
        if (Authorization is not null) request.Headers.TryAddWithoutValidation("Authorization", Authorization);
        foreach (var (name, value) in Headers) request.Headers.TryAddWithoutValidation(name, value);
        return request;
    }
}
