using Microsoft.EntityFrameworkCore;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.Features.Templates;
using PostBot.Domain.People;
using PostBot.Domain.Projects;

namespace PostBot.Core.Features.Status;

/// <summary>Says where a step is, in the trade's words, and why.</summary>
internal sealed class SetCommand : ICommand
{
    /// <summary>The longest state is three words; one more costs nothing.</summary>
    private const int MostWords = 4;

    private const int LongestRemark = 200;

    private static readonly WorkArgument work = new("Which episode and step?") { Example = "NIGHTFALL 101 grade", Unit = Need.Always, Step = Need.Always };

    private static readonly RestArgument state = new("state", "Where is it now?") { Example = "in review waiting for the DP" };

    public Definition Definition { get; } = new()
    {
        Verbs = ["set"],
        Summary = "Say where a step is, and why",
        Examples = ["set NIGHTFALL 101 grade in review waiting for the DP", "set NIGHTFALL 101 edit locked"],
        Role = Role.Artist,
        Arguments = [work, state],
        Changes = true,
        Topic = "Status",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var about = turn.Get(work);
        var name = turn.Names.Work(about.Project.Id, about.Unit!.Id, about.Step);
        var step = await turn.Db.Steps.FirstOrDefaultAsync(row => row.UnitId == about.Unit.Id && row.Name == about.Step, cancel);
        if (step is null) return await NoStep(turn, about, cancel);
        if (!StepPolicy.MaySet(turn.Asker, step.OwnerId))
        {
            return Answer.No($"{name} is {turn.Names.FindPerson(step.OwnerId ?? 0)?.Name ?? "someone"}'s; they or a coordinator can set it. Nothing was changed.", new Button("Show it", $"status {name}"));
        }
        var words = Words.Of(turn.Get(state));
        if (Read(turn.Names.Steps, about.Project, step.Name, words) is not { } read) return Unknown(turn.Names.Steps, about.Project, name, step.Name, words);
        var word = read.State.Word == Pipeline.Word(read.State.Meaning) ? "" : read.State.Word;
        var remark = Typed.Shorten(Typed.Clean(words.From(read.Words)).Replace('\n', ' ').Trim(' ', ',', ':', '-', '–', '.'), LongestRemark);
        if (step.Meaning == read.State.Meaning && step.Word == word && step.Remark == remark) return Answer.No($"{name} is {read.State.Word} already. Nothing was changed.", new Button("Show it", $"status {name}"));

        var before = step.Word.Length > 0 ? step.Word : Pipeline.Word(step.Meaning);
        (step.Meaning, step.Word, step.Remark) = (read.State.Meaning, word, remark);
        var card = new Card($"{name} is {read.State.Word}{(remark.Length > 0 ? $", {remark}" : "")}")
            .With(new Line($"{Pipeline.Symbol(step.Meaning)} {Pipeline.Word(step.Meaning)} · it was {before}{(turn.Names.FindPerson(step.OwnerId ?? 0) is { } owner ? $" · {owner.Name}" : "")}"));
        turn.TellChannels(about.Project.Id, card.With(new Small($"{turn.Asker.Name} said so.")));
        if (step.Meaning == StepMeaning.Done && await Next(turn, step, cancel) is { } next)
        {
            card = card.With(new Line($"Next is {next.Name}, {(next.Word.Length > 0 ? next.Word : Pipeline.Word(next.Meaning))}."))
                .Offer(new Button($"Make {next.Name} ready", $"set {turn.Names.Work(about.Project.Id, about.Unit.Id, next.Name)} ready"));
        }
        return Answer.Yes(card.Offer(new Button(about.Unit.Code, $"status {about.Project.Code} {about.Unit.Code}")));
    }

    /// <summary>The longest state of the step that the words begin with, and how many words it took; null when it is none.</summary>
    internal static (StepState State, int Words)? Read(StepNames steps, Project project, string step, Words words)
    {
        for (var count = Math.Min(MostWords, words.Count); count >= 1; count--)
        {
            var typed = Likeness.Fold(words.Join(0, count).Replace('’', '\'').TrimEnd(',', ':', '.', ';'));
            foreach (var known in steps.States(project, step)) if (Likeness.Fold(known.Word) == typed) return (known, count);
        }
        return null;
    }

    /// <summary>The states worth naming: those of this step alone, then one word for each meaning.</summary>
    internal static IReadOnlyList<string> Known(StepNames steps, Project project, string step) =>
        [.. Enum.GetValues<StepMeaning>().Select(Pipeline.Word), .. steps.OwnStates(project, step).Select(state => state.Word)];

    private static Answer Unknown(StepNames steps, Project project, string name, string step, Words words)
    {
        var known = Known(steps, project, step);
        var typed = Typed.Shorten(Typed.Clean(words.Line).Replace('\n', ' '), 40);
        var near = words.Count == 0 ? null : Likeness.Nearest(words[0].Text, steps.States(project, step).Select(state => state.Word));
        string[] usual = ["ready", "in progress", "in review", "done", "blocked"];
        var offered = near is null ? usual : [near, .. usual.Where(word => word != near).Take(4)];
        return Answer.No($"\"{typed}\" is not a state of {step}. It can be {Lists.Or(known)}. Nothing was changed.", offered.Select(word => new Button(word, $"set {name} {word}")));
    }

    private static async Task<Answer> NoStep(Turn turn, Work about, CancellationToken cancel)
    {
        var steps = await turn.Db.Steps.AsNoTracking().Where(row => row.UnitId == about.Unit!.Id).OrderBy(row => row.SortOrder).Select(row => row.Name).ToListAsync(cancel);
        return Answer.No($"{about.Project.Code} {about.Unit!.Code} has no {about.Step}. Its steps are {Lists.And(steps)}.", steps.Take(5).Select(step => new Button(step, $"status {about.Project.Code} {about.Unit.Code} {step}")));
    }

    /// <summary>The next step that nobody has begun; null when there is none.</summary>
    private static async Task<Step?> Next(Turn turn, Step done, CancellationToken cancel) => await turn.Db.Steps.AsNoTracking()
        .Where(row => row.UnitId == done.UnitId && row.SortOrder > done.SortOrder && row.Meaning == StepMeaning.NotStarted)
        .OrderBy(row => row.SortOrder).FirstOrDefaultAsync(cancel);
}
