using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using PostBot.WireTests.Fakes;

namespace PostBot.WireTests.Teams;

/// <summary>Files: with the person's consent in a chat of their own, by a link that runs out where several people are.</summary>
public sealed class TeamsFileTests : IAsyncLifetime
{
    private const string Consent = "application/vnd.microsoft.teams.card.file.consent";

    private TeamsHost host = null!;

    private TeamsActivities Activities => host.Activities;

    public async Task InitializeAsync()
    {
        host = await TeamsHost.WithStudio(settings: "PostBot:PublicUrl=https://postbot.example");
        await host.Says(Activities.Personal("note F1 01:02:10:05 trim the pause"));
    }

    public async Task DisposeAsync()
    {
        Assert.Empty(host.Connector.Faults);
        await host.DisposeAsync();
    }

    [Fact]
    public async Task In_a_personal_chat_the_file_is_asked_about_put_into_the_drive_and_shown_in_place_of_the_question()
    {
        var (question, id) = await Asked();
        var content = question.Body.GetProperty("attachments")[0];
        Assert.Equal("NIGHTFALL_101_v7_F1_csv.csv", content.GetProperty("name").GetString());
        var context = JsonNode.Parse(content.GetProperty("content").GetProperty("acceptContext").GetRawText())!;
        var accept = Answered("accept", context, id, host.Connector.Drive);
        Assert.Equal((200, ""), await host.Send(accept));
        await host.Connector.Wait(ConnectorCall.Delete);
        Assert.Equal(content.GetProperty("content").GetProperty("sizeInBytes").GetInt64(), host.Connector.Uploaded.Length);
        Assert.Contains("trim the pause", Encoding.UTF8.GetString(host.Connector.Uploaded.Span), StringComparison.Ordinal);
        var shown = host.Connector.CallsOf(ConnectorCall.Send)[^1];
        Assert.Equal("application/vnd.microsoft.teams.card.file.info", shown.Kind);
        Assert.Equal("https://contoso.sharepoint.com/x/NIGHTFALL.csv", shown.Body.GetProperty("attachments")[0].GetProperty("contentUrl").GetString());
        Assert.Equal(id, host.Connector.CallsOf(ConnectorCall.Delete)[0].Message);
    }

    [Fact]
    public async Task No_is_no_and_the_question_goes()
    {
        var (question, id) = await Asked();
        var context = JsonNode.Parse(question.Body.GetProperty("attachments")[0].GetProperty("content").GetProperty("declineContext").GetRawText())!;
        Assert.Equal((200, ""), await host.Send(Answered("decline", context, id, null)));
        await host.Connector.Wait(ConnectorCall.Delete);
        Assert.Empty(host.Connector.CallsOf(ConnectorCall.Upload));
    }

    [Theory]
    [InlineData("https://attacker.example/drive")]
    [InlineData("https://contoso.sharepoint.com.attacker.example/x")]
    [InlineData("https://user@contoso.sharepoint.com/x")]
    [InlineData("http://contoso.sharepoint.com/x")]
    [InlineData("http://127.0.0.1:1/x")]
    [InlineData("file:///etc/passwd")]
    [InlineData("nonsense")]
    public async Task A_file_goes_to_no_address_but_a_drive_of_microsofts(string address)
    {
        var (question, id) = await Asked();
        var sends = host.Connector.CallsOf(ConnectorCall.Send).Count;
        var context = JsonNode.Parse(question.Body.GetProperty("attachments")[0].GetProperty("content").GetProperty("acceptContext").GetRawText())!;
        Assert.Equal((200, ""), await host.Send(Answered("accept", context, id, address)));
        Assert.Contains("was not sent", (await host.Connector.Wait(ConnectorCall.Send, sends + 1)).CardText, StringComparison.Ordinal);
        Assert.Empty(host.Connector.CallsOf(ConnectorCall.Upload));
    }

    [Fact]
    public async Task A_made_up_file_and_a_drive_that_refuses_are_said()
    {
        var sends = host.Connector.CallsOf(ConnectorCall.Send).Count;
        Assert.Equal((200, ""), await host.Send(Answered("accept", new JsonObject { ["file"] = "f1-00000000000000000000000000000000" }, "1", host.Connector.Drive)));
        Assert.Contains("no longer kept", (await host.Connector.Wait(ConnectorCall.Send, sends + 1)).CardText, StringComparison.Ordinal);
        host.Skip(1);
        var (question, id) = await Asked();
        host.Connector.Script(ConnectorCall.Upload, FakeAnswer.Html(503));
        var context = JsonNode.Parse(question.Body.GetProperty("attachments")[0].GetProperty("content").GetProperty("acceptContext").GetRawText())!;
        Assert.Equal((200, ""), await host.Send(Answered("accept", context, id, host.Connector.Drive)));
        Assert.Contains("could not be put into your OneDrive", (await host.Connector.Wait(ConnectorCall.Send, sends + 4)).CardText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_a_channel_the_card_has_a_link_of_our_own_and_the_file_is_behind_it()
    {
        var posted = await host.Says(Activities.Mention("export F1 csv"));
        var link = Link(posted.Card);
        Assert.StartsWith("https://postbot.example/files/f", link.AbsoluteUri, StringComparison.Ordinal);
        using var fetched = await host.Get(link.AbsolutePath);
        Assert.Equal(200, (int)fetched.StatusCode);
        Assert.Contains("trim the pause", await fetched.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("attachment", fetched.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Contains("sandbox", fetched.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        foreach (var wrong in (string[])[link.AbsolutePath[..^1], link.AbsolutePath[..link.AbsolutePath.LastIndexOf('-')], "/files/f1", "/files/x"])
        {
            using var none = await host.Get(wrong);
            Assert.Equal(404, (int)none.StatusCode);
        }
    }

    [Fact]
    public async Task A_link_runs_out_after_a_day()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("round open NIGHTFALL 101 v7");
        await ana.Says("note F1 01:02:10:05 trim the pause");
        var file = (await ana.Says("export F1 csv")).Message.Json.GetProperty("files")[0].GetProperty("id").GetString();
        async Task<int> Status()
        {
            using var answer = await bot.Http.GetAsync(new Uri($"/files/{file}", UriKind.Relative));
            return (int)answer.StatusCode;
        }
        Assert.Equal(200, await Status());
        await bot.Settle();
        await bot.Advance("PT25H");
        Assert.Equal(404, await Status());
    }

    [Fact]
    public async Task A_file_attached_in_the_personal_chat_is_read_from_a_drive_and_from_nowhere_else()
    {
        host.Connector.Shared = "Commenter,Comment,Timecode\r\nDana,too loud,01:05:00:00\r\n"u8.ToArray();
        var preview = await host.Says(Activities.WithFile("import F1", "notes.csv", host.Connector.SharedAt("notes.csv")));
        Assert.Contains("1 note in notes.csv (a table of notes). Add it to F1?", preview.CardText, StringComparison.Ordinal);
        foreach (var address in (string[])["https://attacker.example/notes.csv", "https://contoso.sharepoint.com.attacker.example/x", "http://169.254.169.254/latest", "file:///etc/passwd", ""])
        {
            Assert.Contains("its address is not a OneDrive or SharePoint", (await host.Says(Activities.WithFile("import F1", "notes.csv", address))).CardText, StringComparison.Ordinal);
        }
        Assert.Contains("could not be fetched from Teams (302)", (await host.Says(Activities.WithFile("import F1", "notes.csv", host.Connector.SharedAt("elsewhere")))).CardText, StringComparison.Ordinal);
        Assert.Contains("Which file? Attach it", (await host.Says(Activities.Personal("import F1"))).CardText, StringComparison.Ordinal);
        Assert.Contains("Teams hands me files in our own chat alone.", (await host.Says(Activities.Mention("import F1"))).CardText, StringComparison.Ordinal);
    }

    /// <summary>Asks for a file in the personal chat: the card, then the question whether it may be sent.</summary>
    private async Task<(ConnectorCall Question, string Id)> Asked()
    {
        var card = await host.Says(Activities.Personal("export F1 csv"));
        Assert.DoesNotContain("/files/", card.CardText, StringComparison.Ordinal);
        var question = await host.Connector.Wait(ConnectorCall.Send, host.Connector.CallsOf(ConnectorCall.Send).ToList().FindIndex(call => call.CardText == card.CardText) + 2);
        host.Skip(1);
        Assert.Equal(Consent, question.Kind);
        return (question, host.LastMessage);
    }

    private JsonObject Answered(string action, JsonNode context, string on, string? uploadUrl) => Activities.Invoke(
        "fileConsent/invoke",
        new JsonObject
        {
            ["type"] = "fileUpload",
            ["action"] = action,
            ["context"] = context,
            ["uploadInfo"] = uploadUrl is null ? null : new JsonObject
            {
                ["contentUrl"] = "https://contoso.sharepoint.com/x/NIGHTFALL.csv",
                ["name"] = "NIGHTFALL.csv",
                ["uploadUrl"] = uploadUrl,
                ["uniqueId"] = "1150D938-8870-4044-9F2C-5BBDEBA70C8C",
                ["fileType"] = "csv",
            },
        },
        on);

    private static Uri Link(JsonElement card) => new(card.GetProperty("body").EnumerateArray()
        .SelectMany(element => element.TryGetProperty("inlines", out var inlines) ? inlines.EnumerateArray().ToList() : [])
        .Single(inline => inline.TryGetProperty("selectAction", out _)).GetProperty("selectAction").GetProperty("url").GetString()!);
}
