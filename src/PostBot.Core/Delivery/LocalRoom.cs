using System.Globalization;
using NodaTime;
using PostBot.Core.Storage;

namespace PostBot.Core.Delivery;

/// <summary>Writes messages of the local chat inside the transaction that causes them.</summary>
internal static class LocalRoom
{
    public const string Workspace = "local";

    /// <summary>Every person's direct messages go by this channel name.</summary>
    public const string DirectChannel = "dm";

    public static string MessageName(long id) => "m" + id.ToString(CultureInfo.InvariantCulture);

    /// <summary>The number of a message's name <c>m12</c>; null for anything else.</summary>
    public static long? MessageNumber(string? name) =>
        name is { Length: > 1 } && name[0] == 'm' && long.TryParse(name.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    /// <summary>Delivers a post to the local chat: with the message that comes back added, it is sent when the transaction commits.</summary>
    public static LocalMessage Deliver(WriteSession session, Outgoing row, Instant now)
    {
        Sent(row, now);
        var message = Make(session, row.Channel ?? DirectChannel, row.Thread, from: null, row.PersonId is null ? null : row.Destination, text: "", row.Card, now);
        row.MessageId = MessageName(message.Id);
        return message;
    }

    /// <summary>Edits a message posted before.</summary>
    public static void Redraw(WriteSession session, Outgoing row, Instant now)
    {
        Sent(row, now);
        if (MessageNumber(row.MessageId) is not { } number || session.Db.LocalMessages.Find(number) is not { } posted) return;
        posted.Seq = session.Next(0, "local-seq");
        posted.Card = row.Card;
        posted.Edited = true;
    }

    public static LocalMessage Add(WriteSession session, string channel, string? thread, string? from, string? onlyFor, string text, string? card, Instant now, IReadOnlyList<string>? files = null)
    {
        var message = Make(session, channel, thread, from, onlyFor, text, card, now, files);
        session.Db.Add(message);
        return message;
    }

    private static LocalMessage Make(WriteSession session, string channel, string? thread, string? from, string? onlyFor, string text, string? card, Instant now, IReadOnlyList<string>? files = null) => new()
    {
        Id = session.Next(0, "local-message"),
        Seq = session.Next(0, "local-seq"),
        Channel = channel,
        Thread = thread,
        From = from,
        OnlyFor = onlyFor,
        At = now,
        Text = text,
        Card = card,
        Files = files is { Count: > 0 } ? string.Join(',', files) : null,
    };

    private static void Sent(Outgoing row, Instant now)
    {
        row.State = OutgoingState.Sent;
        row.SentAt = now;
        row.Attempts = 1;
    }
}
