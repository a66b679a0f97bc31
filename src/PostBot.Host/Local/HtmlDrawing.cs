using NodaTime;
using NodaTime.Text;
using PostBot.Core.Cards;

namespace PostBot.Host.Local;

/// <summary>A card as HTML: headings, lists and real buttons, so that a screen reader and a keyboard get the same card as the eye.</summary>
public static class HtmlDrawing
{
    /// <param name="card">What to draw.</param>
    /// <param name="scope">The message's id: labels and hints are tied to their fields by ids that begin with it.</param>
    /// <param name="reader">The reader's zone; null when it is not known.</param>
    /// <param name="now">Decides which years are left out.</param>
    public static string Draw(Card card, string scope, DateTimeZone? reader, Instant now)
    {
        var html = new Html().Tag("<h3 class=\"headline\">");
        Runs(html, card.Headline, reader, now);
        html.Tag("</h3>");
        Parts(html, card.Parts, reader, now);
        if (card.Form is { } form) HtmlForm.Add(html, form, scope);
        Buttons(html, card.Buttons);
        return html.ToString();
    }

    /// <summary>What a person typed; line breaks stay and are shown by the style sheet.</summary>
    public static string DrawTyped(string words) => new Html().Tag("<p class=\"typed\">").Words(words).Tag("</p>").ToString();

    private static void Parts(Html html, IReadOnlyList<Part> parts, DateTimeZone? reader, Instant now)
    {
        for (var i = 0; i < parts.Count; i++)
        {
            switch (parts[i])
            {
                case Line:
                    var lines = parts.Skip(i).TakeWhile(part => part is Line).Cast<Line>().ToList();
                    Lines(html, lines, reader, now);
                    i += lines.Count - 1;
                    break;
                case Small small:
                    html.Tag("<p class=\"small\">");
                    Runs(html, small.Text, reader, now);
                    html.Tag("</p>");
                    break;
                case Facts facts:
                    html.Tag("<dl class=\"facts\">");
                    foreach (var fact in facts.Items)
                    {
                        html.Tag("<div><dt>").Words(fact.Label).Tag("</dt><dd>");
                        Runs(html, fact.Value, reader, now);
                        html.Tag("</dd></div>");
                    }
                    html.Tag("</dl>");
                    break;
                case Quote quote:
                    html.Tag("<blockquote>").Words(quote.Words).Tag("</blockquote>");
                    break;
                case Table table:
                    Grid(html, table, reader, now);
                    break;
                case Picture picture:
                    Lines(html, [new Line(new Link(picture.Url, picture.Words))], reader, now);
                    break;
                default:
                    throw new InvalidOperationException($"No HTML drawing for {parts[i].GetType().Name}.");
            }
        }
    }

    private static void Lines(Html html, List<Line> lines, DateTimeZone? reader, Instant now)
    {
        if (lines.Count == 1)
        {
            html.Tag("<p class=\"line\">");
            Runs(html, lines[0].Text, reader, now);
            html.Tag("</p>");
            return;
        }
        // Safari forgets that a list without bullets is a list unless it is told.
        html.Tag("<ul class=\"lines\" role=\"list\">");
        foreach (var line in lines)
        {
            html.Tag("<li>");
            Runs(html, line.Text, reader, now);
            html.Tag("</li>");
        }
        html.Tag("</ul>");
    }

    private static void Grid(Html html, Table table, DateTimeZone? reader, Instant now)
    {
        // Focusable, because a keyboard must be able to scroll what does not fit a phone.
        html.Tag("<div class=\"grid\" tabindex=\"0\" role=\"group\" aria-label=\"Table\"><table><thead><tr>");
        foreach (var column in table.Columns) html.Tag("<th scope=\"col\">").Words(column).Tag("</th>");
        html.Tag("</tr></thead><tbody>");
        foreach (var row in table.Rows)
        {
            html.Tag("<tr>");
            foreach (var cell in row)
            {
                html.Tag("<td>");
                Runs(html, cell, reader, now);
                html.Tag("</td>");
            }
            html.Tag("</tr>");
        }
        html.Tag("</tbody></table></div>");
    }

    private static void Buttons(Html html, IReadOnlyList<Button> buttons)
    {
        if (buttons.Count == 0) return;
        html.Tag("<div class=\"buttons\" role=\"group\" aria-label=\"What you can do\">");
        foreach (var button in buttons)
        {
            html.Tag("<button type=\"button\"").Attribute("class", button.Danger ? "danger" : null).Attribute("data-line", button.Line);
            html.Attribute("data-confirm", button.Confirm is { } question ? Typed.Clean(question) : null);
            if (button.Danger) html.Attribute("title", "Tells others, costs money or cannot be undone");
            html.Tag(">").Words(button.Label).Tag("</button>");
        }
        html.Tag("</div>");
    }

    private static void Runs(Html html, Text text, DateTimeZone? reader, Instant now)
    {
        for (var i = 0; i < text.Runs.Count; i++)
        {
            switch (text.Runs[i])
            {
                case Plain plain:
                    HtmlSymbols.Add(html, plain.Words, startsLine: i == 0);
                    break;
                case Strong strong:
                    html.Tag("<strong>").Words(strong.Words).Tag("</strong>");
                    break;
                case Code code:
                    html.Tag("<code>").Words(code.Words).Tag("</code>");
                    break;
                case Mention mention:
                    html.Tag("<span class=\"mention\">").Words(mention.Name).Tag("</span>");
                    break;
                case Moment moment:
                    html.Tag("<time").Attribute("datetime", InstantPattern.ExtendedIso.Format(moment.At)).Tag(">");
                    html.Words(Times.ForReader(moment, reader, now)).Tag("</time>");
                    break;
                case Link link:
                    Anchor(html, link);
                    break;
                default:
                    throw new InvalidOperationException($"No HTML drawing for {text.Runs[i].GetType().Name}.");
            }
        }
    }

    /// <summary>Where a link leads is said beside it, so that a label cannot pass for another site.</summary>
    private static void Anchor(Html html, Link link)
    {
        if (!Uri.TryCreate(link.Url, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https" or "mailto"))
        {
            html.Words(link.Label);
            return;
        }
        html.Tag("<a rel=\"noopener noreferrer\" target=\"_blank\"").Attribute("href", url.AbsoluteUri).Tag(">").Words(link.Label).Tag("</a>");
        var leadsTo = url.Scheme == "mailto" ? url.AbsoluteUri["mailto:".Length..].Split('?')[0] : url.IdnHost;
        if (link.Label != leadsTo) html.Tag(" <span class=\"host\">(").Words(leadsTo).Tag(")</span>");
    }
}
