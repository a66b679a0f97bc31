using System.Text;
using PostBot.Core.Features.Feedback;

namespace PostBot.Host.Pages;

/// <summary>The report of a round, for the browser that prints it. A key that opens nothing is 404 whatever the reason.</summary>
public static class ReportEndpoint
{
    public static void MapReport(this IEndpointRouteBuilder routes) => routes.MapGet("/report", Show);

    private static async Task<IResult> Show(HttpContext context, RoundPages pages)
    {
        context.Response.Headers["X-Robots-Tag"] = "noindex";
        var query = context.Request.Query;
        var key = query["key"].ToString();
        if (key.Length is 0 or > 100 || await pages.Html(key, ReportAsked.Read(name => query[name].FirstOrDefault()), context.RequestAborted) is not { } page) return TypedResults.NotFound();
        context.Response.Headers.ContentSecurityPolicy = RoundPages.Policy;
        return TypedResults.Content(page, "text/html; charset=utf-8", Encoding.UTF8);
    }
}
