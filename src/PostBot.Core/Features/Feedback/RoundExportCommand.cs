using Microsoft.EntityFrameworkCore;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.Delivery;
using PostBot.Core.Features.Board;
using PostBot.Domain.Feedback;
using PostBot.Domain.Feedback.Markers;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Feedback;

/// <summary>Hands a round's notes out as a file that an editing program imports as markers.</summary>
internal sealed class RoundExportCommand(IPageCamera camera, Addresses addresses, PictureSignal pictures) : ICommand
{
    private const string Pdf = "pdf";

    /// <summary>Six columns, whatever the studio's setting is.</summary>
    private const string Avid6 = "avid6";

    private static readonly IReadOnlyList<string> programs = [.. MarkerFormat.All.Select(format => format.Key), Pdf];

    private static readonly IdArgument which = new("F", "round") { Example = "F5" };

    private static readonly WordArgument program = new("program", "For which program?", Program) { Example = "avid", Leads = ["for", "as", "to"], NeedsLead = false, Required = false, Choices = programs };

    private static readonly FlagArgument onlyOpen = new("open") { Example = "open", Required = false };

    private static readonly WordArgument tag = new("department", "Which department's?", NoteTag.Parse) { Example = "sound", Required = false, Choices = NoteTag.All };

    public Definition Definition { get; } = new()
    {
        Verbs = ["export"],
        Summary = "Get the notes of a round as markers for Avid, Premiere, Resolve, Final Cut, Pro Tools, OTIO, a spreadsheet or as PDF",
        Examples = ["export F2 avid", "export F2 resolve open"],
        Role = Role.Viewer,
        Clients = true,
        Arguments = [which, program, onlyOpen, tag],
        Changes = true,
        Topic = "Feedback",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        turn.Undoable = false;
        var id = turn.Get(which);
        if (await Rounds.Find(turn, id, cancel) is not { } round) return Refusals.NoSuch(id);
        if (turn.Maybe(program) == Pdf) return await Report(turn, round, cancel);
        if (Format(turn) is not { } format) return Choose(id.ToString());
        var notes = await RoundMarkers.Notes(turn, round, turn.Has(onlyOpen), turn.Maybe(tag), cancel);
        if (notes.Count == 0) return Answer.No($"There are no {(turn.Has(onlyOpen) ? "open " : "")}{(turn.Maybe(tag) is { } only ? only + " " : "")}notes on {Rounds.Name(turn.Names, round)} to export. Nothing was written.", new Button("Show notes", $"notes {id}"));
        var list = await RoundMarkers.List(turn, round, notes, cancel);
        var (bytes, problem) = format.Write(list);
        if (bytes is null) return Answer.No(problem!);
        // The columns are a setting: an editor's machine looks for one name.
        var name = RoundMarkers.FileName(turn.Names, round, turn.Maybe(program) == "avid" ? "avid" : format.Key, format.Extension);
        var file = KeptFiles.KeepSecret(turn.Session, name, bytes, turn.Now);
        var card = new Card($"{name}: {Lists.Count(notes.Count, "note")} for {format.Program}   ({id})")
            .With(new Line($"{list.Rate.Label}{(list.Rate.IsDrop || list.Rate.OtherCount is not null ? "" : list.Rate.Denominator == 1001 ? ", non-drop" : "")}, starts at {list.Start}. The sequence has to match."))
            .With(new Line(format.Import));
        if (notes.Count(note => note.Frame is null) is var untimed and > 0 && format.Key != "csv") card = card.With(new Line($"{Lists.Count(untimed, "note")} without a timecode {(untimed == 1 ? "stands" : "stand")} on the first frame."));
        return Answer.Yes(card) with { File = KeptFiles.IdOf(file), Private = Rounds.IsPrivate(turn, notes) };
    }

    private static string? Program(string word) => word.ToLowerInvariant() switch
    {
        Pdf or "print" or "paper" => Pdf,
        Avid6 => Avid6,
        _ => MarkerFormat.Find(word)?.Key,
    };

    private static MarkerFormat? Format(Turn turn) =>
        MarkerFormat.Find(turn.Maybe(program) == "avid" && turn.Studio.AvidColumns is { } columns ? $"avid{columns}" : turn.Maybe(program));

    /// <summary>The report to print: it is made beside the writer and follows; where nothing prints, its page goes out at once.</summary>
    private async Task<Answer> Report(Turn turn, Round round, CancellationToken cancel)
    {
        var stored = await turn.Db.Notes.AsNoTracking().Where(note => note.RoundId == round.Id).ToListAsync(cancel);
        var notes = RoundMarkers.Wanted(stored, turn.Asker, turn.Has(onlyOpen), turn.Maybe(tag));
        if (notes.Count == 0) return Answer.No($"There are no notes on {Rounds.Name(turn.Names, round)} to print. Nothing was written.", new Button("Show notes", $"notes F{round.Number}"));
        var hidden = Rounds.IsPrivate(turn, notes);
        var open = turn.Incoming.Public && turn.Incoming.Place.Kind != PlaceKind.Direct && !hidden;
        var asked = new ReportAsked(round.Number, turn.Has(onlyOpen), turn.Maybe(tag), open);
        var title = $"{Lists.Count(notes.Count, "note")} to print";
        if (camera.WhyNot is null && addresses.Own() is not null)
        {
            PictureOrder.Place(turn, pictures, open, asked.Address, title, pdf: true, RoundMarkers.FileName(turn.Names, round, Pdf, ".pdf"));
            return Answer.Yes(new Card($"{title} from {Rounds.Name(turn.Names, round)}   (F{round.Number})").With(new Line("The PDF follows."))) with { Private = hidden };
        }
        var name = RoundMarkers.FileName(turn.Names, round, Pdf, ".html");
        var page = RoundPage.Draw(await RoundReport.Read(turn.View.For(turn.Asker), round, asked.OnlyOpen, asked.Tag, asked.ForAll, cancel));
        var file = KeptFiles.KeepSecret(turn.Session, name, System.Text.Encoding.UTF8.GetBytes(page), turn.Now);
        var why = camera.WhyNot is { } none ? $"No PDF: {none}" : "No PDF just now.";
        return Answer.Yes(new Card($"{name}: {title}   (F{round.Number})").With(new Line($"{why} This is the same page as HTML: open it in a browser and print it there."))) with { File = KeptFiles.IdOf(file), Private = hidden };
    }

    private static Answer Choose(string id) => Answer.No(
        $"For which program? One of {Lists.Or(programs)}. For example: export {id} avid",
        ((string[])["avid", "premiere", "resolve", "fcpx"]).Select(key => new Button(MarkerFormat.Find(key)!.Program, $"export {id} {key}")).Append(new Button("PDF", $"export {id} {Pdf}")));
}
