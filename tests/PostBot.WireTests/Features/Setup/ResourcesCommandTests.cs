namespace PostBot.WireTests.Features.Setup;

public sealed class ResourcesCommandTests
{
    [Fact]
    public async Task The_rooms_are_listed_by_class_and_one_room_tells_all_about_itself()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("resource set Color 1 prep 30m tags hdr");
        await ana.Says("alias Color 1 = Baselight");
        await ana.Says("rate Color 1 1800/day");
        await ana.Says("roster Color 1 mon-sat 8-22");
        await ana.Says("down Color 1 fri am projector");
        await ana.Says("down Color 2 lamp");
        var all = await ana.Says("resources");
        Assert.Contains("color: Color 1 (hdr) · Color 2 (down now)", all.Text);
        Assert.DoesNotContain("mix", (await ana.Says("rooms color")).Text);

        foreach (var line in (string[])["resource Color 1", "show Color 1", "resource show baselight"])
        {
            var one = await ana.Says(line);
            Assert.Equal("Color 1, color", one.Headline);
            Assert.Contains("Open Mon to Sat 08:00–22:00", one.Text);
            Assert.Contains("Also called Baselight", one.Text);
            Assert.Contains("30 min to prepare · tags hdr", one.Text);
            Assert.Contains("£1,800 a day of 8 h", one.Text);
            Assert.Contains("▲ down Fri 27 Nov 09:00–13:00, projector", one.Text);
        }
        Assert.DoesNotContain("£", (await bot.Person("ed").Says("resource Color 1")).Text);
    }
}
