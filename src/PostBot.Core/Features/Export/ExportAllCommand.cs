using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Delivery;
using PostBot.Core.Storage;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Export;

/// <summary>Hands an admin everything the studio owns, as a file that only they are given.</summary>
internal sealed class ExportAllCommand : ICommand
{
    /// <summary>It is made while others wait to change something; a larger one is made beside them, from the command line.</summary>
    private const long MostRows = 300_000;

    public Definition Definition { get; } = new()
    {
        Verbs = ["export all", "export everything"],
        Summary = "Get everything the studio owns as CSV and JSON",
        Examples = ["export all", "export everything"],
        Role = Role.Admin,
        Changes = true,
        Topic = "Setting up",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        turn.Undoable = false;
        const string OnTheMachine = "On the machine that runs PostBot, start it with export and a file name: export everything.zip";
        var count = await StudioExport.Count(turn.Db, turn.Studio.Id, cancel);
        if (count > MostRows) return Answer.No($"That is {count:N0} rows, and making them would keep everyone waiting. {OnTheMachine}");
        using var zip = new MemoryStream();
        await StudioExport.Write(turn.Db, turn.Studio.Id, turn.Now, zip, cancel);
        var file = KeptFiles.KeepSecret(turn.Session, StudioExport.FileName(turn.Now), zip.ToArray(), turn.Now);
        var card = new Card($"Everything {turn.Studio.Name} owns: {count:N0} rows").With(new Line("CSV for spreadsheets, JSON for programs. It holds names and client work: keep it safe."));
        if (turn.Incoming.Surface != Surface.Local) return Answer.Yes(card) with { Private = true, File = KeptFiles.IdOf(file) };
        LocalRoom.Add(turn.Session, LocalRoom.DirectChannel, thread: null, from: null, turn.Incoming.Sender.Id.Trim().ToLowerInvariant(), "", CardJson.Write(card), turn.Now, [KeptFiles.IdOf(file)]);
        return Answer.Yes(new Card($"The export is ready: {file.Name}, in your direct messages")) with { Private = true };
    }
}
