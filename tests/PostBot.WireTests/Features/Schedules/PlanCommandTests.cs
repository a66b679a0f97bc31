namespace PostBot.WireTests.Features.Schedules;

public sealed class PlanCommandTests
{
    [Fact]
    public async Task A_delivery_on_a_sunday_is_said_and_nothing_is_set_before_confirm()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("project add SALT feature 24 Europe/London");
        var plan = await ana.Says("plan salt feature deliver 14 Nov 2027");
        Assert.StartsWith("A plan for SALT: 14 milestones, delivery Fri 12 Nov 2027. Nothing is set yet", plan.Headline);
        Assert.Contains("Sun 14 Nov 2027 is a Sunday; the plan delivers on Fri 12 Nov 2027, the working day before", plan.Text);
        Assert.Contains("Fri 5 Nov 2027 · qc", plan.Text);
        Assert.StartsWith("Nothing is due", (await ana.Says("deadlines SALT")).Headline);
        var set = await ana.Presses(plan.Message, "Confirm, deliver Fri 12 Nov 2027");
        Assert.StartsWith("Planned: 14 milestones on SALT, delivery Fri 12 Nov 2027", set.Headline);
        Assert.StartsWith("14 deadlines on SALT", (await ana.Says("deadlines SALT")).Headline);
        Assert.Contains("Contract: Sun 14 Nov 2027 18:00", (await ana.Says("D14")).Text);
        Assert.Equal("Every milestone is set already or past. Nothing was changed.", (await ana.Says("plan SALT feature deliver 14 Nov 2027 confirm")).Headline);
        await ana.Presses(set.Message, "Undo");
        Assert.StartsWith("Nothing is due", (await ana.Says("deadlines SALT")).Headline);
    }

    [Fact]
    public async Task Episodes_follow_each_other_at_the_stagger_and_a_date_that_is_set_stays()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        await ana.Says("due NIGHTFALL 102 picture lock 1 Dec");
        var plan = await ana.Says("plan NIGHTFALL episodic 101 18 Oct 2027 stagger 14d");
        Assert.StartsWith("A plan for NIGHTFALL 101 to 104: 64 milestones, delivery Mon 18 Oct 2027 to Mon 29 Nov 2027", plan.Headline);
        Assert.Contains("102 · picture lock", plan.Text);
        var set = await ana.Presses(plan.Message, "Confirm");
        Assert.Contains("1 milestone had a date already and kept it", set.Text);
        Assert.Contains("Tue 1 Dec 18:00", (await ana.Says("D1")).Text);
    }

    [Fact]
    public async Task A_plan_that_should_have_begun_is_at_risk_and_leaves_out_what_is_past()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        var plan = await ana.Says("plan NIGHTFALL 103 18 Dec");
        Assert.Contains("▲ at risk: work would have to have begun on", plan.Text);
        Assert.Contains("would lie in the past", (await ana.Presses(plan.Message, "Confirm")).Text);
        Assert.Contains("is not ahead", (await ana.Says("plan NIGHTFALL 103 deliver yesterday")).Headline);
    }
}
