using System.Text.RegularExpressions;
using NodaTime;
using PostBot.Core.Cards;
using PostBot.Host.Local;

namespace PostBot.UnitTests.Local;

public sealed partial class HtmlDrawingTests
{
    private const string Hostile = "</p><script>alert(1)</script><img src=x onerror=\"alert(2)\"> ' & \u202Ereversed";

    private static readonly Instant now = Instant.FromUtc(2026, 11, 24, 9, 30);

    private static readonly Dictionary<Type, Part> parts = new Part[]
    {
        new Line("One thing"),
        new Small("Ana, today 09:30"),
        new Facts([new("Room", "Color 1"), new("When", new Moment(now, null, "Europe/London"))]),
        new Quote("lose the last shot\nplease"),
        new Table(["Episode", "Grade"], [["101", "◌ hold"], ["102", "– not started"]]),
        new Picture("https://example.com/board.png", "Schedule"),
    }.ToDictionary(part => part.GetType());

    private static readonly Dictionary<Type, (Run Run, string Html)> runs = new (Run Run, string Html)[]
    {
        (new Plain("Color 1 < Color 2"), "Color 1 &lt; Color 2"),
        (new Strong("Held"), "<strong>Held</strong>"),
        (new Code("status 101"), "<code>status 101</code>"),
        (new Mention("Jo Marsh", "U1", "29:1"), "<span class=\"mention\">Jo Marsh</span>"),
        (new Moment(now, now + Duration.FromHours(8), "Europe/London"), "<time datetime=\"2026-11-24T09:30:00Z\">Tue 24 Nov 09:30–17:30</time>"),
        (new Link("https://example.com/cut?v=7&x", "the cut"),
            "<a rel=\"noopener noreferrer\" target=\"_blank\" href=\"https://example.com/cut?v=7&amp;x\">the cut</a> <span class=\"host\">(example.com)</span>"),
    }.ToDictionary(sample => sample.Run.GetType());

    private static readonly Form form = new("set|name=<x>", "Set up", [
        new("name", "Studio name", FieldType.Text, "Halo \"Post\"", true, []),
        new("rooms", "Rooms", FieldType.LongText, "\nColor 1", false, []) { Hint = "One a line" },
        new("week", "Working week", FieldType.Choice, "Sun–Thu", true, ["Mon–Fri", "Sun–Thu"]),
        new("confirm", "Confirm", FieldType.Check, "confirm", false, ["confirm"]),
        new("day", "Which day?", FieldType.Date, "2026-11-24", false, []),
    ]);

    [Fact]
    public void Every_part_run_and_kind_of_field_has_a_sample_here()
    {
        Assert.Equal(Kinds<Part>(), parts.Keys.ToHashSet());
        Assert.Equal(Kinds<Run>(), runs.Keys.ToHashSet());
        Assert.Equal(Enum.GetValues<FieldType>().ToHashSet(), form.Fields.Select(field => field.Type).ToHashSet());
    }

    [Fact]
    public void Every_part_is_drawn_with_the_element_that_means_it()
    {
        Assert.Contains("<p class=\"line\">One thing</p>", Draw(parts[typeof(Line)]), StringComparison.Ordinal);
        Assert.Contains("<p class=\"small\">Ana, today 09:30</p>", Draw(parts[typeof(Small)]), StringComparison.Ordinal);
        Assert.Contains("<div><dt>Room</dt><dd>Color 1</dd></div>", Draw(parts[typeof(Facts)]), StringComparison.Ordinal);
        Assert.Contains("<blockquote>lose the last shot\nplease</blockquote>", Draw(parts[typeof(Quote)]).Replace("&#xA;", "\n", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("<th scope=\"col\">Episode</th><th scope=\"col\">Grade</th>", Draw(parts[typeof(Table)]), StringComparison.Ordinal);
        Assert.Contains("href=\"https://example.com/board.png\">Schedule</a>", Draw(parts[typeof(Picture)]), StringComparison.Ordinal);
        Assert.Contains("<tr><td>101</td><td>", Draw(parts[typeof(Table)]), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_run_is_drawn_and_its_words_are_escaped()
    {
        foreach (var (run, html) in runs.Values) Assert.Contains($"<p class=\"line\">{html}</p>", Draw(new Line(run)), StringComparison.Ordinal);
    }

    [Fact]
    public void The_headline_comes_first_as_a_heading() =>
        Assert.StartsWith("<h3 class=\"headline\">Held, not confirmed: Color 1</h3>", HtmlDrawing.Draw(new("Held, not confirmed: Color 1"), "m1", null, now), StringComparison.Ordinal);

    [Fact]
    public void Lines_that_follow_each_other_are_a_list() =>
        Assert.Contains("<ul class=\"lines\" role=\"list\"><li>101</li><li>102</li></ul><p class=\"small\">so far</p><p class=\"line\">103</p>", Draw(new Line("101"), new Line("102"), new Small("so far"), new Line("103")), StringComparison.Ordinal);

    [Fact]
    public void A_box_shows_its_tick_and_a_day_its_date()
    {
        var html = HtmlDrawing.Draw(new("Asked") { Form = form }, "m1", null, now);
        Assert.Matches("<input type=\"checkbox\" value=\"confirm\"[^>]* checked=\"\">", html);
        Assert.Matches("<input type=\"date\"[^>]* value=\"2026-11-24\">", html);
        var words = HtmlDrawing.Draw(new("Asked") { Form = form with { Fields = [new("day", "Which day?", FieldType.Date, "next friday", false, [])] } }, "m1", null, now);
        Assert.Matches("<input type=\"text\"[^>]* value=\"next friday\">", words);
    }

    [Fact]
    public void A_button_carries_its_line_and_its_question_exactly()
    {
        var html = Draw(new Card("x").Offer(new Button("Confirm", "confirm B12 \"a\u200Bb\""), new Button("Release", "release B12", Danger: true) { Confirm = "Release it?" }));
        Assert.Contains("<button type=\"button\" data-line=\"confirm B12 &quot;a\u200Bb&quot;\">Confirm</button>", html, StringComparison.Ordinal);
        Assert.Contains("<button type=\"button\" class=\"danger\" data-line=\"release B12\" data-confirm=\"Release it?\" title=\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_form_has_a_label_for_every_field_and_keeps_what_was_understood()
    {
        var html = Draw(new Card("x") { Form = form });
        Assert.Contains("<form novalidate data-form=\"set|name=&lt;x&gt;\"><fieldset><legend>Set up</legend>", html, StringComparison.Ordinal);
        Assert.Contains("<label for=\"m1-0\">Studio name</label><input type=\"text\" autocomplete=\"off\" id=\"m1-0\" name=\"name\" required=\"\" aria-describedby=\"m1-0-error\" value=\"Halo &quot;Post&quot;\">", html, StringComparison.Ordinal);
        Assert.Contains("<label for=\"m1-1\">Rooms <span class=\"optional\">optional</span></label><textarea rows=\"4\" id=\"m1-1\" name=\"rooms\" aria-describedby=\"m1-1-hint m1-1-error\">\n", html, StringComparison.Ordinal);
        Assert.Contains("<option value=\"Mon–Fri\">Mon–Fri</option><option value=\"Sun–Thu\" selected=\"\">Sun–Thu</option></select>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_that_is_no_option_is_still_shown() =>
        Assert.Contains("<option value=\"Mon–Sat\" selected=\"\">Mon–Sat</option>", Draw(new Card("x") { Form = new("f", "Set up", [new("week", "Week", FieldType.Choice, "Mon–Sat", true, ["Mon–Fri"])]) }), StringComparison.Ordinal);

    [Fact]
    public void Hostile_words_stay_words_in_every_place_that_takes_some()
    {
        var text = Text.Join(" ", [new Plain(Hostile), new Strong(Hostile), new Code(Hostile), new Mention(Hostile), new Link("https://example.com/" + Hostile, Hostile), new Link(Hostile, Hostile)]);
        var card = new Card(text)
        {
            Parts = [new Line(text), new Line(text), new Small(text), new Facts([new(Hostile, text)]), new Quote(Hostile), new Table([Hostile], [[text]])],
            Buttons = [new(Hostile, Hostile, true) { Confirm = Hostile }],
            Form = new(Hostile, Hostile, [.. Enum.GetValues<FieldType>().Select(type => new Field(Hostile, Hostile, type, Hostile, false, [Hostile]) { Hint = Hostile })]),
        };
        foreach (var html in new[] { Draw(card), HtmlDrawing.DrawTyped(Hostile) })
        {
            Assert.DoesNotContain("\u202E", Carried().Replace(html, ""), StringComparison.Ordinal);
            Assert.All(Tags().Matches(html), tag => Assert.Matches("^(h3|p|span|strong|code|a|ul|li|dl|div|dt|dd|blockquote|table|thead|tbody|tr|th|td|button|form|fieldset|legend|label|input|textarea|select|option)$", tag.Groups[1].Value));
            Assert.All(Tags().Matches(html), tag => Assert.DoesNotMatch("\\son[a-z]+=|\\ssrc=", Quoted().Replace(tag.Value, "")));
        }
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData(" JaVaScRiPt:alert(1)")]
    [InlineData("java\tscript:alert(1)")]
    [InlineData("data:text/html,<script>alert(1)</script>")]
    [InlineData("vbscript:x")]
    [InlineData("file:///etc/passwd")]
    [InlineData("//evil.example/x")]
    [InlineData("/local/clock")]
    [InlineData("")]
    public void An_address_that_is_not_web_or_mail_is_only_its_label(string url)
    {
        var html = Draw(new Line(new Link(url, "the cut")));
        Assert.Contains("<p class=\"line\">the cut</p>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<a", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://bank.example@evil.example/", "https://bank.example", "(evil.example)")]
    [InlineData("http://b\u00e4nk.example/", "bank", "(xn--bnk-qla.example)")]
    [InlineData("mailto:jo@halo.example?subject=x", "Jo", "(jo@halo.example)")]
    public void A_link_says_where_it_leads(string url, string label, string shown) =>
        Assert.Contains(shown, Draw(new Line(new Link(url, label))), StringComparison.Ordinal);

    [Fact]
    public void A_symbol_without_its_word_is_said_as_its_word_and_one_with_it_is_not_said_twice()
    {
        var html = Draw(new Line("▲ 101 vfx · grade ◌ hold Thu"));
        Assert.Contains("<span class=\"mark at-risk lead\" role=\"img\" aria-label=\"at risk\">▲</span> 101 vfx · grade <span class=\"mark hold\" aria-hidden=\"true\">◌</span> hold Thu", html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_dash_is_a_state_only_where_a_line_begins()
    {
        Assert.Contains("aria-hidden=\"true\">–</span> not started", Draw(new Line("– not started")), StringComparison.Ordinal);
        Assert.Contains("<p class=\"line\">mix – delivery 10:00–18:00</p>", Draw(new Line("mix – delivery 10:00–18:00")), StringComparison.Ordinal);
    }

    [Fact]
    public void Ten_thousand_characters_are_all_there() =>
        Assert.Contains(new string('x', 10_000), HtmlDrawing.DrawTyped(new string('x', 10_000)), StringComparison.Ordinal);

    private static HashSet<Type> Kinds<T>() => [.. typeof(T).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(T)) && !type.IsAbstract)];

    private static string Draw(params Part[] body) => Draw(new Card("x").With(body));

    private static string Draw(Card card) => HtmlDrawing.Draw(card, "m1", null, now);

    [GeneratedRegex("<([a-z0-9]+)[^>]*>")]
    private static partial Regex Tags();

    /// <summary>Attributes that go back to the server as they are and are never seen.</summary>
    [GeneratedRegex("(data-line|data-form|name|option value|checkbox\" value)=\"[^\"]*\"")]
    private static partial Regex Carried();

    [GeneratedRegex("\"[^\"]*\"")]
    private static partial Regex Quoted();
}
