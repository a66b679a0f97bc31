using System.Text.Json.Nodes;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Features.Around;
using PostBot.WireTests.Fakes;

namespace PostBot.WireTests.Teams;

/// <summary>Invokes and their exact answers, over real HTTP.</summary>
public sealed class TeamsInvokeTests : IAsyncLifetime
{
    private TeamsSurface surface = null!;

    private TeamsActivities Activities => surface.Activities;

    public async Task InitializeAsync() => surface = await TeamsSurface.Start();

    public async Task DisposeAsync() => await surface.DisposeAsync();

    [Fact]
    public async Task Nobody_is_asked_to_sign_in_so_sign_in_is_refused_politely()
    {
        var (status, body) = await Invoke("signin/tokenExchange", new JsonObject { ["id"] = "7", ["connectionName"] = "x", ["token"] = "secret" });
        Assert.Equal((412, """{"id":"7","connectionName":"x","failureDetail":"PostBot asks nobody to sign in here."}"""), (status, body));
        Assert.Equal((200, ""), await Invoke("signin/verifyState", new JsonObject { ["state"] = "123456" }));
        Assert.DoesNotContain(surface.Logged, line => line.Contains("secret", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("composeExtension/selectItem")]
    [InlineData("composeExtension/anonymousQueryLink")]
    [InlineData("composeExtension/querySettingUrl")]
    [InlineData("composeExtension/setting")]
    [InlineData("composeExtension/onCardButtonClicked")]
    [InlineData("actionableMessage/executeAction")]
    [InlineData("application/search")]
    [InlineData("tab/fetch")]
    [InlineData("config/fetch")]
    [InlineData("something/new")]
    [InlineData("")]
    public async Task What_we_do_not_do_is_501(string name) => Assert.Equal((501, ""), await Invoke(name, new JsonObject { ["commandId"] = "notes" }));

    [Theory]
    [InlineData("composeExtension/query", null)]
    [InlineData("composeExtension/query", """{"commandId":"others"}""")]
    [InlineData("composeExtension/query", """{"commandId":7}""")]
    [InlineData("composeExtension/fetchTask", """{"commandId":"others"}""")]
    [InlineData("composeExtension/submitAction", """{"commandId":"logNote"}""")]
    [InlineData("composeExtension/submitAction", """{"commandId":"logNote","data":{"op":"save"}}""")]
    [InlineData("composeExtension/submitAction", """{"botMessagePreviewAction":"send","botActivityPreview":[]}""")]
    [InlineData("composeExtension/queryLink", "{}")]
    [InlineData("fileConsent/invoke", null)]
    [InlineData("fileConsent/invoke", """{"action":"accept","context":{}}""")]
    [InlineData("fileConsent/invoke", """{"action":"perhaps","context":{"file":"f1-x"}}""")]
    public async Task What_is_malformed_is_400(string name, string? value)
    {
        Assert.Equal((400, ""), await Invoke(name, value is null ? null : JsonNode.Parse(value)));
        Assert.Empty(surface.Handled);
    }

    [Fact]
    public async Task A_search_that_takes_too_long_says_so_inside_five_seconds()
    {
        var never = new TaskCompletionSource<IReadOnlyList<Found>?>();
        await using var slow = await TeamsSurface.Start(work: work => work with { Look = (_, _, _, _) => never.Task });
        var answer = await slow.Answer(slow.Activities.Post(slow.Activities.Search("notes", "trim")));
        Assert.Equal("message", answer.GetProperty("composeExtension").GetProperty("type").GetString());
        never.SetResult([]);
    }

    [Fact]
    public async Task Hostile_words_are_inert_in_results_and_previews()
    {
        const string Hostile = "<script>x</script> [x](javascript:alert(1)) <at>Bot</at> {{DATE(2020-01-01T00:00:00Z,SHORT)}}";
        await using var hostile = await TeamsSurface.Start(work: work => work with { Look = (_, _, _, _) => Task.FromResult<IReadOnlyList<Found>?>([new Found(Hostile, Hostile, new Card(Hostile))]) });
        var answer = await hostile.Answer(hostile.Activities.Post(hostile.Activities.Search("notes", Hostile)));
        var preview = answer.GetProperty("composeExtension").GetProperty("attachments")[0].GetProperty("preview").GetProperty("content");
        foreach (var words in (string[])[preview.GetProperty("title").GetString()!, preview.GetProperty("text").GetString()!])
        {
            Assert.DoesNotContain("<script", words, StringComparison.Ordinal);
            Assert.DoesNotContain("<at", words, StringComparison.Ordinal);
            Assert.DoesNotContain("](", words, StringComparison.Ordinal);
            Assert.DoesNotContain("{{", words, StringComparison.Ordinal);
        }
        Assert.Empty(ExtensionRules.Answer(answer));
    }

    [Fact]
    public async Task A_button_of_a_refusal_acts_in_the_dialog_too()
    {
        surface.Desk = incoming => Task.FromResult(incoming.Text == "free Color 1"
            ? new Answered(new Card("Color 1 is free"), false)
            : new Answered(new Card("There is no Colour 7").Offer(new Button("Color 1", "free Color 1"), new Button("All", "free all") { Confirm = "Really all?" }), false) { Refused = true });
        var (status, body) = await surface.Send(Activities.Post(Activities.Task("task/fetch", new JsonObject { ["line"] = "free Colour 7" }, "7")));
        Assert.Equal(200, status);
        Assert.Empty(AdaptiveCardRules.Task(body));
        var data = JsonNode.Parse(body)!["task"]!["value"]!["card"]!["content"]!["actions"]![0]!["data"]!;
        Assert.Equal("""{"line":"free Color 1","v":1,"on":"7"}""", data.ToJsonString());
        Assert.Equal((200, ""), await surface.Send(Activities.Post(Activities.Task("task/submit", data.DeepClone()))));
        Assert.Equal(("free Color 1", "7"), (surface.Handled.Last().Text, surface.Handled.Last().OnMessage));
    }

    private Task<(int Status, string Body)> Invoke(string name, JsonNode? value) => surface.Send(Activities.Post(Activities.Invoke(name, value)));
}
