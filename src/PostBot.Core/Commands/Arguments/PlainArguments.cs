using System.Globalization;
using PostBot.Core.Cards;
using PostBot.Domain.Schedules;

namespace PostBot.Core.Commands.Arguments;

/// <summary>A short id: its letter and number.</summary>
internal readonly record struct ShortId(char Letter, long Number)
{
    /// <summary>Letters that begin a short id. <c>R1</c> is a reel and <c>v2</c> a version, so R and V never are.</summary>
    public const string Letters = "BFNDUTXMCPI";

    /// <summary>Stands for an object that was described rather than named. None has the number 0.</summary>
    public bool IsDescribed => Number == 0;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Letter}{Number}");

    /// <summary>Reads <c>B12</c>, <c>b12</c>; null for anything else, also for numbers over twelve digits.</summary>
    public static ShortId? Parse(string word)
    {
        if (word.Length is < 2 or > 13) return null;
        var letter = char.ToUpperInvariant(word[0]);
        if (!Letters.Contains(letter, StringComparison.Ordinal)) return null;
        return long.TryParse(word.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? new ShortId(letter, number) : null;
    }
}

/// <summary>A short id of one kind (or of any), which a thread about one can supply.</summary>
internal class IdArgument(string letters, string thing) : Argument<ShortId>(thing, $"Which {thing}?")
{
    /// <summary>When nobody says one, it is what the thread is about.</summary>
    public bool IsThreads { get; init; } = true;

    public override ReadResult? Read(ReadContext context, int at)
    {
        if (at >= context.Words.Count || ShortId.Parse(context.Words[at].Text.TrimEnd(',', '.', ':')) is not { } id) return null;
        return letters.Length == 0 || letters.Contains(id.Letter, StringComparison.Ordinal) ? new ReadResult.Taken(id, at + 1) : null;
    }

    public override object? Default(ReadContext context) =>
        IsThreads && context.ThreadSubject is { } subject && ShortId.Parse(subject) is { } id && (letters.Length == 0 || letters.Contains(id.Letter, StringComparison.Ordinal)) ? id : null;

    public override Answer? NotFound(ReadContext context, int at) =>
        at >= context.Words.Count ? null : Answer.No($"\"{Typed.Shorten(context.Words[at].Text, 60)}\" is not {("aeiou".Contains(Name[0], StringComparison.Ordinal) ? "an" : "a")} {Name}. For example: {Example}");
}

/// <summary>The rest of the line, word for word.</summary>
internal sealed class RestArgument(string name, string question) : Argument<string>(name, question)
{
    public override ReadResult? Read(ReadContext context, int at)
    {
        var rest = context.Words.From(at);
        return rest.Length == 0 ? null : new ReadResult.Taken(rest, context.Words.Count);
    }
}

/// <summary>A name or title: in quotes, or the words up to the next thing the command knows.</summary>
internal sealed class TitleArgument(string name, string question) : Argument<string>(name, question)
{
    public override ReadResult? Read(ReadContext context, int at)
    {
        if (at >= context.Words.Count) return null;
        if (context.Words[at].Quoted) return new ReadResult.Taken(context.Words[at].Text, at + 1);
        var next = at;
        while (next < context.Words.Count && !BeginsAnother(context, next)) next++;
        return next == at ? null : new ReadResult.Taken(context.Words.Join(at, next - at), next);
    }

    private bool BeginsAnother(ReadContext context, int at) => context.Definition.Arguments.Any(other =>
        other != this && !context.Has(other) && other is not RestArgument and not TitleArgument
        && (other.Leads.Any(lead => context.Words[at].Is(lead)) || (!(other.Leads.Count > 0 && other.NeedsLead) && other.Read(context, at) is ReadResult.Taken)));
}

/// <summary>A single word of a kind that the predicate knows.</summary>
internal sealed class WordArgument(string name, string question, Func<string, string?> read) : Argument<string>(name, question)
{
    public IReadOnlyList<string> Choices { get; init; } = [];

    public override ReadResult? Read(ReadContext context, int at) =>
        at < context.Words.Count && read(context.Words[at].Text) is { } value ? new ReadResult.Taken(value, at + 1) : null;

    public override Answer? NotFound(ReadContext context, int at) => at >= context.Words.Count ? null : Answer.No(
        $"\"{Typed.Shorten(context.Words[at].Text, 60)}\" will not do. {Question} " + (Choices.Count > 0 ? $"One of {Lists.Or(Choices)}." : $"For example: {Example}"));

    public override IReadOnlyList<string> Options(ReadContext context) => Choices;
}

/// <summary>A word that is there or not: a trailing <c>confirm</c>.</summary>
internal class FlagArgument(params string[] words) : Argument<bool>(words[0], "")
{
    public override string Usage => $"[{words[0]}]";

    public override ReadResult? Read(ReadContext context, int at) =>
        at < context.Words.Count && words.Any(word => context.Words[at].Is(word)) ? new ReadResult.Taken(true, at + 1) : null;
}

/// <summary>How long before a deadline its owner is nudged: <c>7d 2d 4h</c>.</summary>
internal sealed class NudgeStepsArgument() : Argument<IReadOnlyList<string>>("nudge", "How long before should they be reminded?")
{
    public override ReadResult? Read(ReadContext context, int at)
    {
        var steps = new List<string>();
        while (at + steps.Count < context.Words.Count && NudgePlan.Before(context.Words[at + steps.Count].Text.TrimEnd(',')) is not null)
        {
            steps.Add(context.Words[at + steps.Count].Text.TrimEnd(',').ToLowerInvariant());
        }
        return steps.Count == 0 ? null : new ReadResult.Taken(steps, at + steps.Count);
    }

    public override Answer? NotFound(ReadContext context, int at) => Answer.No($"How long before should they be reminded? For example: nudge {Example}");
}

/// <summary>One code, a list or a range: <c>101</c>, <c>101,103</c>, <c>101-108</c>, <c>R1-R6</c>, <c>60s 30s</c>.</summary>
internal sealed class CodesArgument(string name, string question) : Argument<IReadOnlyList<string>>(name, question)
{
    private const int Most = 200;

    public override ReadResult? Read(ReadContext context, int at)
    {
        // Without its production a list of codes would swallow the production's misspelt name.
        if (context.Definition.Arguments.Any(argument => argument is WorkArgument { Required: true } && !context.Has(argument) && argument.Default(context) is null)) return null;
        var codes = new List<string>();
        for (var i = at; i < context.Words.Count; i++)
        {
            foreach (var piece in context.Words[i].Text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                if (Range(piece) is { } range) codes.AddRange(range);
                else codes.Add(piece);
                if (codes.Count > Most) return new ReadResult.Trouble(Answer.No($"That is over {Most}. Add them in smaller ranges, for example 101-110."));
            }
        }
        if (codes.FirstOrDefault(code => code.Length > 20) is { } tooLong) return new ReadResult.Trouble(Answer.No($"\"{Typed.Shorten(tooLong, 30)}\" is too long; at most 20 characters, for example 101."));
        return codes.Count == 0 ? null : new ReadResult.Taken(codes.Distinct(StringComparer.OrdinalIgnoreCase).ToList(), context.Words.Count);
    }

    private static IEnumerable<string>? Range(string piece)
    {
        var dash = piece.IndexOfAny(['-', '–']);
        if (dash <= 0 || dash == piece.Length - 1) return null;
        var (prefix, first) = Split(piece[..dash]);
        var (lastPrefix, last) = Split(piece[(dash + 1)..]);
        if (first is not { } from || last is not { } to || to < from || (lastPrefix.Length > 0 && !lastPrefix.Equals(prefix, StringComparison.OrdinalIgnoreCase))) return null;
        var width = piece[..dash].Length - prefix.Length;
        return Enumerable.Range(from, Math.Min(to - from + 1, Most + 1)).Select(number => prefix + number.ToString(CultureInfo.InvariantCulture).PadLeft(width, '0'));
    }

    private static (string Prefix, int? Number) Split(string code)
    {
        var digits = code.Length;
        while (digits > 0 && char.IsAsciiDigit(code[digits - 1])) digits--;
        return (code[..digits], int.TryParse(code.AsSpan(digits), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null);
    }
}
