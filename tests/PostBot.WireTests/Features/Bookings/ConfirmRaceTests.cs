using System.Globalization;

namespace PostBot.WireTests.Features.Bookings;

public sealed class ConfirmRaceTests
{
    private const int Rounds = 40;
    private const int Holds = 20;
    private const int People = 200;

    /// <summary>
    /// Twenty holds in four groups that overlap, ten people for each: whoever presses, exactly the oldest of each group becomes firm and everyone
    /// is answered.
    /// </summary>
    [Fact]
    public async Task Two_hundred_people_who_press_confirm_at_once_make_exactly_the_first_holds_firm()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        var people = Enumerable.Range(1, People).Select(i => bot.Person($"p{i}")).ToList();
        await Task.WhenAll(people.Select(person => person.Says("hello")));
        await Task.WhenAll(people.Select(person => ana.Says($"role @{person.Name} coordinator")));
        // Each line holds the same hours of every day, so that a round is a day: the holds of a day are as old as their lines.
        var first = new DateTime(2027, 3, 1);
        for (var i = 0; i < Holds; i++) await ana.Says($"hold Color {1 + (i % 2)} daily {Day(first, 0)} {9 + (i / 10 * 5)}:{i % 10:00}-{13 + (i / 10 * 5)}:30 until {Day(first, Rounds - 1)} for NIGHTFALL 101");
        for (var round = 0; round < Rounds; round++)
        {
            var ids = Enumerable.Range(0, Holds).Select(i => $"B{(i * Rounds) + round + 1}").ToList();
            var answers = await Task.WhenAll(people.Select((person, i) => person.Says($"confirm {ids[i % Holds]}")));
            var confirmed = answers.Where(answer => answer.Headline.StartsWith("Confirmed: ", StringComparison.Ordinal)).Select(answer => answer.Id).Order().ToList();
            Assert.Equal(new[] { ids[0], ids[1], ids[10], ids[11] }.Order(), confirmed);
            Assert.All(answers, answer => Assert.Matches("^Confirmed: |is confirmed already, by|comes first|keeps waiting", answer.Headline));
            var firm = (await ana.Says($"bookings NIGHTFALL {Day(first, round)}")).Text.Split('\n').Count(line => line.Contains("■ confirmed", StringComparison.Ordinal));
            Assert.Equal(4, firm);
        }
    }

    private static string Day(DateTime first, int days) => first.AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
