using System.Globalization;
using System.Text;
using PostBot.Core.Features.Board;
using PostBot.Host.Local;

namespace PostBot.Host.Pages;

/// <summary>The schedule page and what belongs to it. A key that opens nothing is 404 whatever the reason.</summary>
public static class BoardEndpoints
{
    private static readonly Asset grid = Asset.Of(Columns(), "text/css; charset=utf-8");

    public static void MapBoard(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/board", Show);
        routes.MapGet("/board/board.css", () => Asset.BoardStyle);
        routes.MapGet("/board/grid.css", () => grid);
        routes.MapGet("/board/board.js", () => Asset.BoardScript);
        routes.MapGet("/board/icon.svg", () => Asset.Icon);
        routes.MapGet("/board/pictures/{id}", Picture);
    }

    private static async Task<IResult> Show(HttpContext context, Boards boards)
    {
        context.Response.Headers["X-Robots-Tag"] = "noindex";
        var query = context.Request.Query;
        var key = query["key"].ToString();
        var asked = BoardAsked.Read(name => query[name].FirstOrDefault());
        if (key.Length is 0 or > 100 || await boards.Read(key, asked, context.RequestAborted) is not { } sheet)
        {
            return TypedResults.Content(BoardPage.Closed, "text/html; charset=utf-8", Encoding.UTF8, StatusCodes.Status404NotFound);
        }
        return TypedResults.Content(BoardPage.Draw(sheet, key), "text/html; charset=utf-8");
    }

    /// <summary>For the platforms, which fetch it to show it.</summary>
    private static async Task<IResult> Picture(HttpContext context, Boards boards, string id)
    {
        context.Response.Headers["X-Robots-Tag"] = "noindex";
        if (await boards.Picture(id, context.RequestAborted) is not { } picture) return TypedResults.NotFound();
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox; frame-ancestors 'none'";
        context.Response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        context.Response.Headers.ContentDisposition = $"inline; filename=\"{picture.Name}\"";
        return TypedResults.Bytes(picture.Bytes, LocalJson.Mime(picture.Name));
    }

    /// <summary>Where a bar can begin and how wide it can be, as classes: the page's policy allows no styles of its own.</summary>
    private static string Columns()
    {
        var css = new StringBuilder();
        for (var column = 0; column <= BoardSheet.Columns; column++)
        {
            var share = string.Create(CultureInfo.InvariantCulture, $"{column * 100.0 / BoardSheet.Columns:0.####}%");
            css.Append(CultureInfo.InvariantCulture, $".l{column}{{left:{share}}}.w{column}{{width:{share}}}\n");
        }
        for (var lane = 0; lane <= BoardSheet.MostLanes; lane++) css.Append(CultureInfo.InvariantCulture, $".y{lane}{{top:calc(var(--lane)*{lane} + 2px)}}.h{lane}{{height:calc(var(--lane)*{lane} + 2px)}}\n");
        return css.ToString();
    }
}
