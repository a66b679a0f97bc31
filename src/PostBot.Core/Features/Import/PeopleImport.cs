using PostBot.Core.Commands.Arguments;
using PostBot.Core.Delivery;
using PostBot.Core.People;
using PostBot.Core.Storage;
using PostBot.Domain;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Import;

/// <summary>People with their roles; who has the same e-mail address or name is updated.</summary>
internal sealed class PeopleImport() : ImportKind("people", "person")
{
    private Dictionary<string, List<Person>> byName = [];
    private Dictionary<string, Person> byEmail = [];

    public override IReadOnlyList<string> Also => ["person", "crew", "staff"];

    public override Role Role => Role.Admin;

    public override IReadOnlyList<ImportColumn> Columns { get; } =
    [
        new("name", true, "full name", "person", "who"),
        new("role", false, "rights", "access"),
        new("email", false, "mail", "e-mail address"),
        new("zone", false, "time zone", "timezone", "tz"),
    ];

    public override string Example => "name,role,email\nJo Marsh,artist,jo@example.com";

    public override Task Prepare(ImportWork work, ImportTable table, CancellationToken cancel)
    {
        byName = work.Names.People.GroupBy(person => Likeness.Fold(person.Name)).ToDictionary(group => group.Key, group => group.ToList());
        byEmail = work.Names.People.Where(person => person.Email is not null).GroupBy(person => person.Email!.ToLowerInvariant()).ToDictionary(group => group.Key, group => group.First());
        return Task.CompletedTask;
    }

    public override void Read(ImportWork work, ImportRow row)
    {
        var name = work.Name(row, "name", 80);
        var role = Wanted(work, row);
        var email = row["email"].ToLowerInvariant();
        if (email.Length > 0 && (email.Length > 200 || email.IndexOf('@', StringComparison.Ordinal) < 1 || email.Any(char.IsWhiteSpace))) work.Problem(row, "email", $"\"{ImportWork.Shown(email)}\" is no e-mail address");
        var zone = row.Has("zone") ? work.Zone(row) : null;
        if (name.Length > 0 && !work.IsFirst(row, email.Length > 0 ? "email" : "name", email.Length > 0 ? email : Likeness.Fold(name))) return;
        var known = Known(work, row, name, email);
        if (work.Plan.IsBad(row)) return;
        if (known is null)
        {
            Add(work, row, new Person { Id = work.NewId(), StudioId = work.StudioId, Name = name, Role = role ?? Domain.People.Role.Artist, Email = email.Length > 0 ? email : null, Zone = zone });
            return;
        }
        var wanted = (Name: name, Role: role ?? known.Role, Email: email.Length > 0 ? email : known.Email, Zone: zone ?? known.Zone);
        if (wanted == (known.Name, known.Role, known.Email, known.Zone)) work.Plan.Keep(row);
        else if (known.Id == work.Turn.Asker.Id && wanted.Role < known.Role) work.Problem(row, "role", "you cannot lower your own role in an import");
        else
        {
            work.Plan.Update(row, $"{known.Id} {wanted}", async (db, cancel) =>
            {
                var person = (await db.People.FindAsync([known.Id], cancel))!;
                (person.Name, person.Role, person.Email, person.Zone) = wanted;
            });
        }
    }

    private static Role? Wanted(ImportWork work, ImportRow row)
    {
        if (!row.Has("role")) return null;
        var typed = row["role"].TrimEnd('s');
        if (!char.IsAsciiDigit(typed[0]) && Enum.TryParse<Role>(typed, ignoreCase: true, out var role)) return role;
        work.Unknown(row, "role", "role", Enum.GetNames<Role>().Select(one => one.ToLowerInvariant()));
        return null;
    }

    private Person? Known(ImportWork work, ImportRow row, string name, string email)
    {
        if (email.Length > 0 && byEmail.TryGetValue(email, out var mailed)) return mailed;
        if (!byName.TryGetValue(Likeness.Fold(name), out var named)) return null;
        if (named.Count > 1) work.Problem(row, "name", $"several people are called \"{ImportWork.Shown(name)}\"; give an e-mail address");
        // The same name with another address is another person.
        return named.Count == 1 && (email.Length == 0 || named[0].Email is null) ? named[0] : null;
    }

    /// <summary>In the local chat a person is reached by their name; elsewhere they are known once they speak.</summary>
    private static void Add(ImportWork work, ImportRow row, Person person)
    {
        var rows = new List<IStudioRow> { person };
        var local = Meetings.IdOf(Surface.Local, person.Name);
        if (work.Turn.Incoming.Surface == Surface.Local && work.Names.Identity(Surface.Local, LocalRoom.Workspace, local) is null && work.IsFree(local))
        {
            rows.Add(new Identity { Id = work.NewId(), StudioId = work.StudioId, PersonId = person.Id, Surface = Surface.Local, Workspace = LocalRoom.Workspace, ExternalId = local, SeenAt = work.Turn.Now });
        }
        work.Plan.Create(row, $"{person.Name} {person.Role} {person.Email} {person.Zone}", rows);
    }
}
