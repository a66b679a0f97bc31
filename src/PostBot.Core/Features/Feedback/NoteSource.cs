using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using PostBot.Core.Commands;
using PostBot.Core.Delivery;
using PostBot.Core.People;
using PostBot.Core.Storage;

namespace PostBot.Core.Features.Feedback;

/// <summary>Where words that become notes come from: the message, how to get back to it, and who wrote it.</summary>
/// <param name="Message">As its platform names it; null where messages have no names.</param>
/// <param name="AuthorId">Null when it is whoever adds the notes.</param>
internal sealed record NoteSource(string? Message, string? Link, long? AuthorId)
{
    public static NoteSource Of(Turn turn) => new(turn.Incoming.Message, turn.Incoming.Link, turn.Incoming.Author is { } author ? Author(turn, author) : null);

    /// <summary>Who wrote a message that somebody logs; made known when PostBot has not met them.</summary>
    private static long? Author(Turn turn, Sender author)
    {
        if (turn.Names.Identity(turn.Incoming.Surface, turn.Incoming.Workspace, Meetings.IdOf(turn.Incoming.Surface, author.Id)) is { } known) return known.PersonId == turn.Asker.Id ? null : known.PersonId;
        var (person, isNew) = Meetings.Sender(turn.Session, turn.Names, turn.Incoming with { Sender = author }, turn.Now);
        if (isNew) turn.NamesChanged();
        return person.Id == turn.Asker.Id ? null : person.Id;
    }
}

/// <summary>Words that wait for a press: what was typed or pasted, with its source, behind an id that only the buttons carry.</summary>
internal sealed partial record KeptNotes(string Text, NoteSource Source)
{
    /// <summary>What the buttons do with them: <c>add f12-…</c>, <c>add f12-… without 5</c>.</summary>
    [GeneratedRegex(@"^(?<what>add|take|change|edit|keep|cancel) (?<file>f\d+-[0-9a-f]{32})( without (?<but>[\d,]{1,400}))?$", RegexOptions.NonBacktracking)]
    public static partial Regex Follow();

    public string Keep(Turn turn) => KeptFiles.IdOf(KeptFiles.KeepSecret(turn.Session, "notes.json", Encoding.UTF8.GetBytes(JsonSerializer.Serialize(this)), turn.Now));

    public static KeptNotes Read(KeptFile file) => JsonSerializer.Deserialize<KeptNotes>(file.Bytes)!;
}
