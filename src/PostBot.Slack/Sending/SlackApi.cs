using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using PostBot.Slack.Drawing;

namespace PostBot.Slack.Sending;

/// <summary>
/// Slack's Web API and response addresses. Whatever Slack answers, or fails to, is an <see cref="ApiAnswer"/>; only cancellation is thrown.
/// Has its own client: a shared one would log addresses, and a response address is a secret.
/// </summary>
internal sealed class SlackApi : IDisposable
{
    /// <summary>When a rate limit does not say how long.</summary>
    private static readonly TimeSpan unsaidWait = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan longestWait = TimeSpan.FromHours(1);

    private readonly SocketsHttpHandler handler;
    private readonly HttpClient http;
    private readonly Uri address;
    private readonly SlackHosts hosts;

    public SlackApi(SlackSettings settings, TimeSpan? timeout = null)
    {
        address = settings.ApiUrl.AbsoluteUri.EndsWith('/') ? settings.ApiUrl : new Uri(settings.ApiUrl.AbsoluteUri + "/");
        hosts = new SlackHosts(address);
        handler = new SocketsHttpHandler
        {
            // A redirect would carry the message to a place nobody checked.
            AllowAutoRedirect = false,
            UseCookies = false,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            ConnectTimeout = TimeSpan.FromSeconds(5),
        };
        http = new HttpClient(handler)
        {
            Timeout = timeout ?? TimeSpan.FromSeconds(10),
            MaxResponseContentBufferSize = 1 << 20,
        };
    }

    public SlackHosts Hosts => hosts;

    /// <summary>Calls a method with form fields, which every method accepts; null values are left out.</summary>
    public async Task<ApiAnswer> Call(SlackMethod method, string? token, IEnumerable<(string Name, string? Value)> fields, CancellationToken cancel) =>
        token is null ? ApiAnswer.Failed(ApiAnswer.NoToken) : await Call(method, new AuthenticationHeaderValue("Bearer", token), fields, cancel);

    /// <summary>Calls a method as the app itself, with its id and secret.</summary>
    public Task<ApiAnswer> CallAsApp(SlackMethod method, SlackSettings app, IEnumerable<(string Name, string? Value)> fields, CancellationToken cancel) =>
        Call(method, new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{app.ClientId}:{app.ClientSecret}"))), fields, cancel);

    /// <summary>Answers a delivery through the address that came with it.</summary>
    public async Task<ApiAnswer> Respond(string? responseUrl, JsonObject message, CancellationToken cancel)
    {
        if (hosts.Checked(responseUrl) is not { } target) return ApiAnswer.Failed("response_url_not_slacks");
        using var content = new StringContent(message.ToJsonString(SlackJson.Options), Encoding.UTF8, "application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, target) { Content = content };
        return await Send(request, ReadResponse, cancel);
    }

    /// <summary>Brings bytes to the address that Slack gave for them; it needs no token.</summary>
    public async Task<ApiAnswer> Upload(string? address, ReadOnlyMemory<byte> bytes, CancellationToken cancel)
    {
        if (hosts.Checked(address) is not { } target) return ApiAnswer.Failed("upload_url_not_slacks");
        using var content = new ReadOnlyMemoryContent(bytes);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        using var request = new HttpRequestMessage(HttpMethod.Post, target) { Content = content };
        return await Send(request, ReadResponse, cancel);
    }

    /// <summary>A file from Slack's own hosts; the error is Slack's or ours, <c>too_large</c> among them.</summary>
    public async Task<(ReadOnlyMemory<byte> Bytes, string? Error)> Download(string address, string token, long most, CancellationToken cancel)
    {
        if (hosts.Checked(address) is not { } target) return (default, "url_not_slacks");
        using var request = new HttpRequestMessage(HttpMethod.Get, target);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
            if (!response.IsSuccessStatusCode) return (default, Code(response.StatusCode));
            // To a token without the right Slack shows a page to sign in at.
            if (response.Content.Headers.ContentType?.MediaType == "text/html") return (default, "missing_scope");
            if (response.Content.Headers.ContentLength > most) return (default, "too_large");
            await using var from = await response.Content.ReadAsStreamAsync(cancel);
            return await ReadWithin(from, most, cancel);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return (default, ApiAnswer.Timeout);
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException)
        {
            return (default, ApiAnswer.NoAnswer);
        }
    }

    public void Dispose()
    {
        http.Dispose();
        handler.Dispose();
    }

    private async Task<ApiAnswer> Call(SlackMethod method, AuthenticationHeaderValue who, IEnumerable<(string Name, string? Value)> fields, CancellationToken cancel)
    {
        using var form = new FormUrlEncodedContent(fields.Where(field => field.Value is not null).Select(field => KeyValuePair.Create(field.Name, field.Value!)));
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, method.Name)) { Content = form };
        request.Headers.Authorization = who;
        return await Send(request, ReadMethod, cancel);
    }

    private async Task<ApiAnswer> Send(HttpRequestMessage request, Func<HttpStatusCode, byte[], ApiAnswer> read, CancellationToken cancel)
    {
        try
        {
            using var response = await http.SendAsync(request, cancel);
            var body = await response.Content.ReadAsByteArrayAsync(cancel);
            if (response.StatusCode == HttpStatusCode.TooManyRequests) return ApiAnswer.Failed(ApiAnswer.RateLimited) with { RetryAfter = Wait(response.Headers.RetryAfter) };
            return read(response.StatusCode, body) with { Scopes = Scopes(response.Headers) };
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return ApiAnswer.Failed(ApiAnswer.Timeout);
        }
        catch (HttpRequestException exception)
        {
            var never = exception.HttpRequestError is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError;
            return ApiAnswer.Failed(never ? ApiAnswer.NoConnection : ApiAnswer.NoAnswer);
        }
        catch (IOException)
        {
            return ApiAnswer.Failed(ApiAnswer.NoAnswer);
        }
    }

    private static string[]? Scopes(HttpResponseHeaders headers) =>
        headers.TryGetValues("x-oauth-scopes", out var lists) ? string.Join(',', lists).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) : null;

    private static async Task<(ReadOnlyMemory<byte> Bytes, string? Error)> ReadWithin(Stream from, long most, CancellationToken cancel)
    {
        using var whole = new MemoryStream();
        var buffer = new byte[81_920];
        for (var read = await from.ReadAsync(buffer, cancel); read > 0; read = await from.ReadAsync(buffer, cancel))
        {
            if (whole.Length + read > most) return (default, "too_large");
            await whole.WriteAsync(buffer.AsMemory(0, read), cancel);
        }
        return (whole.ToArray(), null);
    }

    private static ApiAnswer ReadMethod(HttpStatusCode status, byte[] body)
    {
        // Outages answer with a page of HTML.
        if ((int)status >= 300) return ApiAnswer.Failed(Code(status));
        try
        {
            using var document = JsonDocument.Parse(body);
            var root = document.RootElement.Clone();
            if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("ok", out var ok)) return ApiAnswer.Failed(ApiAnswer.BadAnswer);
            if (ok.ValueKind == JsonValueKind.True) return new(null, root);
            var error = root.TryGetProperty("error", out var code) && code.ValueKind == JsonValueKind.String ? code.GetString()! : ApiAnswer.BadAnswer;
            return new(error, root) { Detail = Detail(root), RetryAfter = error is "ratelimited" or "rate_limited" ? unsaidWait : null };
        }
        catch (JsonException)
        {
            return ApiAnswer.Failed(ApiAnswer.BadAnswer);
        }
    }

    /// <summary>A response address answers <c>ok</c>, or a status with a code in plain words.</summary>
    private static ApiAnswer ReadResponse(HttpStatusCode status, byte[] body)
    {
        if ((int)status < 300) return new(null, default);
        var said = body.Length < 100 ? Encoding.UTF8.GetString(body).Trim() : "";
        if ((int)status < 500 && said.Length > 0 && said.All(character => char.IsAsciiLetterLower(character) || character == '_')) return ApiAnswer.Failed(said);
        return ApiAnswer.Failed(status == HttpStatusCode.NotFound ? "expired_url" : Code(status));
    }

    /// <summary>The scope that is missing, or where our call was wrong; both are Slack's words.</summary>
    private static string? Detail(JsonElement root)
    {
        if (root.TryGetProperty("needed", out var needed) && needed.ValueKind == JsonValueKind.String) return $"needs {needed.GetString()}";
        if (!root.TryGetProperty("response_metadata", out var metadata) || metadata.ValueKind != JsonValueKind.Object) return null;
        if (!metadata.TryGetProperty("messages", out var messages) || messages.ValueKind != JsonValueKind.Array) return null;
        var words = string.Join("; ", messages.EnumerateArray().Where(message => message.ValueKind == JsonValueKind.String).Take(3).Select(message => message.GetString()));
        return words.Length == 0 ? null : Core.Cards.Typed.Shorten(SlackWords.OneLine(words), 300);
    }

    private static TimeSpan Wait(RetryConditionHeaderValue? header)
    {
        if (header?.Delta is not { } wait || wait <= TimeSpan.Zero) return unsaidWait;
        return wait < longestWait ? wait : longestWait;
    }

    private static string Code(HttpStatusCode status) => string.Create(CultureInfo.InvariantCulture, $"http_{(int)status}");
}
