using Microsoft.Identity.Client;
using Microsoft.Identity.Client.AppConfig;

namespace PostBot.Teams.Sending;

/// <summary>Tokens of a user-assigned managed identity, without any secret in the settings. Works only where Azure runs us.</summary>
internal sealed class ManagedIdentityToken(TeamsSettings settings, TimeProvider real) : TokenSource(real)
{
    private readonly IManagedIdentityApplication identity =
        ManagedIdentityApplicationBuilder.Create(ManagedIdentityId.WithUserAssignedClientId(settings.ManagedIdentityClientId!)).Build();

    private readonly TimeProvider real = real;

    protected override async Task<TokenAnswer> Ask(bool fresh, CancellationToken cancel)
    {
        try
        {
            var result = await identity.AcquireTokenForManagedIdentity(settings.Issuer).WithForceRefresh(fresh).ExecuteAsync(cancel);
            return new Granted(result.AccessToken, result.ExpiresOn - real.GetUtcNow());
        }
        catch (MsalServiceException problem) when (problem.IsRetryable || problem.StatusCode is 429 or >= 500)
        {
            return new NotNow(null, $"the managed identity service does not answer ({problem.ErrorCode})");
        }
        catch (MsalException problem)
        {
            return new Denied($"the managed identity gives PostBot no token ({problem.ErrorCode}); check ManagedIdentityClientId");
        }
        catch (HttpRequestException)
        {
            return new NotNow(null, "the managed identity service does not answer");
        }
    }
}
