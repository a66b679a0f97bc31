using PostBot.Core.Cards;

namespace PostBot.Core.Commands.Arguments;

/// <summary>
/// One argument of a command, defined once: how it is read from a line, how a form asks for it, how help shows it.
/// It is read where its lead word stands (<c>for</c>, <c>owner</c>), or, without one, wherever the next words are of its kind.
/// </summary>
internal abstract class Argument(string name, string question)
{
    /// <summary>Its name in a form; unique in the command.</summary>
    public string Name => name;

    /// <summary>What is asked when it is missing: <c>When?</c></summary>
    public string Question => question;

    /// <summary>What one might type, shown in forms and help.</summary>
    public required string Example { get; init; }

    public bool Required { get; init; } = true;

    /// <summary>Words that announce it; empty when it stands by itself.</summary>
    public IReadOnlyList<string> Leads { get; init; } = [];

    /// <summary>Without its lead word it is not read. When false the lead word is optional.</summary>
    public bool NeedsLead { get; init; } = true;

    /// <summary>Forms ask for it even when nobody said it; what was said is always in them.</summary>
    public bool InForm { get; init; } = true;

    public FieldType FieldType { get; init; } = FieldType.Text;

    public virtual string Usage
    {
        get
        {
            var lead = Leads.Count > 0 ? $"{Leads[0]} " : "";
            return Required ? $"{lead}<{Name}>" : $"[{lead}<{Name}>]";
        }
    }

    /// <summary>Reads at a word; null when these words are not of its kind.</summary>
    public abstract ReadResult? Read(ReadContext context, int at);

    /// <summary>What it is when nothing was said: the channel's project, the thread's object; null when it has to be said.</summary>
    public virtual object? Default(ReadContext context) => null;

    /// <summary>Why the words at <paramref name="at"/> could not be it, with the nearest that could; null to say nothing in particular.</summary>
    public virtual Answer? NotFound(ReadContext context, int at) => null;

    /// <summary>The choices a form can offer.</summary>
    public virtual IReadOnlyList<string> Options(ReadContext context) => [];
}

/// <summary>An argument and the type of its value.</summary>
internal abstract class Argument<T>(string name, string question) : Argument(name, question);

/// <summary>How reading one argument went.</summary>
internal abstract record ReadResult
{
    /// <param name="Value">What was read.</param>
    /// <param name="Next">The first word that does not belong to it.</param>
    public sealed record Taken(object Value, int Next) : ReadResult;

    /// <summary>The words are of its kind and cannot be used: an impossible date, two candidates.</summary>
    public sealed record Trouble(Answer Answer) : ReadResult;
}
