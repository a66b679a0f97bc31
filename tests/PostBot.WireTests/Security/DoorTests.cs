using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using PostBot.Host.Door;

namespace PostBot.WireTests.Security;

/// <summary>The door on a real socket, before routes that only say what reached them.</summary>
public sealed class DoorTests : IAsyncLifetime
{
    private readonly HttpClient http = new();
    private WebApplication? app;

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(KestrelLimits.Apply).UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.UseDoor();
        app.MapPost("/json", Length).OnLoopbackOnly().WithMetadata(JsonOnly.Mark);
        app.MapPut("/file", Length).OnLoopbackOnly().WithMetadata(new BodyUpTo(KestrelLimits.File));
        app.MapPost("/open", Length);
        await app.StartAsync();
        http.BaseAddress = new(app.Urls.Single());
    }

    public async Task DisposeAsync()
    {
        http.Dispose();
        await app!.DisposeAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_body_over_a_mebibyte_is_refused_whether_its_length_is_said_or_not(bool chunked)
    {
        Assert.Equal((HttpStatusCode.OK, "1000000"), await Send("/open", 1_000_000, chunked));
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "{\"error\":\"That is too large: at most 1 MiB fit.\"}"), await Send("/open", (1024 * 1024) + 1, chunked));
    }

    [Fact]
    public async Task A_file_may_be_larger_but_not_without_end()
    {
        Assert.Equal((HttpStatusCode.OK, "50000000"), await Send("/file", 50_000_000, chunked: false, HttpMethod.Put));
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "{\"error\":\"That is too large: at most 50 MB fit.\"}"), await Send("/file", (50 * 1024 * 1024) + 1, chunked: true, HttpMethod.Put));
    }

    [Fact]
    public async Task Another_site_a_proxy_and_a_form_are_refused()
    {
        Assert.StartsWith("HTTP/1.1 200", await Raw("/json"), StringComparison.Ordinal);
        Assert.StartsWith("HTTP/1.1 403", await Raw("/json", host: "evil.example"), StringComparison.Ordinal);
        Assert.StartsWith("HTTP/1.1 403", await Raw("/json", "Origin: http://evil.example"), StringComparison.Ordinal);
        Assert.StartsWith("HTTP/1.1 403", await Raw("/json", "X-Forwarded-For: 127.0.0.1"), StringComparison.Ordinal);
        Assert.StartsWith("HTTP/1.1 415", await Raw("/json", type: "text/plain"), StringComparison.Ordinal);
        Assert.DoesNotContain("Access-Control", await Raw("/json", "Origin: http://evil.example"), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData(true, HttpStatusCode.Forbidden)]
    [InlineData(false, HttpStatusCode.InternalServerError)]
    public async Task A_marked_route_is_closed_however_the_program_is_put_together(bool withDoor, HttpStatusCode status)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var other = builder.Build();
        if (withDoor) other.UseDoor();
        other.UseRouting();
        other.MapGroup("/ops").OnLoopbackOnly().MapGet("/", () => "open");
        await other.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(new Uri(other.Urls.Single()), "/ops/"));
        request.Headers.Host = "evil.example";
        using var answer = await http.SendAsync(request);
        Assert.Equal(status, answer.StatusCode);
    }

    [Fact]
    public async Task Ten_thousand_headers_are_refused_before_anything_runs()
    {
        var many = string.Join("\r\n", Enumerable.Range(0, 10_000).Select(i => string.Create(CultureInfo.InvariantCulture, $"X-{i}: 1")));
        Assert.StartsWith("HTTP/1.1 431", await Raw("/open", many), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_thousand_silent_connections_leave_room_for_others()
    {
        var silent = Enumerable.Range(0, 1_000).Select(_ => new TcpClient()).ToList();
        try
        {
            foreach (var client in silent) await client.ConnectAsync(IPAddress.Loopback, http.BaseAddress!.Port);
            Assert.Equal((HttpStatusCode.OK, "2"), await Send("/open", 2, chunked: false));
        }
        finally
        {
            silent.ForEach(client => client.Dispose());
        }
    }

    private static async Task<string> Length(HttpRequest request)
    {
        long length = 0;
        var buffer = new byte[64 * 1024];
        for (int read; (read = await request.Body.ReadAsync(buffer)) > 0;) length += read;
        return length.ToString(CultureInfo.InvariantCulture);
    }

    private async Task<(HttpStatusCode Status, string Body)> Send(string path, int bytes, bool chunked, HttpMethod? method = null)
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Post, path) { Content = new ByteArrayContent(new byte[bytes]) };
        // The refusal comes before the body is sent, so that the answer is read and not a broken pipe.
        request.Headers.ExpectContinue = true;
        request.Headers.TransferEncodingChunked = chunked;
        using var answer = await http.SendAsync(request);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    private async Task<string> Raw(string path, string? header = null, string? host = null, string type = "application/json")
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, http.BaseAddress!.Port);
        await using var stream = client.GetStream();
        var extra = header is null ? "" : header + "\r\n";
        try
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"POST {path} HTTP/1.1\r\nHost: {host ?? http.BaseAddress.Authority}\r\nContent-Type: {type}\r\nContent-Length: 2\r\nConnection: close\r\n{extra}\r\n{{}}"));
        }
        catch (IOException)
        {
            // It may answer and hang up before we have said everything.
        }
        using var reader = new StreamReader(stream, Encoding.ASCII);
        var answer = new StringBuilder();
        try
        {
            while (await reader.ReadLineAsync() is { } line) answer.AppendLine(line);
        }
        catch (IOException)
        {
            // What it said before hanging up is what counts.
        }
        return answer.ToString();
    }
}
