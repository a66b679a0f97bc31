using System.Globalization;
using PostBot.Core.Cards;
using PostBot.Domain.Projects;

namespace PostBot.Core.Commands.Arguments;

/// <summary>One step of one or more units of a production, in the production's order.</summary>
internal sealed record Works(Project Project, IReadOnlyList<Unit> Units, string Step);

/// <summary><c>NIGHTFALL 101-103 grade</c>, <c>101, 103 and 104 edit</c>, <c>NIGHTFALL all grade</c>; one unit is read as <see cref="WorkArgument"/> reads it.</summary>
internal sealed class WorksArgument(string question) : Argument<Works>("project", question)
{
    private static readonly string[] between = ["is", "are", "been", "gone", "still", "now"];

    private readonly WorkArgument one = new(question) { Example = "NIGHTFALL 101 grade", Unit = Need.Always, Step = Need.Always };

    private readonly WorkArgument withoutStep = new(question) { Example = "NIGHTFALL 101", Unit = Need.Always, Step = Need.Never };

    private readonly WorkArgument project = new(question) { Example = "NIGHTFALL", Unit = Need.Never };

    public override ReadResult? Read(ReadContext context, int at)
    {
        if (Several(context, at) is { } several) return several;
        if (ByState(context, at, atLeast: 2) is { } spoken) return spoken;
        return one.Read(context, at) switch
        {
            ReadResult.Trouble when ByState(context, at, atLeast: 1) is { } named => named,
            ReadResult.Taken { Value: Work work } taken => new ReadResult.Taken(new Works(work.Project, [work.Unit!], work.Step!), taken.Next),
            var other => other,
        };
    }

    /// <summary><c>102 locked</c>: only one step can be locked, so it need not be named.</summary>
    private ReadResult.Taken? ByState(ReadContext context, int at, int atLeast)
    {
        if (withoutStep.Read(context, at) is not ReadResult.Taken { Value: Work { Unit: { } unit } work } taken || taken.Next >= context.Words.Count) return null;
        var from = taken.Next;
        while (from < context.Words.Count - 1 && between.Any(word => context.Words[from].Is(word))) from++;
        var steps = context.Names.Steps.Of(work.Project).Where(step => Begins(context, from, atLeast, context.Names.Steps.OwnStates(work.Project, step))).Take(2).ToList();
        return steps.Count == 1 ? new ReadResult.Taken(new Works(work.Project, [unit], steps[0]), taken.Next) : null;
    }

    private static bool Begins(ReadContext context, int at, int atLeast, IReadOnlyList<StepState> states)
    {
        for (var count = Math.Min(3, context.Words.Count - at); count >= atLeast; count--) if (states.Any(state => Likeness.Fold(state.Word) == Likeness.Fold(Spoken.Bare(context.Words.Join(at, count))))) return true;
        return false;
    }

    public override Answer? NotFound(ReadContext context, int at) => one.NotFound(context, at);

    public override IReadOnlyList<string> Options(ReadContext context) => one.Options(context);

    /// <summary>Two units or more and their step; null when the words name fewer.</summary>
    private ReadResult? Several(ReadContext context, int at)
    {
        var (found, next) = project.Read(context, at) is ReadResult.Taken { Value: Work named } taken ? (named.Project, taken.Next) : (context.ChannelProject, at);
        if (found is null) return null;
        var units = new List<Unit>();
        if (next < context.Words.Count && context.Words[next].Is("all"))
        {
            units.AddRange(context.Names.UnitsOf(found.Id));
            next++;
        }
        else
        {
            while (next < context.Words.Count)
            {
                if (units.Count > 0 && (context.Words[next].Is("and") || context.Words[next].Is("&") || context.Words[next].Is(","))) next++;
                else if (Units(context, found, context.Words[next].Text) is { Count: > 0 } more)
                {
                    units.AddRange(more);
                    next++;
                }
                else break;
            }
        }
        units = [.. units.DistinctBy(unit => unit.Id).OrderBy(unit => unit.SortOrder)];
        if (units.Count < 2) return null;
        for (var count = Math.Min(3, context.Words.Count - next); count >= 1; count--)
        {
            if (context.Names.StepNamed(found, context.Words.Join(next, count)) is { } step) return new ReadResult.Taken(new Works(found, units, step), next + count);
        }
        var steps = context.Names.Steps.Of(found);
        return new ReadResult.Trouble(Answer.No(
            $"Which step of {found.Code} {Lists.And(units.Take(6).Select(unit => unit.Code))}{(units.Count > 6 ? $" and {units.Count - 6} more" : "")}? Its steps are {Lists.And(steps)}.",
            steps.Take(5).Select(step => new Button(step, context.LineWith(next, next, step)))));
    }

    /// <summary>The units of one word: a code, codes with commas, a range in the production's order; empty when it names none, or one that is not there.</summary>
    private static List<Unit> Units(ReadContext context, Project project, string word)
    {
        var units = new List<Unit>();
        foreach (var piece in word.Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            var dash = piece.IndexOfAny(['-', '–']);
            if (context.Names.UnitNamed(project.Id, piece) is { } unit) units.Add(unit);
            else if (dash > 0 && context.Names.UnitNamed(project.Id, piece[..dash]) is { } first && Last(context, project, piece[..dash], piece[(dash + 1)..]) is { } last)
            {
                var (low, high) = (Math.Min(first.SortOrder, last.SortOrder), Math.Max(first.SortOrder, last.SortOrder));
                units.AddRange(context.Names.UnitsOf(project.Id).Where(between => between.SortOrder >= low && between.SortOrder <= high));
            }
            else return [];
        }
        return units;
    }

    /// <summary>The end of a range; <c>R1-6</c> means R6.</summary>
    private static Unit? Last(ReadContext context, Project project, string first, string last)
    {
        if (context.Names.UnitNamed(project.Id, last) is { } unit) return unit;
        var digits = first.Length;
        while (digits > 0 && char.IsAsciiDigit(first[digits - 1])) digits--;
        return int.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out _) ? context.Names.UnitNamed(project.Id, first[..digits] + last) : null;
    }
}
