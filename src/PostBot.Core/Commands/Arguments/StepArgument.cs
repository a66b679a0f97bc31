using PostBot.Core.Cards;

namespace PostBot.Core.Commands.Arguments;

/// <summary>A step of the production that was named: <c>grade</c>, <c>colour</c>.</summary>
internal sealed class StepArgument(string name, string question) : Argument<string>(name, question)
{
    public override ReadResult? Read(ReadContext context, int at)
    {
        var project = Project(context);
        for (var count = Math.Min(3, context.Words.Count - at); count >= 1; count--)
        {
            if (context.Names.StepNamed(project, context.Words.Join(at, count).TrimEnd(',')) is { } step) return new ReadResult.Taken(step, at + count);
        }
        return null;
    }

    public override Answer? NotFound(ReadContext context, int at)
    {
        if (at >= context.Words.Count || Project(context) is not { } project) return null;
        var steps = context.Names.Steps.Of(project);
        return Answer.No(
            $"{project.Code} has no step \"{Typed.Shorten(Typed.Clean(context.Words[at].Text), 40)}\". Its steps are {Lists.And(steps)}.",
            steps.Take(5).Select(step => new Button(step, context.LineWith(at, at + 1, step))));
    }

    private static Domain.Projects.Project? Project(ReadContext context) => context.Values.Values.OfType<Work>().FirstOrDefault()?.Project ?? context.ChannelProject;
}
