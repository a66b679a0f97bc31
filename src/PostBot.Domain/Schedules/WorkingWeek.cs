using System.Collections.Frozen;
using NodaTime;

namespace PostBot.Domain.Schedules;

/// <summary>Which days a house works: some days of every week, except its holidays.</summary>
/// <param name="Days">At least one.</param>
public sealed record WorkingWeek(IReadOnlySet<IsoDayOfWeek> Days, IReadOnlySet<LocalDate> Holidays)
{
    /// <summary>Monday to Friday, as <see cref="Mask"/> stores it.</summary>
    public const int MondayToFridayMask = 0b001_1111;

    private static readonly IsoDayOfWeek[] all = [.. Enum.GetValues<IsoDayOfWeek>().Where(day => day != IsoDayOfWeek.None)];

    public static WorkingWeek MondayToFriday { get; } = new(OfMask(MondayToFridayMask), FrozenSet<LocalDate>.Empty);

    public bool Holds(LocalDate date) => Days.Contains(date.DayOfWeek) && !Holidays.Contains(date);

    public LocalDate Next(LocalDate date)
    {
        do date = date.PlusDays(1); while (!Holds(date));
        return date;
    }

    public LocalDate Before(LocalDate date)
    {
        do date = date.PlusDays(-1); while (!Holds(date));
        return date;
    }

    /// <summary>The days as one number: bit 0 is Monday, bit 6 Sunday.</summary>
    public static int Mask(IEnumerable<IsoDayOfWeek> days) => days.Aggregate(0, (mask, day) => mask | Bit(day));

    public static IReadOnlySet<IsoDayOfWeek> OfMask(int mask) => all.Where(day => (mask & Bit(day)) != 0).ToFrozenSet();

    /// <summary>Reads <c>mon-fri</c>, <c>sun to thu</c>, <c>mon, wed and fri</c>; null when it names no days or something else.</summary>
    public static IReadOnlySet<IsoDayOfWeek>? Read(string words)
    {
        var days = new HashSet<IsoDayOfWeek>();
        var text = words.ToLowerInvariant().Replace('–', '-').Replace(" to ", "-", StringComparison.Ordinal).Replace(" - ", "-", StringComparison.Ordinal);
        foreach (var piece in text.Split([' ', ',', '+', '&'], StringSplitOptions.RemoveEmptyEntries).Where(piece => piece != "and"))
        {
            var dash = piece.IndexOf('-', StringComparison.Ordinal);
            if (Day(dash < 0 ? piece : piece[..dash]) is not { } first || Day(dash < 0 ? piece : piece[(dash + 1)..]) is not { } last) return null;
            for (var day = first; ; day = After(day))
            {
                days.Add(day);
                if (day == last) break;
            }
        }
        return days.Count == 0 ? null : days;
    }

    /// <summary><c>Mon to Fri</c>, <c>Sun to Thu</c>, else each day by name.</summary>
    public static string Say(IReadOnlySet<IsoDayOfWeek> days)
    {
        if (days.Count == all.Length) return "every day";
        var first = all.FirstOrDefault(day => days.Contains(day) && !days.Contains(all[((int)day + 5) % 7]));
        var run = new List<IsoDayOfWeek>();
        for (var day = first; days.Contains(day); day = After(day)) run.Add(day);
        return run.Count == days.Count && run.Count > 2 ? $"{Short(run[0])} to {Short(run[^1])}" : string.Join(", ", all.Where(days.Contains).Select(Short));
    }

    private static int Bit(IsoDayOfWeek day) => 1 << ((int)day - 1);

    private static IsoDayOfWeek After(IsoDayOfWeek day) => day == IsoDayOfWeek.Sunday ? IsoDayOfWeek.Monday : day + 1;

    private static string Short(IsoDayOfWeek day) => day.ToString()[..3];

    /// <summary>A day by its name or at least the first two letters of it.</summary>
    private static IsoDayOfWeek? Day(string word)
    {
        var named = word.Length < 2 ? [] : all.Where(day => day.ToString().StartsWith(word, StringComparison.OrdinalIgnoreCase)).ToList();
        return named.Count == 1 ? named[0] : null;
    }
}
