namespace PostBot.Core.Delivery;

/// <summary>How the answer travels.</summary>
public enum ReplyBy
{
    /// <summary>The caller draws what the desk returns (a slash command's response, an invoke, the local chat).</summary>
    Response = 0,

    /// <summary>Through the outbox, to the place and thread where it was said.</summary>
    Post = 1,

    /// <summary>A button was pressed on a message of ours: the message is edited when it shows the same thing, else the answer is posted beside it.</summary>
    Edit = 2,
}

/// <summary>Windows are where a platform asks with fields: Slack's modals, Teams' dialogs.</summary>
public enum Window
{
    None = 0,

    /// <summary>One may be opened for a moment: the platform gave a trigger that lives for seconds. A question waits for that moment.</summary>
    MayOpen = 1,

    /// <summary>One is open, and shows questions and refusals itself.</summary>
    Open = 2,
}

/// <summary>One line a person said, or one button they pressed, as every surface hands it to the desk.</summary>
/// <param name="Surface">Which chat.</param>
/// <param name="Workspace">Slack's team id, Teams' tenant id, <c>local</c>.</param>
/// <param name="Sender">Who said it.</param>
/// <param name="Place">Where.</param>
/// <param name="Text">The command line, unescaped, the bot's own mention removed; other mentions as <c>@</c> and the platform's user id.</param>
public sealed record Incoming(Surface Surface, string Workspace, Sender Sender, Place Place, string Text)
{
    /// <summary>Names this delivery on its platform; the same key has one effect. Null when the platform promises no retries.</summary>
    public string? Key { get; init; }

    /// <summary>The message whose button was pressed, in the platform's id; null for typed lines.</summary>
    public string? OnMessage { get; init; }

    public ReplyBy Reply { get; init; } = ReplyBy.Response;

    /// <summary>Slack: a short-lived address that answers this delivery without a token; a secret, never logged.</summary>
    public string? ResponseUrl { get; init; }

    /// <summary>Everyone in the place sees the answer: it was said to the bot by name in a channel.</summary>
    public bool Public { get; init; }

    /// <summary>Files that came with the line, in the surface's own ids.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>Files that came with the line and are fetched when its command reads files; their ids are <see cref="Files"/> then.</summary>
    public IReadOnlyList<Attached> Attached { get; init; } = [];

    /// <summary>Why a file that came with the line could not be fetched; null when nothing went wrong.</summary>
    public string? FileProblem { get; init; }

    /// <summary>The answer goes beside what it is about, for the person who asked, even when nothing was pressed.</summary>
    public bool Beside { get; init; }

    /// <summary>It was said without words: done is shown by the message itself, and what cannot be done is not worth a message.</summary>
    public bool Silent { get; init; }

    /// <summary>The line before its courtesies were taken off; null when none were.</summary>
    public string? AsTyped { get; init; }

    /// <summary>It ended in a question mark, which <see cref="Text"/> no longer holds: a question never changes anything.</summary>
    public bool IsQuestion { get; init; }

    /// <summary>Whether this person can be shown a window in answer.</summary>
    public Window Window { get; init; }

    /// <summary>Where the message that this is about can be read, as the platform's link to it; null for most.</summary>
    public string? Link { get; init; }

    /// <summary>The message that was said, or that this is about, as the adapter names it through every edit; null for presses and where messages have no names.</summary>
    public string? Message { get; init; }

    /// <summary>Who wrote the message that this is about; null when it is the sender or nobody knows.</summary>
    public Sender? Author { get; init; }

    /// <summary>The message was said before and reads like this now: only what was made of it can change, and only a command that follows edits hears of it.</summary>
    public bool IsEdit { get; init; }

    /// <summary>A submitted form: its opaque id and the values by field name; null for lines and buttons.</summary>
    public FormValues? Form { get; init; }
}

/// <param name="Address">Where the platform keeps it; empty when it gives nobody an address.</param>
/// <param name="Size">In bytes, as the platform says.</param>
public sealed record Attached(string Name, string Address, long Size);

public sealed record FormValues(string Id, IReadOnlyDictionary<string, string> Values);
