using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using PostBot.Core.Delivery;
using PostBot.Teams.Drawing;
using PostBot.Teams.Intake;

namespace PostBot.Teams.Sending;

/// <summary>What a call to the connector came to: an answer, or an outcome that ends the send.</summary>
/// <param name="Failure">Null when it worked.</param>
/// <param name="Code">The error's code; empty when it worked or nobody answered.</param>
internal sealed record ConnectorAnswer(JsonElement Body, SendOutcome? Failure, string Code = "");

/// <summary>The Bot Connector's REST calls. Our token goes only to hosts of <see cref="ServiceHosts"/>; neither it nor a body is ever logged.</summary>
internal sealed class BotConnector(ServiceHosts hosts, TokenSource tokens, TeamsHttp http, TimeProvider real)
{
    private static readonly ProductInfoHeaderValue agent = new("PostBot", "1.0");

    /// <param name="kind">What a missing message would mean.</param>
    /// <param name="path">Below <c>v3/</c>, its ids escaped.</param>
    public async Task<ConnectorAnswer> Call(SendKind kind, HttpMethod method, string? serviceUrl, string path, JsonNode? body, CancellationToken cancel)
    {
        if (hosts.Find(serviceUrl ?? hosts.Default) is not { } address)
        {
            return Failed(new Refused(RefusedBecause.Destination, "the address that came with the conversation is not one of Microsoft's (ServiceHosts)"));
        }
        string? refused = null;
        while (true)
        {
            var token = await tokens.Get(refused, cancel);
            if (token is not Granted granted) return Failed(token is NotNow later ? new Later(later.After, later.Why) : new Refused(RefusedBecause.Token, ((Denied)token).Why));
            var (answer, status) = await Once(kind, method, new Uri(address, "v3/" + path), granted.Token, body, cancel);
            if (answer.Code == "InvalidBotApiHost" && hosts.Government is { } government && government != address)
            {
                address = government;
                continue;
            }
            // Tokens are revoked and keys rotate: one new token, then it is our registration that is wrong.
            if (status != 401 || refused is not null || granted.Token is null) return answer;
            refused = granted.Token;
        }
    }

    private async Task<(ConnectorAnswer Answer, int Status)> Once(SendKind kind, HttpMethod method, Uri address, string? token, JsonNode? body, CancellationToken cancel)
    {
        using var content = body is null ? null : new WatchedContent(TeamsJson.Bytes(body));
        using var request = new HttpRequestMessage(method, address) { Content = content };
        request.Headers.UserAgent.Add(agent);
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        try
        {
            using var response = await http.Client.SendAsync(request, cancel);
            var answered = await response.Content.ReadAsByteArrayAsync(cancel);
            var status = (int)response.StatusCode;
            if (response.IsSuccessStatusCode) return (new ConnectorAnswer(JsonFields.Parse(answered), null), status);
            var code = ConnectorError.Read(answered);
            return (new ConnectorAnswer(default, ConnectorError.Outcome(status, code, kind, RetryAfter.Of(response, real)), code), status);
        }
        catch (Exception problem) when (problem is HttpRequestException or IOException or OperationCanceledException && !cancel.IsCancellationRequested)
        {
            // What was never written cannot have arrived; what was may have.
            SendOutcome outcome = content is { Started: true }
                ? new Unknown("Teams did not answer in time; it may or may not have arrived")
                : new Later(null, "Teams is not answering");
            return (Failed(outcome), 0);
        }
    }

    private static ConnectorAnswer Failed(SendOutcome outcome) => new(default, outcome);

    /// <summary>Knows whether the body began to leave this machine.</summary>
    private sealed class WatchedContent : HttpContent
    {
        private readonly byte[] bytes;

        public WatchedContent(byte[] bytes)
        {
            this.bytes = bytes;
            Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" };
        }

        public bool Started { get; private set; }

        protected override Task SerializeToStreamAsync(Stream stream, System.Net.TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

        protected override async Task SerializeToStreamAsync(Stream stream, System.Net.TransportContext? context, CancellationToken cancellationToken)
        {
            Started = true;
            await stream.WriteAsync(bytes, cancellationToken);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = bytes.Length;
            return true;
        }
    }
}
