namespace PostBot.WireTests.Features.Shots;

public sealed class VfxCommandTests
{
    [Theory]
    [InlineData("vfx NIGHTFALL 101 32/44")]
    [InlineData("vfx NIGHTFALL 101 32 of 44")]
    [InlineData("vfx NIGHTFALL 101 32 of 44 final")]
    public async Task The_count_stands_on_the_step(string line)
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        Assert.Equal("NIGHTFALL 101 vfx: 32 of 44 shots final", (await ana.Says(line)).Headline);
        Assert.Contains("● vfx 32 of 44, in progress", (await ana.Says("status NIGHTFALL 101")).Text);
        Assert.Contains("it was 32 of 44", (await ana.Says("vfx NIGHTFALL 101 33/44")).Text);
        Assert.Equal("set NIGHTFALL 101 vfx done", (await ana.Says("vfx NIGHTFALL 101 44/44")).Message.Button("vfx done"));
    }

    [Fact]
    public async Task Only_a_coordinator_and_the_owner_of_the_step_may_count()
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        var lee = bot.Person("lee");
        await lee.Says("who am I");
        await ana.Says("role lee vendor");
        await ana.Says("team NIGHTFALL add @lee vfx");
        Assert.Equal("The shots of NIGHTFALL 101 are for its owner or a coordinator. Nothing was changed.", (await lee.Says("vfx NIGHTFALL 101 1/2")).Headline);
        await ana.Says("owner NIGHTFALL 101 vfx @lee");
        Assert.Equal("The shots of NIGHTFALL 101 are for Lee or a coordinator. Nothing was changed.", (await bot.Person("ed").Says("vfx NIGHTFALL 101 1/2")).Headline);
        Assert.Equal("NIGHTFALL 101 vfx: 1 of 2 shots final", (await lee.Says("vfx NIGHTFALL 101 1/2")).Headline);
    }

    [Theory]
    [InlineData("vfx NIGHTFALL 101 45/44", "45 of 44 cannot be. For example: 32/44")]
    [InlineData("vfx NIGHTFALL 101 many", "\"many\" is no count. For example: 32/44")]
    public async Task What_cannot_be_is_refused(string line, string headline)
    {
        await using var bot = await PostBotApp.Start();
        var ana = await bot.WithStudio();
        Assert.Equal(headline, (await ana.Says(line)).Headline);
    }
}
