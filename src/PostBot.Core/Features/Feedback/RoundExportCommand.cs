using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.Delivery;
using PostBot.Domain.Feedback;
using PostBot.Domain.Feedback.Markers;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Feedback;

/// <summary>Hands a round's notes out as a file that an editing program imports as markers.</summary>
internal sealed class RoundExportCommand : ICommand
{
    private static readonly IReadOnlyList<string> programs = [.. MarkerFormat.All.Select(format => format.Key)];

    private static readonly IdArgument which = new("F", "round") { Example = "F5" };

    private static readonly WordArgument program = new("program", "For which program?", word => MarkerFormat.Find(word)?.Key) { Example = "avid", Leads = ["for", "as", "to"], NeedsLead = false, Required = false, Choices = programs };

    private static readonly FlagArgument onlyOpen = new("open") { Example = "open", Required = false };

    private static readonly WordArgument tag = new("department", "Which department's?", NoteTag.Parse) { Example = "sound", Required = false, Choices = NoteTag.All };

    public Definition Definition { get; } = new()
    {
        Verbs = ["export"],
        Summary = "Get the notes of a round as markers for Avid, Premiere, Resolve, Final Cut, Pro Tools, OTIO or a spreadsheet",
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
        if (MarkerFormat.Find(turn.Maybe(program)) is not { } format) return Choose(id.ToString());
        var notes = await RoundMarkers.Notes(turn, round, turn.Has(onlyOpen), turn.Maybe(tag), cancel);
        if (notes.Count == 0) return Answer.No($"There are no {(turn.Has(onlyOpen) ? "open " : "")}{(turn.Maybe(tag) is { } only ? only + " " : "")}notes on {Rounds.Name(turn.Names, round)} to export. Nothing was written.", new Button("Show notes", $"notes {id}"));
        var list = await RoundMarkers.List(turn, round, notes, cancel);
        var (bytes, problem) = format.Write(list);
        if (bytes is null) return Answer.No(problem!);
        var name = RoundMarkers.FileName(turn, round, format);
        var file = KeptFiles.KeepSecret(turn.Session, name, bytes, turn.Now);
        var card = new Card($"{name}: {Lists.Count(notes.Count, "note")} for {format.Program}   ({id})")
            .With(new Line($"{list.Rate.Label}{(list.Rate.IsDrop || list.Rate.OtherCount is not null ? "" : list.Rate.Denominator == 1001 ? ", non-drop" : "")}, starts at {list.Start}. The sequence has to match."))
            .With(new Line(format.Import));
        if (notes.Count(note => note.Frame is null) is var untimed and > 0 && format.Key != "csv") card = card.With(new Line($"{Lists.Count(untimed, "note")} without a timecode {(untimed == 1 ? "stands" : "stand")} on the first frame."));
        return Answer.Yes(card) with { File = KeptFiles.IdOf(file) };
    }

    private static Answer Choose(string id) => Answer.No(
        $"For which program? One of {Lists.Or(programs)}. For example: export {id} avid",
        ((string[])["avid", "premiere", "resolve", "fcpx", "protools"]).Select(key => new Button(MarkerFormat.Find(key)!.Program, $"export {id} {key}")));
}
