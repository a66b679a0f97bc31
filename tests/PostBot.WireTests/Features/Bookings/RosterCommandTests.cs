using System.Text.RegularExpressions;

namespace PostBot.WireTests.Features.Bookings;

public sealed class RosterCommandTests
{
    [Fact]
    public async Task Outside_a_roster_nobody_is_booked_without_a_coordinator_and_calendar_and_board_show_it()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        var jo = bot.Person("jo");
        await jo.Says("hello");
        await ana.Says("hold Color 1 + @jo fri 10-12 for NIGHTFALL 101");
        var said = await ana.Says("roster @jo mon-thu 10-16");
        Assert.Equal("Jo works Mon to Thu 10:00–16:00", said.Headline);
        Assert.Contains("Outside of that: 1 booking, which stay as they are:", said.Text);
        Assert.Contains("B1 ◌ hold · Fri 27 Nov 10:00–12:00", said.Text);
        Assert.StartsWith("That is so already", (await ana.Says("roster jo mon-thu 10-16")).Headline);

        var refused = await bot.Person("ed").Says("hold Mix A + @jo thu 14-18 for NIGHTFALL 102");
        Assert.Equal("Jo works Mon to Thu 10:00–16:00; 2 h of Thu 26 Nov 14:00–18:00 is outside the roster. Nothing was booked; a coordinator can book it anyway.", refused.Headline);
        var asked = await ana.Says("hold Mix A + @jo fri 14-18 for NIGHTFALL 102");
        Assert.StartsWith("Jo works Mon to Thu 10:00–16:00; Fri 27 Nov 14:00–18:00 is outside the roster.", asked.Headline);
        Assert.StartsWith("Held, not confirmed: Mix A + Jo", (await ana.Presses(asked.Message, "Book it anyway")).Headline);

        await ana.Says("off @jo 1 Dec leave");
        await ana.Says("down Color 1 2 Dec 14-16 projector");
        var own = await Calendar(bot, await jo.Says("calendar"));
        Assert.Matches(new Regex("UID:roster-[^\r]*-20261127@postbot\r\n.*?TRANSP:TRANSPARENT\r\nDTSTART;VALUE=DATE:20261127\r\nDTEND;VALUE=DATE:20261128\r\nSUMMARY:NOT ON THE ROSTER: Jo", RegexOptions.Singleline), own);
        Assert.Matches(new Regex("TRANSP:TRANSPARENT\r\nDTSTART;VALUE=DATE:20261201\r\nDTEND;VALUE=DATE:20261202\r\nSUMMARY:OFF: Jo\\\\, leave", RegexOptions.Singleline), own);
        var room = await Calendar(bot, await ana.Says("calendar Color 1"));
        Assert.Contains("TRANSP:OPAQUE\r\nDTSTART:20261202T140000Z\r\nDTEND:20261202T160000Z\r\nSUMMARY:DOWN: Color 1\\, projector", room, StringComparison.Ordinal);

        var page = await bot.Http.GetStringAsync(new Uri(Regex.Match((await ana.Says("board")).Text, @"/board\?key=[0-9a-f]{40}[^)]*").Value, UriKind.Relative));
        Assert.Contains("Jo is not on the roster on Fri 27 Nov · works Mon to Thu 10:00–16:00", page, StringComparison.Ordinal);
        Assert.Contains("person · Mon to Thu 10:00–16:00", page, StringComparison.Ordinal);

        Assert.Equal("Jo has the studio's days and hours again: Mon to Fri 09:00–18:00", (await jo.Says("roster me off")).Headline);
        Assert.StartsWith("Jo or a coordinator can say when they work", (await bot.Person("ed").Says("roster @jo mon-tue")).Headline);
        Assert.Contains("are no days and hours", (await ana.Says("roster @jo sometimes")).Headline);
    }

    [Fact]
    public async Task A_room_with_hours_of_its_own_is_held_offered_and_priced_by_them()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        Assert.Equal("Color 1 is open every day 08:00–22:00", (await ana.Says("roster Color 1 daily 8-22")).Headline);
        Assert.Contains("Color 1, Sat 28 Nov 08:00–22:00", (await ana.Says("hold Color 1 sat for NIGHTFALL 101")).Headline);
        Assert.DoesNotContain("overtime", (await ana.Says("hold Color 1 thu 18-22 for NIGHTFALL 102")).Text);
        Assert.Contains("1 h of it is outside the working hours of Color 1: overtime may apply.", (await ana.Says("hold Color 1 tomorrow 20-23 for NIGHTFALL 102")).Text);
        Assert.Contains("Color 1 · Sun 29 Nov · free all day", (await ana.Says("free Color 1 sun")).Text);
    }

    private static async Task<string> Calendar(PostBotApp bot, Heard said) =>
        (await bot.Http.GetStringAsync(new Uri(Regex.Match(said.Text, @"/calendar/[0-9a-f]+\.ics").Value, UriKind.Relative))).Replace("\r\n ", "", StringComparison.Ordinal);
}
