using Microsoft.EntityFrameworkCore;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Calendars;

/// <summary>Takes calendar links back: whoever follows them finds nothing there any more.</summary>
internal sealed class CalendarOffCommand : ICommand
{
    public Definition Definition { get; } = new()
    {
        Verbs = ["calendar off", "calendar revoke", "revoke calendar"],
        Summary = "Take back the calendar links you were given",
        Examples = ["calendar off", "calendar off NIGHTFALL"],
        Role = Role.Viewer,
        Outsiders = true,
        Arguments = [CalendarOf.Project, CalendarOf.Room],
        Changes = true,
        Topic = "Bookings",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        // A link that somebody may have seen stays closed.
        turn.Undoable = false;
        var of = CalendarOf.Said(turn);
        var links = await of.Live(turn).ToListAsync(cancel);
        if (links.Count == 0) return Answer.No($"{of.Name}: no link of yours leads there. Nothing was changed.", new Button("Get one", of.Off.Replace("calendar off", "calendar", StringComparison.Ordinal)));
        foreach (var link in links) link.RevokedAt = turn.Now;
        return Answer.Yes(new Card($"{of.Name}: {Lists.Count(links.Count, "link")} taken back").With(new Line("Calendars that follow it find nothing there now. A new link can be had at any time."))
            .Offer(new Button("Get a new one", of.Off.Replace("calendar off", "calendar", StringComparison.Ordinal)))) with
        { Private = true };
    }
}
