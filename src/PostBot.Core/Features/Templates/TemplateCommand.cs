using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Domain.People;
using PostBot.Domain.Projects;

namespace PostBot.Core.Features.Templates;

/// <summary>What a new production of each kind begins with.</summary>
internal sealed class TemplateCommand : ICommand
{
    private static readonly WordArgument kind = TemplateWriting.Kind(required: false);

    public Definition Definition { get; } = new()
    {
        Verbs = ["template", "templates"],
        Summary = "See the steps, states and milestones of each kind of production",
        Examples = ["template", "template episodic"],
        Role = Role.Viewer,
        Arguments = [kind],
        Topic = "Setting up",
    };

    public Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var steps = turn.Names.Steps;
        if (turn.Maybe(kind) is { } named)
        {
            var wanted = Enum.Parse<ProjectKind>(named);
            return Task.FromResult(Answer.Yes(TemplateWriting.Card(steps.Template(wanted), steps.IsChanged(wanted)).Offer(new Button("Templates", "template"))));
        }
        var kinds = Enum.GetValues<ProjectKind>();
        return Task.FromResult(Answer.Yes(new Card($"Templates for {kinds.Length} kinds of production")
        {
            Parts = [.. kinds.Select(one => new Line($"{TemplateWriting.Word(one)}: {string.Join(", ", steps.Template(one).StepNames)}{(steps.IsChanged(one) ? " · changed by this studio" : "")}"))],
            Buttons = [.. kinds.Select(one => new Button(one.ToString(), $"template {TemplateWriting.Word(one)}"))],
        }));
    }
}
