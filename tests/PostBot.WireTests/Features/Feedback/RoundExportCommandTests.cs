namespace PostBot.WireTests.Features.Feedback;

public sealed class RoundExportCommandTests
{
    [Fact]
    public async Task The_file_is_named_after_the_cut_and_comes_with_its_rate()
    {
        await using var bot = await PostBotApp.Start();
        var (ana, dana) = await bot.WithRound();

        await ana.Says("note F1 01:02:10:05-01:02:14:00 trim the pause");
        await dana.Says("reply N1 please");
        foreach (var (program, extension, first) in (IEnumerable<(string, string, string)>)[("avid", "txt", "Ana\t01:02:10:05\tV1\tred\ttrim the pause ↳ Dana: please\t91\n"), ("resolve", "edl", "TITLE: NIGHTFALL 101 v7 Round 1\r\n"), ("premiere", "xml", "<?xml"), ("fcpx", "fcpxml", "<?xml"), ("otio", "otio", "{"), ("protools", "mid", "MThd"), ("csv", "csv", "\uFEFF#,")])
        {
            var said = await ana.Says($"export F1 {program}");
            Assert.Contains("23.976, non-drop, starts at 01:00:00:00.", said.Text);
            var (name, bytes) = await bot.Gets(said.Message);
            Assert.Equal($"NIGHTFALL_101_v7_F1_{program}.{extension}", name);
            Assert.StartsWith(first, System.Text.Encoding.UTF8.GetString(bytes));
        }
        Assert.StartsWith("For which program?", (await ana.Says("export F1")).Headline);
        Assert.StartsWith("There is no F9 that you can see.", (await ana.Says("export F9 avid")).Headline);
    }
}
