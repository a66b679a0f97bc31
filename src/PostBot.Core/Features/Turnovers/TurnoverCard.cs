using Microsoft.EntityFrameworkCore;
using NodaTime;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.People;
using PostBot.Core.Storage;
using PostBot.Domain.People;
using PostBot.Domain.Turnovers;

namespace PostBot.Core.Features.Turnovers;

/// <summary>A turnover as it stands: to whom, how far its checklist is, who sent, received and checked it.</summary>
internal sealed class TurnoverCard : ISubjectCard
{
    private const int MostNamed = 12;

    public char Letter => 'U';

    public async Task<long?> ProjectOf(PostBotDb db, long studioId, long number, CancellationToken cancel) =>
        await db.Turnovers.Where(row => row.StudioId == studioId && row.Number == number).Select(row => (long?)row.ProjectId).FirstOrDefaultAsync(cancel);

    public async Task<Card?> Draw(View view, long number, string? face, CancellationToken cancel)
    {
        var studioId = view.Names.Studio.Id;
        if (await view.Db.Turnovers.AsNoTracking().FirstOrDefaultAsync(row => row.StudioId == studioId && row.Number == number, cancel) is not { } turnover) return null;
        var receiver = await Handovers.Receiver(view, turnover, cancel);
        if (!Handovers.MaySee(view.Reader, receiver)) return null;
        var items = await view.Db.TurnoverItems.AsNoTracking().Where(row => row.TurnoverId == turnover.Id).ToListAsync(cancel);
        return Draw(view, turnover, [.. items.OrderBy(item => item.SortOrder)], receiver);
    }

    public static Card Draw(View view, Turnover turnover, IReadOnlyList<TurnoverItem> items, Person? receiver)
    {
        var id = new ShortId('U', turnover.Number).ToString();
        var (have, missing) = (items.Where(item => item.HaveAt is not null).ToList(), items.Where(item => item.HaveAt is null).ToList());
        var what = $"{view.Names.Work(turnover.ProjectId, turnover.UnitId, null)} {turnover.Version}";
        var count = $"{have.Count} of {Lists.Count(items.Count, "item")}";
        var card = new Card(turnover.State switch
        {
            TurnoverState.Building => $"{what} is being turned over to {turnover.Recipient}, {count}   ({id})",
            TurnoverState.Sent => $"{what} is turned over to {turnover.Recipient}, {count}, not received yet   ({id})",
            TurnoverState.Received => $"{what} is received by {turnover.Recipient}, {count}   ({id})",
            TurnoverState.Verified => $"✓ done: {what} is verified by {turnover.Recipient}, {count}   ({id})",
            _ => $"{what} to {turnover.Recipient} is superseded by {turnover.SupersededBy}   ({id})",
        })
        { Subject = id };
        if (turnover.State == TurnoverState.Superseded) return card;
        if (missing.Count > 0) card = card.With(new Line($"Missing: {Named(missing)}{(turnover.State <= TurnoverState.Sent && receiver is not null ? $" · {receiver.Name} can mark it received" : "")}"));
        else if (turnover.State <= TurnoverState.Sent && receiver is not null) card = card.With(new Line($"{receiver.Name} can mark it received"));
        if (have.Count > 0) card = card.With(new Line($"There: {Named(have)}"));
        if (turnover.State != TurnoverState.Building) card = card.With(new Line(Text.Join(" · ", Steps(view, turnover))));
        if (receiver is null && turnover.State <= TurnoverState.Sent) card = card.With(new Line($"Nobody owns {turnover.Recipient}, so a coordinator marks it received."));
        return card.Offer(Buttons(view, turnover, id, missing.Count, receiver));
    }

    private static IEnumerable<Text> Steps(View view, Turnover turnover)
    {
        var zone = view.Names.ZoneOf(view.Names.Project(turnover.ProjectId)).Id;
        foreach (var (word, at, by) in ((string, Instant?, long?)[])[("sent", turnover.SentAt, turnover.SentById), ("received", turnover.ReceivedAt, turnover.ReceivedById), ("verified", turnover.VerifiedAt, turnover.VerifiedById)])
        {
            if (at is { } moment) yield return (Text)$"{word} " + new Moment(moment, null, zone) + (Text)$", {view.Names.FindPerson(by ?? 0)?.Name ?? "someone"}";
        }
    }

    private static IEnumerable<Button> Buttons(View view, Turnover turnover, string id, int missing, Person? receiver)
    {
        var inside = view.Reader is null || Policy.IsInside(view.Reader);
        var receives = view.Reader is null || Handovers.MayReceive(view.Reader, receiver);
        if (turnover.State == TurnoverState.Sent && receives) yield return new Button("Received", $"received {id}");
        if (turnover.State == TurnoverState.Received && receives) yield return new Button("Verify", $"verify {id}");
        if (inside && missing > 0 && turnover.State != TurnoverState.Verified) yield return new Button("Add the missing", $"have {id}");
        if (inside && turnover.State == TurnoverState.Building) yield return missing > 0 ? new Button("Send as it is", $"send {id} as it is") : new Button("Send", $"send {id}");
        if (inside) yield return new Button(view.Names.Unit(turnover.UnitId).Code, $"status {view.Names.Work(turnover.ProjectId, turnover.UnitId, null)}");
    }

    private static string Named(List<TurnoverItem> items) => string.Join(", ", items.Take(MostNamed).Select(item => item.Name)) + (items.Count <= MostNamed ? "" : $" and {items.Count - MostNamed} more");
}
