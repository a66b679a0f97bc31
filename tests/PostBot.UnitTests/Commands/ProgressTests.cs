using NodaTime;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Delivery;

namespace PostBot.UnitTests.Commands;

public sealed class ProgressTests
{
    private static readonly Incoming press = new(Surface.Slack, "T1", new Sender("U1", "Ana"), new Place("C1", PlaceKind.Channel, null), "import people apply");

    private readonly List<string?> shown = [];

    [Fact]
    public async Task It_is_shown_at_the_start_half_way_at_the_end_and_with_its_outcome()
    {
        var progress = new Progress(press, Show) { Stays = true };
        for (var row = 0; row <= 10_000; row += 500)
        {
            progress.Report("Importing 10,000 people", row, 10_000);
            await progress.Shown;
        }
        progress.Finish(new Card("Imported: 10,000 new people"), Instant.MinValue);
        await progress.Shown;
        Assert.Equal(
            ["Importing 10,000 people: 0 % looked at", "Importing 10,000 people: 50 % looked at", "Importing 10,000 people: all looked at, writing them down", "Imported: 10,000 new people"],
            shown);
    }

    [Fact]
    public async Task An_answer_that_takes_the_messages_place_is_not_written_over()
    {
        var progress = new Progress(press, Show);
        progress.Report("Importing", 0, 10_000);
        await progress.Shown;
        progress.Finish(new Card("Imported"), Instant.MinValue);
        await progress.Shown;
        Assert.Equal(["Importing: 0 % looked at"], shown);
    }

    [Fact]
    public async Task What_is_quick_is_not_talked_about()
    {
        var progress = new Progress(press, Show);
        progress.Report("Importing 4,999 people", 0, 4_999);
        progress.Finish(new Card("Imported"), Instant.MinValue);
        await progress.Shown;
        Assert.Empty(shown);
    }

    [Fact]
    public async Task A_platform_that_is_slow_or_broken_is_not_waited_for_and_its_words_are_not_piled_up()
    {
        var slow = new TaskCompletionSource();
        var progress = new Progress(press, async words =>
        {
            shown.Add(words);
            await slow.Task;
        })
        {
            Stays = true,
        };
        for (var row = 0; row <= 10_000; row += 500) progress.Report("Importing", row, 10_000);
        slow.SetException(new HttpRequestException("no"));
        progress.Finish(new Card("Imported"), Instant.MinValue);
        await progress.Shown;
        Assert.Equal(["Importing: 0 % looked at", "Imported"], shown);
    }

    private Task Show(string? words)
    {
        shown.Add(words);
        return Task.CompletedTask;
    }
}
