using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;
using PostBot.Core.Cards;
using PostBot.Teams.Drawing;

namespace PostBot.UnitTests.Teams;

public sealed class AdaptiveCardsTests
{
    private const string Hostile = "<!channel> @everyone <at>PostBot</at> [x](javascript:alert(1)) **b** {{DATE(2020-01-01T00:00:00Z,SHORT)}} {{{DATE(1)}}} <b>html</b> \u202e\u200bevil `code` - 1. # | ~";

    private static readonly Instant now = Instant.FromUtc(2026, 11, 24, 9, 0);

    private static readonly Part[] parts =
    [
        new Line("One line"),
        new Small("An aside"),
        new Facts([new Fact("Owner", "Ana"), new Fact("At", "01:02:03:04")]),
        new Quote("Trim the pause\nand the end"),
        new Table(["Room", "When"], [["Color 1", "10:00"], ["Color 2", ""]]), new Picture("https://example.com/board.png", "Schedule"),
    ];

    private static readonly Run[] runs =
    [
        new Plain("plain"), new Strong("strong"), new Code("01:02:03:04"), new Mention("Ed Marsh", TeamsId: "29:ed"),
        new Moment(now, now + Duration.FromHours(8), "Europe/London"), new Link("https://example.com/a", "the cut"),
    ];

    [Fact]
    public void Every_part_and_every_run_has_its_sample()
    {
        Assert.Equal(Kinds(typeof(Part)), parts.Select(part => part.GetType()).OrderBy(type => type.Name));
        Assert.Equal(Kinds(typeof(Run)), runs.Select(run => run.GetType()).OrderBy(type => type.Name));
    }

    [Fact]
    public void A_card_is_drawn_in_its_order()
    {
        var drawn = Assert.Single(Draw(new Card("Held, not confirmed: Color 1") { Parts = parts }));
        var body = drawn.Content["body"]!.AsArray();
        Assert.Equal(
            ["RichTextBlock", "RichTextBlock", "RichTextBlock", "FactSet", "Container", "ColumnSet", "ColumnSet", "ColumnSet", "Image"],
            body.Select(element => element!["type"]!.GetValue<string>()));
        Assert.Equal("1.5", drawn.Content["version"]!.GetValue<string>());
        Assert.Equal("Full", drawn.Content["msteams"]!["width"]!.GetValue<string>());
        Assert.Equal("Held, not confirmed: Color 1", drawn.Summary);
        Assert.StartsWith("Held, not confirmed: Color 1\nOne line\nAn aside\nOwner: Ana", drawn.Content["fallbackText"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal("""{"type":"TextRun","text":"Held, not confirmed: Color 1","weight":"Bolder","size":"Medium"}""", body[0]!["inlines"]![0]!.ToJsonString());
        Assert.Equal("Trim the pause\nand the end", body[4]!["items"]![0]!["inlines"]![0]!["text"]!.GetValue<string>());
    }

    [Fact]
    public void Every_run_is_drawn_as_typed()
    {
        var body = Body(new Card(new Text([.. runs.Where(run => run is not Mention)])));
        Assert.Equal(
            ["plain", "strong", "01:02:03:04", "Tue 24 Nov 09:00–17:00", "the cut"],
            body[0]!["inlines"]!.AsArray().Select(run => run!["text"]!.GetValue<string>()));
        Assert.Equal("Monospace", body[0]!["inlines"]![2]!["fontType"]!.GetValue<string>());
        Assert.Equal("https://example.com/a", body[0]!["inlines"]![4]!["selectAction"]!["url"]!.GetValue<string>());
    }

    [Fact]
    public void A_mention_notifies_its_person_and_only_a_text_block_can()
    {
        var drawn = Assert.Single(Draw(new Card("Nudge") { Parts = [new Line(new Text([.. runs]))] }));
        var block = drawn.Content["body"]![1]!;
        Assert.Equal("TextBlock", block["type"]!.GetValue<string>());
        Assert.Contains("<at>Ed Marsh</at>", block["text"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Contains("**strong**", block["text"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal("""{"type":"mention","text":"<at>Ed Marsh</at>","mentioned":{"id":"29:ed","name":"Ed Marsh"}}""", drawn.Content["msteams"]!["entities"]![0]!.ToJsonString(relaxed));
        Assert.DoesNotContain("entities", Draw(new Card(new Mention("Ed Marsh")))[0].Content.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_hostile_name_is_reduced_to_what_no_client_reads_as_markup()
    {
        var drawn = Assert.Single(Draw(new Card(new Mention("Ed</at><at>Jo [x](http://e)", TeamsId: "29:ed"))));
        Assert.Equal("<at>EdatatJo xhttpe</at>", drawn.Content["body"]![0]!["text"]!.GetValue<string>());
        Assert.Equal("<at>someone</at>", Draw(new Card(new Mention("<>{}", TeamsId: "29:ed")))[0].Content["body"]![0]!["text"]!.GetValue<string>());
    }

    [Fact]
    public void Buttons_do_the_same_for_old_clients()
    {
        var actions = Body(new Card("x").Offer(new Button("Confirm", "confirm B12"), new Button("Release", "release B12", Danger: true) { Confirm = "Release Color 1? Tom is told." }))[1]!["actions"]!;
        Assert.Equal(
            """{"type":"Action.Execute","title":"Confirm","verb":"postbot","data":{"line":"confirm B12","v":1},"fallback":{"type":"Action.Submit","title":"Confirm","data":{"line":"confirm B12","v":1},"associatedInputs":"none"},"associatedInputs":"none"}""",
            actions[0]!.ToJsonString());
        Assert.Equal(("Action.ShowCard", "destructive"), (actions[1]!["type"]!.GetValue<string>(), actions[1]!["style"]!.GetValue<string>()));
        Assert.Equal("Release Color 1? Tom is told.", actions[1]!["card"]!["body"]![0]!["inlines"]![0]!["text"]!.GetValue<string>());
        Assert.Equal("release B12", actions[1]!["card"]!["actions"]![0]!["data"]!["line"]!.GetValue<string>());
    }

    [Fact]
    public void Seven_buttons_are_two_rows_and_none_is_hidden()
    {
        var body = Body(new Card("x").Offer(Enumerable.Range(1, 7).Select(number => new Button($"B{number}", $"show B{number}"))));
        Assert.Equal([6, 1], body.Skip(1).Select(set => set!["actions"]!.AsArray().Count));
    }

    [Fact]
    public void A_form_asks_with_labels_and_sends_what_names_it()
    {
        var form = new Form("hold", "Hold", [
            new Field("when", "When?", FieldType.Text, "tomorrow", true, []) { Hint = "tomorrow 10-18" },
            new Field("room", "Which room?", FieldType.Choice, null, true, ["Color 1", "Color 2"]),
            new Field("why", "Why?", FieldType.LongText, null, false, []),
            new Field("confirm", "Confirm", FieldType.Check, "confirm", false, ["confirm"]),
            new Field("day", "Which day?", FieldType.Date, "2026-11-24", false, []),
            new Field("other", "Which one?", FieldType.Choice, "maybe", false, ["yes", "no"]),
        ])
        { Line = "hold" };
        var items = Body(new Card("When?") { Form = form })[1]!["items"]!;
        Assert.Equal("""{"type":"Input.Text","id":"field:when","label":"When?","value":"tomorrow","placeholder":"tomorrow 10-18","isRequired":true,"errorMessage":"This one is needed."}""", items[0]!.ToJsonString());
        Assert.Equal("""[{"title":"Color 1","value":"Color 1"},{"title":"Color 2","value":"Color 2"}]""", items[1]!["choices"]!.ToJsonString());
        Assert.True(items[2]!["isMultiline"]!.GetValue<bool>());
        Assert.Equal("""{"type":"Input.Toggle","id":"field:confirm","label":"Confirm","value":"confirm","title":"Yes","valueOn":"confirm","valueOff":"false"}""", items[3]!.ToJsonString());
        Assert.Equal("""{"type":"Input.Date","id":"field:day","label":"Which day?","value":"2026-11-24"}""", items[4]!.ToJsonString());
        // A choice that is not on the list would not show.
        Assert.Equal("""{"type":"Input.Text","id":"field:other","label":"Which one?","value":"maybe"}""", items[5]!.ToJsonString());
        var actions = items[6]!["actions"]!;
        Assert.Equal("""{"form":"hold","v":1}""", actions[0]!["data"]!.ToJsonString());
        Assert.Null(actions[0]!["associatedInputs"]);
        Assert.Equal("""{"type":"Action.Submit","title":"Open in a window","data":{"msteams":{"type":"task/fetch"},"line":"hold","v":1},"associatedInputs":"none"}""", actions[1]!.ToJsonString());
    }

    [Fact]
    public void A_wide_table_becomes_lines()
    {
        var body = Body(new Card("x") { Parts = [new Table(["Step", "Who", "Due", "State"], [["grade", "Jo", "", "● in progress"]])] });
        Assert.Equal("grade · Who: Jo · State: ● in progress", string.Concat(body[1]!["inlines"]!.AsArray().Select(run => run!["text"]!.GetValue<string>())));
    }

    public static TheoryData<string> Positions => [.. Everywhere("x").Keys];

    [Theory]
    [MemberData(nameof(Positions))]
    public void Hostile_words_stay_words_everywhere(string position)
    {
        foreach (var page in Draw(Everywhere(Hostile)[position]))
        {
            Walk(page.Content, (name, words) =>
            {
                if (name is "line" or "form" or "value" or "id" or "url") return;
                Assert.DoesNotContain("{{", words, StringComparison.Ordinal);
                Assert.DoesNotContain('\u202e', words);
            });
            foreach (var element in Elements(page.Content))
            {
                if (element["type"]?.GetValue<string>() == "TextBlock") Assert.DoesNotMatch(@"(?<!\\)[\[\]`#|~]|(?<!\\)<(?!/?at>Ed</at>|at>Ed|/at>)", element["text"]!.GetValue<string>());
                if (element["type"]?.GetValue<string>() == "FactSet") foreach (var fact in element["facts"]!.AsArray()) Assert.DoesNotMatch(@"(?<!\\)[\[\]`#|~<>*]", fact!["title"]!.GetValue<string>() + fact["value"]!.GetValue<string>());
                if (element["type"]?.GetValue<string>() == "Action.OpenUrl") Assert.Fail("a link out of nothing");
            }
            Assert.DoesNotContain("](", page.Content["fallbackText"]!.GetValue<string>(), StringComparison.Ordinal);
            Assert.DoesNotContain("<at>", page.Summary, StringComparison.Ordinal);
            Assert.Null(page.Content["msteams"]!["entities"]?.AsArray().FirstOrDefault(entity => entity!["mentioned"]!["id"]!.GetValue<string>() != "29:ed"));
        }
    }

    [Theory]
    [MemberData(nameof(Positions))]
    public void However_much_it_is_it_fits_and_nothing_is_lost(string position)
    {
        foreach (var letter in (string[])["x", "\"", "\\", "漢", "👏", "*", "\u0001a", "\ud800"])
        {
            foreach (var page in Draw(Everywhere(string.Concat(Enumerable.Repeat(letter, 10_000)))[position]))
            {
                Assert.InRange(Encoding.UTF8.GetByteCount(page.Content.ToJsonString(relaxed)) + 1500, 1, AdaptiveCards.MostBytes);
            }
            var one = AdaptiveCards.DrawOne(Everywhere(string.Concat(Enumerable.Repeat(letter, 10_000)))[position], null, now);
            Assert.InRange(Encoding.UTF8.GetByteCount(one.Content.ToJsonString(relaxed)) + 1500, 1, AdaptiveCards.MostBytes);
        }
    }

    [Fact]
    public void What_does_not_fit_goes_on_in_the_next_card_word_for_word()
    {
        var card = new Card("A long list") { Parts = [.. Enumerable.Range(0, 500).Select(number => new Line($"line {number} {new string('x', 100)}"))] };
        var pages = Draw(card.Offer(new Button("More", "more")));
        Assert.InRange(pages.Count, 2, 20);
        var words = string.Join('\n', pages.SelectMany(page => Elements(page.Content)).Select(element => element["text"]?.GetValue<string>()));
        Assert.All(Enumerable.Range(0, 500), number => Assert.Contains($"line {number} x", words, StringComparison.Ordinal));
        Assert.Contains("Continued, part 2", words, StringComparison.Ordinal);
        Assert.DoesNotContain("ActionSet", pages[0].Content.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains("ActionSet", pages[^1].Content.ToJsonString(), StringComparison.Ordinal);
        var one = AdaptiveCards.DrawOne(card.Offer(new Button("More", "more")), null, now).Content.ToJsonString();
        Assert.Contains("There is more than fits here", one, StringComparison.Ordinal);
        Assert.Contains("ActionSet", one, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://example.com/a b", "https://example.com/a%20b")]
    [InlineData("mailto:ana@example.com", "mailto:ana@example.com")]
    [InlineData("javascript:alert(1)", null)]
    [InlineData("data:text/html,x", null)]
    [InlineData("file:///etc/passwd", null)]
    [InlineData("//example.com", null)]
    [InlineData("https://", null)]
    public void Only_addresses_a_person_would_follow_are_links(string url, string? expected) => Assert.Equal(expected, AdaptiveText.Address(url));

    private static readonly JsonSerializerOptions relaxed = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static IReadOnlyList<DrawnCard> Draw(Card card) => AdaptiveCards.Draw(card, null, now);

    private static JsonArray Body(Card card) => Assert.Single(Draw(card)).Content["body"]!.AsArray();

    private static List<Type> Kinds(Type of) => [.. of.Assembly.GetTypes().Where(type => type.IsSubclassOf(of) && !type.IsAbstract).OrderBy(type => type.Name)];

    private static Dictionary<string, Card> Everywhere(string words) => new()
    {
        ["headline"] = new Card(words),
        ["line"] = new Card("x").With(new Line(words)),
        ["strong"] = new Card("x").With(new Line(new Strong(words))),
        ["code"] = new Card("x").With(new Line(new Code(words))),
        ["beside a mention"] = new Card("x").With(new Line(new Mention("Ed", TeamsId: "29:ed") + new Text([new Plain(words)]))),
        ["mentioned"] = new Card("x").With(new Line(new Mention(words))),
        ["link label"] = new Card("x").With(new Line(new Link("javascript:alert(1)", words))),
        ["small"] = new Card("x").With(new Small(words)),
        ["quote"] = new Card("x").With(new Quote(words)),
        ["fact"] = new Card("x").With(new Facts([new Fact(words, words), new Fact("a", words)])),
        ["table"] = new Card("x").With(new Table(["a", words], [[words, words]])),
        ["wide table"] = new Card("x").With(new Table(["a", "b", "c", words], [[words, words, "", words]])),
        ["button"] = new Card("x").Offer(new Button(words, words) { Confirm = words }),
        ["field"] = new Card("x") { Form = new Form("f", "F", [new Field("a", words, FieldType.Text, words, true, []) { Hint = words }]) },
        ["choice"] = new Card("x") { Form = new Form("f", "F", [new Field("a", words, FieldType.Choice, words, true, [words, "b"])]) },
    };

    private static void Walk(JsonNode? node, Action<string, string> see, string name = "")
    {
        switch (node)
        {
            case JsonObject members:
                foreach (var (key, value) in members) Walk(value, see, key);
                break;
            case JsonArray items:
                foreach (var item in items) Walk(item, see, name);
                break;
            case JsonValue value when value.TryGetValue<string>(out var words):
                see(name, words);
                break;
        }
    }

    private static IEnumerable<JsonObject> Elements(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(member => Elements(member.Value)).Prepend(members),
        JsonArray items => items.SelectMany(Elements),
        _ => [],
    };
}
