namespace PostBot.Core.Commands;

/// <summary>Words that carry nothing by themselves. They are passed over only where no argument can be read.</summary>
internal static class Fillers
{
    private static readonly HashSet<string> words = new(StringComparer.OrdinalIgnoreCase)
    {
        "a", "an", "the", "my", "our", "your", "this", "that", "please", "pls", "just", "also", "maybe", "if", "possible", "some", "to", "for", "in", "on", "at", "of", "from", "with", "is", "are", "be", "it", "still",
        "again", "now", "currently", "suite", "suites", "room", "rooms", "session", "slot", "booking", "booked", "time", "thanks", "thx", "cheers", "me", "us", "-", "–", "—", ",", ".", "…", ":", ";",
    };

    public static bool Is(Words line, int at) => !line[at].Quoted && (words.Contains(line[at].Text) || words.Contains(Spoken.Bare(line[at].Text)) || Courtesy.IsSymbolOnly(line[at].Text));
}
