using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;
using PostBot.Core.Cards;
using PostBot.Slack.Drawing;
using PostBot.WireTests.Fakes;

namespace PostBot.UnitTests.Slack;

public sealed class BlockKitTests
{
    private static readonly Instant now = Instant.FromUtc(2026, 11, 24, 9, 30);
    private static readonly DateTimeZone london = DateTimeZoneProviders.Tzdb["Europe/London"];

    /// <summary>One of each; a new kind without a sample fails the test below.</summary>
    public static IReadOnlyList<Run> Runs { get; } =
    [
        new Plain("plain"),
        new Strong("strong"),
        new Code("01:02:10:05"),
        new Mention("Ana", "U0ANA"),
        new Moment(Instant.FromUtc(2026, 11, 26, 10, 0), Instant.FromUtc(2026, 11, 26, 18, 0), "Europe/London"),
        new Link("https://x.example/cut?a=1&b=2", "Watch"),
    ];

    public static IReadOnlyList<Part> Parts { get; } =
    [
        new Line(new Text(Runs)),
        new Small(new Text(Runs)),
        new Facts([new Fact("Room", "Color 1"), new Fact("Who", new Mention("Jo", "U0JO"))]),
        new Quote("trim the pause\nand the logo"),
        new Table(["Id", "When"], [["B12", "Thu"], ["B13", "Fri"]]),
        new Picture("https://x.example/board.png", "Schedule"),
    ];

    [Fact]
    public void There_is_a_sample_of_every_part_and_run()
    {
        Assert.Equal(Kinds(typeof(Part)), Parts.Select(part => part.GetType().Name).Order());
        Assert.Equal(Kinds(typeof(Run)), Runs.Select(run => run.GetType().Name).Order());

        static IEnumerable<string> Kinds(Type kind) => kind.Assembly.GetTypes().Where(type => type.IsSubclassOf(kind)).Select(type => type.Name).Order();
    }

    [Fact]
    public void A_card_is_drawn_like_this()
    {
        var card = new Card("Held, not confirmed: Color 1")
        {
            Parts = Parts,
            Buttons = [new Button("Confirm", "confirm B12"), new Button("Release", "release B12", Danger: true) { Confirm = "Release B12? Jo is told." }],
        };
        var drawn = Assert.Single(BlockKit.Draw(card, london, now));
        const string Golden = """
            [
              {"type":"header","text":{"type":"plain_text","text":"Held, not confirmed: Color 1","emoji":false}},
              {"type":"rich_text","elements":[{"type":"rich_text_section","elements":[
                {"type":"text","text":"plain"},
                {"type":"text","text":"strong","style":{"bold":true}},
                {"type":"text","text":"01:02:10:05","style":{"code":true}},
                {"type":"user","user_id":"U0ANA"},
                {"type":"text","text":"Thu 26 Nov 10:00–18:00"},
                {"type":"link","url":"https://x.example/cut?a=1&b=2","text":"Watch"}]}]},
              {"type":"context","elements":[{"type":"mrkdwn","text":"plain*strong*`01:02:10:05`<@U0ANA>Thu 26 Nov 10:00–18:00<https://x.example/cut?a=1&amp;b=2|Watch>","verbatim":true}]},
              {"type":"rich_text","elements":[{"type":"rich_text_section","elements":[
                {"type":"text","text":"Room: ","style":{"bold":true}},
                {"type":"text","text":"Color 1\n"},
                {"type":"text","text":"Who: ","style":{"bold":true}},
                {"type":"user","user_id":"U0JO"}]}]},
              {"type":"rich_text","elements":[{"type":"rich_text_quote","elements":[{"type":"text","text":"trim the pause\nand the logo"}]}]},
              {"type":"rich_text","elements":[{"type":"rich_text_preformatted","elements":[{"type":"text","text":"Id   When\nB12  Thu\nB13  Fri"}]}]},
              {"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"link","url":"https://x.example/board.png","text":"Schedule"}]}]},
              {"type":"actions","elements":[
                {"type":"button","action_id":"line-1","text":{"type":"plain_text","text":"Confirm","emoji":false},"value":"confirm B12"},
                {"type":"button","action_id":"line-2","text":{"type":"plain_text","text":"Release","emoji":false},"value":"release B12","style":"danger",
                 "confirm":{"title":{"type":"plain_text","text":"Are you sure?","emoji":false},"text":{"type":"plain_text","text":"Release B12? Jo is told.","emoji":false},
                 "confirm":{"type":"plain_text","text":"Release","emoji":false},"deny":{"type":"plain_text","text":"Cancel","emoji":false},"style":"danger"}}]}
            ]
            """;
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Golden), drawn.Blocks), drawn.Blocks.ToJsonString(SlackJson.Options));
        Assert.StartsWith("Held, not confirmed: Color 1\n", drawn.Text, StringComparison.Ordinal);
        Valid(card);
    }

    [Fact]
    public void A_headline_that_calls_someone_or_is_long_is_text_and_not_a_header()
    {
        foreach (var headline in (Text[])[new Mention("Ana", "U0ANA"), new Link("https://x.example", "x"), new string('x', 151), new string('&', 40)])
        {
            var card = new Card(headline);
            Assert.Equal("rich_text", Draw(card)[0].Blocks[0]!["type"]!.GetValue<string>());
            Valid(card);
        }
    }

    [Fact]
    public void Markup_characters_of_people_mean_nothing()
    {
        var words = Words(new Card("x").With(new Line("*a* _b_ ~c~ `d` > e :tada:"), new Small(new Text([new Plain("*by* "), new Mention("Ana", "U0ANA")]))));
        Assert.DoesNotContain(words, text => text.Type == "mrkdwn");
        Assert.Contains(words, text => text.Words.StartsWith("*a* _b_", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("U0ANA", true)]
    [InlineData("W0ANA", true)]
    [InlineData("U0ANA> <!channel", false)]
    [InlineData("B0T", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Only_a_person_with_an_id_is_called(string? id, bool called)
    {
        var json = Json(new Card("x").With(new Line(new Mention("Ana", id))));
        Assert.Equal(called, json.Contains("\"user_id\"", StringComparison.Ordinal));
        Assert.Equal(called, !json.Contains("Ana", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("javascript:alert(1)", null)]
    [InlineData("file:///etc/passwd", null)]
    [InlineData("slack://open", null)]
    [InlineData("not an address", null)]
    [InlineData("https://x.example/a b|c>d<e", "https://x.example/a%20b%7Cc%3Ed%3Ce")]
    [InlineData("mailto:ana@x.example", "mailto:ana@x.example")]
    public void Only_harmless_addresses_are_links(string url, string? drawn)
    {
        var json = JsonDocument.Parse(Json(new Card("x").With(new Line(new Link(url, "label")))));
        var leaf = json.RootElement[1].GetProperty("elements")[0].GetProperty("elements")[0];
        Assert.Equal(drawn, leaf.TryGetProperty("url", out var address) ? address.GetString() : null);
        Assert.Equal("label", leaf.GetProperty("text").GetString());
    }

    [Fact]
    public void A_label_that_claims_another_address_shows_the_true_host() =>
        Assert.Contains("https://bank.example (evil.example)", Json(new Card("x").With(new Line(new Link("https://evil.example/", "https://bank.example")))), StringComparison.Ordinal);

    [Fact]
    public void A_table_too_wide_for_a_phone_becomes_lines_with_their_columns_names()
    {
        var card = new Card("x").With(new Table(["Step", "State", "Who"], [["vfx for the whole of episode 101", "in review since Friday", new Mention("Lee", "U0LEE")], ["mix", "–", ""]]));
        var words = string.Concat(Words(card).Select(text => text.Words));
        Assert.Contains("vfx for the whole of episode 101 · State in review since Friday · Who \nmix · State –", words, StringComparison.Ordinal);
        Valid(card);
    }

    [Fact]
    public void A_button_whose_line_slack_would_not_carry_is_said_in_words()
    {
        var card = new Card("x").Offer(new Button("Send all", new string('x', 2001)), new Button(new string('l', 200), new string('y', 2000)));
        var json = Json(card);
        Assert.Contains("“Send all” is too long for a button here: type it instead.", json, StringComparison.Ordinal);
        Assert.DoesNotContain("xxxx", json, StringComparison.Ordinal);
        Assert.Contains(new string('y', 2000), json, StringComparison.Ordinal);
        Valid(card);
    }

    [Fact]
    public void Sixty_buttons_are_all_there_and_the_first_message_has_some()
    {
        var card = new Card("x").Offer(Enumerable.Range(0, 60).Select(at => new Button($"b{at}", $"line {at} {new string('z', 900)}")));
        var pages = Draw(card);
        Assert.Contains("actions", pages[0].Blocks.Select(block => block!["type"]!.GetValue<string>()));
        Assert.All(Enumerable.Range(0, 24), at => Assert.Contains(pages, page => page.Blocks.ToJsonString().Contains($"line {at} ", StringComparison.Ordinal)));
        Valid(card);
    }

    [Fact]
    public void What_is_missing_is_listed_with_its_example_and_choices()
    {
        var card = new Card("When?") { Form = new Form("hold", "Hold", [new Field("when", "When", FieldType.Text, null, true, []) { Hint = "tomorrow 10-18" }, new Field("room", "Room", FieldType.Choice, "Color 1", true, ["Color 1"]), new Field("job", "Job", FieldType.Choice, null, false, ["grade", "mix"]), new Field("confirm", "Confirm", FieldType.Check, null, false, ["confirm"])]) { Line = "hold Color 1" } };
        Assert.Equal("When?|When: |still needed, for example tomorrow 10-18\n|Room: |Color 1\n|Job: |optional, one of grade, mix\n|Confirm: |no|Fill in the form", string.Join('|', Words(card).Select(text => text.Words)));
        Valid(card);
    }

    [Fact]
    public void A_card_over_a_messages_limits_goes_on_and_loses_no_word()
    {
        var card = new Card("Long").With(Enumerable.Range(0, 400).Select(row => (Part)new Line($"row-{row}. {new string('x', 60)}"))).Offer(new Button("Done", "done"));
        var pages = Draw(card);
        Assert.True(pages.Count > 1);
        var words = string.Concat(pages.SelectMany(page => Words(page.Blocks)).Select(text => text.Words));
        Assert.All(Enumerable.Range(0, 400), row => Assert.Contains($"row-{row}.", words, StringComparison.Ordinal));
        Assert.Contains("\"line-1\"", pages[0].Blocks.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains("lines do not fit in this message.", pages[0].Blocks.ToJsonString(), StringComparison.Ordinal);
        Valid(card);
    }

    [Fact]
    public void More_than_five_messages_end_with_how_much_is_left()
    {
        var pages = Draw(new Card("Long").With(Enumerable.Range(0, 3000).Select(row => (Part)new Line($"row {row} {new string('x', 60)}"))));
        Assert.Equal(BlockKit.MostMessages, pages.Count);
        Assert.Contains("more lines do not fit", pages[^1].Blocks.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_flood_of_small_print_stays_within_fifty_blocks() =>
        Valid(new Card("x").With(Enumerable.Range(0, 120).Select(row => (Part)new Small($"small {row}"))));

    internal static IReadOnlyList<SlackMessage> Draw(Card card) => BlockKit.Draw(card, london, now);

    internal static void Valid(Card card)
    {
        foreach (var message in Draw(card))
        {
            Assert.Empty(BlockKitRules.Message(JsonSerializer.SerializeToElement(message.Blocks)));
            Assert.InRange(message.Blocks.Count, 1, 50);
            Assert.InRange(message.Text.Length, 1, 4000);
            Assert.True(Words(message.Blocks).Sum(text => text.Words.Length) < 10_000);
        }
    }

    internal static List<(string Type, string Words)> Words(JsonNode? node) => node switch
    {
        JsonArray list => [.. list.SelectMany(Words)],
        JsonObject { Count: > 0 } item when item["text"] is JsonValue text => [(item["type"]!.GetValue<string>(), text.GetValue<string>())],
        JsonObject item => [.. item.SelectMany(member => Words(member.Value))],
        _ => [],
    };

    private static List<(string Type, string Words)> Words(Card card) => Words(Draw(card)[0].Blocks);

    private static string Json(Card card) => Draw(card)[0].Blocks.ToJsonString(SlackJson.Options);
}
