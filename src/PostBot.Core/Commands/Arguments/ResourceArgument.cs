using PostBot.Core.Cards;
using PostBot.Domain.Bookings;

namespace PostBot.Core.Commands.Arguments;

/// <summary>A suite, a stage, a rig by name: the longest known name wins, so quotes are never needed.</summary>
internal sealed class ResourceArgument() : Argument<Resource>("resource", "Which suite, stage or rig?")
{
    public override ReadResult? Read(ReadContext context, int at)
    {
        for (var count = Math.Min(5, context.Words.Count - at); count >= 1; count--)
        {
            if (context.Names.ResourceNamed(context.Words.Join(at, count)) is { } found) return new ReadResult.Taken(found, at + count);
        }
        if (ByNumber(context, at) is { } numbered) return numbered;
        var live = context.Names.Resources.Where(resource => !resource.Archived).ToList();
        for (var count = Math.Min(3, context.Words.Count - at); count >= 1; count--)
        {
            var typed = context.Words.Join(at, count);
            if (context.Words[at + count - 1].Quoted && count > 1) continue;
            // "Colour 7" is a name that nothing has, not the beginning of Color 1.
            if (at + count < context.Words.Count && context.Words[at + count].Text.All(char.IsAsciiDigit)) continue;
            var found = Likeness.Match(typed, live, resource => resource.Name);
            // "Colour 7" begins like nothing here; "Color" alone begins like several, and then a class was meant or one has to be chosen.
            if (found.Count == 1) return new ReadResult.Taken(found[0], at + count);
            if (found.Count > 1 && MeansClass(context, at)) return null;
            if (found.Count > 1)
            {
                return new ReadResult.Trouble(Answer.No(
                    $"Which one: {Lists.Or(found.Select(resource => resource.Name))}?",
                    found.Take(5).Select(resource => new Button(resource.Name, context.LineWith(at, at + count, resource.Name)))));
            }
        }
        return null;
    }

    /// <summary><c>suite five</c>, <c>color one</c>; a number alone after <c>in</c> or <c>suite</c> is the only room that ends in it.</summary>
    private static ReadResult.Taken? ByNumber(ReadContext context, int at)
    {
        var words = context.Words;
        for (var count = 1; count <= 3 && at + count < words.Count; count++)
        {
            if (SpokenNumber.Read(words, at + count) is { } said && context.Names.ResourceNamed($"{words.Join(at, count)} {said.Digits}") is { } found) return new ReadResult.Taken(found, said.Next);
        }
        var from = at + 1 < words.Count && IsRoomWord(words[at]) ? at + 1 : at;
        if ((from == at && (at == 0 || !(words[at - 1].Is("in") || IsRoomWord(words[at - 1])))) || SpokenNumber.Read(words, from) is not { } number) return null;
        var ending = context.Names.Resources.Where(resource => !resource.Archived && Likeness.Fold(resource.Name).EndsWith(" " + number.Digits, StringComparison.Ordinal)).Take(2).ToList();
        return ending.Count == 1 ? new ReadResult.Taken(ending[0], number.Next) : null;
    }

    private static bool IsRoomWord(Word word) => word.Is("suite") || word.Is("room") || word.Is("bay");

    /// <summary>"color" begins several names; where a class will do, a class was meant.</summary>
    private static bool MeansClass(ReadContext context, int at) =>
        context.Definition.Arguments.Any(argument => argument is ClassArgument && !context.Has(argument) && argument.Read(context, at) is ReadResult.Taken);

    public override Answer? NotFound(ReadContext context, int at)
    {
        var live = context.Names.Resources.Where(resource => !resource.Archived).ToList();
        if (live.Count == 0) return Answer.No("There is nothing to book yet. For example: resource add \"Color 1\" color");
        if (at >= context.Words.Count) return null;
        var first = context.Words[at].Text;
        var count = at + 1 < context.Words.Count && !context.Words[at].Quoted && context.Words[at + 1].Text.All(char.IsAsciiDigit) ? 2 : 1;
        var typed = context.Words.Join(at, count);
        var sameClass = live.Where(resource => Likeness.Fold(resource.Class) == ClassArgument.Fold(first) || Likeness.Fold(resource.Name).Split(' ')[0] == Likeness.Fold(first)).ToList();
        var offered = sameClass.Count > 0 ? sameClass : live;
        var what = sameClass.Count > 0 ? $"The {Likeness.Fold(first)} rooms are {Lists.And(offered.Take(6).Select(resource => resource.Name))}." : $"There is {Lists.And(offered.Take(6).Select(resource => resource.Name))}.";
        if (offered.Count == 1) what = $"There is {offered[0].Name}.";
        return Answer.No(
            $"There is no \"{Typed.Shorten(typed, 60)}\". {what}",
            offered.Take(5).Select(resource => new Button(resource.Name, context.LineWith(at, at + count, resource.Name))));
    }

    public override IReadOnlyList<string> Options(ReadContext context) => [.. context.Names.Resources.Where(resource => !resource.Archived).Select(resource => resource.Name)];
}

/// <summary>A class of resources: <c>color</c>, <c>"mix stage"</c>. The trade's other words for a class are understood.</summary>
internal sealed class ClassArgument() : Argument<string>("class", "Which kind of room?")
{
    private static readonly Dictionary<string, string> synonyms = new(StringComparer.Ordinal)
    {
        ["grade"] = "color",
        ["grading"] = "color",
        ["dub"] = "mix",
        ["mix stage"] = "mix",
        ["mix stages"] = "mix",
        ["stage"] = "mix",
        ["stages"] = "mix",
        ["offline"] = "edit",
        ["cut"] = "edit",
        ["avid"] = "edit",
        ["conform"] = "online",
        ["rooms"] = "",
        ["suites"] = "",
        ["everything"] = "",
        ["anything"] = "",
    };

    public static string Fold(string word)
    {
        var folded = Likeness.Fold(word);
        return synonyms.GetValueOrDefault(folded, folded);
    }

    public override ReadResult? Read(ReadContext context, int at)
    {
        // "Color 1" is a room, not the class with a number behind it.
        for (var count = Math.Min(5, context.Words.Count - at); count >= 2; count--) if (context.Names.ResourceNamed(context.Words.Join(at, count)) is not null) return null;
        for (var count = Math.Min(2, context.Words.Count - at); count >= 1; count--)
        {
            var wanted = Fold(context.Words.Join(at, count));
            if (wanted.Length == 0) return new ReadResult.Taken("", at + count);
            var singular = wanted.EndsWith('s') ? wanted[..^1] : wanted;
            var known = context.Names.Resources.Select(resource => Likeness.Fold(resource.Class)).FirstOrDefault(one => one == wanted || one == singular);
            if (known is not null) return new ReadResult.Taken(known, at + count);
        }
        return null;
    }
}
