namespace PostBot.Core.Commands;

/// <summary>A line that holds two commands: <c>move B12 fri and tell jo</c>. The first is run, the second offered; nothing typed is dropped.</summary>
internal static class SecondCommand
{
    private static readonly string[] joints = ["and", "then", "&", "plus", "also"];

    /// <summary>The two halves; null when the line is one command, or words that a command takes as they are.</summary>
    public static (Words First, string Second)? In(Words words, Heard heard, Understanding understanding, CommandTable table)
    {
        if (words.Count is < 4 or > Understanding.LongestSaid || table.Find(words).Commands.Any(command => command.Definition.WordForWord)) return null;
        for (var at = 1; at < words.Count - 1; at++)
        {
            var from = Joint(words, at);
            if (from == 0) continue;
            var second = Words.Of(words.Line[words[from].Start..]);
            if (table.Find(second).Commands.Count == 0) continue;
            var first = Words.Of(words.Line[..words[at - 1].End].TrimEnd(',', ';', ' '));
            if (understanding.ByVerb(heard, first) is not { Line.Trouble: null } one || !one.Command.Definition.Changes) continue;
            if (understanding.ByVerb(heard, second) is not { Line.Trouble: null }) continue;
            return (first, second.Line);
        }
        return null;
    }

    /// <summary>Where the second half would begin when word <paramref name="at"/> joins two commands; 0 when it does not.</summary>
    private static int Joint(Words words, int at)
    {
        var from = at;
        while (from < words.Count - 1 && joints.Any(joint => words[from].Is(joint))) from++;
        return from > at || words[at - 1].Text.EndsWith(';') ? from : 0;
    }
}
