using Microsoft.EntityFrameworkCore;
using NodaTime;
using PostBot.Core.Cards;
using PostBot.Core.Delivery;
using PostBot.Core.Jobs;
using PostBot.Core.Storage;
using PostBot.Domain.Schedules;

namespace PostBot.Core.Features.Schedules;

/// <summary>
/// Sends people what they asked to be reminded of, to the minute; in a session that a client attends it waits for the end. Claimed and queued in one
/// transaction: once, however many processes look; late after downtime rather than never.
/// </summary>
internal sealed class ReminderSweep(Database database, Writer writer, Clock clock, OutboxSignal relay, LocalNews news) : ISweep
{
    private const int Batch = 250;

    private static readonly Duration worthSaying = Duration.FromMinutes(15);

    public string Name => "reminders";

    public Task<Instant?> NextDue(Instant after, CancellationToken cancel) => database.Read(
        async (db, token) => await db.Reminders.Where(row => row.State == NudgeState.Planned && row.FireAt > after).OrderBy(row => row.FireAt).Select(row => (Instant?)row.FireAt).FirstOrDefaultAsync(token), cancel);

    public async Task<int> Run(CancellationToken cancel)
    {
        if (await NextDue(Instant.FromUnixTimeTicks(0), cancel) is not { } due || due > clock.Now) return 0;
        var did = 0;
        for (var taken = Batch; taken == Batch; did += taken) taken = await writer.Write((session, token) => Take(session, clock.Now, token), cancel);
        return did;
    }

    private async Task<int> Take(WriteSession session, Instant now, CancellationToken cancel)
    {
        var due = await session.Db.Reminders.Where(row => row.State == NudgeState.Planned && row.FireAt <= now).OrderBy(row => row.FireAt).Take(Batch).ToListAsync(cancel);
        var attending = due.Count == 0 ? null : await Attending.Now(session.Db, studio => session.Names.Of(session.Db, studio, cancel), now, cancel);
        foreach (var reminder in due)
        {
            var names = await session.Names.Of(session.Db, reminder.StudioId, cancel);
            var person = names.FindPerson(reminder.PersonId);
            if (person is not null && attending!.Until(person) is { } end)
            {
                reminder.FireAt = end;
                continue;
            }
            var card = new Card($"Reminder: {Typed.Shorten(reminder.Words.Replace('\n', ' '), 150)}");
            if (reminder.Words.Length > 150) card = card.With(new Quote(reminder.Words));
            if (person is not null && now - reminder.FireAt > worthSaying) card = card.With(new Line((Text)"You asked for it on " + new Moment(reminder.FireAt, null, names.ZoneOf(person).Id) + (Text)"."));
            card = card.Offer(new Button("Again in 1 h", Again(reminder, "1h")), new Button("Tomorrow 9:00", Again(reminder, "tomorrow 9:00")));
            reminder.State = person is not null && Outbox.ToPerson(session, names, person, card, now) is null ? NudgeState.Sent : NudgeState.Skipped;
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

    private static string Again(Reminder reminder, string when) => $"remind me {when} {reminder.Words.Replace('\n', ' ')}";
}
