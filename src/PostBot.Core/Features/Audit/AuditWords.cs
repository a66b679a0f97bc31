using System.Text.Json;
using Microsoft.EntityFrameworkCore.Metadata;
using NodaTime;
using PostBot.Core.Cards;
using PostBot.Core.Commands;

namespace PostBot.Core.Features.Audit;

/// <summary>The stored rows of a change in words: <c>B12 state held → confirmed, confirmed by – → Ana</c>.</summary>
internal sealed class AuditWords(View view)
{
    private const int MostChanges = 4;
    private const int LongestValue = 40;

    /// <summary>Rows that repeat what another row of the same change says.</summary>
    private static readonly HashSet<string> repeats = ["Claim", "Nudge", "ConnectCode", "HoldClock", "Notice"];

    private static readonly HashSet<string> hidden = ["Id", "StudioId", "NamesVersion", "SortOrder", "Number", "HeldAt", "Frame", "Frames"];

    private static readonly HashSet<string> numbered = ["Booking", "Round", "Note", "Deadline", "Broadcast"];

    public async Task<string> Of(string changes, CancellationToken cancel)
    {
        using var document = JsonDocument.Parse(changes);
        var rows = document.RootElement.EnumerateArray().ToList();
        var worth = rows.Where(row => !repeats.Contains(row.GetProperty("row").GetString()!)).ToList();
        var said = new List<string>();
        foreach (var row in (worth.Count > 0 ? worth : rows).Take(MostChanges)) said.Add(await Row(row, cancel));
        var more = (worth.Count > 0 ? worth : rows).Count - said.Count;
        return string.Join("; ", said) + (more > 0 ? $" and {more} more" : "");
    }

    private async Task<string> Row(JsonElement row, CancellationToken cancel)
    {
        var kind = row.GetProperty("row").GetString()!;
        var type = view.Db.Model.GetEntityTypes().Single(entity => entity.ClrType.Name == kind);
        var hasBefore = row.TryGetProperty("before", out var before);
        var hasAfter = row.TryGetProperty("after", out var after);
        var name = await Name(kind, row.GetProperty("id").GetInt64(), hasAfter && !hasBefore ? after : before, cancel);
        if (!hasBefore) return $"{name} added{Facts(type, after)}";
        if (!hasAfter) return $"{name} taken away";
        var fields = after.EnumerateObject().Where(field => !hidden.Contains(field.Name)).OrderBy(field => field.Name != "State")
            .Select(field => $"{Label(field.Name)} {Value(type, field.Name, before.GetProperty(field.Name))} → {Value(type, field.Name, field.Value)}").Take(MostChanges).ToList();
        return fields.Count == 0 ? name : $"{name} {string.Join(", ", fields)}";
    }

    /// <summary>What a new row says of itself, as far as it matters.</summary>
    private string Facts(IEntityType type, JsonElement after)
    {
        string[] telling = ["State", "StartAt", "EndAt", "DueAt", "PersonId", "Role", "OwnerId", "Title"];
        var facts = telling.Where(field => after.TryGetProperty(field, out var value) && value.ValueKind != JsonValueKind.Null && value.ToString().Length > 0)
            .Select(field => $"{Label(field)} {Value(type, field, after.GetProperty(field))}").Take(3).ToList();
        return facts.Count == 0 ? "" : $" ({string.Join(", ", facts)})";
    }

    private async Task<string> Name(string kind, long id, JsonElement values, CancellationToken cancel)
    {
        if (numbered.Contains(kind))
        {
            var letter = kind switch { "Booking" => 'B', "Round" => 'F', "Note" => 'N', "Deadline" => 'D', _ => 'X' };
            if (values.TryGetProperty("Number", out var number)) return $"{letter}{number.GetInt64()}";
            var type = view.Db.Model.GetEntityTypes().Single(entity => entity.ClrType.Name == kind);
            return await view.Db.FindAsync(type.ClrType, [id], cancel) is { } found ? $"{letter}{view.Db.Entry(found).Property("Number").CurrentValue}" : Label(kind);
        }
        if (kind == "Step" && await view.Db.Steps.FindAsync([id], cancel) is { } step) return view.Names.Work(step.ProjectId, step.UnitId, step.Name);
        return kind switch
        {
            "Person" => view.Names.FindPerson(id)?.Name ?? "a person",
            "Studio" => "the studio",
            "TeamMember" => "team membership",
            "Identity" => "an account",
            "Project" => view.Names.Projects.FirstOrDefault(project => project.Id == id)?.Code ?? "a production",
            "Resource" => view.Names.Resources.FirstOrDefault(resource => resource.Id == id)?.Name ?? "a room",
            _ => $"{(Label(kind)[0] is 'a' or 'e' or 'i' or 'o' or 'u' ? "an" : "a")} {Label(kind)}",
        };
    }

    private string Value(IEntityType type, string field, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Null || (value.ValueKind == JsonValueKind.String && value.GetString()!.Length == 0)) return "–";
        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False) return value.GetBoolean() ? "yes" : "no";
        if (value.ValueKind == JsonValueKind.String) return Typed.Shorten(Typed.Clean(value.GetString()!).Replace('\n', ' '), LongestValue);
        var stored = value.GetInt64();
        var clr = type.FindProperty(field)?.ClrType is { } declared ? Nullable.GetUnderlyingType(declared) ?? declared : typeof(long);
        if (clr.IsEnum) return Label(Enum.ToObject(clr, stored).ToString()!);
        if (clr == typeof(Instant)) return Times.Moment(Instant.FromUnixTimeMilliseconds(stored), view.Names.Zone, view.Now);
        if (field == "ProjectId") return view.Names.Projects.FirstOrDefault(project => project.Id == stored)?.Code ?? "a production";
        if (field.EndsWith("Id", StringComparison.Ordinal) && view.Names.FindPerson(stored) is { } person) return person.Name;
        return field.EndsWith("Id", StringComparison.Ordinal) ? "another" : stored.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary><c>ConfirmedById</c> as <c>confirmed by</c>, <c>DueAt</c> as <c>due</c>.</summary>
    private static string Label(string name)
    {
        if (name.EndsWith("Id", StringComparison.Ordinal) && name.Length > 2) name = name[..^2];
        if (name.EndsWith("At", StringComparison.Ordinal) && name.Length > 2) name = name[..^2];
        return string.Concat(name.Select((letter, index) => char.IsUpper(letter) ? (index > 0 ? " " : "") + char.ToLowerInvariant(letter) : letter.ToString()));
    }
}
