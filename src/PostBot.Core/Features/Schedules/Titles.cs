using Microsoft.EntityFrameworkCore;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Domain.Schedules;

namespace PostBot.Core.Features.Schedules;

/// <summary>Deadlines by what people call them: on an episode <c>lock</c> is the picture lock.</summary>
internal static class Titles
{
    private static readonly Dictionary<string, string> usual = new(StringComparer.OrdinalIgnoreCase)
    {
        ["lock"] = "picture lock",
        ["locked"] = "picture lock",
        ["pic lock"] = "picture lock",
        ["pix lock"] = "picture lock",
        ["picture locked"] = "picture lock",
        ["deliver"] = "delivery",
        ["vfx final"] = "vfx finals",
        ["final vfx"] = "vfx finals",
        ["finals"] = "vfx finals",
        ["dub"] = "mix",
        ["final mix"] = "mix",
        ["online"] = "conform",
        ["color"] = "grade",
        ["colour"] = "grade",
    };

    /// <summary>Words that the trade writes as letters.</summary>
    private static readonly HashSet<string> letters = new(StringComparer.OrdinalIgnoreCase) { "vfx", "adr", "qc", "tx", "di", "dcp", "imf", "edl", "m&e", "pse" };

    /// <summary>The trade's full name for a short one; other words as they are.</summary>
    public static string Full(string said) => usual.GetValueOrDefault(Likeness.Fold(said), said);

    /// <summary>As it begins a headline: <c>Picture lock</c>, but <c>VFX finals</c> and <c>QC</c>.</summary>
    public static string Headed(string title)
    {
        var first = title.Split(' ', 2)[0];
        return letters.Contains(first) ? $"{first.ToUpperInvariant()}{title[first.Length..]}" : $"{char.ToUpperInvariant(title[0])}{title[1..]}";
    }

    /// <summary>The same thing in other words.</summary>
    public static bool Same(string one, string other) => Likeness.Fold(Full(one)) == Likeness.Fold(Full(other));

    /// <summary>The open deadline of a unit (or of the production itself) that goes by a name; else the refusal that says what there is.</summary>
    public static async Task<(Deadline? Found, Answer? Why)> Find(Turn turn, Work about, string said, CancellationToken cancel)
    {
        var (project, unit) = (about.Project.Id, about.Unit?.Id);
        var open = (await turn.Db.Deadlines.Where(row => row.ProjectId == project && row.UnitId == unit && row.State == DeadlineState.Open).OrderBy(row => row.DueAt).ToListAsync(cancel))
            .Where(row => Deadlines.MaySee(turn.Asker, row, turn.Names)).ToList();
        var exact = open.Where(row => Same(row.Title, said)).ToList();
        var found = exact.Count > 0 ? exact : [.. Likeness.Match(Full(said), open, row => row.Title)];
        if (found.Count == 0) found = [.. open.Where(row => Likeness.Fold(row.Title).Split(' ').Contains(Likeness.Fold(said)))];
        var where = turn.Names.Work(project, unit, null);
        if (found.Count == 1) return (found[0], null);
        if (found.Count > 1) return (null, Answer.No($"Which one: {Lists.Or(found.Take(5).Select(row => $"D{row.Number} {row.Title}"))}?", found.Take(5).Select(row => new Button($"D{row.Number}", $"show D{row.Number}"))));
        var known = open.Count == 0 ? $"Nothing is due on {where}." : $"What is due there: {Lists.And(open.Take(6).Select(row => $"{row.Title} (D{row.Number})"))}.";
        return (null, Answer.No($"There is no open \"{Typed.Shorten(Typed.Clean(said).Replace('\n', ' '), 60)}\" on {where}. {known} To set one: due {where} {Typed.Shorten(Full(said), 40)} fri 18:00", new Button("Deadlines", $"deadlines {where}")));
    }
}
