using Microsoft.EntityFrameworkCore;
using PostBot.Core.Commands;
using PostBot.Core.Delivery;
using PostBot.Core.Features.Broadcasts;
using PostBot.Core.People;
using PostBot.Domain.People;

namespace PostBot.Core.Features.People;

/// <summary>
/// Making two people one. The rights are the lower of the two, in the studio and on each production: nobody gains a right by being connected,
/// an admin raises them afterwards. The other row stays, archived, for the audit log and for disconnecting.
/// </summary>
internal static class Connecting
{
    public static string Side(Turn turn) => turn.Incoming.Surface == Surface.Local ? "the local chat" : turn.Incoming.Surface.ToString();

    /// <summary>A platform on which both already are, in the same workspace; null when there is none.</summary>
    public static string? SameSide(Names names, Person one, Person other) => names.IdentitiesOf(one.Id)
        .FirstOrDefault(mine => names.IdentitiesOf(other.Id).Any(theirs => theirs.Surface == mine.Surface && theirs.Workspace == mine.Workspace)) is { } shared ? PeopleWords.Surface(shared.Surface) : null;

    public static Role Lower(Role one, Role other) => one < other ? one : other;

    public static async Task Merge(Turn turn, Person kept, Person gone, CancellationToken cancel)
    {
        var (keptRow, goneRow) = ((await turn.Db.People.FindAsync([kept.Id], cancel))!, (await turn.Db.People.FindAsync([gone.Id], cancel))!);
        await Teams(turn, kept, gone, cancel);
        keptRow.Role = goneRow.Role = Lower(kept.Role, gone.Role);
        (goneRow.Archived, goneRow.MergedIntoId) = (true, kept.Id);
        foreach (var identity in await turn.Db.Identities.Where(row => row.PersonId == gone.Id).ToListAsync(cancel))
        {
            identity.CameFromId ??= gone.Id;
            identity.PersonId = kept.Id;
        }
        foreach (var old in await turn.Db.People.Where(row => row.MergedIntoId == gone.Id).ToListAsync(cancel)) old.MergedIntoId = kept.Id;
        await Owned(turn, kept.Id, gone.Id, cancel);
        turn.NamesChanged();
    }

    /// <summary>On every production that either is on, the lower of what the two are there; a role of one alone opens nothing to the other.</summary>
    private static async Task Teams(Turn turn, Person kept, Person gone, CancellationToken cancel)
    {
        var rows = await turn.Db.TeamMembers.Where(row => row.PersonId == kept.Id || row.PersonId == gone.Id).ToListAsync(cancel);
        var studio = Lower(kept.Role, gone.Role);
        foreach (var project in rows.GroupBy(row => row.ProjectId))
        {
            var role = Lower(Policy.RoleOn(kept, project.Key, turn.Names), Policy.RoleOn(gone, project.Key, turn.Names));
            var (mine, theirs) = (project.FirstOrDefault(row => row.PersonId == kept.Id), project.FirstOrDefault(row => row.PersonId == gone.Id));
            if (theirs is not null) turn.Db.Remove(theirs);
            if (mine is not null) mine.Role = role == studio ? null : role;
            else turn.Db.Add(new TeamMember { Id = turn.NewId(), StudioId = turn.Studio.Id, ProjectId = project.Key, PersonId = kept.Id, Title = theirs!.Title, Role = role == studio ? null : role });
        }
    }

    private static async Task Owned(Turn turn, long kept, long gone, CancellationToken cancel)
    {
        var db = turn.Db;
        foreach (var row in await db.Steps.Where(row => row.OwnerId == gone).ToListAsync(cancel)) row.OwnerId = kept;
        foreach (var row in await db.Deadlines.Where(row => row.OwnerId == gone).ToListAsync(cancel)) row.OwnerId = kept;
        foreach (var row in await db.Deadlines.Where(row => row.SetById == gone).ToListAsync(cancel)) row.SetById = kept;
        foreach (var row in await db.Slips.Where(row => row.ById == gone).ToListAsync(cancel)) row.ById = kept;
        foreach (var row in await db.Bookings.Where(row => row.HeldById == gone).ToListAsync(cancel)) row.HeldById = kept;
        foreach (var row in await db.Rounds.Where(row => row.OpenedById == gone).ToListAsync(cancel)) row.OpenedById = kept;
        foreach (var row in await db.Notes.Where(row => row.AuthorId == gone).ToListAsync(cancel)) row.AuthorId = kept;
        foreach (var row in await db.Notes.Where(row => row.LoggedById == gone).ToListAsync(cancel)) row.LoggedById = kept;
        foreach (var row in await db.Broadcasts.Where(row => row.AuthorId == gone).ToListAsync(cancel)) row.AuthorId = kept;
        foreach (var row in await db.Broadcasts.Where(row => row.SecondId == gone).ToListAsync(cancel)) row.SecondId = kept;
        foreach (var row in await db.Broadcasts.Where(row => row.StudioId == turn.Studio.Id && row.Audience != null).ToListAsync(cancel)) row.Audience = AudienceSaid.Instead(row.Audience, gone, kept);
        foreach (var row in await db.Reminders.Where(row => row.PersonId == gone).ToListAsync(cancel)) row.PersonId = kept;
        // Each person has one row of hours; what the kept person said holds.
        var said = await db.PersonalHours.AnyAsync(row => row.PersonId == kept, cancel);
        foreach (var row in await db.PersonalHours.Where(row => row.PersonId == gone).ToListAsync(cancel))
        {
            if (said) db.Remove(row);
            else row.PersonId = kept;
        }
        foreach (var row in await db.Requests.Where(row => row.AskerId == gone).ToListAsync(cancel)) row.AskerId = kept;
        foreach (var row in await db.Covers.Where(row => row.PersonId == gone).ToListAsync(cancel)) row.PersonId = kept;
        foreach (var row in await db.Covers.Where(row => row.DeputyId == gone).ToListAsync(cancel)) row.DeputyId = kept;
        var has = await db.Recipients.Where(row => row.PersonId == kept).Select(row => row.BroadcastId).ToListAsync(cancel);
        // Somebody who got both copies answered each for itself; the counts of that broadcast stay as they were.
        foreach (var row in await db.Recipients.Where(row => row.PersonId == gone && !has.Contains(row.BroadcastId)).ToListAsync(cancel)) row.PersonId = kept;
    }
}
