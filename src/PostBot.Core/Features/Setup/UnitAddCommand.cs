using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Domain.People;
using PostBot.Domain.Projects;

namespace PostBot.Core.Features.Setup;

/// <summary>Episodes, reels or spots of a production, each with the steps of its kind.</summary>
internal sealed class UnitAddCommand : ICommand
{
    private static readonly WorkArgument project = new() { Example = "NIGHTFALL", Unit = Need.Never };

    private static readonly CodesArgument codes = new("codes", "Which ones?") { Example = "101-108" };

    public Definition Definition { get; } = new()
    {
        Verbs = ["episode add", "unit add", "reel add", "spot add", "ep add", "episodes add", "reels add", "spots add"],
        Summary = "Add episodes, reels or spots to a production",
        Examples = ["episode add NIGHTFALL 101-108", "spot add HARBOUR 60s,30s,15s"],
        Role = Role.Coordinator,
        Arguments = [project, codes],
        Changes = true,
        Topic = "Setting up",
    };

    public Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var production = turn.Get(project).Project;
        var known = turn.Names.UnitsOf(production.Id).ToList();
        var wanted = turn.Get(codes).Select(code => code.ToUpperInvariant() is var upper && upper.StartsWith('R') ? upper : code).ToList();
        var added = wanted.Where(code => !known.Any(unit => Likeness.Fold(unit.Code) == Likeness.Fold(code))).ToList();
        var word = UnitWord.For(production.Kind);
        if (added.Count == 0) return Task.FromResult(Answer.No($"{production.Code} has {Lists.And(wanted)} already. Nothing was added.", new Button(production.Code, $"status {production.Code}")));
        var order = known.Count == 0 ? 0 : known.Max(unit => unit.SortOrder) + 1;
        foreach (var code in added)
        {
            var unit = new Unit { Id = turn.NewId(), StudioId = turn.Studio.Id, ProjectId = production.Id, Code = code, SortOrder = order++ };
            turn.Db.Add(unit);
            foreach (var (name, index) in turn.Names.Steps.Of(production).Select((name, index) => (name, index)))
            {
                turn.Db.Add(new Step { Id = turn.NewId(), StudioId = turn.Studio.Id, ProjectId = production.Id, UnitId = unit.Id, Name = name, SortOrder = index, Word = "", Remark = "" });
            }
        }
        turn.NamesChanged();
        var card = new Card($"{production.Code} has {Lists.Count(known.Count + added.Count, word)} now: {Range(known.Select(unit => unit.Code).Concat(added))}")
            .With(new Line($"Added {Range(added)}; each has the steps {Lists.And(turn.Names.Steps.Of(production))}."))
            .Offer(new Button("Status", $"status {production.Code}"));
        return Task.FromResult(Answer.Yes(added.Count == wanted.Count ? card : card.With(new Line($"There already: {Lists.And(wanted.Except(added))}."))));
    }

    private static string Range(IEnumerable<string> codes)
    {
        var all = codes.ToList();
        return all.Count <= 6 ? Lists.And(all) : $"{all[0]} to {all[^1]}";
    }
}
