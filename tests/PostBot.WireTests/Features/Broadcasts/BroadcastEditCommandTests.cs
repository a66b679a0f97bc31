namespace PostBot.WireTests.Features.Broadcasts;

public sealed class BroadcastEditCommandTests
{
    [Fact]
    public async Task The_words_are_changed_in_a_form_that_holds_them_until_it_has_gone_out()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithTeam();
        var preview = await ana.Says(BroadcastStudio.Line);
        var form = await ana.Presses(preview.Message, "Edit");
        Assert.Contains("Mix moved to Thursday 10:00", form.Text);
        using (var sent = await ana.Submits(form.Message, new Dictionary<string, string> { ["broadcast"] = "X1", ["words"] = "Mix moved to Friday 10:00" }))
            Assert.Contains("> Mix moved to Friday 10:00", await sent.Content.ReadAsStringAsync());
        Assert.Contains("> Mix moved to Friday 10:00", (await ana.Again(preview.Message)).Text);
        await bot.Person("cora").Says("hello");
        await ana.Says("role @cora coordinator");
        Assert.Equal("X1 is Ana's; they change it. Nothing was changed.", (await bot.Person("cora").Says("broadcast edit X1 no")).Headline);
        await ana.Says("broadcast send X1");
        Assert.StartsWith("NIGHTFALL: Mix moved to Friday 10:00", (await bot.Person("ed").Copy()).Text);
        Assert.Equal("X1 was sent already. Nothing was changed.", (await ana.Says("broadcast edit X1 no")).Headline);
    }

    [Fact]
    public async Task Who_confirmed_the_old_words_confirms_the_new_ones_too()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithTeam();
        await bot.Person("priya").Says("hello");
        await ana.Says("role @priya supervisor");
        await ana.Says("team NIGHTFALL add @dana client");
        await ana.Says("role @dana client");
        await ana.Says("broadcast NIGHTFALL at fri 9:00 Mix moved");
        await ana.Says("broadcast send X1");
        Assert.StartsWith("Goes out on Fri 27 Nov 09:00", (await bot.Person("priya").Says("broadcast send X1")).Headline);
        Assert.Contains("so Priya confirms too", (await ana.Says("broadcast edit X1 Mix is off")).Text);
        await bot.MoveTo("2026-11-27T10:00:00Z");
        Assert.DoesNotContain(await bot.Person("ed").Sees(), message => message.Text.Contains("Mix", StringComparison.Ordinal));
    }
}
