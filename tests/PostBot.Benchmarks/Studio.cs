using System.Globalization;

namespace PostBot.Benchmarks;

/// <summary>200 rooms with 100 bookings each, and a linked channel, so that every hold writes to the outbox as well.</summary>
internal static class Studio
{
    private const int Rooms = 200;
    private const int Prefill = 100;

    private static readonly DateTime firstDay = new(2030, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private static int holds;

    public static async Task Fill(RunningBot bot)
    {
        var load = new SlackLoad(bot.Address, callers: 1);
        foreach (var line in (string[])["setup", "project add NIGHTFALL episodic 23.976 Europe/London rounds 3", "episode add NIGHTFALL 101-110", "link NIGHTFALL"]) await load.Say(line);
        for (var room = 0; room < Rooms; room++) await load.Say(string.Create(CultureInfo.InvariantCulture, $"resource add \"Room {room}\" room{room / 4}"));
        await new SlackLoad(bot.Address, callers: 32).Times(NextHold, Rooms * Prefill);
    }

    /// <summary>A slot that nothing has taken: half an hour of every hour, room after room.</summary>
    public static string NextHold()
    {
        var number = Interlocked.Increment(ref holds) - 1;
        var slot = firstDay.AddHours(number / Rooms);
        return string.Create(CultureInfo.InvariantCulture, $"hold Room {number % Rooms} {slot:yyyy-MM-dd} {slot:HH}:00-{slot:HH}:30 for NIGHTFALL 101 grade");
    }
}
