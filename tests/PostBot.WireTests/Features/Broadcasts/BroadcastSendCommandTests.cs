namespace PostBot.WireTests.Features.Broadcasts;

public sealed class BroadcastSendCommandTests
{
    [Fact]
    public async Task Everyone_gets_one_copy_and_the_preview_becomes_the_receipts()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithTeam();
        var preview = await ana.Says(BroadcastStudio.Line);
        var receipts = await ana.Presses(preview.Message, "Send as needs an answer");
        Assert.Equal(preview.Message.Id, receipts.Message.Id);
        Assert.StartsWith("0 of 2 have acknowledged \"Mix moved to Thursday 10:00\"   (X1, sent Tue 24 Nov 09:", receipts.Headline);
        Assert.Contains("Waiting: Ed, Jo", receipts.Text);
        Assert.Contains("0 acknowledged + 2 waiting = 2", receipts.Text);
        var copy = await bot.Person("ed").Copy();
        Assert.Equal("NIGHTFALL: Mix moved to Thursday 10:00   (X1)", copy.Text.Split('\n')[0]);
        Assert.Contains("From Ana", copy.Text);
        Assert.Equal(["Acknowledge", "Question", "I cannot"], copy.Buttons);
        Assert.Single(await bot.Person("jo").Sees(), message => message.Text.Contains("(X1)", StringComparison.Ordinal));
    }

    [Fact]
    public async Task For_information_asks_for_no_answer()
    {
        await using var bot = await PostBotApp.Start();
        var (_, receipts) = await bot.WithSent("Send as FYI");
        Assert.StartsWith("Sent to 2 for information: \"Mix moved to Thursday 10:00\"", receipts.Text);
        Assert.Contains("2 sent = 2", receipts.Text);
        Assert.Empty((await bot.Person("ed").Copy()).Buttons);
    }

    [Fact]
    public async Task It_is_sent_once()
    {
        await using var bot = await PostBotApp.Start();
        var (ana, _) = await bot.WithSent();
        Assert.Equal("X1 was sent already. Nothing was sent again.", (await ana.Says("broadcast send X1")).Headline);
        Assert.Single(await bot.Person("jo").Sees(), message => message.Text.Contains("(X1)", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_client_in_the_audience_takes_a_second_person()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithTeam();
        await ana.Says("team NIGHTFALL add @dana client");
        var preview = await ana.Says(BroadcastStudio.Line);
        Assert.Contains("1 person is outside the studio, so nobody else is a coordinator yet.", preview.Text);
        Assert.StartsWith("A second coordinator has to confirm X1, because 1 person is outside the studio, and there is none yet.", (await ana.Says("broadcast send X1")).Headline);
        await ana.Says("role @priya supervisor");
        var waiting = await ana.Presses(preview.Message, "Send as needs an answer");
        Assert.StartsWith("Waiting for a second person: 3 people about NIGHTFALL: 3 in the local chat   (X1)", waiting.Headline);
        Assert.Equal("X1 waits for a second person: Priya. Nothing was sent yet.", (await ana.Says("broadcast send X1")).Headline);
        Assert.Empty(await bot.Person("dana").Sees());

        var priya = bot.Person("priya");
        var asked = (await priya.Sees())[^1];
        Assert.Contains("Priya has to press Send", asked.Text);
        Assert.StartsWith("0 of 3 have acknowledged", (await priya.Presses(asked, "Send")).Headline);
        Assert.StartsWith("0 of 3 have acknowledged", (await ana.Again(waiting.Message)).Text);
        Assert.Equal(["Acknowledge", "Question", "I cannot"], (await bot.Person("dana").Copy()).Buttons);
    }

    [Fact]
    public async Task What_the_author_chose_stays_when_the_second_person_sends_it()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithTeam();
        await ana.Says("team NIGHTFALL add @dana client");
        await ana.Says("role @priya supervisor");
        await ana.Says(BroadcastStudio.Line);
        Assert.Contains("Ana wants to send it as FYI.", (await ana.Says("broadcast send X1 fyi")).Text);
        Assert.StartsWith("Sent to 3 for information", (await bot.Person("priya").Says("broadcast send X1")).Headline);
    }

    [Fact]
    public async Task Nobody_sends_what_another_is_still_writing()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithTeam();
        await ana.Says("role @priya supervisor");
        await ana.Says(BroadcastStudio.Line);
        Assert.Equal("X1 is Ana's draft; Ana sends it. Nothing was sent.", (await bot.Person("priya").Says("broadcast send X1")).Headline);
    }

    [Fact]
    public async Task A_team_that_has_left_since_gets_nothing()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithTeam();
        await ana.Says(BroadcastStudio.Line);
        await ana.Says("team NIGHTFALL remove @ed");
        await ana.Says("team NIGHTFALL remove @jo");
        Assert.StartsWith("Nobody is on the team any more, so X1 would reach no one.", (await ana.Says("broadcast send X1")).Headline);
    }

    [Theory]
    [InlineData("broadcast send X9", "There is no X9 that you can see.")]
    [InlineData("broadcast send", "Which broadcast?")]
    [InlineData("broadcast send B1", "\"B1\" is not a broadcast.")]
    public async Task What_does_not_exist_is_not_sent(string line, string headline)
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithTeam();
        Assert.StartsWith(headline, (await ana.Says(line)).Headline);
    }
}
