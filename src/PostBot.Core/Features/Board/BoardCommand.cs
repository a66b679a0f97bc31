using NodaTime;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.Delivery;
using PostBot.Core.Storage;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Board;

/// <summary>The schedule of a week in words, with a link to the live page and the picture of it to follow.</summary>
internal sealed class BoardCommand(Addresses addresses, IPageCamera camera, PictureSignal pictures) : ICommand
{
    private const int MostLines = 6;
    private const int MostOnLine = 3;

    /// <summary>As the style sheet has it, in pixels.</summary>
    private const int LaneHeight = 38;

    private static readonly Duration linkLife = Duration.FromHours(24);

    private static readonly FlagArgument pdf = new("pdf", "print", "page") { Example = "pdf", Required = false };

    private static readonly FlagArgument a3 = new("a3") { Example = "a3", Required = false, InForm = false };

    private static readonly FlagArgument units = new("episodes", "units", "reels", "spots", "steps") { Example = "units", Required = false, InForm = false };

    private static readonly WhenArgument when = new() { Example = "next week", Required = false };

    /// <summary>A week is what it shows anyway.</summary>
    private static readonly FlagArgument week = new("week") { Example = "week", Required = false, InForm = false };

    private static readonly WorkArgument project = new() { Example = "NIGHTFALL", Required = false, Leads = ["for", "of"], NeedsLead = false, Unit = Need.Never, Presumed = false };

    private static readonly ClassArgument kind = new() { Example = "color", Required = false };

    public Definition Definition { get; } = new()
    {
        Verbs = ["board", "wall", "wallchart", "schedule board"],
        Summary = "See the schedule of a week as a picture, with a link to the live page",
        Examples = ["board", "board pdf next week"],
        Role = Role.Viewer,
        Outsiders = true,
        Arguments = [pdf, a3, units, when, week, project, kind],
        Changes = true,
        Topic = "Bookings",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        // What is made is a link and a picture; there is nothing to take back.
        turn.Undoable = false;
        var asked = new BoardAsked
        {
            From = turn.Maybe(when)?.When.Start.InZone(turn.Names.Zone).Date,
            Weeks = turn.Maybe(when)?.When is { } said && said.End - said.Start > Duration.FromDays(8) ? 4 : 1,
            Class = turn.Maybe(kind) is { Length: > 0 } ofKind ? ofKind : null,
            Project = turn.Maybe(project)?.Project.Code,
            Units = turn.Has(units),
            A3 = turn.Has(a3),
        };
        var sheet = await new BoardReading(turn.View, asked).Read(cancel);
        asked = asked with { From = sheet.First };
        var card = Say(sheet);
        if (addresses.Page(turn.Incoming.Surface, "board") is null) card = card.With(new Small("No live page: PostBot has no public address."));
        else if (!turn.Incoming.Public) card = card.With(new Line(Live(turn, asked)));
        else Whisper(turn, asked);
        var why = camera.WhyNot ?? (addresses.Page(turn.Incoming.Surface, "") is null ? "PostBot has no public address." : null);
        card = card.With(new Small(why is null ? Order(turn, asked, sheet) : $"No picture: {why}"));
        return Answer.Yes(card.Offer(new Button("Next week", Again(turn, sheet.First.PlusDays(7))), new Button("To print", $"board pdf {Iso(sheet.First)}{Filter(turn)}")));
    }

    /// <summary>The text that stands for the picture: by room, what is on.</summary>
    private static Card Say(BoardSheet sheet)
    {
        var firm = sheet.Sessions - sheet.Holds;
        var count = sheet.Sessions == 0 ? "nothing is booked" : $"{Lists.Count(sheet.Sessions, "session")}{(sheet.Holds > 0 ? $", {(firm == 0 ? "all" : sheet.Holds)} on hold" : "")}";
        var card = new Card($"{sheet.Title}: {count}");
        var lines = sheet.Asked.Units
            ? sheet.Groups.SelectMany(group => group.Units.Select(unit => (Name: $"{group.Project} {unit.Code}", Bars: unit.Cells.SelectMany(cell => cell.Sessions).ToList())))
            : sheet.Rows.Select(row => (row.Name, Bars: row.Bars.Where(bar => bar.Kind != BarKind.Off).ToList()));
        var busy = lines.Where(line => line.Bars.Count > 0).ToList();
        card = card.With(busy.Take(MostLines).Select(line => new Line(
            $"{Typed.Shorten(line.Name, 40)}: {string.Join(" · ", line.Bars.Take(MostOnLine).Select(bar => bar.Brief))}{(line.Bars.Count > MostOnLine ? $" · {line.Bars.Count - MostOnLine} more" : "")}")));
        return busy.Count > MostLines ? card.With(new Line($"and {Lists.Count(busy.Count - MostLines, "more", "more")}")) : card;
    }

    /// <summary>The personal link, which works as long as it says and shows what its owner may see.</summary>
    private Text Live(Turn turn, BoardAsked asked)
    {
        var key = PrivateLinks.Make(turn, LinkKind.Board, life: linkLife);
        var until = turn.Now + linkLife;
        return (Text)new Link(addresses.Page(turn.Incoming.Surface, asked.Address(key))!.AbsoluteUri, "Open the live page") + (Text)$", yours alone, until {Times.NearMoment(until, turn.AskerZone, turn.Now)}";
    }

    /// <summary>Where others read along, the link goes to its owner.</summary>
    private void Whisper(Turn turn, BoardAsked asked) => turn.Tell(turn.Asker, new Card("The schedule, as you asked for it").With(new Line(Live(turn, asked))), evenAsker: true);

    private string Order(Turn turn, BoardAsked asked, BoardSheet sheet)
    {
        var open = turn.Incoming.Public && turn.Incoming.Place.Kind != PlaceKind.Direct;
        PictureOrder.Place(turn, pictures, open, (asked with { Plain = true, Tall = Tall(sheet) }).Address(""), sheet.Title, turn.Has(pdf), only: turn.View.Only);
        return turn.Has(pdf) ? "The page to print follows." : "The picture follows.";
    }

    /// <summary>As tall as what is on it: its head, and a row for each lane or unit.</summary>
    private static int Tall(BoardSheet sheet) =>
        160 + (sheet.Asked.Units
            ? sheet.Groups.Sum(group => 90 + group.Units.Sum(unit => 30 + (unit.Cells.Select(cell => cell.Sessions.Count).DefaultIfEmpty().Max() * 52)))
            : sheet.Rows.Sum(row => Math.Max(47, (row.Lanes * LaneHeight) + 2)));

    private static string Again(Turn turn, LocalDate from) => $"board {(turn.Has(pdf) ? "pdf " : "")}{Iso(from)}{Filter(turn)}";

    private static string Filter(Turn turn) =>
        (turn.Has(units) ? " units" : "") + (turn.Maybe(project) is { } work ? $" for {work.Project.Code}" : "") + (turn.Maybe(kind) is { Length: > 0 } ofKind ? $" {ofKind}" : "") + (turn.Has(a3) ? " a3" : "");

    private static string Iso(LocalDate day) => NodaTime.Text.LocalDatePattern.Iso.Format(day);
}
