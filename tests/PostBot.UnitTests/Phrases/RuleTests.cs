using NodaTime;
using PostBot.Domain.Phrases;

namespace PostBot.UnitTests.Phrases;

public sealed class RuleTests
{
    // Wednesday.
    private static readonly PhraseContext wednesday = London.At("2026-11-18T11:00");

    [Theory]
    [InlineData("fri 9hrs-17hrs", "2026-11-20T09:00:00+00:00/2026-11-20T17:00:00+00:00")]
    [InlineData("tomorrow 8.10 - 12.32", "2026-11-19T08:10:00+00:00/2026-11-19T12:32:00+00:00")]
    [InlineData("half nine fri", "2026-11-20T09:30:00+00:00")]
    [InlineData("quarter to 5 fri", "2026-11-20T16:45:00+00:00")]
    [InlineData("fri midnight", "2026-11-21T00:00:00+00:00")]
    [InlineData("midnight", "2026-11-19T00:00:00+00:00")]
    [InlineData("fri 18-24", "2026-11-20T18:00:00+00:00/2026-11-21T00:00:00+00:00")]
    [InlineData("fri am+pm", "2026-11-20T09:00:00+00:00/2026-11-20T18:00:00+00:00")]
    [InlineData("half day pm fri", "2026-11-20T13:00:00+00:00/2026-11-20T18:00:00+00:00")]
    [InlineData("lunchtime fri", "2026-11-20T13:00:00+00:00")]
    [InlineData("tomorrow 8 at night", "2026-11-19T20:00:00+00:00")]
    [InlineData("rest of the week", "2026-11-18/2026-11-21")]
    [InlineData("rest of the week 10-6", "daily 2026-11-18T10:00:00+00:00/2026-11-20T18:00:00+00:00")]
    [InlineData("next week 10-6", "daily 2026-11-23T10:00:00+00:00/2026-11-27T18:00:00+00:00")]
    [InlineData("mon-wed 22-02", "daily 2026-11-23T22:00:00+00:00/2026-11-26T02:00:00+00:00")]
    [InlineData("mon-wed 10 for 2 hours", "daily 2026-11-23T10:00:00+00:00/2026-11-25T12:00:00+00:00")]
    [InlineData("10-6 for 3 days from mon", "daily 2026-11-23T10:00:00+00:00/2026-11-25T18:00:00+00:00")]
    [InlineData("w/c 16 Nov", "2026-11-16/2026-11-21")]
    [InlineData("16-20 Nov", "2026-11-16/2026-11-21")]
    [InlineData("23/11 - 27/11", "2026-11-23/2026-11-28")]
    [InlineData("tomorrow to fri", "2026-11-19/2026-11-21")]
    [InlineData("fri 22:00 - sat 02:00", "2026-11-20T22:00:00+00:00/2026-11-21T02:00:00+00:00")]
    [InlineData("fri 10am to fri 2pm", "2026-11-20T10:00:00+00:00/2026-11-20T14:00:00+00:00")]
    [InlineData("now until 6pm", "2026-11-18T11:00:00+00:00/2026-11-18T18:00:00+00:00")]
    [InlineData("in 2 and a half hours", "2026-11-18T13:30:00+00:00")]
    [InlineData("in a fortnight", "2026-12-02/2026-12-03")]
    [InlineData("14 Dec 2000-2200", "2026-12-14T20:00:00+00:00/2026-12-14T22:00:00+00:00")]
    [InlineData("14 Dec '27", "2027-12-14/2027-12-15")]
    [InlineData("fri 10 'til 6?", "2026-11-20T10:00:00+00:00/2026-11-20T18:00:00+00:00")]
    [InlineData("fri 10:00 (New York)", "2026-11-20T10:00:00-05:00")]
    [InlineData("“fri 10-18”", "2026-11-20T10:00:00+00:00/2026-11-20T18:00:00+00:00")]
    [InlineData("first thing tomorrow for 2 hours", "2026-11-19T09:00:00+00:00/2026-11-19T11:00:00+00:00")]
    [InlineData("from 4th to 22nd january", "2027-01-04/2027-01-23")]
    [InlineData("by next week", "2026-11-27T18:00:00+00:00")]
    [InlineData("end of next month", "2026-12-31T18:00:00+00:00")]
    public void Phrases_beyond_the_table_follow_its_rules(string phrase, string expected) => Assert.Equal(expected, London.Iso(phrase, wednesday));

    [Theory]
    [InlineData("today 9am")]
    [InlineData("last fri")]
    [InlineData("yesterday")]
    [InlineData("1/1/2015")]
    [InlineData("tue 17 Nov")]
    [InlineData("fri 11pm-3")]
    [InlineData("fri 6-6")]
    [InlineData("fri 02-22")]
    [InlineData("fri 3pm IST")]
    [InlineData("this wed 9am")]
    [InlineData("3 days")]
    [InlineData("tonight 2")]
    [InlineData("by tomorrow morning")]
    [InlineData("fri 2nd")]
    [InlineData("27 Nov - 23 Nov")]
    [InlineData("mon 9 - wed 5")]
    [InlineData("fri 3pm CST")]
    public void Doubtful_phrases_are_read_and_asked_about(string phrase)
    {
        var reading = WhenReader.Read(phrase, wednesday);

        Assert.NotNull(reading.When);
        Assert.NotNull(reading.Ask);
    }

    [Theory]
    [InlineData("fri 10-18")]
    [InlineData("today 10-18")]
    [InlineData("fri 22-02")]
    [InlineData("fri 10pm-6am")]
    [InlineData("tonight")]
    [InlineData("fri 6pm-midnight")]
    [InlineData("16-20 Nov")]
    public void Clear_phrases_are_not_asked_about(string phrase) => Assert.Null(WhenReader.Read(phrase, wednesday).Ask);

    [Theory]
    [InlineData("tue 23 Nov 2026", "23 Nov 2026 is a Monday. Try Mon 23 Nov or Tue 24 Nov.")]
    [InlineData("31 Nov", "31 Nov does not exist: November ends on the 30th. Try 30 Nov.")]
    [InlineData("14pm", "14pm is not a time. Try 14:00 or 2pm.")]
    [InlineData("fri 25:00", "25:00 is not a time: a day has 24 hours. Try 22:00.")]
    [InlineData("fri 27", "27 is not an hour. For the day say fri 27th.")]
    [InlineData("for 2 hours tomorrow", "That needs a start. Try tomorrow 10 for 2 hours.")]
    [InlineData("fri 10-6, mon 10-6", "That is more than one date, and I can take one. Try fri 10-18.")]
    [InlineData("27 Nov 2026 - 23 Nov 2026", "Mon 23 Nov is before Fri 27 Nov. Put the first day first.")]
    [InlineData("next month", "That needs a day. Try next fri, next week or 14 Dec.")]
    [InlineData("half day fri", "Which half of the day? Try half day am fri.")]
    [InlineData("fri/mon", "Those are two alternatives, and I can take one. Try fri 10-18.")]
    [InlineData("mon-wed 9am", "Several days need an end time too. Try mon-wed 10-18.")]
    [InlineData("", "There is no date in that. Try fri 10-18, tomorrow 2pm or 14 Dec.")]
    public void A_problem_names_the_nearest_fix(string phrase, string problem) => Assert.Equal(problem, WhenReader.Read(phrase, wednesday).Problem);

    [Fact]
    public void Next_friday_names_its_date_and_the_nearer_one() =>
        Assert.Equal(["Next Fri is Fri 27 Nov; this Fri is Fri 20 Nov."], WhenReader.Read("next fri", wednesday).Notes);

    [Fact]
    public void A_zone_word_is_said_back_with_what_it_is_on_that_day() =>
        Assert.Equal(["PST is Los Angeles time, which is PDT then."], WhenReader.Read("1 Jul 9am PST", wednesday).Notes);

    [Fact]
    public void A_date_the_writer_would_read_the_other_way_round_is_asked_about() =>
        Assert.Equal("3/4 is read as 3 Apr, not 4 Mar.", WhenReader.Read("3/4", wednesday with { WriterOrder = DateOrder.Mdy }).Ask);

    [Fact]
    public void The_workspace_decides_what_IST_means() =>
        Assert.Equal("2026-11-20T15:00:00+02:00", London.Iso("fri 3pm IST", London.At("2026-11-18T11:00", "Asia/Jerusalem")));

    [Fact]
    public void Working_days_skip_holidays()
    {
        var thanksgiving = wednesday with { Holidays = new HashSet<LocalDate> { new(2026, 11, 19), new(2026, 11, 30) } };

        Assert.Equal("2026-11-24/2026-11-25", London.Iso("in 3 working days", thanksgiving));
        Assert.Equal("2026-11-27T18:00:00+00:00", London.Iso("EOM", thanksgiving));
    }

    [Fact]
    public void The_end_of_the_week_typed_on_Friday_evening_is_the_next_one() =>
        Assert.Equal("2026-11-27T18:00:00+00:00", London.Iso("EOW", London.At("2026-11-20T18:30")));

    [Theory]
    [InlineData("31 Jan + 1 month", "2027-01-31T10:00", "in a month", "2027-02-28/2027-03-01")]
    [InlineData("by a weekday that is over", "2026-11-20T19:00", "by fri", "2026-11-27T18:00:00+00:00")]
    [InlineData("a running span of weekdays with hours", "2026-11-18T11:00", "wed-fri 10-18", "daily 2026-11-25T10:00:00+00:00/2026-11-27T18:00:00+00:00")]
    public void Dates_at_an_edge_follow_the_house(string what, string now, string phrase, string expected)
    {
        Assert.NotEmpty(what);
        Assert.Equal(expected, London.Iso(phrase, London.At(now)));
    }
}
