using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using PostBot.Core.Cards;
using PostBot.Core.Delivery;
using PostBot.Core.Jobs;
using PostBot.Core.Storage;

namespace PostBot.Core.Commands;

/// <summary>Parse, find, authorise, one transaction, answer. Every surface hands its lines here; queries read beside the writer, all else goes through it.</summary>
public sealed partial class CommandDesk
{
    private readonly Database database;
    private readonly Writer writer;
    private readonly CommandTable table;
    private readonly DeskWork work;
    private readonly Clock clock;
    private readonly Allowance allowance;
    private readonly ProgressSigns signs;
    private readonly ILogger<CommandDesk> log;

    internal CommandDesk(Database database, Writer writer, CommandTable table, DeskWork work, Clock clock, Allowance allowance, ProgressSigns signs, ILogger<CommandDesk> log)
    {
        this.database = database;
        this.writer = writer;
        this.table = table;
        this.work = work;
        this.clock = clock;
        this.allowance = allowance;
        this.signs = signs;
        this.log = log;
    }

    /// <summary>Runs a line whose answer the caller draws. Never throws for what a person typed or for our own bugs.</summary>
    public Task<Answered> Handle(Incoming incoming, CancellationToken cancel) => Handle(incoming, delivery: null, cancel);

    /// <param name="delivery">The stored delivery this line came with; marked done in the same transaction.</param>
    internal async Task<Answered> Handle(Incoming incoming, long? delivery, CancellationToken cancel)
    {
        if (delivery is null && !allowance.Takes(incoming))
        {
            return new Answered(new Card("That is a lot at once. Wait a few seconds, then try again; nothing was changed."), Public: false) { Refused = true };
        }
        var progress = signs.For(incoming);
        Answered? answered = null;
        try
        {
            var line = Polite(incoming);
            if (delivery is null && incoming.Surface != Surface.Local && OnlyReads(line))
            {
                answered = await database.Read((db, token) => work.Query(db, line, clock.Now, token), cancel);
                if (answered is not null) return answered;
            }
            return answered = await writer.Write((session, token) => work.Run(session, line, delivery, progress, clock.Now, token), cancel);
        }
        // The one place where our own bugs end: one line to the person, one log entry with the same reference.
#pragma warning disable CA1031
        catch (Exception problem) when (delivery is null && problem is not OperationCanceledException)
#pragma warning restore CA1031
        {
            var reference = Reference();
            Broke(log, reference, table.Find(Words.Of(incoming.Text)).Commands is [var first, ..] ? first.Definition.Verb : "unknown", problem);
            return answered = new Answered(Broken(reference, incoming.Text), Public: false) { Refused = true };
        }
        finally
        {
            progress.Finish(answered?.Card, clock.Now);
        }
    }

    /// <summary>Whether the line's command reads a file that comes with it.</summary>
    internal bool TakesFile(Incoming incoming) => table.Find(Words.Of(Courtesy.StripOpening(incoming.Text))).Commands.Any(command => command.Definition.TakesFile);

    internal static string Reference() => RandomNumberGenerator.GetString("23456789ABCDEFGHJKMNPQRSTUVWXYZ", 4);

    internal static Card Broken(string reference, string line) => new($"Something broke on our side and nothing was changed. Ref {reference}; the people who run PostBot can see why.")
    {
        Buttons = line.Length is > 0 and <= 500 ? [new Button("Try again", line)] : [],
    };

    /// <summary>The line without its courtesies; a note's last word and question mark are the note's own.</summary>
    private Incoming Polite(Incoming incoming)
    {
        if (Courtesy.IsAll(incoming.Text)) return incoming;
        var opening = Courtesy.StripOpening(incoming.Text);
        if (table.Find(Words.Of(opening)).Commands.Any(command => command.Definition.WordForWord)) return incoming with { Text = opening };
        var (line, asked) = Courtesy.Strip(incoming.Text);
        return incoming with { Text = line, AsTyped = incoming.Text, IsQuestion = asked };
    }

    /// <summary>Whether it can be tried beside the writer; what turns out to change something goes to the writer after all.</summary>
    private bool OnlyReads(Incoming line) => line.Form is null && table.Find(Words.Of(line.Text)).Commands.All(command => !command.Definition.Changes);

    [LoggerMessage(1, LogLevel.Error, "Ref {Reference}: {Verb} failed; nothing was changed.")]
    private static partial void Broke(ILogger log, string reference, string verb, Exception problem);
}
