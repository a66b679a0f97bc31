using Microsoft.EntityFrameworkCore;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Domain.Bookings;
using PostBot.Domain.People;
using PostBot.Domain.Schedules;

namespace PostBot.Core.Features.Setup;

/// <summary>Puts a production away: it is kept whole and no longer offered, shown or nudged about.</summary>
internal sealed class ProjectArchiveCommand : ICommand
{
    private static readonly WorkArgument project = new() { Example = "LUMEN", Unit = Need.Never };

    private static readonly FlagArgument sure = new("yes", "sure") { Example = "yes", Required = false };

    public Definition Definition { get; } = new()
    {
        Verbs = ["project archive", "production archive", "archive"],
        Summary = "Put a finished production away",
        Examples = ["project archive SALT", "project archive HARBOUR"],
        Role = Role.Coordinator,
        Arguments = [project, sure],
        Changes = true,
        Topic = "Setting up",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var row = (await turn.Db.Projects.FindAsync([turn.Get(project).Project.Id], cancel))!;
        if (row.Archived) return Answer.No($"{row.Code} is archived already.", new Button("Bring it back", $"project unarchive {row.Code}"));
        var (id, now) = (row.Id, turn.Now);
        var sessions = await turn.Db.Bookings.CountAsync(booking => booking.ProjectId == id && booking.EndAt > now && (booking.State == BookingState.Held || booking.State == BookingState.Confirmed), cancel);
        var deadlines = await turn.Db.Deadlines.CountAsync(deadline => deadline.ProjectId == id && deadline.State == DeadlineState.Open, cancel);
        var live = string.Join(" and ", new[] { sessions > 0 ? Lists.Count(sessions, "session") + " to come" : "", deadlines > 0 ? Lists.Count(deadlines, "open deadline") : "" }.Where(words => words.Length > 0));
        if (live.Length > 0 && !turn.Has(sure))
        {
            return Answer.No($"{row.Code} has {live}. They would stay, without nudges. Archive it all the same?", new Button("Archive it", $"project archive {row.Code} yes", Danger: true), new Button("Show them", $"bookings {row.Code}"));
        }
        row.Archived = true;
        foreach (var channel in await turn.Db.Channels.Where(channel => channel.ProjectId == id).ToListAsync(cancel)) channel.ProjectId = null;
        turn.NamesChanged();
        var card = new Card($"{row.Code} is archived").With(new Line("Everything about it is kept; its channels are nobody's now."));
        if (live.Length > 0) card = card.With(new Line($"It still has {live}."));
        return Answer.Yes(card.Offer(new Button("Bring it back", $"project unarchive {row.Code}")));
    }
}
