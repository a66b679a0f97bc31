using System.Text;
using Microsoft.EntityFrameworkCore;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.Delivery;
using PostBot.Core.People;
using PostBot.Domain.Broadcasts;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Broadcasts;

/// <summary>Every recipient of a broadcast with their answer, as a file for the asker alone.</summary>
internal sealed class ReceiptsCsvCommand : ICommand
{
    private static readonly IdArgument which = new("X", "broadcast") { Example = "X3" };

    public Definition Definition { get; } = new()
    {
        Verbs = ["receipts csv", "csv"],
        Summary = "Get the receipts of a broadcast as a table",
        Examples = ["receipts csv X1", "csv X1"],
        Role = Role.Viewer,
        Arguments = [which],
        Changes = true,
        Topic = "Broadcasts",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var id = turn.Get(which);
        var (broadcast, _) = await Received.Find(turn, id, cancel);
        if (broadcast is null) return Refusals.NoSuch(id);
        var view = turn.View;
        if (!BroadcastCard.SeesReceipts(turn.Asker, broadcast)) return Answer.No($"The receipts of {id} are for {BroadcastCard.Author(view, broadcast)} and the coordinators.");
        var rows = await turn.Db.Recipients.AsNoTracking().Where(row => row.BroadcastId == broadcast.Id).OrderBy(row => row.Id).ToListAsync(cancel);
        if (rows.Count == 0) return Answer.No($"{id} has not gone out, so there are no receipts.", new Button("Show it", $"receipts {id}"));
        turn.Undoable = false;
        var csv = Write(turn, rows);
        var name = $"{id}_receipts.csv";
        var card = new Card($"Receipts of {id}: {Lists.Count(rows.Count, "person", "people")}").With(new Line((await Receipts.Count(turn.Db, broadcast.Id, cancel)).Sum(broadcast.NeedsAnswer)));
        var file = KeptFiles.KeepSecret(turn.Session, name, Encoding.UTF8.GetBytes(csv), turn.Now);
        if (turn.Incoming.Surface == Surface.Local)
        {
            var asker = Meetings.IdOf(Surface.Local, turn.Incoming.Sender.Id);
            LocalRoom.Add(turn.Session, LocalRoom.DirectChannel, thread: null, from: null, asker, "", CardJson.Write(card), turn.Now, [KeptFiles.IdOf(file)]);
            return Answer.Yes(card.With(new Line($"The file {name} is in your direct messages"))) with { Private = true };
        }
        return Answer.Yes(card) with { Private = true, File = KeptFiles.IdOf(file) };
    }

    private static string Write(Turn turn, List<Recipient> rows)
    {
        var csv = new StringBuilder("Name,Platform,State,Answered,Remark\r\n");
        foreach (var row in rows)
        {
            var at = row.AnsweredAt is { } moment ? NodaTime.Text.InstantPattern.General.Format(moment) : "";
            csv.AppendJoin(',', new[] { turn.Names.FindPerson(row.PersonId)?.Name ?? "someone", row.Platform ?? "", row.State.ToString().ToLowerInvariant(), at, row.Remark }.Select(Cell)).Append("\r\n");
        }
        return csv.ToString();
    }

    /// <summary>A cell that no spreadsheet takes for a formula.</summary>
    private static string Cell(string words)
    {
        var safe = words.Length > 0 && words[0] is '=' or '+' or '-' or '@' or '\t' or '\r' ? "'" + words : words;
        return safe.IndexOfAny([',', '"', '\n', '\r']) < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
