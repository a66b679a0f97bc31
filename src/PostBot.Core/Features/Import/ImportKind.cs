using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.Features.Setup;
using PostBot.Core.People;
using PostBot.Domain.People;
using PostBot.Domain.Phrases;
using PostBot.Domain.Projects;

namespace PostBot.Core.Features.Import;

/// <summary>One kind of thing that can be imported: its columns and what each row becomes.</summary>
internal abstract class ImportKind(string many, string one)
{
    public string Many => many;

    public string One => one;

    /// <summary>Other words for it.</summary>
    public virtual IReadOnlyList<string> Also => [];

    public virtual Role Role => Role.Coordinator;

    public abstract IReadOnlyList<ImportColumn> Columns { get; }

    /// <summary>A header and one row.</summary>
    public abstract string Example { get; }

    /// <summary>Reads everything in one go that the rows are compared with.</summary>
    public virtual Task Prepare(ImportWork work, ImportTable table, CancellationToken cancel) => Task.CompletedTask;

    /// <summary>Adds to the plan what this row does; a row with a problem does nothing.</summary>
    public abstract void Read(ImportWork work, ImportRow row);
}

/// <summary>One import being planned.</summary>
/// <param name="NewId">Ids of new rows; for a preview any number will do.</param>
/// <param name="NextNumber">Short ids of a letter.</param>
internal sealed record ImportWork(Turn Turn, ImportPlan Plan, Func<long> NewId, Func<char, long> NextNumber)
{
    private readonly Dictionary<string, int> seen = [];

    public Names Names => Turn.Names;

    public long StudioId => Turn.Studio.Id;

    public void Problem(ImportRow row, string column, string why) => Plan.Problem(row, column, why);

    /// <summary>False, and a problem, when an earlier row of the file is about the same thing.</summary>
    public bool IsFirst(ImportRow row, string column, string key)
    {
        if (seen.TryAdd(key, row.Number)) return true;
        Problem(row, column, $"row {seen[key]} has the same");
        return false;
    }

    /// <summary>True the first time a key is asked for in this import.</summary>
    public bool IsFree(string key) => seen.TryAdd("\u001f" + key, 0);

    /// <summary>A name of at most <paramref name="most"/> characters, fit to show; a problem when it is missing.</summary>
    public string Name(ImportRow row, string column, int most)
    {
        var name = Typed.Clean(row[column]).Replace('\n', ' ').Trim();
        if (name.Length == 0) Problem(row, column, "is empty");
        else if (name.Length > most) Problem(row, column, $"is longer than {most} characters");
        return name;
    }

    public Project? Project(ImportRow row)
    {
        if (!row.Has("project"))
        {
            Problem(row, "project", "is empty");
            return null;
        }
        if (Names.ProjectNamed(row["project"]) is { Archived: false } project) return project;
        Unknown(row, "project", "production", Names.Projects.Where(one => !one.Archived).Select(one => one.Code));
        return null;
    }

    /// <summary>Null when the cell is empty, and null with a problem when it names none.</summary>
    public Unit? Unit(ImportRow row, Project? project)
    {
        if (project is null || !row.Has("episode")) return null;
        if (Names.UnitNamed(project.Id, row["episode"]) is { } unit) return unit;
        Unknown(row, "episode", $"{UnitWord.For(project.Kind)} of {project.Code}", Names.UnitsOf(project.Id).Select(one => one.Code));
        return null;
    }

    public Person? Person(ImportRow row, string column)
    {
        if (!row.Has(column)) return null;
        var typed = row[column].TrimStart('@');
        var found = Names.People.Where(person => string.Equals(person.Email, typed, StringComparison.OrdinalIgnoreCase) || Likeness.Fold(person.Name) == Likeness.Fold(typed)).Take(2).ToList();
        if (found.Count == 1) return found[0];
        if (found.Count > 1) Problem(row, column, $"several people are called \"{Shown(typed)}\"; use an e-mail address");
        else Unknown(row, column, "person", Names.People.Select(person => person.Name));
        return null;
    }

    public string Zone(ImportRow row)
    {
        if (!row.Has("zone")) return Turn.Studio.Zone;
        if (Zones.Find(row["zone"]) is { } zone) return zone;
        Problem(row, "zone", $"\"{Shown(row["zone"])}\" is no time zone, for example Europe/London");
        return Turn.Studio.Zone;
    }

    /// <summary>Reads a date phrase in a zone; null and a problem when it is none.</summary>
    public When? When(ImportRow row, string column, string words, NodaTime.DateTimeZone zone)
    {
        var reading = WhenReader.Read(words.Replace('T', ' '), new PhraseContext(Turn.Now, zone) { Order = Turn.Studio.DateOrder, WorkingDays = Names.Week.Days, Holidays = Names.Week.Holidays });
        if (reading.When is null) Problem(row, column, $"\"{Shown(words)}\": {reading.Problem}");
        return reading.When;
    }

    public void Unknown(ImportRow row, string column, string thing, IEnumerable<string> known)
    {
        var near = Likeness.Nearest(row[column], known);
        Problem(row, column, $"there is no {thing} \"{Shown(row[column])}\"{(near is null ? "" : $"; did you mean {near}?")}");
    }

    public static string Shown(string words) => Typed.Shorten(Typed.Clean(words).Replace('\n', ' '), 40);
}
