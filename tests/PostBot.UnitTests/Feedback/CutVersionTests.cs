using PostBot.Domain.Feedback;

namespace PostBot.UnitTests.Feedback;

public sealed class CutVersionTests
{
    [Theory]
    [InlineData("v7", "v7")]
    [InlineData("V07", "v7")]
    [InlineData("v7.2", "v7.2")]
    [InlineData("v12B", "v12b")]
    public void A_version_has_one_spelling(string typed, string version) => Assert.Equal(version, CutVersion.Parse(typed));

    [Theory]
    [InlineData("v")]
    [InlineData("vfx")]
    [InlineData("7")]
    [InlineData("v7 final")]
    [InlineData("v1234567")]
    [InlineData("v1<b>")]
    [InlineData("")]
    [InlineData(null)]
    public void Other_words_are_no_versions(string? typed) => Assert.Null(CutVersion.Parse(typed));

    [Theory]
    [InlineData("v8", "v7", true)]
    [InlineData("v10", "v9", true)]
    [InlineData("v7b", "v7", true)]
    [InlineData("v7", "v7", false)]
    [InlineData("v7", "v8", false)]
    [InlineData("v1", null, true)]
    public void The_higher_number_is_newer_then_the_longer_name(string version, string? than, bool newer) => Assert.Equal(newer, CutVersion.IsNewer(version, than));
}
