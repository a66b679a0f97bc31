using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using PostBot.Domain.Phrases;

namespace PostBot.UnitTests.Phrases;

public sealed class ReadBackTests
{
    private static readonly string[] zones = ["Europe/London", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "Pacific/Auckland", "Asia/Beirut", "America/Havana", "UTC"];

    private static readonly string[] words =
    [
        "fri", "mon-wed", "10-6", "10", "for", "in", "3", "days", "weeks", "next", "week", "the", "5th", "Dec", "may", "14/12", "2026", "2026-12-14", "at",
        "from", "to", "-", "until", "by", "EOD", "half", "quarter", "past", "day", "am", "pm", "9:30", "25:00", "PST", "UTC", "+", "2", "of", "and", "or",
        "tomorrow", "tonight", "morning", "w/c", "end", "month", "99999", "hours", "a", "an", "'", ",", ".", "/", ":", "🎬", "\ud800", "now", "9999-12-31",
        "5000", "months", "0", "00:00", "24:00", "1/1/9999", "LA", "time", "(", ")", "@", "between", "daily", "each", "last", "working", "rest", "all",
    ];

    [Fact]
    public void What_the_formatter_writes_the_reader_reads_back()
    {
        var cases = (from zone in Gen.Elements(zones)
                     from kind in Gen.Choose(0, 3)
                     from now in Gen.Choose(0, 4 * 365 * 24 * 60)
                     from start in Gen.Choose(-300 * 24 * 60, 500 * 24 * 60)
                     from minutes in Gen.Choose(1, 20 * 24 * 60)
                     from days in Gen.Choose(2, 800)
                     select (zone, kind, now, start, minutes, days)).ToArbitrary();
        Prop.ForAll(cases, c =>
        {
            var zone = DateTimeZoneProviders.Tzdb[c.zone];
            var now = Instant.FromUtc(2025, 1, 1, 0, 0) + Duration.FromMinutes(c.now);
            var at = now + Duration.FromMinutes(c.start);
            var day = at.InZone(zone).Date;
            var from = at.InZone(zone).TimeOfDay;
            When when = c.kind switch
            {
                0 => new WhenPoint(at, zone),
                1 => new WhenRange(at, at + Duration.FromMinutes(c.minutes), zone),
                2 => new WhenDays(day, day.PlusDays(c.days - 1), zone),
                _ => new WhenDaily(day, day.PlusDays(c.days), from, from.PlusMinutes(1 + c.minutes % (16 * 60)), zone),
            };
            var text = WhenText.Format(when, now);
            var back = WhenReader.Read(text, new PhraseContext(now, zone));
            var same = back.When is { } read && read.GetType() == when.GetType() && read.Start == when.Start && read.End == when.End
                && (when is not WhenDaily || read == when);
            return same.Label($"{when} was written «{text}» and read {back.When} {back.Problem} at {now}");
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));
    }

    [Fact]
    public void No_words_in_any_order_make_the_reader_throw()
    {
        var context = London.At("2026-11-18T11:00");
        var texts = (from many in Gen.Choose(0, 14)
                     from said in Gen.ArrayOf(Gen.Elements(words), many)
                     from glue in Gen.Elements(" ", " ", "", "  ")
                     select string.Join(glue, said)).ToArbitrary();
        Prop.ForAll(texts, text => { ReadEveryWay(text, context); }).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));
    }

    [Fact]
    public void No_text_makes_the_reader_throw()
    {
        var context = London.At("2026-11-18T11:00");
        Prop.ForAll<string?>(text => ReadEveryWay(text ?? "", context)).QuickCheckThrowOnFailure();
        Prop.ForAll<char[]>(text => ReadEveryWay(new string(text), context)).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("1")]
    [InlineData("a")]
    [InlineData(" ")]
    [InlineData("fri ")]
    [InlineData("10-")]
    [InlineData("10 to ")]
    [InlineData("a-")]
    [InlineData("in 3 days from ")]
    [InlineData("mon-")]
    [InlineData("end of ")]
    [InlineData("w/c ")]
    [InlineData("\ud800")]
    public void Ten_thousand_characters_are_read_without_a_fault(string piece)
    {
        var context = London.At("2026-11-18T11:00");
        var text = string.Concat(Enumerable.Repeat(piece, 10_000 / piece.Length));
        ReadEveryWay(text, context);
    }

    private static void ReadEveryWay(string text, PhraseContext context)
    {
        var reading = WhenReader.Read(text, context);
        Assert.Equal(reading.When is null, reading.Problem is not null);
        if (reading.When is { } when)
        {
            Assert.True(when.Start <= when.End);
            Assert.NotEmpty(WhenText.Format(when, context.Now));
            Assert.NotEmpty(WhenText.Iso(when));
        }
        if (WhenReader.Prefix(text, 0, context) is { } prefix) Assert.InRange(prefix.End, 1, text.Length);
        if (WhenReader.FindIn(text, context) is { } find) Assert.InRange(find.End, find.Start + 1, text.Length);
    }
}
