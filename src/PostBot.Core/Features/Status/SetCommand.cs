using Microsoft.EntityFrameworkCore;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.Features.Cuts;
using PostBot.Core.People;
using PostBot.Domain.People;
using PostBot.Domain.Projects;

namespace PostBot.Core.Features.Status;

/// <summary>Says where a step is, in the trade's words, and why; for one unit or for several at once, all or nothing.</summary>
internal sealed class SetCommand : ICommand
{
    private static readonly WorksArgument work = new("Which episode and step?") { Example = "NIGHTFALL 101 grade" };

    private static readonly StateArgument state = new() { Example = "in review waiting for the DP" };

    public Definition Definition { get; } = new()
    {
        Verbs = ["set"],
        Summary = "Say where a step is, and why; several episodes at once too",
        Examples = ["set NIGHTFALL 101 grade in review waiting for the DP", "set NIGHTFALL 102-104 grade ready"],
        Phrasings = ["{project} {state}", "{project} is|are {state}", "mark|make {project} [as] {state}"],
        AsQuestion = "check",
        Role = Role.Artist,
        Vendors = true,
        Arguments = [work, state],
        Changes = true,
        Topic = "Status",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var about = turn.Get(work);
        var ids = about.Units.Select(unit => unit.Id).ToList();
        var steps = await turn.Db.Steps.Where(row => ids.Contains(row.UnitId) && row.Name == about.Step).ToListAsync(cancel);
        if (about.Units.FirstOrDefault(unit => steps.TrueForAll(step => step.UnitId != unit.Id)) is { } without) return NoStep(turn, about.Project, without, about.Step);
        steps = [.. steps.OrderBy(step => ids.IndexOf(step.UnitId))];
        if (steps.Find(step => !StepPolicy.MaySet(turn.Asker, step.OwnerId)) is { } others)
        {
            var theirs = Name(turn, others);
            if (!Policy.IsInside(turn.Asker)) return Answer.No($"{theirs} is not yours to set. Nothing was changed.", new Button("Show it", $"status {theirs}"));
            return Answer.No($"{theirs} is {turn.Names.FindPerson(others.OwnerId ?? 0)?.Name ?? "someone"}'s; they or a coordinator can set it. Nothing was changed.", new Button("Show it", $"status {theirs}"));
        }
        var words = Words.Of(turn.Get(state));
        if (StepSetting.Read(turn.Names.Steps, about.Project, about.Step, words) is not { } read) return Unknown(turn, about, words);
        var remark = StepSetting.Remark(words.From(read.Words));
        if (read.State.Meaning != StepMeaning.Done && about.Step == turn.Names.Steps.Locking(about.Project) && steps.Find(step => step.Meaning == StepMeaning.Done) is { } locked)
        {
            return await UnlockCommand.Ask(turn, about.Project, turn.Names.Unit(locked.UnitId), remark, cancel);
        }
        var changed = steps.Where(step => step.Meaning != read.State.Meaning || step.Word != StepSetting.Word(read.State) || step.Remark != remark).ToList();
        if (changed.Count == 0) return Answer.No($"{(steps.Count == 1 ? Name(turn, steps[0]) : $"{about.Project.Code} {Codes(turn, steps)} {about.Step}")} is {read.State.Word} already. Nothing was changed.", new Button("Show it", $"status {(steps.Count == 1 ? Name(turn, steps[0]) : $"{about.Project.Code} {about.Step}")}"));
        return Answer.Yes(steps.Count == 1 ? await One(turn, about, changed[0], read.State, remark, cancel) : await Several(turn, about, steps, changed, read.State, remark, cancel));
    }

    private static async Task<Card> One(Turn turn, Works about, Step step, StepState said, string remark, CancellationToken cancel)
    {
        var before = StepSetting.Said(step);
        StepSetting.Apply(turn, step, said, remark);
        var unit = about.Units[0];
        var card = new Card($"{Name(turn, step)} is {StatusWords.Said(said.Word, remark)}")
            .With(new Line($"{Pipeline.Symbol(step.Meaning)} {Pipeline.Word(step.Meaning)} · it was {before}{(turn.Names.FindPerson(step.OwnerId ?? 0) is { } owner ? $" · {owner.Name}" : "")}"));
        turn.TellChannels(about.Project.Id, card.With(new Small($"{turn.Asker.Name} said so.")));
        if (step.Meaning != StepMeaning.Done) return card.Offer(new Button(unit.Code, $"status {about.Project.Code} {unit.Code}"));
        if (await StepSetting.Next(turn, step, cancel) is { } next)
        {
            card = card.With(new Line($"Next is {next.Name}, {StepSetting.Said(next)}{(turn.Names.FindPerson(next.OwnerId ?? 0) is { } then ? $" ({then.Name})" : "")}."))
                .Offer(new Button($"Make {next.Name} ready", $"set {turn.Names.Work(about.Project.Id, unit.Id, next.Name)} ready"));
        }
        if (step.Name == turn.Names.Steps.Locking(about.Project)) card = card.Offer(Locking.Offers(turn, about.Project, unit));
        return card.Offer(new Button(unit.Code, $"status {about.Project.Code} {unit.Code}"));
    }

    private static async Task<Card> Several(Turn turn, Works about, List<Step> steps, List<Step> changed, StepState said, string remark, CancellationToken cancel)
    {
        var before = changed.ConvertAll(StepSetting.Said);
        foreach (var step in changed) StepSetting.Apply(turn, step, said, remark);
        var card = new Card($"{about.Project.Code} {Codes(turn, changed)} {about.Step} {(changed.Count == 1 ? "is" : "are")} {StatusWords.Said(said.Word, remark)}")
            .With(changed.Zip(before, (step, was) => new Line($"{Pipeline.Symbol(step.Meaning)} {turn.Names.Unit(step.UnitId).Code} {Pipeline.Word(step.Meaning)} · it was {was}{(turn.Names.FindPerson(step.OwnerId ?? 0) is { } owner ? $" · {owner.Name}" : "")}")));
        if (changed.Count < steps.Count) card = card.With(new Line($"So already: {Codes(turn, [.. steps.Except(changed)])}"));
        turn.TellChannels(about.Project.Id, card.With(new Small($"{turn.Asker.Name} said so.")));
        if (said.Meaning == StepMeaning.Done && await StepSetting.Next(turn, changed[0], cancel) is { } next)
        {
            card = card.Offer(new Button($"Make {next.Name} ready", $"set {about.Project.Code} {string.Join(',', changed.Select(step => turn.Names.Unit(step.UnitId).Code))} {next.Name} ready"));
        }
        return card.Offer(new Button(about.Project.Code, $"status {about.Project.Code}"));
    }

    private static Answer Unknown(Turn turn, Works about, Words words)
    {
        var steps = turn.Names.Steps;
        IReadOnlyList<string> known = [.. Enum.GetValues<StepMeaning>().Select(Pipeline.Word), .. steps.OwnStates(about.Project, about.Step).Select(state => state.Word)];
        var typed = Typed.Shorten(Typed.Clean(words.Line).Replace('\n', ' '), 40);
        var near = words.Count == 0 ? null : Likeness.Nearest(words[0].Text, steps.States(about.Project, about.Step).Select(state => state.Word));
        string[] usual = ["ready", "in progress", "in review", "done", "blocked"];
        var offered = near is null ? usual : [near, .. usual.Where(word => word != near).Take(4)];
        var line = $"set {about.Project.Code} {string.Join(',', about.Units.Select(unit => unit.Code))} {about.Step}";
        return Answer.No($"\"{typed}\" is not a state of {about.Step}. It can be {Lists.Or(known)}. Nothing was changed.", offered.Select(word => new Button(word, $"{line} {word}")));
    }

    private static Answer NoStep(Turn turn, Project project, Unit unit, string step)
    {
        var steps = turn.Names.Steps.Of(project);
        return Answer.No($"{project.Code} {unit.Code} has no {step}. Its steps are {Lists.And(steps)}.", steps.Take(5).Select(one => new Button(one, $"status {project.Code} {unit.Code} {one}")));
    }

    private static string Name(Turn turn, Step step) => turn.Names.Work(step.ProjectId, step.UnitId, step.Name);

    private static string Codes(Turn turn, List<Step> steps)
    {
        var codes = steps.ConvertAll(step => turn.Names.Unit(step.UnitId).Code);
        return codes.Count <= 6 ? Lists.And(codes) : $"{codes[0]} to {codes[^1]} ({codes.Count})";
    }
}
