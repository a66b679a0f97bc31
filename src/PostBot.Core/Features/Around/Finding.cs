using Microsoft.EntityFrameworkCore;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.Features.Bookings;
using PostBot.Core.Features.Feedback;
using PostBot.Core.Features.Schedules;
using PostBot.Core.People;
using PostBot.Domain.Bookings;
using PostBot.Domain.Feedback;
using PostBot.Domain.Projects;

namespace PostBot.Core.Features.Around;

/// <param name="Show">Shows the thing; null when nothing more is known of it.</param>
internal sealed record Hit(Text Says, Button? Show);

/// <summary>One search: a thing is found when every word occurs somewhere in what it is called and what it says, in any case and order.</summary>
internal sealed class Finding
{
    /// <summary>Hits of one kind; more are not read, and <see cref="IsCut"/> says so.</summary>
    public const int Most = 200;

    /// <summary>Rows looked at of what is searched in memory.</summary>
    private const int MostRows = 5_000;

    private readonly Turn turn;
    private readonly View view;
    private readonly string[] words;
    private readonly List<Project> projects;
    private readonly List<long> ids;

    public Finding(Turn turn, string typed)
    {
        this.turn = turn;
        view = turn.View;
        words = [.. typed.Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.OrdinalIgnoreCase).Take(10)];
        projects = [.. Policy.Visible(turn.Asker, turn.Names)];
        ids = [.. projects.Select(project => project.Id)];
    }

    public bool IsCut { get; private set; }

    /// <summary>What has a name first, then deadlines, bookings and notes, the latest first.</summary>
    public async Task<IReadOnlyList<Hit>> All(CancellationToken cancel) =>
        [.. Capped(Named()), .. await DeadlineHits(cancel), .. await BookingHits(cancel), .. await NoteHits(cancel)];

    /// <summary>One kind alone.</summary>
    public async Task<IReadOnlyList<Hit>> Only(LookFor what, CancellationToken cancel) => what switch
    {
        LookFor.Bookings => [.. await BookingHits(cancel)],
        LookFor.Notes => [.. await NoteHits(cancel)],
        _ => [.. Capped(Projects())],
    };

    private IEnumerable<Hit> Named()
    {
        var inside = Policy.IsInside(turn.Asker);
        foreach (var project in Projects()) yield return project;
        foreach (var project in projects)
        {
            if (Has(project.Code, project.Title)) continue;
            foreach (var unit in turn.Names.UnitsOf(project.Id).Where(unit => Has(project.Code, unit.Code, UnitWord.For(project.Kind))))
                yield return new Hit($"{project.Code} {unit.Code} · {UnitWord.For(project.Kind)}", new Button($"{project.Code} {unit.Code}", $"status {project.Code} {unit.Code}"));
        }
        foreach (var room in turn.Names.Resources.Where(room => !room.Archived && Has(room.Name, room.Aliases, inside ? room.Class : "")))
            yield return new Hit($"{room.Name} · {room.Class}", new Button(room.Name, $"bookings \"{room.Name}\""));
        if (!inside) yield break;
        foreach (var person in turn.Names.People.Where(person => !person.Archived && Has(person.Name, person.Email ?? "")))
            yield return new Hit($"{person.Name} · {person.Role.ToString().ToLowerInvariant()}", new Button(person.Name, $"today \"{person.Name}\""));
    }

    private IEnumerable<Hit> Projects() => projects.Where(project => Has(project.Code, project.Title)).Select(project => new Hit($"{project.Code} · {project.Title}", new Button(project.Code, $"status {project.Code}")));

    private async Task<IEnumerable<Hit>> DeadlineHits(CancellationToken cancel)
    {
        var rows = await turn.Db.Deadlines.AsNoTracking().Where(row => ids.Contains(row.ProjectId)).OrderByDescending(row => row.DueAt).Take(MostRows).ToListAsync(cancel);
        return Capped(rows.Where(row => Deadlines.MaySee(turn.Asker, row, turn.Names) && Has($"D{row.Number}", row.Title, turn.Names.Work(row.ProjectId, row.UnitId, null), Name(row.OwnerId)))
            .Select(row => new Hit((Text)$"D{row.Number} {DeadlineCard.What(view, row)} · due " + DeadlineCard.Due(view, row) + (Text)$" · {row.State.ToString().ToLowerInvariant()}", new Button($"D{row.Number}", $"show D{row.Number}"))));
    }

    private async Task<IEnumerable<Hit>> BookingHits(CancellationToken cancel)
    {
        var rows = await turn.Db.Bookings.AsNoTracking().Where(row => ids.Contains(row.ProjectId)).OrderByDescending(row => row.StartAt).Take(MostRows).ToListAsync(cancel);
        var bookings = rows.Select(row => row.Id).ToList();
        var claims = (await turn.Db.Claims.AsNoTracking().Where(claim => bookings.Contains(claim.BookingId)).OrderBy(claim => claim.Id).ToListAsync(cancel)).ToLookup(claim => claim.BookingId);
        return Capped(rows.Where(row => Has($"B{row.Number}", turn.Names.Work(row.ProjectId, row.UnitId, row.Step), row.Remark, Name(row.HeldById), BookingCard.Where(view, [.. claims[row.Id]])))
            .Select(row => Hit(row, [.. claims[row.Id]])));
    }

    private Hit Hit(Booking row, List<Claim> claims) => new(BookingsCommand.Line(view, row, claims).Text, new Button($"B{row.Number}", $"show B{row.Number}"));

    private async Task<IEnumerable<Hit>> NoteHits(CancellationToken cancel)
    {
        var notes = turn.Db.Notes.AsNoTracking().Join(turn.Db.Rounds.Where(round => ids.Contains(round.ProjectId)), note => note.RoundId, round => round.Id, (note, round) => new { note, round });
        foreach (var word in words.Where(word => !IsName(word)))
        {
            var (low, high, as1, first) = (Like(word.ToLowerInvariant()), Like(word.ToUpperInvariant()), Like(word), Like(char.ToUpperInvariant(word[0]) + word[1..].ToLowerInvariant()));
            notes = notes.Where(pair => EF.Functions.Like(pair.note.Words, low, "\\") || EF.Functions.Like(pair.note.Words, high, "\\") || EF.Functions.Like(pair.note.Words, as1, "\\") || EF.Functions.Like(pair.note.Words, first, "\\") || EF.Functions.Like(pair.note.At!, as1, "\\"));
        }
        var rows = await notes.OrderByDescending(pair => pair.note.Number).Take(MostRows).ToListAsync(cancel);
        return Capped(rows.Where(pair => Rounds.MaySee(turn.Asker, pair.round.ProjectId, turn.Names) && Rounds.MaySee(view, pair.note) && Has($"N{pair.note.Number}", pair.note.Words, pair.note.At ?? "", Rounds.Name(turn.Names, pair.round)))
            .Select(pair => Hit(pair.note, pair.round)));
    }

    private Hit Hit(Note note, Round round) => new((Text)$"{turn.Names.Work(round.ProjectId, round.UnitId, null)} " + NoteCard.Line(view, note).Text, new Button($"N{note.Number}", $"show N{note.Number}"));

    /// <summary>A word that the note's production, episode or version may have, so that the notes themselves need not.</summary>
    private bool IsName(string word) =>
        word[0] is 'v' or 'V' or 'N' or 'n' && word.Skip(1).All(char.IsAsciiDigit)
        || projects.Exists(project => Contains(project.Code, word) || turn.Names.UnitsOf(project.Id).Any(unit => Contains(unit.Code, word)));

    private bool Has(params string[] texts) => words.All(word => texts.Any(text => Contains(text, word)));

    /// <summary>A number is found only whole: 1 is not in 101.</summary>
    private static bool Contains(string text, string word)
    {
        for (var at = text.IndexOf(word, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var whole = (at == 0 || !char.IsAsciiDigit(word[0]) || !char.IsAsciiDigit(text[at - 1])) && (at + word.Length == text.Length || !char.IsAsciiDigit(word[^1]) || !char.IsAsciiDigit(text[at + word.Length]));
            if (whole) return true;
        }
        return false;
    }

    private IEnumerable<Hit> Capped(IEnumerable<Hit> hits)
    {
        List<Hit> some = [.. hits.Take(Most + 1)];
        if (some.Count <= Most) return some;
        IsCut = true;
        return some.Take(Most);
    }

    private string Name(long? person) => turn.Names.FindPerson(person ?? 0)?.Name ?? "";

    private static string Like(string word) => $"%{word.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%";
}
