using PostBot.Core.People;
using PostBot.Domain.Projects;

namespace PostBot.Core.Commands.Arguments;

/// <summary>An episode, reel or spot as people say it: <c>101</c>, <c>ep 4</c> for 104, <c>ep one oh one</c>, <c>reel 3</c> for R3, <c>the 60</c> for 60s.</summary>
internal static class UnitReading
{
    /// <summary>The unit said at a word and the first word behind it; null when these words name none of the project's.</summary>
    public static (Unit Unit, int Next)? Read(Names names, Project project, Words words, int at)
    {
        if (at < words.Count && words[at].Is("the")) at++;
        var said = at + 1 < words.Count && UnitWord.Is(words[at].Text);
        var from = said ? at + 1 : at;
        if (from >= words.Count) return null;
        if (names.UnitNamed(project.Id, words[from].Text) is { } exact) return (exact, from + 1);
        if (SpokenNumber.Read(words, from) is not { } number) return null;
        var unit = names.UnitNamed(project.Id, number.Digits)
            ?? (said || project.Kind == ProjectKind.Commercial ? names.UnitNamed(project.Id, number.Digits + "s") : null)
            ?? (said ? names.UnitNamed(project.Id, "R" + number.Digits) ?? Ending(names, project, number.Digits) : null);
        return unit is null ? null : (unit, number.Next);
    }

    /// <summary>The only production that has this unit, for lines that name the unit alone; null when there is none or more than one.</summary>
    public static (Project Project, Unit Unit, int Next)? OfAny(Names names, IEnumerable<Project> visible, Words words, int at)
    {
        (Project, Unit, int)? found = null;
        foreach (var project in visible)
        {
            if (Read(names, project, words, at) is not { } read) continue;
            // "12" may be an hour or a day; a number that short names an episode only after its word.
            if (read.Unit.Code.Length < 3 && read.Unit.Code.All(char.IsAsciiDigit) && !UnitWord.Is(words[at].Text)) continue;
            if (found is not null) return null;
            found = (project, read.Unit, read.Next);
        }
        return found;
    }

    /// <summary>Episode 4 of series 1 is 104: the only code that ends in the number as two digits.</summary>
    private static Unit? Ending(Names names, Project project, string digits)
    {
        var ending = digits.PadLeft(2, '0');
        var found = names.UnitsOf(project.Id).Where(unit => unit.Code.Length > ending.Length && unit.Code.EndsWith(ending, StringComparison.Ordinal) && unit.Code.All(char.IsAsciiDigit)).Take(2).ToList();
        return found.Count == 1 ? found[0] : null;
    }
}
