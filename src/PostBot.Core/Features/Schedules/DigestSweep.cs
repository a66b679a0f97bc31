using Microsoft.EntityFrameworkCore;
using NodaTime;
using PostBot.Core.Commands;
using PostBot.Core.Delivery;
using PostBot.Core.Jobs;
using PostBot.Core.Storage;

namespace PostBot.Core.Features.Schedules;

/// <summary>
/// Sends the morning cards that are due; one for somebody with a client in the room waits for the end of the session. One that comes hours late, after
/// that or after downtime, is not worth sending.
/// </summary>
internal sealed class DigestSweep(Database database, Writer writer, Clock clock, OutboxSignal relay, LocalNews news) : ISweep
{
    private const int Batch = 100;

    private static readonly Duration tooLate = Duration.FromHours(4);

    public string Name => "digests";

    public Task<Instant?> NextDue(Instant after, CancellationToken cancel) => database.Read(
        async (db, token) => await db.PersonalHours.Where(row => row.DigestAt != null && row.DigestAt > after).OrderBy(row => row.DigestAt).Select(row => row.DigestAt).FirstOrDefaultAsync(token), cancel);

    public async Task<int> Run(CancellationToken cancel)
    {
        if (await NextDue(Instant.FromUnixTimeTicks(0), cancel) is not { } due || due > clock.Now) return 0;
        var did = 0;
        for (var taken = Batch; taken == Batch; did += taken) taken = await writer.Write((session, token) => Take(session, clock.Now, token), cancel);
        return did;
    }

    private async Task<int> Take(WriteSession session, Instant now, CancellationToken cancel)
    {
        var due = await session.Db.PersonalHours.Where(row => row.DigestAt != null && row.DigestAt <= now).OrderBy(row => row.DigestAt).Take(Batch).ToListAsync(cancel);
        var attending = due.Count == 0 ? null : await Attending.Now(session.Db, studio => session.Names.Of(session.Db, studio, cancel), now, cancel);
        foreach (var own in due)
        {
            var names = await session.Names.Of(session.Db, own.StudioId, cancel);
            var late = now - own.DigestAt!.Value > tooLate;
            var end = names.FindPerson(own.PersonId) is { } reader ? attending!.Until(reader) : null;
            if (!late && end - own.DigestAt <= tooLate)
            {
                own.DigestAt = end;
                continue;
            }
            late |= end is not null;
            if (own.DigestMinute is not { } minute || names.FindPerson(own.PersonId) is not { } person)
            {
                own.DigestAt = null;
                continue;
            }
            var today = now.InZone(names.ZoneOf(person)).Date;
            // A holiday that was added since, or time off: nobody reads a morning card at home.
            if (!late && names.Week.Holds(today) && names.AwayOf(person.Id).All(away => now < away.From || now >= away.Until)) Outbox.ToPerson(session, names, person, await Digest.Draw(new View(session.Db, names, person, now), person, cancel), now);
            own.DigestAt = DigestCommand.Next(now, minute, names.ZoneOf(person), names.Week);
        }
        session.AfterCommit.Add(() =>
        {
            if (!session.Sends) return;
            relay.Wake();
            news.Tell();
        });
        await session.Db.SaveChangesAsync(cancel);
        return due.Count;
    }
}
