using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using PostBot.Teams.Sending;

namespace PostBot.Teams.Intake;

/// <summary>An activity that was let in, with the tenant it belongs to and the bytes as they came.</summary>
internal sealed record Admitted(Activity Activity, string Tenant, ReadOnlyMemory<byte> Body);

/// <summary>Lets in activities that the Bot Connector signed for this bot and one of its tenants. Refusals say nothing but their status.</summary>
internal sealed partial class TeamsDoor(TeamsSettings settings, BotToken token, TeamsConnection connection, ServiceUrls urls, ILogger<TeamsDoor> log)
{
    /// <summary>What the playground's own conversations belong to when it names no tenant.</summary>
    private const string PlaygroundTenant = "playground";

    /// <summary>Null when the response is settled.</summary>
    public async Task<Admitted?> Admit(HttpContext http)
    {
        var request = http.Request;
        if (!HttpMethods.IsPost(request.Method))
        {
            http.Response.Headers.Allow = HttpMethods.Post;
            return Answer(http, StatusCodes.Status405MethodNotAllowed);
        }
        var signed = BotToken.Find([.. request.Headers.Authorization]);
        if (settings.AppId is null ? !IsPlayground(http) : signed is null) return Refuse(http, "no usable token");
        if (request.Headers.ContentEncoding.Count > 0) return Answer(http, StatusCodes.Status415UnsupportedMediaType);
        ReadOnlyMemory<byte>? body;
        try
        {
            body = await RequestBody.Read(request, http.RequestAborted);
        }
        catch (BadHttpRequestException problem)
        {
            return Answer(http, problem.StatusCode);
        }
        if (body is not { } bytes) return Answer(http, StatusCodes.Status413PayloadTooLarge);
        if (Activity.Parse(bytes) is not { Type.Length: > 0 } activity) return Answer(http, StatusCodes.Status400BadRequest);
        if (settings.AppId is not null)
        {
            switch (await token.Check(signed!, activity.ChannelId, activity.ServiceUrl, http.RequestAborted))
            {
                case TokenVerdict.CannotTell:
                    return Answer(http, StatusCodes.Status503ServiceUnavailable);
                case TokenVerdict.DoesNotHold:
                    return Refuse(http, "the token does not hold");
            }
        }
        var tenant = activity.Tenant ?? (settings.AppId is null ? PlaygroundTenant : null);
        if (tenant is null || !settings.Allows(tenant))
        {
            connection.ForeignTenant();
            Log.ForeignTenant(log);
            return Answer(http, StatusCodes.Status200OK);
        }
        connection.Heard(DateTimeOffset.TryParse(activity.Words("timestamp"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var said) ? said : null);
        if (activity is { ConversationId: { Length: > 0 } conversation, ServiceUrl: { Length: > 0 } address }) urls.Heard(tenant, TeamsPlaces.Split(conversation).Channel, address);
        return new Admitted(activity, tenant, bytes);
    }

    /// <summary>Unsigned activities come from a tool on this machine: not through a proxy, and not from a web page, which cannot post JSON without asking.</summary>
    private bool IsPlayground(HttpContext http)
    {
        var request = http.Request;
        return settings.Playground
            && http.Connection.RemoteIpAddress is { } remote
            && IPAddress.IsLoopback(remote.IsIPv4MappedToIPv6 ? remote.MapToIPv4() : remote)
            && TeamsSettings.IsLoopback(request.Host.Host)
            && !request.Headers.ContainsKey("Origin")
            && request.HasJsonContentType()
            && !request.Headers.Keys.Any(name => name.StartsWith("X-Forwarded", StringComparison.OrdinalIgnoreCase) || name.Equals("Forwarded", StringComparison.OrdinalIgnoreCase));
    }

    private Admitted? Refuse(HttpContext http, string why)
    {
        connection.RefusedToken();
        Log.Refused(log, why);
        return Answer(http, StatusCodes.Status401Unauthorized);
    }

    private static Admitted? Answer(HttpContext http, int status)
    {
        http.Response.StatusCode = status;
        http.Response.ContentLength = 0;
        return null;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "A request to the Teams address was refused: {Why}")]
        public static partial void Refused(ILogger log, string why);

        [LoggerMessage(LogLevel.Information, "An activity of a tenant that is not allowed was dropped")]
        public static partial void ForeignTenant(ILogger log);
    }
}
