using System.Text.Json;
using PostBot.Core.Cards;
using PostBot.Slack.Drawing;
using PostBot.WireTests.Fakes;

namespace PostBot.UnitTests.Slack;

/// <summary>Every kind of hostile words in every position of a card: within the limits, inert, and nothing lost that a message could hold.</summary>
public sealed class HostileTextTests
{
    private static readonly Dictionary<string, string> hostile = new(StringComparer.Ordinal)
    {
        ["shout"] = "<!channel> <!here> <!everyone> @everyone",
        ["mention"] = "<@U0ANA> <#C1|general> <!subteam^S1>",
        ["link"] = "<https://evil.example|https://bank.example> [x](javascript:alert(1))",
        ["entities"] = "&lt;!channel&gt; &amp;lt; &",
        ["markup"] = "*_~`>```*",
        ["rtl"] = "\u202Egnp.exe \u2066x\u2069 \u200B\u200F\uFEFF",
        ["marks"] = "Z" + new string('\u0301', 5000),
        ["breaks"] = "a\nb\r\nc\u2028d\u0000\u0007\te",
        ["half a pair"] = "\uD83C x \uDF89",
        ["emoji"] = string.Concat(Enumerable.Repeat("🎉", 5000)),
        ["long"] = new string('x', 10_000),
        ["long and escaped"] = new string('<', 10_000),
        ["long with spaces"] = string.Concat(Enumerable.Repeat("lorem ipsum & ", 800)),
        ["long lines"] = string.Concat(Enumerable.Repeat("one line\n", 1500)),
        ["nothing"] = "",
        ["blank"] = " \u200B ",
    };

    private static readonly Dictionary<string, Func<string, Card>> positions = new(StringComparer.Ordinal)
    {
        ["headline"] = words => new Card(words),
        ["strong headline"] = words => new Card(new Strong(words)),
        ["line"] = words => new Card("x").With(new Line(words)),
        ["code"] = words => new Card("x").With(new Line(new Code(words))),
        ["name"] = words => new Card("x").With(new Line(new Mention(words, "U0ANA"))),
        ["name without id"] = words => new Card("x").With(new Line(new Mention(words))),
        ["id"] = words => new Card("x").With(new Line(new Mention("Ana", words))),
        ["label"] = words => new Card("x").With(new Line(new Link("https://x.example/", words))),
        ["address"] = words => new Card("x").With(new Line(new Link(words, "label"))),
        ["path"] = words => new Card("x").With(new Line(new Link("https://x.example/" + words, words))),
        ["small"] = words => new Card("x").With(new Small(words)),
        ["small with a name"] = words => new Card("x").With(new Small(new Text([new Strong(words), new Code(words), new Mention(words, "U0ANA"), new Link("https://x.example/", words)]))),
        ["fact"] = words => new Card("x").With(new Facts([new Fact(words, words)])),
        ["quote"] = words => new Card("x").With(new Quote(words)),
        ["table"] = words => new Card("x").With(new Table([words, "b"], [[words, words], ["a", "b"]])),
        ["button"] = words => new Card("x").Offer(new Button(words, words) { Confirm = words }, new Button("b", "b")),
        ["form"] = words => new Card("x") { Form = new Form(words, words, [new Field("f", words, FieldType.Choice, words, true, [words, "b"]) { Hint = words }]) },
    };

    public static TheoryData<string, string> Everything
    {
        get
        {
            var everything = new TheoryData<string, string>();
            foreach (var position in positions.Keys) foreach (var words in hostile.Keys) everything.Add(position, words);
            return everything;
        }
    }

    [Theory]
    [MemberData(nameof(Everything))]
    public void Hostile_words_stay_words(string position, string words)
    {
        var card = positions[position](hostile[words]);
        BlockKitTests.Valid(card);
        foreach (var message in BlockKitTests.Draw(card))
        {
            Assert.Empty(Tokens(message.Text));
            foreach (var (type, text) in BlockKitTests.Words(message.Blocks))
            {
                if (type == "mrkdwn") Assert.All(Tokens(text), token => Assert.True(token is "<@U0ANA>" || token.StartsWith("<https://x.example/", StringComparison.Ordinal), token));
                Assert.DoesNotContain(text, character => character is '\u202E' or '\u2066' or '\u200B' or '\0' or '\u0007');
                Assert.DoesNotContain(text.EnumerateRunes(), rune => rune.Value == 0xFFFD && words != "half a pair");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Everything))]
    public void A_window_of_hostile_words_is_within_the_limits_or_is_none(string position, string words)
    {
        var form = positions[position](hostile[words]).Form;
        if (form is null) return;
        if (Modal.Draw(form, new ModalOrigin(form.Id, "C1", "1.1", "sealed")) is { } view) Assert.Empty(BlockKitRules.View(JsonSerializer.SerializeToElement(view)));
        else Assert.True(hostile[words].Length > 2000);
    }

    [Theory]
    [InlineData("line")]
    [InlineData("small")]
    [InlineData("quote")]
    [InlineData("headline")]
    [InlineData("name without id")]
    public void Ten_thousand_characters_all_arrive(string position)
    {
        var words = string.Concat(Enumerable.Range(0, 2000).Select(number => $"{number:0000} "));
        var drawn = string.Concat(BlockKitTests.Draw(positions[position](words)).SelectMany(message => BlockKitTests.Words(message.Blocks)).Where(text => text.Type == "text").Select(text => text.Words));
        Assert.Equal(words.Replace(" ", "", StringComparison.Ordinal), drawn.Replace(" ", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("a & b", 4000, "a &amp; b")]
    [InlineData("&&&&", 11, "&amp;&amp;…")]
    [InlineData("🎉🎉🎉", 4, "🎉…")]
    [InlineData("abc", 3, "abc")]
    [InlineData("abcd", 3, "ab…")]
    public void Text_is_shortened_before_it_is_escaped(string words, int most, string text) => Assert.Equal(text, Mrkdwn.EscapeWithin(words, most));

    /// <summary>What Slack would take for a mention, a link or a shout.</summary>
    private static List<string> Tokens(string markup)
    {
        var tokens = new List<string>();
        for (var at = markup.IndexOf('<', StringComparison.Ordinal); at >= 0; at = markup.IndexOf('<', at + 1))
        {
            var end = markup.IndexOf('>', at);
            tokens.Add(end < 0 ? markup[at..] : markup[at..(end + 1)]);
        }
        return tokens;
    }
}
