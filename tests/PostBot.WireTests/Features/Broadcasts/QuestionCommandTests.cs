namespace PostBot.WireTests.Features.Broadcasts;

public sealed class QuestionCommandTests
{
    [Fact]
    public async Task A_question_reaches_the_author_and_shows_in_the_receipts()
    {
        await using var bot = await PostBotApp.Start();
        var (ana, receipts) = await bot.WithSent();
        var ed = bot.Person("ed");
        var asked = await ed.Says("question X1 is M&E moving too?");
        Assert.Contains("Ana has your question", asked.Text);
        var told = (await ana.Sees())[^1];
        Assert.Equal("Ed asks about \"Mix moved to Thursday 10:00\"   (X1)", told.Text.Split('\n')[0]);
        Assert.Contains("> is M&E moving too?", told.Text);
        var now = (await ana.Again(receipts)).Text;
        Assert.Contains("Question: Ed \"is M&E moving too?\"", now);
        Assert.Contains("0 acknowledged + 1 waiting + 1 question = 2", now);
    }

    [Fact]
    public async Task Who_asked_may_acknowledge_afterwards()
    {
        await using var bot = await PostBotApp.Start();
        var (ana, _) = await bot.WithSent();
        var ed = bot.Person("ed");
        await ed.Says("question X1 which stage");
        await ed.Presses(await ed.Copy(), "Acknowledge");
        Assert.Contains("1 acknowledged + 1 waiting = 2", (await ana.Says("receipts X1")).Text);
    }

    [Fact]
    public async Task The_button_asks_for_the_words()
    {
        await using var bot = await PostBotApp.Start();
        await bot.WithSent();
        var ed = bot.Person("ed");
        var asked = await ed.Presses(await ed.Copy(), "Question");
        Assert.StartsWith("What do you want to know?", asked.Headline);
        using var sent = await ed.Submits(asked.Message, new Dictionary<string, string> { ["broadcast"] = "X1", ["words"] = "which stage" });
        Assert.Contains("which stage?", await sent.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Only_those_who_got_it_ask_about_it()
    {
        await using var bot = await PostBotApp.Start();
        var (ana, _) = await bot.WithSent();
        Assert.Equal("X1 was not sent to you. Ask Ana directly.", (await ana.Says("question X1 why")).Headline);
        Assert.StartsWith("There is no X1 that you can see.", (await bot.Person("zoe").Says("question X1 why")).Headline);
    }

    [Fact]
    public async Task Neither_nothing_nor_a_novel_is_a_question()
    {
        await using var bot = await PostBotApp.Start();
        await bot.WithSent();
        var ed = bot.Person("ed");
        Assert.StartsWith("What do you want to know?", (await ed.Says("question X1 \" \"")).Headline);
        Assert.StartsWith("That is 5000 characters; a question has at most 1000.", (await ed.Says("question X1 " + new string('y', 5_000))).Headline);
    }
}
