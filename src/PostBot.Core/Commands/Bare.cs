using PostBot.Core.Commands.Arguments;
using PostBot.Core.People;
using PostBot.Domain.People;

namespace PostBot.Core.Commands;

/// <summary>A line that is only the name of something shows it: <c>B12</c>, <c>NIGHTFALL</c>, <c>NIGHTFALL 101</c>.</summary>
internal static class Bare
{
    /// <summary>The line with the verb put in front; null when it is not a bare name.</summary>
    public static Words? Object(Words words, Names names, Person asker, CommandTable table)
    {
        if (words.Count == 1 && ShortId.Parse(words[0].Text) is not null) return Words.Of($"show {words.Line.Trim()}");
        if (words.Count is 0 or > 3 || table.Find(words).Commands.Count > 0) return null;
        return Likeness.Match(words[0].Text, [.. Policy.Visible(asker, names)], project => project.Code, exactOnly: true).Count == 1
            ? Words.Of($"status {words.Line.Trim()}")
            : null;
    }
}
