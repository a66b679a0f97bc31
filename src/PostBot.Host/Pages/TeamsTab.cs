using Microsoft.AspNetCore.Http.HttpResults;
using NodaTime;
using PostBot.Core.Delivery;
using PostBot.Core.Features.Around;
using PostBot.Core.Jobs;
using PostBot.Host.Local;
using PostBot.Teams.Intake;

namespace PostBot.Host.Pages;

/// <summary>
/// The personal tab in Teams: the day of whoever looks, who is known by the sign-in token that Teams hands to the page. The page itself says
/// nothing about anybody.
/// </summary>
public static class TeamsTab
{
    /// <summary>
    /// Microsoft's library, which alone can ask Teams for the token; pinned by the digest that its package states (npm @microsoft/teams-js 2.58.0).
    /// </summary>
    private const string Library = "https://res.cdn.office.net/teams-js/2.58.0/js/MicrosoftTeams.min.js";

    /// <summary>The library asks there which pages may frame it.</summary>
    private const string Origins = "https://res.cdn.office.net/teams-js/validDomains/json/validDomains.json";

    private const string Digest = "sha384-sMo/EOqQPa1OCup2/VBRum7oFeOS22kvs8WGDc45xK53tUVZzFR5WwFYDUYN1LO4";

    /// <summary>Where Teams shows tabs. Source: reference/teams.md 6.</summary>
    private const string Policy =
        $"default-src 'none'; script-src 'self' {Library}; style-src 'self'; img-src 'self'; connect-src 'self' {Origins}; form-action 'none'; base-uri 'none'; "
        + "frame-ancestors https://teams.microsoft.com https://*.teams.microsoft.com https://*.cloud.microsoft https://*.office.com https://*.teams.microsoft.us";

    public static void MapTeamsTab(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/teams/tab", Show);
        routes.MapGet("/teams/tab.js", () => Asset.TabScript);
        routes.MapGet("/teams/app.css", () => Asset.Style);
        routes.MapGet("/teams/icon.svg", () => Asset.Icon);
        routes.MapGet("/teams/day", Day);
        routes.MapGet("/privacy", () => About("What PostBot keeps", "This PostBot is run by the studio that gave you its address. In a database of that studio's own it keeps what people tell it: names, bookings, notes, deadlines, and who changed what. It reads only what is said to it. For what it keeps about you, ask the people who run it."));
        routes.MapGet("/terms", () => About("Using PostBot", "This PostBot is run by the studio that gave you its address. Using it is a matter between you and that studio."));
    }

    private static ContentHttpResult Show(HttpResponse response)
    {
        response.Headers.ContentSecurityPolicy = Policy;
        // Teams frames the page, which the policy says to browsers that know it; this header can name nobody.
        response.Headers.Remove("X-Frame-Options");
        response.Headers.Remove("Cross-Origin-Opener-Policy");
        return Page("My day", $"""
              <main class="about" id="day" aria-live="polite" aria-busy="true">
                <h1>My day</h1>
                <p id="said">Asking Teams who you are.</p>
              </main>
              <script src="{Library}" integrity="{Digest}" crossorigin="anonymous" defer></script>
              <script src="/teams/tab.js" defer></script>
            """);
    }

    /// <summary>401 without a token that holds, 403 for somebody PostBot has not met, 503 while Microsoft's keys cannot be had.</summary>
    private static async Task<ContentHttpResult> Day(HttpRequest request, TabToken token, Lookup lookup, Clock clock, CancellationToken cancel, string? zone = null)
    {
        var signedIn = await token.Check([.. request.Headers.Authorization], cancel);
        if (signedIn.CannotTell) return No(StatusCodes.Status503ServiceUnavailable, "Microsoft's sign-in does not answer just now. Please try again in a moment.");
        if (signedIn.Visitor is not { } visitor) return No(StatusCodes.Status401Unauthorized, "Teams did not say who you are. Open this tab inside Teams, or write board to PostBot for a link of your own to the schedule.");
        var sender = new Sender(visitor.ObjectId, visitor.Name);
        var asked = await lookup.Ask(new Incoming(Surface.Teams, visitor.Tenant, sender, new Place("tab", PlaceKind.Direct), "my day"), cancel);
        if (asked?.Card is not { } card) return No(StatusCodes.Status403Forbidden, "I have not met you yet. Write hello to PostBot in its chat, then come back.");
        var reader = zone is not null ? DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) : null;
        return TypedResults.Text(HtmlDrawing.Draw(card with { Buttons = [] }, "day", reader, clock.Now), "text/html; charset=utf-8");
    }

    private static ContentHttpResult No(int status, string why) => TypedResults.Text(new Html().Tag("<p>").Words(why).Tag("</p>").ToString(), "text/html; charset=utf-8", statusCode: status);

    private static ContentHttpResult About(string title, string words) => Page(title, new Html().Tag("<main class=\"about\"><h1>").Words(title).Tag("</h1><p>").Words(words).Tag("</p></main>").ToString());

    private static ContentHttpResult Page(string title, string body) => TypedResults.Content(
        $"""
        <!doctype html>
        <html lang="en">
        <head>
          <meta charset="utf-8">
          <meta name="viewport" content="width=device-width, initial-scale=1">
          <meta name="color-scheme" content="light dark">
          <title>{title} · PostBot</title>
          <link rel="icon" href="/teams/icon.svg">
          <link rel="stylesheet" href="/teams/app.css">
        </head>
        <body>
        {body}
        </body>
        </html>
        """,
        "text/html; charset=utf-8");
}
