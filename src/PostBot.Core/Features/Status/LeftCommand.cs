using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.People;
using PostBot.Domain.People;
using PostBot.Domain.Projects;

namespace PostBot.Core.Features.Status;

/// <summary>What is still to do on a production or one of its units: steps, notes, deadlines.</summary>
internal sealed class LeftCommand : ICommand
{
    private const int MostLines = 30;

    private static readonly WorkArgument work = new() { Example = "NIGHTFALL 103" };

    public Definition Definition { get; } = new()
    {
        Verbs = ["left"],
        Summary = "See what is still to do on an episode; what's left on 103 does the same",
        Examples = ["left NIGHTFALL 103", "what's left on 103"],
        Phrasings =
        [
            "what is [still] left|open|outstanding|remaining [to do|finish] on|for|with|in [the] {project}",
            "what remains|remain [to do] on|for|with [the] {project}",
            "what does|do [the] {project} still need",
            "what do we still need|have to do on|for {project}",
            "what is missing on|for|from {project}",
            "how much is left on|for {project}",
        ],
        Role = Role.Viewer,
        Outsiders = true,
        Arguments = [work],
        Topic = "Status",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var about = turn.Get(work);
        var floor = await Floor.Load(turn.Db, [about.Project], turn.Now, cancel);
        var words = new StatusWords(turn, about.Project);
        var standings = Standing.Of(turn.Names.UnitsOf(about.Project.Id).Where(unit => about.Unit is null || unit.Id == about.Unit.Id), floor, turn.Now).ToList();
        var name = turn.Names.Work(about.Project.Id, about.Unit?.Id, null);
        var steps = standings.Sum(standing => Open(standing).Count);
        var notes = Policy.IsInside(turn.Asker) ? standings.Sum(standing => standing.OpenNotes) : 0;
        if (steps + notes == 0) return Answer.Yes(new Card($"Nothing is left on {name}").Offer(new Button(name, $"status {name}")));
        var card = new Card($"Left on {name}: {Lists.Count(steps, "step")}{(notes > 0 ? $", {Lists.Count(notes, "open note")}" : "")}");
        card = about.Unit is null
            ? card.With(standings.Where(standing => Open(standing).Count > 0).Take(MostLines).Select(standing => new Line($"{standing.Unit.Code}: {string.Join(", ", Open(standing).Select(step => $"{step.Name} {step.Word}"))}")))
            : card.With(Open(standings[0]).Take(MostLines).Select(step => new Line(words.Marked(step))));
        if (about.Unit is not null && Policy.IsInside(turn.Asker)) card = card.With(standings[0].Rounds.Select(round => new Line(words.Round(round))));
        if (words.Ahead([.. standings.SelectMany(standing => standing.Due)]) is { } ahead) card = card.With(ahead);
        return Answer.Yes(card.Offer(new Button(name, $"status {name}")));
    }

    private static List<StepFact> Open(Standing standing) => [.. standing.Steps.Where(step => step.Meaning != StepMeaning.Done)];
}
