using System.Globalization;
using NodaTime;
using PostBot.Core.Features.Board;
using PostBot.Host.Local;

namespace PostBot.Host.Pages;

/// <summary>The schedule as a page: everything is here and in its style sheet; the script only saves a press of a button.</summary>
public static class BoardPage
{
    private static readonly (BarKind Kind, string Label)[] legend =
        [(BarKind.Confirmed, "■ confirmed"), (BarKind.Hold, "◌ hold"), (BarKind.Waiting, "waiting"), (BarKind.Request, "request"), (BarKind.Down, "down or off"), (BarKind.Off, "not on the roster")];

    public const string Closed =
        """
        <!doctype html>
        <html lang="en">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Schedule</title>
        <link rel="stylesheet" href="/board/board.css"><link rel="icon" href="/board/icon.svg"></head>
        <body><main class="shut"><h1>This link does not open the schedule</h1><p>It may be over, or mistyped. Write <b>board</b> to PostBot for a new one: it is yours alone and works for a day.</p></main></body>
        </html>
        """;

    public static string Draw(BoardSheet sheet, string key)
    {
        var html = new Html().Tag("<!doctype html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>").Words($"Schedule, {sheet.Title}")
            .Tag("</title><link rel=\"icon\" href=\"/board/icon.svg\"><link rel=\"stylesheet\" href=\"/board/board.css\"><link rel=\"stylesheet\" href=\"/board/grid.css\"><script src=\"/board/board.js\" defer></script></head>\n")
            .Tag($"<body class=\"d{sheet.Days.ToString(CultureInfo.InvariantCulture)}{(sheet.Asked.A3 ? " a3" : "")}{(sheet.Asked.Plain ? " plain" : "")}\">\n");
        Top(html, sheet, key);
        html.Tag("<main>\n");
        if (sheet.Asked.Units) BoardTables.Units(html, sheet);
        else BoardTables.Rooms(html, sheet);
        Foot(html, sheet, key);
        return html.Tag("</main>\n</body>\n</html>\n").ToString();
    }

    private static void Top(Html html, BoardSheet sheet, string key)
    {
        html.Tag("<header class=\"top\">\n<h1>").Words(sheet.Title).Tag(" <small>").Words(sheet.Studio).Tag("</small></h1>\n");
        var week = Period.FromDays(sheet.Days);
        html.Tag("<nav aria-label=\"Weeks and views\">");
        Go(html, key, sheet.Asked with { From = sheet.First - week, Page = 1 }, "‹ Before", "prev");
        Go(html, key, sheet.Asked with { From = null, Page = 1 }, "Today", null);
        Go(html, key, sheet.Asked with { From = sheet.First + week, Page = 1 }, "After ›", "next");
        Go(html, key, sheet.Asked with { Weeks = sheet.Days == 7 ? 4 : 1, From = sheet.First, Page = 1 }, sheet.Days == 7 ? "4 weeks" : "1 week", null);
        Go(html, key, sheet.Asked with { Units = !sheet.Asked.Units, Page = 1 }, sheet.Asked.Units ? "Rooms by days" : "Units by steps", null);
        html.Tag("</nav>\n");
        Filters(html, sheet, key);
        html.Tag("<p class=\"legend\"><span class=\"unseen\">What the bars mean: </span>");
        foreach (var (kind, label) in legend) html.Tag($"<span class=\"bar {Name(kind)}\"><span class=\"label\">").Words(label).Tag("</span></span> ");
        html.Tag("<span class=\"when\">").Words($"as of {sheet.NowSaid}, {sheet.Zone}").Tag("</span></p>\n</header>\n");
    }

    private static void Filters(Html html, BoardSheet sheet, string key)
    {
        html.Tag("<form method=\"get\" action=\"/board\"><input type=\"hidden\" name=\"key\"").Attribute("value", key).Tag(">");
        foreach (var (name, value) in (sheet.Asked with { Class = null, Project = null, Page = 1 }).Query()) html.Tag($"<input type=\"hidden\" name=\"{name}\"").Attribute("value", value).Tag(">");
        if (!sheet.Asked.Units) Choice(html, "class", "Class", "All classes", sheet.Asked.Class, sheet.Classes);
        Choice(html, "project", "Production", "All productions", sheet.Asked.Project, sheet.Projects);
        html.Tag("<button type=\"submit\">Show</button> <button type=\"button\" id=\"print\" hidden>Print</button></form>\n");
    }

    private static void Choice(Html html, string name, string label, string all, string? chosen, IReadOnlyList<string> options)
    {
        html.Tag($"<label>{label} <select name=\"{name}\"><option value=\"\">{all}</option>");
        foreach (var option in options.Concat(chosen is null ? [] : [chosen]).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            html.Tag("<option").Attribute("value", option).Tag(string.Equals(option, chosen, StringComparison.OrdinalIgnoreCase) ? " selected>" : ">").Words(option).Tag("</option>");
        }
        html.Tag("</select></label>");
    }

    private static void Foot(Html html, BoardSheet sheet, string key)
    {
        if (sheet.Cut) html.Tag("<p class=\"note\">More is booked than fits on one page. Choose a class or a production to see the rest.</p>\n");
        if (sheet.Pages < 2) return;
        html.Tag("<nav class=\"pages\" aria-label=\"Pages\">");
        for (var page = 1; page <= sheet.Pages; page++) Go(html, key, sheet.Asked with { Page = page }, page.ToString(CultureInfo.InvariantCulture), null, page == sheet.Asked.Page);
        html.Tag("</nav>\n");
    }

    private static void Go(Html html, string key, BoardAsked to, string label, string? relation, bool here = false) =>
        html.Tag("<a").Attribute("href", "/" + to.Address(key)).Attribute("rel", relation).Attribute("aria-current", here ? "page" : null).Tag(">").Words(label).Tag("</a> ");

    internal static string Name(BarKind kind) => kind switch { BarKind.Hold => "hold", BarKind.Confirmed => "firm", BarKind.Waiting => "waiting", BarKind.Request => "request", BarKind.Off => "closed", _ => "down" };
}
