using NodaTime;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.Delivery;
using PostBot.Core.People;
using PostBot.Domain.People;
using PostBot.Domain.Projects;

namespace PostBot.Core.Commands;

/// <summary>A line as it was said: by whom, when, and what its place supplies.</summary>
/// <param name="Text">The line, or for a submitted form the verb of the line it grew from.</param>
internal sealed record Heard(string Text, Names Names, Person Asker, Instant Now)
{
    /// <summary>The project of the channel; null when it is linked to none.</summary>
    public Project? ChannelProject { get; init; }

    /// <summary>The object of the thread, <c>F5</c>; null outside such threads.</summary>
    public string? ThreadSubject { get; init; }

    /// <summary>The line with its courtesies and its question mark.</summary>
    public string AsTyped { get; init; } = Text;

    /// <summary>It was asked, not said: nothing may change because of it.</summary>
    public bool IsQuestion { get; init; }

    /// <summary>The values of a submitted form; null for lines.</summary>
    public FormValues? Form { get; init; }

    public ReadContext Over(Words words, Definition definition, bool withoutVerb = false) => new()
    {
        Words = words,
        Names = Names,
        Asker = Asker,
        Now = Now,
        ChannelProject = ChannelProject,
        ThreadSubject = ThreadSubject,
        Definition = definition,
        WithoutVerb = withoutVerb,
    };
}

/// <summary>What a line came to: a command and what was read for it, or the answer that ends the matter: unknown, not allowed, something missing.</summary>
internal sealed record Understood(ICommand? Command, LineReading? Line, Answer? Early)
{
    /// <summary>A second command that the same line held; the answer to the first offers it. Null when there was none.</summary>
    public string? Then { get; init; }
}
