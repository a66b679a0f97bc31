using Microsoft.EntityFrameworkCore;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.Delivery;
using PostBot.Core.Storage;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Calendars;

/// <summary>A private address that a calendar program follows: one's own sessions, a production's or a room's.</summary>
internal sealed class CalendarCommand(Addresses addresses) : ICommand
{
    /// <summary>One for each device, and no heap of forgotten ones.</summary>
    private const int MostLinks = 5;

    public Definition Definition { get; } = new()
    {
        Verbs = ["calendar", "calendar link", "ical"],
        Summary = "Get a private link that keeps your calendar up to date with sessions",
        Examples = ["calendar", "calendar Color 1"],
        Phrasings = ["subscribe to [the] calendar [of|for] {*}", "i|we need|want a calendar link [of|for] {*}"],
        Role = Role.Viewer,
        Outsiders = true,
        Arguments = [CalendarOf.Project, CalendarOf.Room],
        Changes = true,
        Topic = "Bookings",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var of = CalendarOf.Said(turn);
        if (addresses.Page(turn.Incoming.Surface, "") is null) return Answer.No("Calendars outside cannot reach PostBot yet: it has no public address. Whoever runs it can set PostBot:PublicUrl.", new Button("My week", "my week"));
        if (await of.Live(turn).CountAsync(cancel) >= MostLinks)
        {
            return Answer.No($"You have {MostLinks} links to this calendar already, and they all work. Take them back first, then ask again.", new Button("Take them back", of.Off, Danger: true));
        }
        var address = addresses.Page(turn.Incoming.Surface, $"calendar/{PrivateLinks.Make(turn, of.Kind, of.About)}.ics")!.AbsoluteUri;
        var card = new Card($"{of.Name}: this is your private link")
            .With(new Line(new Link(address, address)))
            .With(new Line((Text)"Calendar programs open it as " + new Code("webcal" + address[address.IndexOf(':', StringComparison.Ordinal)..])))
            .With(new Line("Holds are tentative, confirmed sessions firm, cancelled ones stay for a month and say so. It shows what you may see, and stops when that does."))
            .With(new Small("Programs look once an hour, Google and Outlook on the web only every few hours. Whoever has the link can read it: keep it to yourself."));
        return Answer.Yes(card.Offer(new Button("Take it back", of.Off, Danger: true))) with { Private = true };
    }
}

/// <summary>Which calendar: the asker's own unless a production or a room is named.</summary>
/// <param name="About">The production or resource; null for the asker's own.</param>
internal sealed record CalendarOf(LinkKind Kind, long? About, string Name, string Off)
{
    public static readonly WorkArgument Project = new() { Example = "NIGHTFALL", Required = false, Leads = ["for", "of"], NeedsLead = false, Unit = Need.Never, Presumed = false };

    public static readonly ResourceArgument Room = new() { Example = "Color 1", Required = false, Leads = ["for", "of"], NeedsLead = false };

    public static CalendarOf Said(Turn turn)
    {
        if (turn.Maybe(Room) is { } room) return new CalendarOf(LinkKind.ResourceCalendar, room.Id, $"Sessions in {room.Name}", $"calendar off \"{room.Name}\"");
        return turn.Maybe(Project) is { } work
            ? new CalendarOf(LinkKind.ProjectCalendar, work.Project.Id, $"Sessions of {work.Project.Code}", $"calendar off {work.Project.Code}")
            : new CalendarOf(LinkKind.OwnCalendar, null, "Your sessions", "calendar off");
    }

    public IQueryable<PrivateLink> Live(Turn turn)
    {
        var about = About;
        return PrivateLinks.Live(turn, Kind).Where(row => row.About == about);
    }
}
