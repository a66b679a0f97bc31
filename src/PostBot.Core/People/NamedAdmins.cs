using NodaTime;
using PostBot.Core.Delivery;
using PostBot.Core.Storage;
using PostBot.Domain.People;

namespace PostBot.Core.People;

/// <summary>Whom the settings name as admin is one in this installation's own studio, also when somebody else founded it, until somebody there gives them another role.</summary>
internal sealed class NamedAdmins(Home home)
{
    public bool Awaits(Person person, long studio, Incoming incoming) =>
        studio == Founding.HomeStudio && !person.RoleGiven && person.Role != Role.Admin && home.Names(incoming);

    /// <summary>Makes them admin, with an entry in the audit log that nobody can take back by an undo.</summary>
    /// <param name="person">Saved already.</param>
    public static async Task Make(WriteSession session, Person person, Incoming incoming, Instant now, CancellationToken cancel)
    {
        var row = (await session.Db.People.FindAsync([person.Id], cancel))!;
        (row.Role, row.RoleGiven) = (Role.Admin, true);
        session.Db.ChangeTracker.DetectChanges();
        session.Db.Add(new AuditEntry
        {
            Id = session.NewId(),
            StudioId = row.StudioId,
            At = now,
            PersonId = row.Id,
            Surface = incoming.Surface,
            Line = "named in PostBot:Admins of the settings",
            Verb = "role",
            Changes = ChangeLog.Write(session.Db, []),
            UndoneById = row.Id,
        });
    }
}
