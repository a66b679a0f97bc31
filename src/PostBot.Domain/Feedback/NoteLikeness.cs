namespace PostBot.Domain.Feedback;

/// <summary>How two notes stand to each other.</summary>
public enum NoteRelation
{
    None,

    /// <summary>They probably ask for the same.</summary>
    Same,

    /// <summary>They probably ask for opposite things at one place.</summary>
    Opposite,
}

/// <summary>Marks notes that repeat or contradict each other; whoever leads the review decides, nothing is merged.</summary>
public static class NoteLikeness
{
    // Two people stop the picture within a breath of each other.
    private const int SecondsApart = 2;

    private static readonly HashSet<string> empty = new(StringComparer.Ordinal)
    {
        "the", "a", "an", "to", "of", "in", "on", "at", "is", "it", "its", "this", "that", "be", "can", "we", "please", "and", "here", "too", "must", "should", "could", "i", "more", "bit", "again",
    };

    /// <summary>Words that mean the same to an editor, under the first of them.</summary>
    private static readonly string[][] synonyms =
    [
        ["shorter", "trim", "tighten", "shorten", "tighter", "short", "faster"],
        ["longer", "extend", "lengthen", "slower", "long"],
        ["louder", "loud", "up"],
        ["quieter", "quiet", "softer", "down"],
        ["brighter", "bright", "lighter", "lift"],
        ["darker", "dark"],
        ["bigger", "big", "larger", "enlarge"],
        ["smaller", "small", "reduce"],
        ["remove", "lose", "cut", "delete", "drop"],
        ["keep", "stay", "leave"],
        ["warmer", "warm"],
        ["cooler", "cool", "colder", "cold"],
        ["earlier", "early", "sooner"],
        ["later", "late"],
    ];

    private static readonly (string, string)[] opposites =
    [
        ("shorter", "longer"), ("louder", "quieter"), ("brighter", "darker"), ("bigger", "smaller"), ("remove", "keep"), ("warmer", "cooler"), ("earlier", "later"), ("remove", "longer"),
    ];

    /// <summary>How far from each other two notes can be at one place.</summary>
    public static long FramesApart(FrameRate rate)
    {
        ArgumentNullException.ThrowIfNull(rate);
        return SecondsApart * (long)rate.Nominal;
    }

    /// <summary>
    /// Notes at one place (within two seconds, or both without a timecode) that share most of their words are the same; that share some and ask for
    /// opposite things contradict each other.
    /// </summary>
    public static NoteRelation Between(string words, long? frame, string other, long? otherFrame, FrameRate rate)
    {
        ArgumentNullException.ThrowIfNull(rate);
        if (frame is null != otherFrame is null || Math.Abs((frame ?? 0) - (otherFrame ?? 0)) > FramesApart(rate)) return NoteRelation.None;
        var (first, second) = (Meaning(words), Meaning(other));
        if (first.Count == 0 || second.Count == 0) return NoteRelation.None;
        var shared = first.Intersect(second).Count();
        if (opposites.Any(pair => (Says(first, second, pair.Item1) && Says(second, first, pair.Item2)) || (Says(first, second, pair.Item2) && Says(second, first, pair.Item1))))
        {
            return shared > 0 || Math.Min(first.Count, second.Count) == 1 ? NoteRelation.Opposite : NoteRelation.None;
        }
        return shared * 2 > Math.Min(first.Count, second.Count) && shared * 2 >= Math.Max(first.Count, second.Count) ? NoteRelation.Same : NoteRelation.None;
    }

    private static bool Says(HashSet<string> one, HashSet<string> other, string word) => one.Contains(word) && !other.Contains(word);

    private static HashSet<string> Meaning(string words)
    {
        var meaning = new HashSet<string>(StringComparer.Ordinal);
        foreach (var word in words.ToLowerInvariant().Split([' ', ',', '.', ';', ':', '!', '?', '"', '(', ')', '–', '—', '“', '”'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (empty.Contains(word)) continue;
            meaning.Add(synonyms.FirstOrDefault(group => group.Contains(word))?[0] ?? (word.Length > 4 ? word.TrimEnd('s') : word));
        }
        return meaning;
    }
}
