namespace PostBot.Domain.Phrases;

/// <summary>What was read of a phrase. Nothing is silent: whatever was assumed is in <see cref="Notes"/>, whatever is doubtful in <see cref="Ask"/>.</summary>
/// <param name="When">What the phrase means; null when it was not read, and then <paramref name="Problem"/> says why.</param>
/// <param name="Problem">One sentence for the writer that names the nearest fix; null when it was read.</param>
/// <param name="Ask">Why the writer should confirm first; null when nothing is doubtful.</param>
/// <param name="Notes">Sentences that belong in the reply.</param>
public sealed record PhraseReading(When? When, string? Problem, string? Ask, IReadOnlyList<string> Notes)
{
    /// <summary>The hours end at the clock time at which they start, <c>10-10</c>: that it is read as half a day or a whole one; null for other hours.</summary>
    public string? SameClock { get; init; }

    /// <summary>Only hours were written: the day is the nearest they can be on, which is a guess where another day is spoken of.</summary>
    public bool HoursOnly { get; init; }

    internal static PhraseReading No(string problem) => new(null, problem, null, []);
}

/// <summary>A date phrase at the start of a longer text.</summary>
/// <param name="Reading">What it means, or why it cannot be meant.</param>
/// <param name="End">Index in the text just behind the phrase.</param>
/// <param name="Weak">
/// True when nothing but a bare number or a word with another everyday meaning was read (<c>3</c>, <c>10-6</c>, <c>sat</c>, <c>am</c>):
/// right where a date is expected, a guess elsewhere.
/// </param>
public sealed record PhrasePrefix(PhraseReading Reading, int End, bool Weak);

/// <summary>A date phrase found inside free text: from <paramref name="Start"/> to before <paramref name="End"/>.</summary>
public sealed record PhraseFind(PhraseReading Reading, int Start, int End);
