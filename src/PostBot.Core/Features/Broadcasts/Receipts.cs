using Microsoft.EntityFrameworkCore;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Storage;
using PostBot.Domain.Broadcasts;

namespace PostBot.Core.Features.Broadcasts;

/// <summary>Who has answered a broadcast and who has not. Ten thousand recipients cost a count and a few names, not ten thousand rows.</summary>
internal static class Receipts
{
    private const int MostButtons = 5;

    private const int MostNames = 12;
    private const int MostNamesOfAll = 300;
    private const int MostQuestions = 5;

    public static async Task<Card> Draw(View view, Broadcast broadcast, bool all, CancellationToken cancel)
    {
        var id = BroadcastCard.Id(broadcast);
        var tally = await Count(view.Db, broadcast.Id, cancel);
        var sent = broadcast.SentAt is { } at ? (Text)", sent " + new Moment(at, null, BroadcastCard.Zone(view.Names, broadcast).Id) : Text.Empty;
        var headline = broadcast.NeedsAnswer
            ? $"{tally.Acknowledged} of {tally.Audience} {(tally.Acknowledged == 1 && tally.Audience == 1 ? "has" : "have")} acknowledged \"{BroadcastCard.Short(broadcast)}\""
            : $"Sent to {tally.Audience} for information: \"{BroadcastCard.Short(broadcast)}\"";
        var card = new Card((Text)$"{headline}   ({id}" + sent + (Text)")").About(id);
        var most = all ? MostNamesOfAll : MostNames;
        var people = new List<Text>();
        var failed = tally.Of(RecipientState.Failed);
        if (broadcast.NeedsAnswer && tally.Waiting > 0) people.Add($"Waiting: {BroadcastCard.Named(await Names(view, broadcast.Id, [RecipientState.Sent, RecipientState.Queued], most, said: false, cancel), tally.Waiting, most)}");
        if (tally.Of(RecipientState.Question) is var questions and > 0) people.Add($"Question: {BroadcastCard.Named(await Questions(view, broadcast.Id, all ? MostNames : MostQuestions, cancel), questions, all ? MostNames : MostQuestions)}");
        if (tally.Of(RecipientState.Declined) is var declined and > 0) people.Add($"Declined: {BroadcastCard.Named(await Names(view, broadcast.Id, [RecipientState.Declined], most, said: false, cancel), declined, most)}");
        if (failed > 0) people.Add($"Failed: {BroadcastCard.Named(await Names(view, broadcast.Id, [RecipientState.Failed], most, said: true, cancel), failed, most)}");
        if (tally.Of(RecipientState.Withdrawn) is var withdrawn and > 0) people.Add($"Never got it: {BroadcastCard.Named(await Names(view, broadcast.Id, [RecipientState.Withdrawn], most, said: false, cancel), withdrawn, most)}");
        card = card.With(people.Select(line => new Line(line))).With(new Line(tally.Sum(broadcast.NeedsAnswer)));
        if (await Platforms(view.Db, broadcast.Id, cancel) is { } platforms) card = card.With(new Line(platforms));
        var reminded = tally.Of(RecipientState.Sent);
        if (broadcast.NeedsAnswer && reminded > 0) card = card.Offer(new Button($"Remind {reminded}", $"remind {id}"));
        if (tally.Of(RecipientState.Question) is 1 && await Asked(view, broadcast.Id, cancel) is { } asker) card = card.Offer(new Button($"Answer {asker}", $"answer {id} \"{asker}\""));
        if (failed > 0) card = card.Offer(new Button($"Resend {failed}", $"resend {id}"));
        if (!all && (tally.Waiting > most || failed > most || tally.Of(RecipientState.Question) > MostQuestions)) card = card.Offer(new Button("Show more", $"receipts {id} all"));
        // What does not fit is a command too; taking it back always fits.
        card = card.Offer(new Button("Correct", $"correct {id}"), new Button("CSV", $"receipts csv {id}"));
        return (card with { Buttons = [.. card.Buttons.Take(MostButtons - 1)] })
            .Offer(new Button("Retract", $"retract {id}", Danger: true) { Confirm = "Everybody's copy is struck, and those who acknowledged are told." });
    }

    public static async Task<Tally> Count(PostBotDb db, long broadcastId, CancellationToken cancel)
    {
        var counts = await db.Recipients.AsNoTracking().Where(row => row.BroadcastId == broadcastId).GroupBy(row => row.State).Select(group => new { State = group.Key, Count = group.Count() }).ToListAsync(cancel);
        return new Tally(counts.ToDictionary(group => group.State, group => group.Count));
    }

    /// <summary><c>31 on Slack, 11 on Teams, 1 not reached</c>; null where one place explains itself.</summary>
    private static async Task<string?> Platforms(PostBotDb db, long broadcastId, CancellationToken cancel)
    {
        var counts = await db.Recipients.AsNoTracking().Where(row => row.BroadcastId == broadcastId).GroupBy(row => row.Platform).Select(group => new { Platform = group.Key, Count = group.Count() }).ToListAsync(cancel);
        var known = counts.Where(group => group.Platform is not null).OrderByDescending(group => group.Count).Select(group => group.Platform == nameof(Delivery.Surface.Local) ? $"{group.Count} in the local chat" : $"{group.Count} on {group.Platform}").ToList();
        if (known.Count < 2) return null;
        var nowhere = counts.FirstOrDefault(group => group.Platform is null)?.Count ?? 0;
        return string.Join(", ", nowhere == 0 ? known : known.Append($"{nowhere} not reached"));
    }

    private static async Task<string?> Asked(View view, long broadcastId, CancellationToken cancel) =>
        await view.Db.Recipients.AsNoTracking().Where(row => row.BroadcastId == broadcastId && row.State == RecipientState.Question).Select(row => (long?)row.PersonId).FirstOrDefaultAsync(cancel) is { } person ? view.Names.FindPerson(person)?.Name : null;

    private static async Task<List<string>> Names(View view, long broadcastId, List<RecipientState> states, int most, bool said, CancellationToken cancel)
    {
        var rows = await view.Db.Recipients.AsNoTracking().Where(row => row.BroadcastId == broadcastId && states.Contains(row.State)).OrderBy(row => row.Id).Take(most).ToListAsync(cancel);
        return [.. rows.Select(row => said ? $"{Name(view, row)} ({row.Remark})" : Name(view, row))];
    }

    private static async Task<List<string>> Questions(View view, long broadcastId, int most, CancellationToken cancel)
    {
        var rows = await view.Db.Recipients.AsNoTracking().Where(row => row.BroadcastId == broadcastId && row.State == RecipientState.Question).OrderBy(row => row.Id).Take(most).ToListAsync(cancel);
        return [.. rows.Select(row => $"{Name(view, row)} \"{Typed.Shorten(row.Remark.Replace('\n', ' '), 120)}\"")];
    }

    private static string Name(View view, Recipient row) => view.Names.FindPerson(row.PersonId)?.Name ?? "someone";
}
