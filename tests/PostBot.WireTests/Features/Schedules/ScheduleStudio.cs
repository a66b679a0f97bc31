namespace PostBot.WireTests.Features.Schedules;

/// <summary>NIGHTFALL 101 with a lock, a conform, a delivery promised for 18 January, a hold and a confirmed mix behind the lock.</summary>
internal static class ScheduleStudio
{
    public static async Task<Talker> WithSchedule(this PostBotApp bot)
    {
        var ana = await bot.WithStudio();
        foreach (var name in (string[])["ed", "jo", "tom", "priya"]) await bot.Person(name).Says("hello");
        await ana.Says("role @priya supervisor");
        foreach (var line in (string[])
        [
            "due NIGHTFALL 101 lock 18 Dec 18:00 owner @ed",
            "due NIGHTFALL 101 conform 21 Dec 18:00 owner @jo",
            "due NIGHTFALL 101 delivery 18 Jan 2027 18:00 contract 18 Jan 2027 owner @ana",
        ]) await ana.Says(line);
        await bot.Person("jo").Says("hold Color 1 7 Jan 2027 10-18 for NIGHTFALL 101 grade");
        await bot.Person("tom").Says("hold Mix A 12 Jan 2027 10-18 for NIGHTFALL 101 mix");
        await ana.Says("confirm B2");
        return ana;
    }
}
