namespace PostBot.WireTests.Features.Broadcasts;

public sealed class ReceiptsCsvCommandTests
{
    [Fact]
    public async Task The_local_chat_gets_a_file_with_everybody_by_name()
    {
        await using var bot = await PostBotApp.Start();
        var (ana, _) = await bot.WithSent();
        await bot.Person("jo").Says("question X1 =SUM(A1), which stage");
        await ana.Says("receipts csv X1");
        var message = Assert.Single(await ana.Sees(), message => message.Json.GetProperty("files").GetArrayLength() > 0);
        var file = message.Json.GetProperty("files")[0];
        Assert.Equal("X1_receipts.csv", file.GetProperty("name").GetString());
        var csv = await bot.Http.GetStringAsync(new Uri($"/local/files/{file.GetProperty("id").GetString()}", UriKind.Relative));
        Assert.StartsWith("Name,Platform,State,Answered,Remark\r\nEd,Local,sent,,\r\n", csv);
        Assert.Contains("\"'=SUM(A1), which stage?\"", csv);
    }
}
