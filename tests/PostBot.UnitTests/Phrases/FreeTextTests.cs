using PostBot.Domain.Phrases;

namespace PostBot.UnitTests.Phrases;

public sealed class FreeTextTests
{
    private static readonly PhraseContext wednesday = London.At("2026-11-18T11:00");

    [Theory]
    [InlineData("good morning all")]
    [InlineData("I am late")]
    [InlineData("see you at 5")]
    [InlineData("reel 2 may need a patch")]
    [InlineData("first thing we need is a lock")]
    [InlineData("that was the last cut, next version please")]
    [InlineData("3/4 inch tape, 32/44 shots, 5/8 done")]
    [InlineData("16:9 and 1.85:1")]
    [InlineData("01:00:00:00 start, 10:00:00;02 end")]
    [InlineData("103_020_0010 v12 and file_2026-12-14.mov")]
    [InlineData("see https://example.com/2026-12-14/a")]
    [InlineData("phone 020-7946-0958")]
    [InlineData("the 3rd reel, the 2nd pass")]
    [InlineData("2 days of rushes, half day, 1 hour")]
    [InlineData("second unit, now conformed")]
    [InlineData("23.976 and 29.97 at 25p")]
    public void Talk_holds_no_date(string message) => Assert.Null(WhenReader.FindIn(message, wednesday));

    [Theory]
    [InlineData("can we do thursday at 2pm?", "thursday at 2pm")]
    [InlineData("need it by EOD", "by EOD")]
    [InlineData("tonight works", "tonight")]
    [InlineData("the review on friday at 4pm", "friday at 4pm")]
    [InlineData("sat 10-6 works", "sat 10-6")]
    [InlineData("(fri 10-18)", "fri 10-18")]
    [InlineData("*tomorrow*", "tomorrow")]
    [InlineData("book the 5.1 mix for fri 10-18", "fri 10-18")]
    [InlineData("take 2, May 2 or later", "May 2")]
    public void A_date_in_talk_is_found_without_the_words_around_it(string message, string expected)
    {
        var find = WhenReader.FindIn(message, wednesday);

        Assert.Equal(expected, find is null ? null : message[find.Start..find.End]);
    }
}
