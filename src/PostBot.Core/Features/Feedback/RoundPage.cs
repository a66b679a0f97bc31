using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace PostBot.Core.Features.Feedback;

/// <summary>The report of a round as one page of HTML that needs nothing beside it: what is printed as PDF, and what goes out where nothing prints.</summary>
internal static class RoundPage
{
    // Every word that people typed stands in a place of its own direction, so that it cannot turn what is beside it.
    private const string Style = """
        @page { size: A4; margin: 16mm 14mm 18mm; @bottom-right { content: counter(page) " / " counter(pages); font: 8pt "DejaVu Sans", "Noto Sans", Arial, sans-serif; color: #555; } }
        body { font: 10pt/1.35 "DejaVu Sans", "Noto Sans", "Liberation Sans", Arial, sans-serif; color: #111; margin: 0 auto; max-width: 1000px; padding: 12px; }
        .studio, .facts { color: #444; margin: 0 0 2px; }
        h1 { font-size: 15pt; margin: 2px 0 6px; }
        table { border-collapse: collapse; width: 100%; margin-top: 10px; }
        thead { display: table-header-group; }
        th { text-align: left; font-size: 8.5pt; border-bottom: 1.5px solid #333; padding: 4px 8px 4px 0; }
        td { vertical-align: top; border-bottom: 1px solid #ccc; padding: 5px 8px 5px 0; overflow-wrap: anywhere; }
        tr { break-inside: avoid; }
        .time { white-space: nowrap; font-variant-numeric: tabular-nums; }
        .time small, .id { display: block; color: #555; font-size: 8pt; white-space: normal; }
        .words { white-space: pre-line; unicode-bidi: isolate; }
        ul { list-style: none; margin: 4px 0 0; padding: 0 0 0 10px; border-left: 2px solid #ccc; }
        @media print { body { padding: 0; max-width: none; } }
        """;

    /// <summary>What the page may do where it is served: show itself in its own style.</summary>
    public static string Policy { get; } = $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static string Draw(RoundReport report)
    {
        var page = new StringBuilder();
        page.Append("<!DOCTYPE html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>").Append(Inert(report.Title)).Append("</title><style>").Append(Style).Append("</style></head>\n<body>\n");
        page.Append("<p class=\"studio\">").Append(Words(report.Studio)).Append("</p>\n<h1>").Append(Words(report.Title)).Append("</h1>\n");
        foreach (var fact in report.Facts) page.Append("<p class=\"facts\">").Append(Words(fact)).Append("</p>\n");
        if (report.Rows.Count == 0) return page.Append("<p>No notes.</p>\n</body>\n</html>\n").ToString();
        page.Append("<table>\n<thead><tr><th scope=\"col\">Timecode</th><th scope=\"col\">Note</th><th scope=\"col\">From</th><th scope=\"col\">For</th><th scope=\"col\">Status</th></tr></thead>\n<tbody>\n");
        foreach (var row in report.Rows) Append(page, row);
        return page.Append("</tbody>\n</table>\n</body>\n</html>\n").ToString();
    }

    private static void Append(StringBuilder page, ReportRow row)
    {
        page.Append("<tr><td class=\"time\">").Append(row.Where.Count == 0 ? "whole cut" : Inert(row.Where[0]));
        foreach (var aside in row.Where.Skip(1)) page.Append("<small>").Append(Inert(aside)).Append("</small>");
        page.Append("<span class=\"id\">").Append(row.Id).Append("</span></td><td><div class=\"words\" dir=\"auto\">").Append(Inert(row.Words)).Append("</div>");
        if (row.Replies.Count > 0)
        {
            page.Append("<ul>");
            foreach (var (author, words) in row.Replies) page.Append("<li>↳ ").Append(Words(author)).Append(": <span class=\"words\" dir=\"auto\">").Append(Inert(words)).Append("</span></li>");
            page.Append("</ul>");
        }
        page.Append("</td><td>").Append(Words(row.Author)).Append("</td><td>").Append(Words(row.For)).Append("</td><td>").Append(Words(row.Status)).Append("</td></tr>\n");
    }

    private static string Words(string text) => text.Length == 0 ? "" : $"<span class=\"words\" dir=\"auto\">{Inert(text)}</span>";

    private static string Inert(string text) => WebUtility.HtmlEncode(text);
}
