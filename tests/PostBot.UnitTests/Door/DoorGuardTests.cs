using Microsoft.AspNetCore.Http;
using PostBot.Host.Door;

namespace PostBot.UnitTests.Door;

public sealed class DoorGuardTests
{
    [Fact]
    public async Task Every_response_is_closed_to_other_sites()
    {
        var context = await Through(LoopbackTests.Ask());
        var headers = context.Response.Headers;
        Assert.Equal(SecurityHeaders.PagePolicy, headers.ContentSecurityPolicy);
        Assert.DoesNotContain("unsafe", SecurityHeaders.PagePolicy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", SecurityHeaders.PagePolicy, StringComparison.Ordinal);
        Assert.Equal("nosniff", headers.XContentTypeOptions);
        Assert.Equal("no-referrer", headers["Referrer-Policy"]);
        Assert.Equal("no-store", headers.CacheControl);
        Assert.Equal(0, headers.AccessControlAllowOrigin.Count);
    }

    [Fact]
    public async Task A_marked_route_refuses_strangers_with_a_reason_and_others_do_not()
    {
        var refused = await Through(LoopbackTests.Ask(host: "evil.example"), LoopbackOnly.Mark);
        Assert.Equal(403, refused.Response.StatusCode);
        Assert.StartsWith("{\"error\":\"", Body(refused), StringComparison.Ordinal);
        Assert.Equal(204, (await Through(LoopbackTests.Ask(host: "evil.example"))).Response.StatusCode);
        Assert.Equal(204, (await Through(LoopbackTests.Ask(), LoopbackOnly.Mark)).Response.StatusCode);
    }

    [Theory]
    [InlineData("application/json", null, 204)]
    [InlineData("application/json; charset=utf-8", null, 204)]
    [InlineData("application/json; charset=utf-16", null, 415)]
    [InlineData("application/json", "gzip", 415)]
    [InlineData("text/plain", null, 415)]
    [InlineData("application/x-www-form-urlencoded", null, 415)]
    [InlineData(null, null, 415)]
    public async Task A_route_for_json_takes_plain_json_only(string? type, string? encoding, int status)
    {
        var context = LoopbackTests.Ask();
        context.Request.Method = "POST";
        context.Request.ContentType = type;
        if (encoding is not null) context.Request.Headers.ContentEncoding = encoding;
        Assert.Equal(status, (await Through(context, LoopbackOnly.Mark, JsonOnly.Mark)).Response.StatusCode);
    }

    [Theory]
    [InlineData(413, "{\"error\":\"That is too large: at most 50 MB fit.\"}")]
    [InlineData(408, "{\"error\":\"That came too slowly. Please send it again.\"}")]
    [InlineData(400, "{\"error\":\"That could not be read.\"}")]
    public async Task A_body_that_cannot_be_read_is_a_plain_answer(int status, string body)
    {
        var context = LoopbackTests.Ask();
        Mark(context, new BodyUpTo(KestrelLimits.File));
        await new DoorGuard(_ => throw new BadHttpRequestException("no", status)).InvokeAsync(context);
        Assert.Equal(status, context.Response.StatusCode);
        Assert.Equal(body, Body(context));
    }

    private static async Task<HttpContext> Through(HttpContext context, params object[] marks)
    {
        Mark(context, marks);
        await new DoorGuard(inside =>
        {
            inside.Response.StatusCode = 204;
            return Task.CompletedTask;
        }).InvokeAsync(context);
        return context;
    }

    private static void Mark(HttpContext context, params object[] marks) => context.SetEndpoint(new(null, new(marks), "route"));

    private static string Body(HttpContext context)
    {
        context.Response.Body.Position = 0;
        using var reader = new StreamReader(context.Response.Body);
        return reader.ReadToEnd();
    }
}
