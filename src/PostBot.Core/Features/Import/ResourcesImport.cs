using System.Globalization;
using PostBot.Core.Commands.Arguments;
using PostBot.Domain.Bookings;

namespace PostBot.Core.Features.Import;

/// <summary>Suites, stages and rigs; one of the same name is updated.</summary>
internal sealed class ResourcesImport() : ImportKind("resources", "resource")
{
    private Dictionary<string, Resource> byName = [];

    public override IReadOnlyList<string> Also => ["resource", "rooms", "suites", "stages"];

    public override IReadOnlyList<ImportColumn> Columns { get; } =
    [
        new("name", true, "resource", "room", "suite", "stage"),
        new("class", true, "kind", "type", "category"),
        new("rate", false, "day rate", "price", "rate per day"),
        new("zone", false, "time zone", "timezone"),
    ];

    public override string Example => "name,class,rate\nColor 1,color,1800";

    public override Task Prepare(ImportWork work, ImportTable table, CancellationToken cancel)
    {
        byName = work.Names.Resources.GroupBy(resource => Likeness.Fold(resource.Name)).ToDictionary(group => group.Key, group => group.First());
        return Task.CompletedTask;
    }

    public override void Read(ImportWork work, ImportRow row)
    {
        var name = work.Name(row, "name", 60);
        var kind = ClassArgument.Fold(work.Name(row, "class", 40));
        var zone = work.Zone(row);
        var rate = Rate(work, row);
        if (name.Length > 0) work.IsFirst(row, "name", Likeness.Fold(name));
        if (work.Plan.IsBad(row)) return;
        if (!byName.TryGetValue(Likeness.Fold(name), out var known))
        {
            work.Plan.Create(row, $"{name} {kind} {zone} {rate}", new Resource { Id = work.NewId(), StudioId = work.StudioId, Name = name, Class = kind, Zone = zone, DayRate = rate });
            return;
        }
        var wanted = (Name: name, Class: kind, Zone: row.Has("zone") ? zone : known.Zone, DayRate: rate ?? known.DayRate, Archived: false);
        if (wanted == (known.Name, known.Class, known.Zone, known.DayRate, known.Archived)) work.Plan.Keep(row);
        else
        {
            work.Plan.Update(row, $"{known.Id} {wanted}", async (db, cancel) =>
            {
                var resource = (await db.Resources.FindAsync([known.Id], cancel))!;
                (resource.Name, resource.Class, resource.Zone, resource.DayRate, resource.Archived) = wanted;
            });
        }
    }

    /// <summary>A day's price in minor units; null when the cell is empty.</summary>
    private static long? Rate(ImportWork work, ImportRow row)
    {
        if (!row.Has("rate")) return null;
        var typed = row["rate"].Replace("/day", "", StringComparison.OrdinalIgnoreCase).Trim().TrimStart('£', '$', '€').Replace(",", "", StringComparison.Ordinal);
        if (decimal.TryParse(typed, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) && amount < 1_000_000) return (long)(amount * 100);
        work.Problem(row, "rate", $"\"{ImportWork.Shown(row["rate"])}\" is no price of a day, for example 1800");
        return null;
    }
}
