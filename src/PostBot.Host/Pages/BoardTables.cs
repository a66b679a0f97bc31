using System.Globalization;
using PostBot.Core.Features.Board;
using PostBot.Host.Local;

namespace PostBot.Host.Pages;

/// <summary>The two tables of the schedule: rooms by days as a timeline, and units by steps. Real tables, so that their heads come again on every printed sheet.</summary>
internal static class BoardTables
{
    public static void Rooms(Html html, BoardSheet sheet)
    {
        if (sheet.Rows.Count == 0)
        {
            html.Tag("<p class=\"note\">Nothing of this is booked in these days.</p>\n");
            return;
        }
        html.Tag("<table class=\"rooms\"><thead><tr><th scope=\"col\">Room</th><th scope=\"col\" class=\"days\"><div>");
        var width = BoardSheet.Columns / sheet.Days;
        foreach (var (day, index) in sheet.Dates.Select((day, index) => (day, index)))
        {
            html.Tag($"<div class=\"day l{Number(index * width)} w{Number(width)}{(day.IsToday ? " today" : "")}{(day.IsOff ? " free" : "")}\"><b>").Words(sheet.Days == 7 ? day.Label : Brief(day.Label))
                .Tag("</b>").Tag(sheet.Days == 7 ? $"<span class=\"hours\"><span>{Number(sheet.HourFrom)}</span><span>{Number(sheet.HourUntil)}</span></span>" : "");
            if (sheet.Days > 7 && (index == 0 || day.Label.Split(' ')[1] == "1")) html.Tag("<i class=\"month\">").Words(day.Label.Split(' ')[2]).Tag("</i>");
            if (day.Holiday is { } holiday) html.Tag("<i>").Words(holiday).Tag("</i>");
            html.Tag("</div>");
        }
        html.Tag("</div></th></tr></thead>\n<tbody>\n");
        foreach (var row in sheet.Rows) Row(html, sheet, row);
        html.Tag("</tbody></table>\n");
    }

    public static void Units(Html html, BoardSheet sheet)
    {
        if (sheet.Groups.Count == 0) html.Tag("<p class=\"note\">There is no episode, reel or spot to show.</p>\n");
        foreach (var group in sheet.Groups)
        {
            html.Tag("<section><h2>").Words(group.Project).Tag(" <small>").Words(group.Title).Tag("</small></h2>\n<div class=\"wide\"><table class=\"units\"><thead><tr><th scope=\"col\">Unit</th>");
            foreach (var step in group.Steps) html.Tag("<th scope=\"col\">").Words(step).Tag("</th>");
            html.Tag("</tr></thead>\n<tbody>\n");
            foreach (var unit in group.Units)
            {
                html.Tag("<tr><th scope=\"row\">").Words(unit.Code).Tag("</th>");
                foreach (var (cell, step) in unit.Cells.Zip(group.Steps)) Cell(html, cell, step);
                html.Tag("</tr>\n");
            }
            html.Tag("</tbody></table></div></section>\n");
        }
    }

    private static void Row(Html html, BoardSheet sheet, BoardRow row)
    {
        var width = BoardSheet.Columns / sheet.Days;
        html.Tag(row.Bars.Count == 0 ? "<tr class=\"empty\">" : "<tr>").Tag("<th scope=\"row\">").Words(row.Name).Tag(" <small>").Words(row.Class).Tag("</small></th><td>");
        foreach (var index in Enumerable.Range(0, sheet.Dates.Count).Where(index => sheet.Dates[index].IsOff)) html.Tag($"<i class=\"off l{Number(index * width)} w{Number(width)}\"></i>");
        if (sheet.Now is { } now) html.Tag($"<i class=\"now l{Number(now)}\"></i>");
        html.Tag($"<ol class=\"h{Number(Math.Max(1, row.Lanes))}\">");
        foreach (var bar in row.Bars) Bar(html.Tag("<li"), bar, $" l{Number(bar.From)} w{Number(bar.Until - bar.From)} y{Number(bar.Lane)}{(bar.From > BoardSheet.Columns * 6 / 10 ? " left" : "")}").Tag("</li>");
        html.Tag("</ol>");
        html.Tag("</td></tr>\n");
    }

    private static void Cell(Html html, BoardCell cell, string step)
    {
        html.Tag("<td").Attribute("data-step", step).Tag("><span class=\"state\">").Words(cell.State).Tag("</span>");
        if (cell.Owner.Length > 0) html.Tag(" <span class=\"owner\">").Words(cell.Owner).Tag("</span>");
        foreach (var bar in cell.Sessions) Bar(html.Tag("<div"), bar, "", bar.Brief).Tag("</div>");
        html.Tag("</td>");
    }

    /// <summary>The short label is for the eye alone; who hears the page or points at the bar gets all of it.</summary>
    private static Html Bar(Html html, BoardBar bar, string place, string? label = null) =>
        html.Tag($" class=\"bar {BoardPage.Name(bar.Kind)}{place}\" tabindex=\"0\"><span class=\"label\" aria-hidden=\"true\">").Words(label ?? bar.Label).Tag("</span><span class=\"full\">").Words(bar.Full).Tag("</span>");

    /// <summary>The day of the month.</summary>
    private static string Brief(string label) => label.Split(' ')[1];

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
