using System.IdentityModel.Tokens.Jwt;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Tokens;

namespace PostBot.Teams.Intake;

/// <summary>Whom a tab's sign-in token names.</summary>
/// <param name="Tenant">One of ours.</param>
/// <param name="ObjectId">The person's id in the directory, as activities carry it.</param>
public sealed record TabVisitor(string Tenant, string ObjectId, string Name);

/// <summary>What became of asking who looks at a tab.</summary>
/// <param name="Visitor">Null when the token does not hold, or nobody can tell.</param>
/// <param name="CannotTell">Microsoft's keys could not be loaded.</param>
public sealed record TabSignIn(TabVisitor? Visitor, bool CannotTell);

/// <summary>
/// The token that Teams gives a tab of ours for the person who looks at it: an Entra access token, version 2, for this app, from one of our
/// tenants, on a person's behalf. Microsoft's identity platform documents the claims ("Access token claims reference"). Always by the machine's own clock.
/// </summary>
public sealed class TabToken : IDisposable
{
    /// <summary>What the registration exposes to Teams; a token for anything else is not for a tab.</summary>
    public const string Scope = "access_as_user";

    private readonly JwtSecurityTokenHandler handler = new() { MapInboundClaims = false, MaximumTokenSizeInBytes = BotToken.MostCharacters };
    private readonly TeamsSettings settings;
    private readonly KeyStore keys;

    internal TabToken(TeamsSettings settings, TeamsHttp http, TimeProvider real, ILogger<TabToken> log)
    {
        this.settings = settings;
        keys = new KeyStore(new Uri(settings.Authority, "common/v2.0/.well-known/openid-configuration"), http, real, _ => { }, log);
    }

    /// <param name="authorization">The request's Authorization headers.</param>
    public async Task<TabSignIn> Check(IReadOnlyList<string?> authorization, CancellationToken cancel)
    {
        var no = new TabSignIn(null, CannotTell: false);
        if (settings.AppId is null || BotToken.Find(authorization) is not { } token) return no;
        // Nothing about the keys is asked for a token that could not hold with any key.
        if (Tenant(token) is not { } tenant) return no;
        if (await keys.Get(cancel) is not { } known) return new TabSignIn(null, CannotTell: true);
        if (!HasKey(token, known)) known = await keys.Refresh(known, cancel);
        return new TabSignIn(Validate(token, tenant, known), CannotTell: false);
    }

    public void Dispose() => keys.Dispose();

    /// <summary>The tenant it claims, when that is one of ours and the token is for us.</summary>
    private string? Tenant(string token)
    {
        try
        {
            if (!handler.CanReadToken(token)) return null;
            var claimed = handler.ReadJwtToken(token);
            var tenant = claimed.Claims.FirstOrDefault(claim => claim.Type == "tid")?.Value;
            return claimed.Audiences.SequenceEqual([settings.AppId!]) && Guid.TryParseExact(tenant, "D", out _) && settings.Allows(tenant) ? tenant : null;
        }
        catch (Exception problem) when (problem is ArgumentException or SecurityTokenException or FormatException)
        {
            return null;
        }
    }

    private bool HasKey(string token, KeySet known) => handler.ReadJwtToken(token).Header.Kid is { } kid && known.Keys.Any(key => key.KeyId == kid);

    private TabVisitor? Validate(string token, string tenant, KeySet known)
    {
        var rules = new TokenValidationParameters
        {
            ValidateIssuer = true,
            ValidIssuer = known.Issuer.Replace("{tenantid}", tenant, StringComparison.Ordinal),
            ValidateAudience = true,
            ValidAudiences = [settings.AppId],
            ValidateLifetime = true,
            RequireExpirationTime = true,
            ClockSkew = TimeSpan.FromMinutes(5),
            RequireSignedTokens = true,
            ValidateIssuerSigningKey = true,
            IssuerSigningKeys = known.Keys,
            ValidAlgorithms = [SecurityAlgorithms.RsaSha256],
        };
        try
        {
            var claims = handler.ValidateToken(token, rules, out _);
            string? Claim(string type) => claims.FindFirst(type)?.Value;
            var person = Claim("scp")?.Split(' ').Contains(Scope) == true && Claim("ver") == "2.0" && Claim("tid") == tenant;
            return person && Guid.TryParseExact(Claim("oid"), "D", out _) ? new TabVisitor(tenant, Claim("oid")!, Claim("name") ?? "") : null;
        }
        catch (Exception problem) when (problem is SecurityTokenException or ArgumentException or FormatException)
        {
            return null;
        }
    }
}
