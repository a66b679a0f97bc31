using System.Text;
using PostBot.Slack.Intake;

namespace PostBot.UnitTests.Slack;

public sealed class SlackTextTests
{
    [Theory]
    [InlineData("  hold Color 1  ", "hold Color 1")]
    [InlineData("a &amp; b &lt;c&gt;", "a & b <c>")]
    [InlineData("&amp;lt;", "&lt;")]
    [InlineData("&lt;@U0ANA&gt; is typed", "<@U0ANA> is typed")]
    [InlineData("&lt;!channel&gt;", "<!channel>")]
    [InlineData("tell <@U0ANA> and <@W0JO|jo>", "tell @U0ANA and @W0JO")]
    [InlineData("<@U0BOT> status", "status")]
    [InlineData("<@U0BOT|postbot> status <@U0BOT>", "status")]
    [InlineData("in <#C1|mix> or <#C2|> or <#C3>", "in #C1 or #C2 or #C3")]
    [InlineData("<!here> <!channel> <!everyone>", "@here @channel @everyone")]
    [InlineData("<!subteam^S1|@editors> <!subteam^S2>", "@S1 @S2")]
    [InlineData("<!date^1392734382^{date}|18 Feb>", "18 Feb")]
    [InlineData("<https://x.example/a?b=1&amp;c=2|label>", "https://x.example/a?b=1&c=2")]
    [InlineData("<https://x.example>", "https://x.example")]
    [InlineData("upload <http://cut_v3.mov|cut_v3.mov>", "upload cut_v3.mov")]
    [InlineData("<mailto:ana@x.example|ana@x.example>", "ana@x.example")]
    [InlineData("<tel:+44|+44>", "tel:+44")]
    [InlineData("no end <@U1", "no end <@U1")]
    [InlineData("a > b", "a > b")]
    [InlineData("a <b> c <d|e>", "a <b> c <d|e>")]
    [InlineData("<@not an id> <#x>", "<@not an id> <#x>")]
    [InlineData("&", "&")]
    [InlineData("&amp", "&amp")]
    [InlineData("<>", "<>")]
    [InlineData("", "")]
    public void What_was_typed_comes_back(string sent, string read) => Assert.Equal(read, SlackText.Read(sent, "U0BOT"));

    [Theory]
    [InlineData("<@U1> hi", true)]
    [InlineData("hi <@U1|x>", true)]
    [InlineData("<@U12> hi", false)]
    [InlineData("&lt;@U1&gt; hi", false)]
    public void A_mention_is_of_the_whole_id(string text, bool mentions) => Assert.Equal(mentions, SlackText.Mentions(text, "U1"));

    [Theory]
    [InlineData("a=1&b=2", "a", "1")]
    [InlineData("text=a+b%2Bc%26d", "text", "a b+c&d")]
    [InlineData("text=%C5%BElu%C5%A5%20%F0%9F%8E%89", "text", "žluť 🎉")]
    [InlineData("text=%e2%80%9Cnow%E2%80%9d", "text", "“now”")]
    [InlineData("text=a=b", "text", "a=b")]
    [InlineData("text&b=", "text", "")]
    [InlineData("&&a=1&", "a", "1")]
    [InlineData("a=1", "missing", "")]
    public void A_form_field_is_decoded_once(string body, string name, string value) =>
        Assert.Equal(value, FormBody.Read(Encoding.UTF8.GetBytes(body))![name]);

    [Theory]
    [InlineData("a=%")]
    [InlineData("a=%4")]
    [InlineData("a=%zz")]
    [InlineData("a=1&a=2")]
    [InlineData("a=1&%61=2")]
    public void A_form_that_could_be_read_two_ways_is_not_read(string body) => Assert.Null(FormBody.Read(Encoding.UTF8.GetBytes(body)));

    [Fact]
    public void A_long_field_and_too_many_fields()
    {
        Assert.Equal(new string('é', 5000), FormBody.Read(Encoding.UTF8.GetBytes("a=" + Uri.EscapeDataString(new string('é', 5000))))!["a"]);
        Assert.Null(FormBody.Read(Encoding.UTF8.GetBytes(string.Join('&', Enumerable.Range(0, 101).Select(field => $"f{field}=")))));
    }
}
