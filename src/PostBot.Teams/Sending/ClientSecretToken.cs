using System.Net;
using System.Text.Json;
using PostBot.Teams.Intake;

namespace PostBot.Teams.Sending;

/// <summary>OAuth 2.0 client credentials against Entra's token endpoint, as a plain form post: MSAL insists on https, which no fake could serve.</summary>
internal sealed class ClientSecretToken(TeamsSettings settings, TeamsHttp http, TimeProvider real) : TokenSource(real)
{
    private readonly TimeProvider real = real;

    private Uri Address => new($"{settings.Authority.AbsoluteUri.TrimEnd('/')}/{Uri.EscapeDataString(settings.TenantId!)}/oauth2/v2.0/token");

    protected override async Task<TokenAnswer> Ask(bool fresh, CancellationToken cancel)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = settings.AppId!,
            ["client_secret"] = settings.ClientSecret!,
            ["scope"] = settings.Scope,
        });
        try
        {
            using var response = await http.Client.PostAsync(Address, form, cancel);
            return Read(response, await response.Content.ReadAsByteArrayAsync(cancel));
        }
        catch (Exception problem) when (problem is HttpRequestException or IOException or OperationCanceledException && !cancel.IsCancellationRequested)
        {
            return new NotNow(null, "Microsoft's sign-in service does not answer");
        }
    }

    private TokenAnswer Read(HttpResponseMessage response, byte[] body)
    {
        var json = JsonFields.Parse(body);
        if (response.IsSuccessStatusCode && json.Words("access_token") is { Length: > 0 } token)
        {
            var life = json.Field("expires_in") is { ValueKind: JsonValueKind.Number } seconds && seconds.TryGetInt32(out var count) ? count : 3600;
            return new Granted(token, TimeSpan.FromSeconds(life));
        }
        if (response.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError)
        {
            return new NotNow(RetryAfter.Of(response, real), $"Microsoft's sign-in service is busy ({(int)response.StatusCode})");
        }
        // Only the code: descriptions quote the request.
        return new Denied($"Microsoft gives PostBot no token ({ConnectorError.Code(json.Words("error"))}, {(int)response.StatusCode}); check TenantId, AppId and ClientSecret");
    }
}
