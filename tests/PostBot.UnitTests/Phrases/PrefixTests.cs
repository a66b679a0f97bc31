using System.Globalization;
using PostBot.Domain.Phrases;

namespace PostBot.UnitTests.Phrases;

public sealed class PrefixTests
{
    private static readonly PhraseContext wednesday = London.At("2026-11-18T11:00");

    [Theory]
    [InlineData("tomorrow 10-18 for NIGHTFALL 101 grade", "tomorrow 10-18")]
    [InlineData("fri 2pm for 90 minutes with @dana", "fri 2pm for 90 minutes")]
    [InlineData("fri 10-18 owner @jo", "fri 10-18")]
    [InlineData("thu 17:00 nudge 1d", "thu 17:00")]
    [InlineData("thu 17:00 link https://example.com/1/2", "thu 17:00")]
    [InlineData("fri with @dana", "fri")]
    [InlineData("fri 10 for 101 grade", "fri 10")]
    [InlineData("thu or fri", "thu")]
    [InlineData("next week 2 days", "next week")]
    [InlineData("fri 10-18 in Color 1", "fri 10-18")]
    [InlineData("fri 10-18 + Pro Tools rig", "fri 10-18")]
    [InlineData("fri 10 to Dana", "fri 10")]
    [InlineData("fri 10-18, client moved", "fri 10-18")]
    [InlineData("fri 10-18 - client moved", "fri 10-18")]
    [InlineData("fri 10-bit master", "fri")]
    [InlineData("fri 5.1 mix", "fri")]
    [InlineData("fri 101 grade", "fri")]
    [InlineData("fri 4K", "fri")]
    [InlineData("mon-wed 9-5 daily remote", "mon-wed 9-5 daily")]
    [InlineData("mon for 3 days for NIGHTFALL", "mon for 3 days")]
    [InlineData("Fri 20 Nov 22:00–Sat 21 Nov 02:00 firm", "Fri 20 Nov 22:00–Sat 21 Nov 02:00")]
    [InlineData("14 Dec 9:30am PST attended", "14 Dec 9:30am PST")]
    [InlineData("fri 3pm pt 2 of the mix", "fri 3pm")]
    [InlineData("fri am projector", "fri am")]
    [InlineData("18 Dec until further notice", "18 Dec")]
    [InlineData("tomorrow 10-18. Thanks", "tomorrow 10-18")]
    [InlineData("*fri 10-18*", null)]
    [InlineData("NIGHTFALL 101 grade", null)]
    [InlineData("1 tomorrow 10-18", null)]
    [InlineData("32/44", null)]
    [InlineData("101", null)]
    [InlineData("2 days", null)]
    [InlineData("1d", null)]
    [InlineData("v3", null)]
    [InlineData("for NIGHTFALL", null)]
    [InlineData("01:02:10:05 trim the pause", null)]
    [InlineData("with @dana", null)]
    [InlineData("monitor check", null)]
    [InlineData("fri-cut", null)]
    [InlineData("", null)]
    public void The_longest_date_phrase_is_taken_and_the_rest_is_left(string text, string? expected)
    {
        var prefix = WhenReader.Prefix("hold " + text, 5, wednesday);

        Assert.Equal(expected, prefix is null ? null : ("hold " + text)[5..prefix.End]);
    }

    [Theory]
    [InlineData("3 people", true)]
    [InlineData("10-6", true)]
    [InlineData("sat", true)]
    [InlineData("am", true)]
    [InlineData("the 5th", true)]
    [InlineData("3/4", true)]
    [InlineData("7 tomorrow", true)]
    [InlineData("fri", false)]
    [InlineData("sat 10-6", false)]
    [InlineData("3pm", false)]
    [InlineData("10:30", false)]
    [InlineData("in 3 days", false)]
    public void Bare_numbers_and_words_with_other_meanings_are_weak(string text, bool weak) =>
        Assert.Equal(weak, WhenReader.Prefix(text, 0, wednesday)!.Weak);

    [Theory]
    [InlineData("fri 10:75 for NIGHTFALL")]
    [InlineData("31 Nov for NIGHTFALL")]
    [InlineData("tue 23 Nov 2026 for NIGHTFALL")]
    [InlineData("asap for NIGHTFALL")]
    public void What_can_only_be_meant_as_a_date_is_reported_instead_of_ignored(string text)
    {
        var prefix = WhenReader.Prefix(text, 0, wednesday);

        Assert.NotNull(prefix?.Reading.Problem);
        Assert.Equal(" for NIGHTFALL", text[prefix.End..]);
    }

    [Fact]
    public void The_culture_of_the_machine_does_not_matter()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            CultureInfo.CurrentCulture.DateTimeFormat.AbbreviatedDayNames = ["a", "b", "c", "d", "e", "f", "g"];
            CultureInfo.CurrentCulture.NumberFormat.NegativeSign = "~";

            var reading = WhenReader.Read("FRİ 10-18", wednesday);
            Assert.NotNull(reading.Problem);
            Assert.Equal("Fri 20 Nov 10:00–18:00", WhenText.Format(WhenReader.Read("FRI 10-18", wednesday).When!, wednesday.Now));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
