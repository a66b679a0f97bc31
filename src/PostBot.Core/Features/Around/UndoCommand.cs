using Microsoft.EntityFrameworkCore;
using NodaTime;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.Features.Bookings;
using PostBot.Core.Storage;
using PostBot.Domain.Bookings;
using PostBot.Domain.Broadcasts;
using PostBot.Domain.Feedback;
using PostBot.Domain.People;
using PostBot.Domain.Schedules;
using PostBot.Domain.Turnovers;

namespace PostBot.Core.Features.Around;

/// <summary>Takes back the asker's last change, row by row, as the audit log kept it; refuses when something later stands on it.</summary>
internal sealed class UndoCommand(IEnumerable<ISubjectCard> cards) : ICommand
{
    /// <summary>A change of more rows than this was an import, whose rows nobody has on a card yet.</summary>
    private const int MostRedrawn = 500;

    private static readonly Duration fresh = Duration.FromMinutes(10);

    private static readonly IdArgument which = new("", "id") { Example = "B12", Required = false, IsThreads = false };

    private static readonly FlagArgument sure = new("yes", "sure") { Example = "yes", Required = false };

    private readonly Dictionary<char, ISubjectCard> cards = cards.ToDictionary(card => card.Letter);

    public Definition Definition { get; } = new()
    {
        Verbs = ["undo"],
        Summary = "Take back your last change",
        Examples = ["undo", "undo B1"],
        Phrasings =
        [
            "undo|revert|scrap that|it|this",
            "take that|it back",
            "oops [undo]",
            "put it back",
        ],
        Role = Role.Viewer,
        Outsiders = true,
        Arguments = [which, sure],
        Changes = true,
        Topic = "Getting around",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        turn.Undoable = false;
        var (studioId, asker) = (turn.Studio.Id, turn.Asker.Id);
        var subject = turn.Has(which) ? turn.Get(which).ToString() : null;
        var entry = await turn.Db.Audit
            .Where(row => row.StudioId == studioId && row.PersonId == asker && row.UndoneById == null && (subject == null || row.Subject == subject))
            .OrderByDescending(row => row.Id).FirstOrDefaultAsync(cancel);
        if (entry is null) return Answer.No(subject is null ? "There is nothing of yours to undo." : $"You have changed nothing on {subject} that could be undone.");

        var said = Typed.Shorten(Typed.Clean(entry.Line).Replace('\n', ' '), 80);
        var elsewhere = entry.Surface != turn.Incoming.Surface;
        if (subject is null && !turn.Has(sure) && (turn.Now - entry.At > fresh || elsewhere || entry.ToldPeople))
        {
            var why = entry.ToldPeople ? "; other people were told" : elsewhere ? $", in {entry.Surface}" : "";
            return Answer.No($"Your last change was \"{said}\", {Times.NearMoment(entry.At, turn.AskerZone, turn.Now)}{why}. Undo it?", new Button("Undo it", "undo yes", Danger: true));
        }
        if (await ChangeLog.Revert(turn.Db, entry.Changes, cancel) is { } inTheWay) return Changed(said, inTheWay, entry.Subject);
        if (await ChangeLog.Dependent(turn.Db, cancel) is { } dependent) return Answer.No($"\"{said}\" cannot be undone: a {dependent.ToLowerInvariant()} made since depends on it. Nothing was changed.");
        if (await BookingsFit(turn, cancel) is { } clash) return Answer.No($"\"{said}\" cannot be undone: {clash}. Nothing was changed.");

        entry.UndoneById = asker;
        turn.NamesChanged();
        foreach (var row in turn.Db.ChangeTracker.Entries().Where(row => row.State is EntityState.Modified or EntityState.Deleted or EntityState.Added).OrderBy(row => row.State == EntityState.Deleted).Take(MostRedrawn)) Touch(turn, row.Entity);
        var card = new Card($"Undone: {said}");
        if (entry.Subject is { } about && ShortId.Parse(about) is { } id)
        {
            card = card.About(about);
            if (cards.ContainsKey(id.Letter)) card = card.Offer(new Button($"Show {about}", $"show {about}"));
        }
        if (entry.ToldPeople) card = card.With(new Line("The messages that told others show it as it is now."));
        return Answer.Yes(card);
    }

    private static Answer Changed(string said, string row, string? subject) => Answer.No(
        $"\"{said}\" cannot be undone: the {row.ToLowerInvariant()} has changed since. Nothing was changed.",
        subject is null ? [] : [new Button($"Show {subject}", $"show {subject}")]);

    /// <summary>A confirmed booking may only come back where nothing was confirmed meanwhile; a hold that comes back behind one waits.</summary>
    private static async Task<string?> BookingsFit(Turn turn, CancellationToken cancel)
    {
        foreach (var claim in turn.Db.ChangeTracker.Entries<Claim>().Where(entry => entry.State is EntityState.Added or EntityState.Modified).Select(entry => entry.Entity).ToList())
        {
            if (claim.State is BookingState.Released or BookingState.Waitlisted) continue;
            var others = await Claims.Touching(turn.Db, claim.ResourceId, new Slot(claim.StartAt, claim.EndAt), cancel);
            var reverted = turn.Db.ChangeTracker.Entries<Claim>().Where(entry => entry.State != EntityState.Unchanged).Select(entry => entry.Entity.Id).ToHashSet();
            if (!others.Any(other => other.BookingId != claim.BookingId && other.State == BookingState.Confirmed && !reverted.Contains(other.Id))) continue;
            if (claim.State == BookingState.Confirmed) return $"{turn.Names.Resource(claim.ResourceId).Name} was confirmed for something else since";
            claim.State = BookingState.Waitlisted;
            if (await turn.Db.Bookings.FindAsync([claim.BookingId], cancel) is { } booking) booking.State = BookingState.Waitlisted;
        }
        return null;
    }

    private static void Touch(Turn turn, object row)
    {
        switch (row)
        {
            case Booking booking: turn.Touch('B', booking.Number); break;
            case Round round: turn.Touch('F', round.Number); break;
            case Note note: turn.Touch('N', note.Number); break;
            case Deadline deadline: turn.Touch('D', deadline.Number); break;
            case Broadcast broadcast: turn.Touch('X', broadcast.Number); break;
            case Turnover turnover: turn.Touch('U', turnover.Number); break;
            default: break;
        }
    }
}
