using System.Globalization;
using PostBot.Core.Cards;

namespace PostBot.Host.Local;

/// <summary>What is missing, as a real form: every field with its label, its hint and a place for its error.</summary>
public static class HtmlForm
{
    /// <param name="html">What is being written.</param>
    /// <param name="form">The form; its id travels as <c>data-form</c>.</param>
    /// <param name="scope">Begins every element id, so that two forms on one page never share one.</param>
    public static void Add(Html html, Form form, string scope)
    {
        // The server's words stand at the field; the browser's own bubbles would come first and say less.
        html.Tag("<form novalidate").Attribute("data-form", form.Id).Tag("><fieldset><legend>").Words(form.Title).Tag("</legend>");
        for (var i = 0; i < form.Fields.Count; i++) Add(html, form.Fields[i], string.Create(CultureInfo.InvariantCulture, $"{scope}-{i}"));
        html.Tag("<p class=\"problem\" role=\"alert\"></p><button type=\"submit\">Send</button></fieldset></form>");
    }

    private static void Add(Html html, Field field, string id)
    {
        html.Tag("<div class=\"field\"><label").Attribute("for", id).Tag(">").Words(field.Label);
        if (!field.Required) html.Tag(" <span class=\"optional\">optional</span>");
        html.Tag("</label>");
        // A list here can show what is not on it.
        switch (field.Type == FieldType.Choice ? field.Type : field.Drawn)
        {
            case FieldType.Choice:
                Shared(html.Tag("<select"), field, id).Tag(">");
                Choices(html, field);
                html.Tag("</select>");
                break;
            case FieldType.LongText:
                // A browser drops the first line break of a textarea, so one is given for free.
                Shared(html.Tag("<textarea rows=\"4\""), field, id).Tag(">\n").Words(field.Value ?? "").Tag("</textarea>");
                break;
            case FieldType.Text:
                Shared(html.Tag("<input type=\"text\" autocomplete=\"off\""), field, id).Attribute("value", Typed.Clean(field.Value ?? "")).Tag(">");
                break;
            case FieldType.Check:
                Shared(html.Tag("<input type=\"checkbox\"").Attribute("value", field.Options[0]), field, id).Attribute("checked", field.Value is { Length: > 0 } ? "" : null).Tag(">");
                break;
            case FieldType.Date:
                Shared(html.Tag("<input type=\"date\""), field, id).Attribute("value", field.Value).Tag(">");
                break;
            default:
                throw new InvalidOperationException($"No HTML drawing for a field of type {field.Drawn}.");
        }
        if (field.Hint is { } hint) html.Tag("<p class=\"hint\"").Attribute("id", id + "-hint").Tag(">").Words(hint).Tag("</p>");
        html.Tag("<p class=\"error\"").Attribute("id", id + "-error").Tag("></p></div>");
    }

    private static Html Shared(Html html, Field field, string id) => html
        .Attribute("id", id)
        .Attribute("name", field.Name)
        .Attribute("required", field.Required ? "" : null)
        .Attribute("aria-describedby", field.Hint is null ? id + "-error" : $"{id}-hint {id}-error");

    private static void Choices(Html html, Field field)
    {
        var known = field.Value is { } value && field.Options.Contains(value);
        html.Tag("<option value=\"\">").Words(field.Required ? "Choose" : "None").Tag("</option>");
        // What was understood but is not on the list is still shown: the person decides, not we.
        if (field.Value is { Length: > 0 } && !known) Choice(html, field.Value, selected: true);
        foreach (var option in field.Options) Choice(html, option, option == field.Value);
    }

    private static void Choice(Html html, string option, bool selected) => html
        .Tag("<option").Attribute("value", option).Attribute("selected", selected ? "" : null).Tag(">").Words(option).Tag("</option>");
}
