using System.Net;
using Microsoft.AspNetCore.Http;
using PostBot.Host.Door;

namespace PostBot.UnitTests.Door;

public sealed class LoopbackTests
{
    [Theory]
    [InlineData("127.0.0.1", "localhost:3978", true)]
    [InlineData("127.0.0.1", "LOCALHOST", true)]
    [InlineData("127.0.0.1", "127.0.0.1:3978", true)]
    [InlineData("127.8.8.8", "127.8.8.8", true)]
    [InlineData("::1", "[::1]:3978", true)]
    [InlineData("::ffff:127.0.0.1", "127.0.0.1", true)]
    [InlineData("::ffff:127.0.0.2", "127.0.0.2", true)]
    [InlineData("192.168.1.5", "localhost", false)]
    [InlineData("::ffff:10.0.0.1", "localhost", false)]
    [InlineData("127.0.0.1", "evil.example", false)]
    [InlineData("127.0.0.1", "localhost.evil.example", false)]
    [InlineData("127.0.0.1", "127.0.0.1.evil.example", false)]
    [InlineData("127.0.0.1", "127.1", false)]
    [InlineData("127.0.0.1", "2130706433", false)]
    [InlineData("127.0.0.1", "0x7f.0.0.1", false)]
    [InlineData("127.0.0.1", "0.0.0.0", false)]
    [InlineData("127.0.0.1", "192.168.1.5", false)]
    [InlineData("127.0.0.1", "", false)]
    [InlineData(null, "localhost", false)]
    public void Only_this_machine_under_its_own_name_is_loopback(string? from, string host, bool isLoopback) =>
        Assert.Equal(isLoopback, Loopback.Is(Ask(host, from)));

    [Theory]
    [InlineData("X-Forwarded-For", "127.0.0.1")]
    [InlineData("x-forwarded-host", "localhost")]
    [InlineData("X-Forwarded-Anything", "")]
    [InlineData("Forwarded", "for=127.0.0.1")]
    public void A_request_that_was_forwarded_is_never_loopback(string header, string value)
    {
        var context = Ask();
        context.Request.Headers[header] = value;
        Assert.False(Loopback.Is(context));
    }

    [Theory]
    [InlineData("http://localhost:3978", true)]
    [InlineData("http://LOCALHOST:3978", true)]
    [InlineData("http://localhost:4000", false)]
    [InlineData("https://localhost:3978", false)]
    [InlineData("http://127.0.0.1:3978", false)]
    [InlineData("http://evil.example", false)]
    [InlineData("http://localhost:3978.evil.example", false)]
    [InlineData("http://localhost:3978/x", false)]
    [InlineData("null", false)]
    [InlineData("", false)]
    public void Another_origin_is_refused(string origin, bool isOwn)
    {
        var context = Ask();
        context.Request.Headers.Origin = origin;
        Assert.Equal(isOwn, Loopback.WhyForeign(context.Request) is null);
    }

    [Theory]
    [InlineData("same-origin", "cors", true)]
    [InlineData("none", "navigate", true)]
    [InlineData("cross-site", "navigate", true)]
    [InlineData("cross-site", "no-cors", false)]
    [InlineData("same-site", "no-cors", false)]
    public void A_tag_on_another_site_is_refused_but_a_link_to_the_page_is_not(string site, string mode, bool mayAsk)
    {
        var context = Ask();
        context.Request.Headers["Sec-Fetch-Site"] = site;
        context.Request.Headers["Sec-Fetch-Mode"] = mode;
        Assert.Equal(mayAsk, Loopback.WhyForeign(context.Request) is null);
    }

    internal static DefaultHttpContext Ask(string host = "localhost:3978", string? from = "127.0.0.1")
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = from is null ? null : IPAddress.Parse(from);
        context.Request.Method = "GET";
        context.Request.Scheme = "http";
        context.Request.Host = new(host);
        context.Response.Body = new MemoryStream();
        return context;
    }
}
