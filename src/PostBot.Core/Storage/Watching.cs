using Microsoft.EntityFrameworkCore;
using NodaTime;
using PostBot.Domain.Feedback;

namespace PostBot.Core.Storage;

/// <summary>Has a round looked at when it, one of its reviewers or what is asked about its notes changes, whatever command did it.</summary>
internal static class Watching
{
    public static async Task Note(PostBotDb db, Instant now, CancellationToken cancel)
    {
        var changed = new Dictionary<long, long>();
        foreach (var entry in db.ChangeTracker.Entries<Round>()) if (entry.State is EntityState.Added or EntityState.Modified) changed[entry.Entity.Id] = entry.Entity.StudioId;
        foreach (var entry in db.ChangeTracker.Entries<Reviewer>()) if (entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted) changed[entry.Entity.RoundId] = entry.Entity.StudioId;
        foreach (var entry in db.ChangeTracker.Entries<NoteReply>().Where(entry => entry.State == EntityState.Added).ToList())
        {
            if (await db.Notes.FindAsync([entry.Entity.NoteId], cancel) is { } note) changed[note.RoundId] = note.StudioId;
        }
        foreach (var (round, studio) in changed)
        {
            if (await db.RoundWatches.FindAsync([round], cancel) is { } watch) watch.LookAt = now;
            else db.Add(new RoundWatch { RoundId = round, StudioId = studio, LookAt = now });
        }
    }
}
