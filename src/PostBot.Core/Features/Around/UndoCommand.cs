using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.Features.Bookings;
using PostBot.Core.People;
using PostBot.Core.Storage;
using PostBot.Domain.Bookings;
using PostBot.Domain.Broadcasts;
using PostBot.Domain.Feedback;
using PostBot.Domain.People;
using PostBot.Domain.Schedules;
using PostBot.Domain.Turnovers;

namespace PostBot.Core.Features.Around;

/// <summary>Takes back the asker's last change, row by row, as the audit log kept it; refuses when something later stands on it.</summary>
internal sealed class UndoCommand(IEnumerable<ISubjectCard> cards, IServiceProvider services) : ICommand
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
        if (NoLongerAllowed(turn, entry) is { } notAllowed) return notAllowed;
        if (await ChangeLog.Revert(turn.Db, entry.Changes, cancel) is { } inTheWay)
        {
            var since = await Later(turn, entry, inTheWay, cancel) is { } other ? $"{other} changed the {inTheWay.Row.ToLowerInvariant()} since" : $"the {inTheWay.Row.ToLowerInvariant()} has changed since";
            return Answer.No($"\"{said}\" cannot be undone: {since}. Nothing was changed.", entry.Subject is { } changed ? [new Button($"Show {changed}", $"show {changed}")] : []);
        }
        if (await ChangeLog.Dependent(turn.Db, cancel) is { } dependent) return Answer.No($"\"{said}\" cannot be undone: {await Later(turn, entry, dependent, cancel) ?? $"a {dependent.Row.ToLowerInvariant()} made since"} depends on it. Nothing was changed.");
        if (await BookingsFit(turn, cancel) is { } clash) return Answer.No($"\"{said}\" cannot be undone: {clash}. Nothing was changed.");

        entry.UndoneById = asker;
        var settled = await Undoing.Settle(turn, cancel);
        turn.NamesChanged();
        foreach (var row in turn.Db.ChangeTracker.Entries().Where(row => row.State is EntityState.Modified or EntityState.Deleted or EntityState.Added).OrderBy(row => row.State == EntityState.Deleted).Take(MostRedrawn)) Touch(turn, row.Entity);
        var card = new Card($"Undone: {said}").With(settled);
        if (entry.Subject is { } about && ShortId.Parse(about) is { } id)
        {
            card = card.About(about);
            if (cards.ContainsKey(id.Letter)) card = card.Offer(new Button($"Show {about}", $"show {about}"));
        }
        if (entry.ToldPeople) card = card.With(new Line("The messages that told others show it as it is now."));
        return Answer.Yes(card);
    }

    /// <summary>Whoever lost a role since no longer takes back what it allowed.</summary>
    private Answer? NoLongerAllowed(Turn turn, AuditEntry entry)
    {
        // The table holds this command too, so it can only be asked for once everything is made.
        var commands = services.GetRequiredService<CommandTable>().All.Where(command => command.Definition.Verb == entry.Verb).ToList();
        if (entry.ProjectId is { } gone && !Policy.Sees(turn.Asker, gone, turn.Names)) return Answer.No("There is nothing of yours to undo.");
        var acting = entry.ProjectId is { } project ? Policy.On(turn.Asker, project, turn.Names) : turn.Asker;
        return commands.Count == 0 || commands.Any(command => Policy.May(command.Definition.StudioWide ? turn.Names.Person(turn.Asker.Id) : acting, command.Definition))
            ? null
            : Refusals.NeedsRole(commands[0].Definition, acting, turn.Names, entry.ProjectId);
    }

    /// <summary><c>"release B1" by Ed, today 10:05</c>: the change that stands in the way; null when none is known, or the asker may not know of it.</summary>
    private static async Task<string?> Later(Turn turn, AuditEntry entry, InTheWay what, CancellationToken cancel)
    {
        if (!Policy.IsInside(turn.Asker)) return null;
        var (studioId, id, mark) = (turn.Studio.Id, entry.Id, what.Mark);
        var later = await turn.Db.Audit.AsNoTracking().Where(row => row.StudioId == studioId && row.Id > id && row.Changes.Contains(mark)).OrderByDescending(row => row.Id).FirstOrDefaultAsync(cancel);
        return later is null ? null : $"\"{Typed.Shorten(Typed.Clean(later.Line).Replace('\n', ' '), 60)}\" by {turn.Names.FindPerson(later.PersonId)?.Name ?? "someone"}, {Times.NearMoment(later.At, turn.AskerZone, turn.Now)},";
    }

    /// <summary>A confirmed booking may only come back where nothing was confirmed meanwhile; a hold that comes back behind one waits.</summary>
    private static async Task<string?> BookingsFit(Turn turn, CancellationToken cancel)
    {
        foreach (var claim in turn.Db.ChangeTracker.Entries<Claim>().Where(entry => entry.State is EntityState.Added or EntityState.Modified).Select(entry => entry.Entity).ToList())
        {
            if (claim.State is BookingState.Released or BookingState.Waitlisted or BookingState.Requested) continue;
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
