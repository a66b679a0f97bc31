using Microsoft.EntityFrameworkCore;
using NodaTime;
using PostBot.Core.Cards;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.Delivery;
using PostBot.Core.People;
using PostBot.Core.Storage;
using PostBot.Domain.People;
using PostBot.Domain.Projects;

namespace PostBot.Core.Commands;

/// <summary>What somebody else changed while a form was open: said once at the field that names it; sent again, the form goes through.</summary>
internal sealed class Meanwhile(IEnumerable<ISubjectCard> subjectCards)
{
    /// <summary>How many changes are looked through, the newest first: many hours of a busy studio.</summary>
    private const int MostChanges = 5_000;

    private const int MostNotes = 50;

    private readonly Dictionary<char, ISubjectCard> cards = subjectCards.ToDictionary(card => card.Letter);

    /// <summary>A thing that a field names: its row, its short id where it has one, and how it stands now (null to say nothing of it).</summary>
    private sealed record Thing(string Row, long Id, string? Subject, string Name, Func<Task<string?>> Now);

    /// <summary>What keeps a form from being carried out, by field: what could not be read, then what changed. Empty when nothing does.</summary>
    public async Task<IReadOnlyDictionary<string, string>> Errors(WriteSession session, Turn turn, LineReading line, Answer? early, FormValues sent, CancellationToken cancel)
    {
        if (early is not null) return FormReading.Errors(line);
        var errors = new Dictionary<string, string>();
        var id = FormId.Read(sent.Id);
        if (id.Drawn is not { } drawn || id.Key(turn.Asker.Id) is not { } key) return errors;
        // The receipt says up to when the person was told; what they were told of does not stop them again.
        var told = await session.Db.Receipts.FindAsync([$"{key}:told"], cancel);
        var since = told is null ? drawn : Instant.Max(drawn, told.At);
        var changes = await Changes(turn, since, cancel);
        if (changes.Count == 0) return errors;
        foreach (var argument in line.Context.Definition.Arguments)
        {
            if (!line.Context.Values.TryGetValue(argument, out var value)) continue;
            foreach (var thing in await Things(turn, value, cancel))
            {
                if (errors.ContainsKey(argument.Name) || !changes.Any(change => IsAbout(change, thing)) || await thing.Now() is not { } now) continue;
                errors[argument.Name] = $"{thing.Name} changed since you opened this form: {now.TrimEnd('.')}. Send again to go on.";
            }
        }
        if (errors.Count == 0) return errors;
        told ??= session.Db.Receipts.Add(new Receipt { Key = $"{key}:told", StudioId = turn.Studio.Id, Answer = "" }).Entity;
        told.At = turn.Now + Duration.FromMilliseconds(1);
        return errors;
    }

    private static async Task<List<Change>> Changes(Turn turn, Instant since, CancellationToken cancel)
    {
        var (studio, asker) = (turn.Studio.Id, turn.Asker.Id);
        return await turn.Db.Audit.AsNoTracking().OrderByDescending(row => row.Id).Take(MostChanges)
            .Where(row => row.StudioId == studio && row.PersonId != asker && row.At >= since)
            .Select(row => new Change(row.Subject, row.Changes)).ToListAsync(cancel);
    }

    private sealed record Change(string? Subject, string Rows);

    /// <summary>The change was about the thing, or wrote its row while it was about another.</summary>
    private static bool IsAbout(Change change, Thing thing) =>
        (thing.Subject is not null && change.Subject == thing.Subject)
        || (thing.Id > 0 && change.Rows.Contains($"{{\"row\":\"{thing.Row}\",\"id\":{thing.Id},", StringComparison.Ordinal));

    private async Task<IReadOnlyList<Thing>> Things(Turn turn, object value, CancellationToken cancel) => value switch
    {
        ShortId id => await Numbered(turn, [id], cancel),
        IReadOnlyList<long> notes => await Numbered(turn, notes.Take(MostNotes).Select(note => new ShortId('N', note)), cancel),
        Named { Person: { } person } when Policy.IsInside(turn.Asker) =>
            [new Thing(nameof(Person), person.Id, null, person.Name, () => Task.FromResult<string?>($"now {person.Role.ToString().ToLowerInvariant()}"))],
        Work { Unit: { } unit, Step: { } step } work => await Stepped(turn, work, unit, step, cancel),
        Works { Units: [var only], Step: var step } works => await Stepped(turn, new Work(works.Project, only, step), only, step, cancel),
        _ => [],
    };

    private async Task<IReadOnlyList<Thing>> Numbered(Turn turn, IEnumerable<ShortId> ids, CancellationToken cancel)
    {
        var view = turn.View;
        var things = new List<Thing>();
        foreach (var id in ids)
        {
            var (row, number) = await Row(turn, id, cancel);
            things.Add(new Thing(row, number, id.ToString(), id.ToString(), async () =>
                cards.TryGetValue(id.Letter, out var drawing) && await drawing.Draw(view, id.Number, null, cancel) is { } card
                    ? PlainDrawing.Words(card.Headline, turn.AskerZone, turn.Now)
                    : null));
        }
        return things;
    }

    /// <summary>The kind and id of the row behind a short id; no id when its kind keeps none of its own.</summary>
    private static async Task<(string Row, long Id)> Row(Turn turn, ShortId id, CancellationToken cancel)
    {
        var (db, studio, number) = (turn.Db, turn.Studio.Id, id.Number);
        return id.Letter switch
        {
            'B' => (nameof(Domain.Bookings.Booking), await db.Bookings.Where(row => row.StudioId == studio && row.Number == number).Select(row => row.Id).FirstOrDefaultAsync(cancel)),
            'F' => (nameof(Domain.Feedback.Round), await db.Rounds.Where(row => row.StudioId == studio && row.Number == number).Select(row => row.Id).FirstOrDefaultAsync(cancel)),
            'N' => (nameof(Domain.Feedback.Note), await db.Notes.Where(row => row.StudioId == studio && row.Number == number).Select(row => row.Id).FirstOrDefaultAsync(cancel)),
            'U' => (nameof(Domain.Turnovers.Turnover), await db.Turnovers.Where(row => row.StudioId == studio && row.Number == number).Select(row => row.Id).FirstOrDefaultAsync(cancel)),
            'D' => (nameof(Domain.Schedules.Deadline), await db.Deadlines.Where(row => row.StudioId == studio && row.Number == number).Select(row => row.Id).FirstOrDefaultAsync(cancel)),
            _ => ("", 0),
        };
    }

    private static async Task<IReadOnlyList<Thing>> Stepped(Turn turn, Work work, Unit unit, string step, CancellationToken cancel)
    {
        var row = await turn.Db.Steps.AsNoTracking().FirstOrDefaultAsync(one => one.UnitId == unit.Id && one.Name == step, cancel);
        if (row is null) return [];
        var word = row.Word.Length > 0 ? row.Word : Pipeline.Word(row.Meaning);
        return [new Thing(nameof(Step), row.Id, null, turn.Names.Work(work.Project.Id, unit.Id, step), () => Task.FromResult<string?>($"now {word}{(row.Remark.Length > 0 ? $", {row.Remark}" : "")}"))];
    }
}
