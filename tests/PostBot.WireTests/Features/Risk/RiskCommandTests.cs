namespace PostBot.WireTests.Features.Risk;

public sealed class RiskCommandTests
{
    [Fact]
    public async Task A_step_that_nobody_has_ten_working_days_before_its_deadline_is_critical()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("due NIGHTFALL 101 grade done 9 dec 18:00 owner @ana");
        Assert.Equal("NIGHTFALL is on track", (await ana.Says("risk NIGHTFALL")).Headline);
        await bot.MoveTo("2026-11-25T09:00:00Z");
        var risk = await ana.Says("risk NIGHTFALL");
        Assert.Equal("NIGHTFALL is critical: 1 critical", risk.Headline);
        const string Nobody = "nobody has edit, vfx, conform and grade; grade done is due Wed 9 Dec, in 10 working days (D1)";
        Assert.Contains($"✖ NIGHTFALL 101 critical: {Nobody}", risk.Text);
        // Where things stand is judged by the same rules.
        Assert.Contains($"✖ NIGHTFALL 101 critical: {Nobody}", (await ana.Says("status studio")).Text);
        Assert.Equal("NIGHTFALL is not on track: one episode has steps that nobody has", (await ana.Says("status NIGHTFALL")).Headline);
        Assert.Contains($"✖ 101 critical: {Nobody}", (await ana.Says("status NIGHTFALL")).Text);
        Assert.Contains($"✖ critical: {Nobody}", (await ana.Says("status NIGHTFALL 101")).Text);
        Assert.DoesNotContain("mix", risk.Text);
        Assert.Equal("A step that nobody has, 10 working days or less before the next deadline of its episode, is critical.", (await ana.Presses(risk.Message, "Why?")).Headline);
    }

    [Fact]
    public async Task A_step_without_a_booking_five_working_days_before_is_at_risk_until_it_is_booked()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        foreach (var step in (string[])["edit", "vfx", "conform"]) await ana.Says($"set NIGHTFALL 101 {step} done");
        await ana.Says("owner NIGHTFALL 101 grade @ana");
        await ana.Says("due NIGHTFALL 101 grade done 1 dec 18:00 owner @ana");
        var risk = await ana.Says("risk NIGHTFALL 101");
        Assert.Equal("NIGHTFALL 101 is at risk: 1 at risk", risk.Headline);
        Assert.Contains("▲ NIGHTFALL 101 at risk: grade is not booked; grade done is due Tue 1 Dec, in 5 working days (D1)", risk.Text);
        Assert.Equal("NIGHTFALL is on track, but one episode has steps that are not booked", (await ana.Says("status NIGHTFALL")).Headline);
        await ana.Says("hold Color 1 fri 10-18 for NIGHTFALL 101 grade");
        Assert.Equal("NIGHTFALL 101 is on track", (await ana.Says("risk NIGHTFALL 101")).Headline);
    }

    [Fact]
    public async Task Late_notes_and_blocked_steps_are_at_risk_over_all_productions()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("project add SALT feature 24");
        await ana.Says("set NIGHTFALL 103 edit blocked by the drive");
        await ana.Says("cut NIGHTFALL 102 v3");
        await ana.Says("round open NIGHTFALL 102 v3 due today 10:00");
        await bot.Advance("PT2H");
        var risk = await ana.Says("risk");
        Assert.Equal("1 of 2 productions needs you: 2 at risk", risk.Headline);
        Assert.Contains("▲ NIGHTFALL 103 at risk: edit blocked by the drive", risk.Text);
        Assert.Contains("▲ NIGHTFALL 102 at risk: notes were due today (F1)", risk.Text);
        Assert.Contains("On track: SALT", risk.Text);
    }

    [Fact]
    public async Task A_client_is_told_neither_who_has_nothing_nor_other_productions()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("project add SECRET feature 24");
        await ana.Says("reel add SECRET R1");
        await ana.Says("set SECRET R1 edit blocked no money");
        await ana.Says("set NIGHTFALL 101 edit blocked client has not paid");
        await ana.Says("due NIGHTFALL 101 grade done 1 dec 18:00 owner @ana");
        await ana.Says("team NIGHTFALL add @dana client");
        var risk = await bot.Person("dana").Says("risk");
        Assert.Equal("1 of 1 production needs you: 1 at risk", risk.Headline);
        Assert.Contains("▲ NIGHTFALL 101 at risk: edit blocked", risk.Text);
        Assert.DoesNotContain("paid", risk.Text);
        Assert.DoesNotContain("SECRET", risk.Text);
        Assert.DoesNotContain("nobody", risk.Text);
    }
}
