using Microsoft.EntityFrameworkCore;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.Storage;
using PostBot.Domain.Schedules;

namespace PostBot.Core.Features.Schedules;

/// <summary>A deadline as it stands, and the nudge its owner gets: the same words with the owner's buttons.</summary>
internal sealed class DeadlineCard : ISubjectCard
{
    /// <summary>The face of the copy that reminds the owner.</summary>
    public const string NudgeFace = "nudge";

    public char Letter => 'D';

    public async Task<long?> ProjectOf(PostBotDb db, long studioId, long number, CancellationToken cancel) =>
        await db.Deadlines.Where(row => row.StudioId == studioId && row.Number == number).Select(row => (long?)row.ProjectId).FirstOrDefaultAsync(cancel);

    public async Task<Card?> Draw(View view, long number, string? face, CancellationToken cancel)
    {
        var studioId = view.Names.Studio.Id;
        var deadline = await view.Db.Deadlines.AsNoTracking().FirstOrDefaultAsync(row => row.StudioId == studioId && row.Number == number, cancel);
        if (deadline is null || !Deadlines.MaySee(view.Reader, deadline, view.Names)) return null;
        var planned = await view.Db.Nudges.AsNoTracking().Where(nudge => nudge.DeadlineId == deadline.Id && nudge.State == NudgeState.Planned).OrderBy(nudge => nudge.FireAt).ToListAsync(cancel);
        return Draw(view, deadline, planned, face);
    }

    /// <param name="planned">The nudges still to come, the next first.</param>
    public static Card Draw(View view, Deadline deadline, IReadOnlyList<Nudge> planned, string? face)
    {
        var id = new ShortId('D', deadline.Number).ToString();
        var card = new Card(Headline(view, deadline, id)) { Subject = id };
        if (deadline.State != DeadlineState.Open) return card;
        if (planned.Count > 0) card = card.With(new Line(NudgeLine(view, deadline, planned)));
        return face == NudgeFace
            ? card.Offer(new Button("Done", $"done {id}"), new Button("Snooze 1 h", $"snooze {id} 1h"), new Button("Tomorrow 9:00", $"snooze {id} tomorrow 9:00"))
            : card.Offer(new Button("Done", $"done {id}"), new Button("Deadlines", $"deadlines {view.Names.Project(deadline.ProjectId).Code}"));
    }

    /// <summary><c>Picture lock on NIGHTFALL 101</c></summary>
    public static string What(View view, Deadline deadline) =>
        $"{char.ToUpperInvariant(deadline.Title[0])}{deadline.Title[1..]} on {view.Names.Work(deadline.ProjectId, deadline.UnitId, null)}";

    /// <summary>Also finds a person who was first met in this very transaction.</summary>
    public static string Name(View view, long? personId) => personId is not { } id ? "nobody"
        : view.Names.FindPerson(id)?.Name ?? view.Db.People.Local.FirstOrDefault(person => person.Id == id)?.Name ?? "someone";

    /// <summary>On the production's clock.</summary>
    public static Moment Due(View view, Deadline deadline) => new(deadline.DueAt, null, view.Names.ZoneOf(view.Names.Project(deadline.ProjectId)).Id);

    /// <summary>When the nudges go out, on the owner's clock.</summary>
    public static Text NudgeLine(View view, Deadline deadline, IReadOnlyList<Nudge> planned)
    {
        var owner = deadline.OwnerId is { } ownerId ? view.Names.FindPerson(ownerId) : null;
        var zone = (owner is null ? view.Names.Zone : view.Names.ZoneOf(owner)).Id;
        var line = (Text)$"{(planned.Count == 1 ? "Nudge" : "Nudges")} to {Name(view, deadline.OwnerId)}: " + Text.Join(" · ", planned.Take(4).Select(nudge => (Text)new Moment(nudge.FireAt, null, zone)));
        return planned.Count > 4 ? line + (Text)$" and {planned.Count - 4} more" : line;
    }

    public static Text DoneAt(View view, Deadline deadline) =>
        deadline.DoneAt is { } at ? (Text)", " + new Moment(at, null, view.Names.ZoneOf(view.Names.Project(deadline.ProjectId)).Id) : Text.Empty;

    private static Text Headline(View view, Deadline deadline, string id) => deadline.State switch
    {
        DeadlineState.Done => (Text)$"✓ done: {What(view, deadline)}, {Name(view, deadline.DoneById)}" + DoneAt(view, deadline) + (Text)$"   ({id})",
        DeadlineState.Cancelled => $"Cancelled: {What(view, deadline)}   ({id})",
        _ => (Text)$"{What(view, deadline)} is due " + Due(view, deadline) + (Text)$", {Name(view, deadline.OwnerId)}   ({id})",
    };
}
