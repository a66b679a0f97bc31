namespace PostBot.WireTests.Living;

/// <summary>Posted cards follow what they show, quietly: one edit, one message in the thread, nothing to whoever did it.</summary>
public sealed class LivingCardsTests
{
    [Fact]
    public async Task What_happened_goes_to_the_thread_under_the_card_and_a_minute_of_it_is_one_message()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        var posted = await ana.Says("@PostBot hold Color 1 tomorrow 10-18 for NIGHTFALL 101 grade", "floor");
        var card = (await ana.Sees("floor")).Single(message => message.From == "postbot");

        await ana.Says($"confirm {posted.Id}", "dm");
        await ana.Says($"release {posted.Id} client moved", "dm");

        var seen = await bot.Person("ed").Sees("floor");
        Assert.Contains("Released", seen.Single(message => message.Id == card.Id).Text.Split('\n')[0], StringComparison.Ordinal);
        var history = Assert.Single(seen, message => message.Json.GetProperty("thread").ValueKind != System.Text.Json.JsonValueKind.Null && message.From == "postbot");
        Assert.Equal(card.Id, history.Json.GetProperty("thread").GetString());
        Assert.Contains("Released", history.Text, StringComparison.Ordinal);
        Assert.Contains("Ana", history.Text, StringComparison.OrdinalIgnoreCase);

        await bot.Advance("PT2M");
        await ana.Says($"undo {posted.Id}", "dm");

        seen = await bot.Person("ed").Sees("floor");
        Assert.Equal(2, seen.Count(message => message.From == "postbot" && message.Json.GetProperty("thread").ValueKind != System.Text.Json.JsonValueKind.Null));
    }

    [Fact]
    public async Task Whoever_answers_in_the_thread_is_not_told_twice()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("@PostBot hold Color 1 tomorrow 10-18 for NIGHTFALL 101 grade", "floor");
        var card = (await ana.Sees("floor")).Single(message => message.From == "postbot");

        await ana.Says("@PostBot confirm", "floor", card.Id);

        var seen = await bot.Person("ed").Sees("floor");
        Assert.Contains("Confirmed", seen.Single(message => message.Id == card.Id).Text, StringComparison.Ordinal);
        Assert.Single(seen, message => message.From == "postbot" && message.Json.GetProperty("thread").ValueKind != System.Text.Json.JsonValueKind.Null);
    }
}
