using System.IdentityModel.Tokens.Jwt;
using Microsoft.IdentityModel.Tokens;

namespace PostBot.Teams.Intake;

internal enum TokenVerdict
{
    Holds,
    DoesNotHold,

    /// <summary>The keys could not be loaded: nobody can tell.</summary>
    CannotTell,
}

/// <summary>
/// The Bot Connector's token: who signed it, for which bot, for which channel and for which address to answer at. Stricter than
/// botbuilder-dotnet in two places: an activity must name its channel and its address. Always by the machine's own clock.
/// </summary>
internal sealed class BotToken(TeamsSettings settings, SigningKeys keys)
{
    /// <summary>Real ones stay under 2 KB.</summary>
    public const int MostCharacters = 16 * 1024;

    private readonly JwtSecurityTokenHandler handler = new() { MapInboundClaims = false, MaximumTokenSizeInBytes = MostCharacters };

    /// <summary>The token of the one Authorization header; null when there is none, or what is there is not one signed token.</summary>
    public static string? Find(IReadOnlyList<string?> headers)
    {
        if (headers is not [{ } header] || header.Length > MostCharacters) return null;
        var parts = header.Split(' ');
        if (parts is not [var scheme, var token] || !scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase)) return null;
        // Three parts are signed; five are encrypted, and unpacking those costs memory before anything is proven.
        return token.Count(letter => letter == '.') == 2 ? token : null;
    }

    public async Task<TokenVerdict> Check(string token, string? channelId, string? serviceUrl, CancellationToken cancel)
    {
        if (channelId != Activity.Teams || string.IsNullOrWhiteSpace(serviceUrl)) return TokenVerdict.DoesNotHold;
        // Nothing about the keys is asked for a token that could not hold with any key.
        if (Read(token) is not { } claimed || claimed.Issuer != settings.Issuer || !claimed.Audiences.Contains(settings.AppId, StringComparer.Ordinal)) return TokenVerdict.DoesNotHold;
        if (await keys.Store.Get(cancel) is not { } known) return TokenVerdict.CannotTell;
        if (Validate(token, known, serviceUrl) is { } verdict) return verdict;
        var fresh = await keys.Store.Refresh(known, cancel);
        return fresh == known ? TokenVerdict.DoesNotHold : Validate(token, fresh, serviceUrl) ?? TokenVerdict.DoesNotHold;
    }

    private JwtSecurityToken? Read(string token)
    {
        try
        {
            return handler.CanReadToken(token) ? handler.ReadJwtToken(token) : null;
        }
        catch (Exception problem) when (problem is ArgumentException or SecurityTokenException or FormatException)
        {
            return null;
        }
    }

    /// <summary>Null when the key it names is not among these.</summary>
    private TokenVerdict? Validate(string token, KeySet known, string serviceUrl)
    {
        var rules = new TokenValidationParameters
        {
            ValidateIssuer = true,
            ValidIssuer = settings.Issuer,
            ValidateAudience = true,
            ValidAudiences = [settings.AppId],
            ValidateLifetime = true,
            RequireExpirationTime = true,
            ClockSkew = TimeSpan.FromMinutes(5),
            RequireSignedTokens = true,
            ValidateIssuerSigningKey = true,
            IssuerSigningKeys = known.Keys,
            ValidAlgorithms = [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512],
        };
        try
        {
            var claims = handler.ValidateToken(token, rules, out var signed);
            var address = claims.FindFirst("serviceurl")?.Value;
            var holds = signed is JwtSecurityToken { Header.Kid: var kid }
                && known.Endorses(kid, Activity.Teams)
                && !string.IsNullOrWhiteSpace(address)
                && address.Equals(serviceUrl, StringComparison.OrdinalIgnoreCase);
            return holds ? TokenVerdict.Holds : TokenVerdict.DoesNotHold;
        }
        catch (SecurityTokenSignatureKeyNotFoundException)
        {
            return null;
        }
        catch (Exception problem) when (problem is SecurityTokenException or ArgumentException or FormatException)
        {
            return TokenVerdict.DoesNotHold;
        }
    }
}
