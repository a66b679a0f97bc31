using Microsoft.EntityFrameworkCore;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.Features.Templates;
using PostBot.Domain.Projects;

namespace PostBot.Core.Features.Status;

/// <summary>How a state is read from words and put on a step: with its history, and word to the step's owner when they can begin.</summary>
internal static class StepSetting
{
    /// <summary>The longest state is three words; one more costs nothing.</summary>
    private const int MostWords = 4;

    private const int LongestRemark = 200;

    /// <summary>The longest state of the step that the words begin with, and how many words it took; null when it is none.</summary>
    public static (StepState State, int Words)? Read(StepNames steps, Project project, string step, Words words)
    {
        for (var count = Math.Min(MostWords, words.Count); count >= 1; count--)
        {
            var typed = Likeness.Fold(words.Join(0, count).Replace('’', '\'').TrimEnd(',', ':', '.', ';'));
            foreach (var known in steps.States(project, step)) if (Likeness.Fold(known.Word) == typed) return (known, count);
        }
        for (var count = Math.Min(MostWords, words.Count); count >= 1; count--)
        {
            var near = Likeness.Match(words.Join(0, count), [.. steps.States(project, step).DistinctBy(known => known.Word)], known => known.Word, typoOnly: true);
            if (near.Count == 1) return (near[0], count);
        }
        return null;
    }

    /// <summary>What is said behind the state, as it is kept.</summary>
    public static string Remark(string typed) => Typed.Shorten(Typed.Clean(typed).Replace('\n', ' ').Trim(' ', ',', ':', '-', '–', '.'), LongestRemark);

    /// <summary>The state's own word; empty when its meaning says it all.</summary>
    public static string Word(StepState state) => state.Word == Pipeline.Word(state.Meaning) ? "" : state.Word;

    /// <summary>Where a step is, in words.</summary>
    public static string Said(Step step) => step.Word.Length > 0 ? step.Word : Pipeline.Word(step.Meaning);

    /// <summary>Puts the state on a tracked step. Whoever owns it is told when it becomes ready.</summary>
    public static void Apply(Turn turn, Step step, StepState state, string remark)
    {
        var became = state.Meaning == StepMeaning.Ready && step.Meaning != StepMeaning.Ready;
        (step.Meaning, step.Word, step.Remark) = (state.Meaning, Word(state), remark);
        turn.Db.Add(new StepChange { Id = turn.NewId(), StudioId = turn.Studio.Id, StepId = step.Id, At = turn.Now, ById = turn.Asker.Id, Meaning = step.Meaning, Word = step.Word, Remark = remark });
        if (!became || turn.Names.FindPerson(step.OwnerId ?? 0) is not { } owner) return;
        var name = turn.Names.Work(step.ProjectId, step.UnitId, step.Name);
        turn.Tell(owner, new Card($"{name} is ready for you")
            .With(new Line($"{turn.Asker.Name} says you can begin{(remark.Length > 0 ? $": {remark}" : "")}"))
            .Offer(new Button($"Start {step.Name}", $"set {name} in progress"), new Button("Show it", $"status {name}")));
    }

    /// <summary>The next step of the same unit that nobody has begun; null when there is none.</summary>
    public static async Task<Step?> Next(Turn turn, Step done, CancellationToken cancel) => await turn.Db.Steps.AsNoTracking()
        .Where(row => row.UnitId == done.UnitId && row.SortOrder > done.SortOrder && row.Meaning == StepMeaning.NotStarted)
        .OrderBy(row => row.SortOrder).FirstOrDefaultAsync(cancel);
}
