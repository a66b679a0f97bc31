using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace PostBot.WireTests.Fakes;

/// <summary>Slack's files: brought in three steps, each of which must fit the one before, and fetched by those who show a token.</summary>
public sealed class FakeFiles
{
    private readonly ConcurrentDictionary<string, (string Name, long Length, byte[]? Bytes)> expected = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Func<HttpContext, Task>> sent = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<(string Name, byte[] Bytes, string Channel, string Thread)> shared = new();
    private int last;

    /// <summary>What people see.</summary>
    public IReadOnlyList<(string Name, byte[] Bytes, string Channel, string Thread)> Shared => [.. shared];

    public string Expect(string name, string length)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"F0{Interlocked.Increment(ref last)}");
        expected[id] = (name, long.Parse(length, CultureInfo.InvariantCulture), null);
        return id;
    }

    public async Task Receive(HttpContext http, string id)
    {
        using var bytes = new MemoryStream();
        await http.Request.Body.CopyToAsync(bytes);
        var fits = expected.TryGetValue(id, out var file) && file.Length == bytes.Length && http.Request.Headers.Authorization.Count == 0;
        if (fits) expected[id] = file with { Bytes = bytes.ToArray() };
        http.Response.StatusCode = fits ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest;
        await http.Response.WriteAsync(fits ? $"OK - {file.Length}" : "the length is not what was said");
    }

    /// <returns>Slack's error; null when it is shared.</returns>
    public string? Share(SlackCall call)
    {
        foreach (var file in call.Json("files").EnumerateArray())
        {
            if (!expected.TryRemove(file.GetProperty("id").GetString()!, out var brought) || brought.Bytes is null) return "file_not_found";
            shared.Enqueue((brought.Name, brought.Bytes, call["channel_id"], call["thread_ts"]));
        }
        return null;
    }

    /// <summary>A file that somebody sends with a message.</summary>
    public void Has(string id, string words) => Has(id, async http => await http.Response.WriteAsync(words));

    public void Has(string id, Func<HttpContext, Task> give) => sent[id] = give;

    public async Task Give(HttpContext http, string id)
    {
        // Without a token Slack shows a page to sign in at.
        if (http.Request.Headers.Authorization.ToString() != $"Bearer {FakeSlack.Token}" || !sent.TryGetValue(id, out var give)) await FakeAnswer.Text(StatusCodes.Status200OK, "text/html; charset=utf-8", "<html>Sign in</html>").Give(http);
        else await give(http);
    }
}
