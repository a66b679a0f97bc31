using System.Collections.Frozen;

namespace PostBot.Domain.Phrases;

/// <summary>The words of the grammar. Words with a number in them (weekday, month, count, unit) share one entry.</summary>
internal enum Word
{
    None,
    Weekday, Month, Count, Unit, Ordinal,
    Today, Tomorrow, Yesterday, Tonight,
    This, Next, Last, Coming,
    Week, Weekend, Working, Day, Rest, All, Full, Commencing,
    The, Of, On, At, In, From, To, Until, And, Between, For, Or, An, After,
    By, Before,
    Now, Later, Time, Daily, Each,
    Noon, Midnight, Half, Quarter, Past, Clock, Couple,
    Am, Pm, Morning, Afternoon, Evening, Night, Overnight, Lunch, First, Thing,
    End, Close, Play, Business, EndOfDay, EndOfWeek, EndOfMonth,
    Vague,
    A, P, M, H, Hrs, D, W, C, B, T, O, S, WeekCommencing,
}

/// <summary>What amounts are counted in.</summary>
internal enum CountUnit { Minute, Hour, Day, WorkingDay, Week, Fortnight, Month }

internal static class Lexicon
{
    // Longer than any word of the grammar: a longer run of letters is not looked up.
    private const int Longest = 12;

    private static readonly FrozenDictionary<string, (Word Word, int Value)> words = Build();

    private static readonly FrozenDictionary<string, (Word Word, int Value)>.AlternateLookup<ReadOnlySpan<char>> lookup =
        words.GetAlternateLookup<ReadOnlySpan<char>>();

    public static (Word Word, int Value) Find(ReadOnlySpan<char> text) =>
        text.Length <= Longest && lookup.TryGetValue(text, out var found) ? found : (Word.None, 0);

    private static FrozenDictionary<string, (Word Word, int Value)> Build()
    {
        var all = new Dictionary<string, (Word Word, int Value)>(StringComparer.OrdinalIgnoreCase);
        void Add(Word word, int value, string forms)
        {
            foreach (var form in forms.Split(' ')) all.Add(form, (word, value));
        }

        string[] weekdays =
        [
            "monday mon", "tuesday tue tues", "wednesday wed weds", "thursday thu thur thurs", "friday fri", "saturday sat", "sunday sun",
        ];
        for (var i = 0; i < weekdays.Length; i++) Add(Word.Weekday, i + 1, weekdays[i]);
        string[] months =
        [
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug", "september sep sept",
            "october oct", "november nov", "december dec",
        ];
        for (var i = 0; i < months.Length; i++) Add(Word.Month, i + 1, months[i]);
        string[] counts = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
        for (var i = 0; i < counts.Length; i++) Add(Word.Count, i + 1, counts[i]);

        Add(Word.Unit, (int)CountUnit.Minute, "min mins minute minutes");
        Add(Word.Unit, (int)CountUnit.Hour, "hour hours hr");
        Add(Word.Unit, (int)CountUnit.Day, "days");
        Add(Word.Unit, (int)CountUnit.Week, "weeks wk wks");
        Add(Word.Unit, (int)CountUnit.Fortnight, "fortnight fortnights");
        Add(Word.Unit, (int)CountUnit.Month, "month months");
        Add(Word.Ordinal, 0, "st nd rd th");
        foreach (var (word, forms) in Plain()) Add(word, 0, forms);
        return all.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    private static IEnumerable<(Word Word, string Forms)> Plain() =>
    [
        (Word.Today, "today tod"), (Word.Tomorrow, "tomorrow tmrw tmw tmr"), (Word.Yesterday, "yesterday"), (Word.Tonight, "tonight"),
        (Word.This, "this"), (Word.Next, "next following"), (Word.Last, "last"), (Word.Coming, "coming upcoming"),
        (Word.Week, "week"), (Word.Weekend, "weekend"), (Word.Working, "working work"), (Word.Business, "business"), (Word.Day, "day"),
        (Word.Rest, "rest"), (Word.All, "all"), (Word.Full, "full whole"), (Word.Commencing, "commencing beginning starting"),
        (Word.WeekCommencing, "wc"),
        (Word.The, "the"), (Word.Of, "of"), (Word.On, "on"), (Word.At, "at"), (Word.In, "in"), (Word.From, "from"), (Word.To, "to"),
        (Word.Until, "until till til through thru"), (Word.And, "and"), (Word.Between, "between"), (Word.For, "for"), (Word.Or, "or"),
        (Word.An, "an"), (Word.After, "after"), (Word.By, "by due"), (Word.Before, "before"),
        (Word.Now, "now"), (Word.Later, "later"), (Word.Time, "time"), (Word.Daily, "daily"), (Word.Each, "each every"),
        (Word.Noon, "noon midday"), (Word.Midnight, "midnight"), (Word.Half, "half"), (Word.Quarter, "quarter"), (Word.Past, "past"),
        (Word.Clock, "clock oclock"), (Word.Couple, "couple"),
        (Word.Am, "am"), (Word.Pm, "pm"), (Word.Morning, "morning"), (Word.Afternoon, "afternoon"), (Word.Evening, "evening"),
        (Word.Night, "night"), (Word.Overnight, "overnight"), (Word.Lunch, "lunchtime lunch"), (Word.First, "first"), (Word.Thing, "thing"),
        (Word.End, "end"), (Word.Close, "close"), (Word.Play, "play"), (Word.EndOfDay, "eod cob cop"), (Word.EndOfWeek, "eow"),
        (Word.EndOfMonth, "eom"), (Word.Vague, "asap soon sometime someday whenever tbc tbd tba eventually"),
        (Word.A, "a"), (Word.P, "p"), (Word.M, "m"), (Word.H, "h"), (Word.Hrs, "hrs"), (Word.D, "d"), (Word.W, "w"), (Word.C, "c"),
        (Word.B, "b"), (Word.T, "t"), (Word.O, "o"), (Word.S, "s"),
    ];
}
