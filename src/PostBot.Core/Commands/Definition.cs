using PostBot.Core.Commands.Arguments;
using PostBot.Domain.People;

namespace PostBot.Core.Commands;

/// <summary>What a command is: from this one place come parsing, help, forms and the manifests' texts.</summary>
internal sealed record Definition
{
    /// <summary>What a person types to start it, the main wording first: <c>hold</c>, <c>book</c>; <c>round open</c>. Lower case.</summary>
    public required IReadOnlyList<string> Verbs { get; init; }

    /// <summary>One line for the help list: what it does, as an order.</summary>
    public required string Summary { get; init; }

    /// <summary>Two worked lines, which the tests run.</summary>
    public required IReadOnlyList<string> Examples { get; init; }

    /// <summary>How people say it without its verb, as questions or in passing; see <see cref="Phrasing"/> for the notation.</summary>
    public IReadOnlyList<string> Phrasings { get; init; } = [];

    /// <summary>The verb of the query that the same words are when they are asked and not said: <c>102 locked?</c>; null when there is none.</summary>
    public string? AsQuestion { get; init; }

    /// <summary>What is said in a thread about its object without being a command, and goes to this command all the same; null for most.</summary>
    public ThreadTalk? Talk { get; init; }

    /// <summary>The least role that may use it.</summary>
    public required Role Role { get; init; }

    /// <summary>Clients may use it too, within their own projects.</summary>
    public bool Clients { get; init; }

    /// <summary>Vendors may use it too, for what is theirs.</summary>
    public bool Vendors { get; init; }

    /// <summary>Clients and vendors may use it too, within their own projects.</summary>
    public bool Outsiders
    {
        get => Clients && Vendors;
        init => (Clients, Vendors) = (value, value);
    }

    /// <summary>It is about the whole studio: a role on one project does not count for it.</summary>
    public bool StudioWide { get; init; }

    /// <summary>Who may not do it can ask those who may. The line needs an object with a short id, or <see cref="Makes"/> one.</summary>
    public bool Requestable { get; init; }

    /// <summary>The letter of the short id of what it makes; null when it makes nothing that has one.</summary>
    public char? Makes { get; init; }

    /// <summary>What it is called in a refusal, <c>Confirming a booking</c>; null for the verb itself.</summary>
    public string? Doing { get; init; }

    /// <summary>What is said to stay as it is when it is refused.</summary>
    public string Meanwhile { get; init; } = "Nothing was changed.";

    public IReadOnlyList<Argument> Arguments { get; init; } = [];

    /// <summary>It may change something, so it runs in the writer's transaction.</summary>
    public bool Changes { get; init; }

    /// <summary>What it changes is only what PostBot remembers of the asker: asked with a question mark it is answered like any query.</summary>
    public bool Remembers { get; init; }

    /// <summary>Works before the studio exists.</summary>
    public bool BeforeSetup { get; init; }

    /// <summary>Which part of the help it is listed in.</summary>
    public required string Topic { get; init; }

    /// <summary>Its line ends in somebody's own words: no courtesy word and no question mark is taken off them.</summary>
    public bool WordForWord { get; init; }

    /// <summary>It reads a file that comes with the line.</summary>
    public bool TakesFile { get; init; }

    /// <summary>When a message that it read is edited, it is run on the new words, to offer what differs. Every other command never hears of an edit.</summary>
    public bool FollowsEdits { get; init; }

    /// <summary>Left out of the help list: buttons carry it, people seldom type it.</summary>
    public bool Quiet { get; init; }

    public string Verb => Verbs[0];

    /// <summary><c>hold &lt;resource&gt; &lt;when&gt; [for &lt;project&gt;]</c></summary>
    public string Usage => string.Join(' ', Arguments.Select(argument => argument.Usage).Prepend(Verb));
}

/// <summary>Words in a thread that are meant for a command although no verb was said: a note under its round, a reply under a broadcast.</summary>
/// <param name="Letter">Of the object that the thread is about.</param>
/// <param name="Words">The argument that takes what was said, word for word.</param>
/// <param name="IsMeant">Whether these words are.</param>
internal sealed record ThreadTalk(char Letter, RestArgument Words, Func<string, bool> IsMeant)
{
    /// <summary>Whether these words are meant outside threads too, in a channel that is linked to a production; null when none are.</summary>
    public Func<string, bool>? IsMeantInChannel { get; init; }
}

/// <summary>One command: its definition and what it does.</summary>
internal interface ICommand
{
    Definition Definition { get; }

    /// <summary>Reads and changes through the turn; saves nothing, sends nothing, reads no clock but the turn's.</summary>
    Task<Answer> Run(Turn turn, CancellationToken cancel);
}
