using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Setup;

/// <summary>Gives a production another short name, another title or both.</summary>
internal sealed class ProjectRenameCommand : ICommand
{
    private static readonly WorkArgument project = new() { Example = "NIGHTFALL", Unit = Need.Never };

    private static readonly LeftoverArgument to = new(project, "name", "What is it called now?") { Example = "DAYBREAK \"Daybreak, series 1\"", Leads = ["to"], NeedsLead = false };

    public Definition Definition { get; } = new()
    {
        Verbs = ["project rename", "production rename", "rename project"],
        Summary = "Give a production another short name or title",
        Examples = ["project rename LUMEN to LUMENS", "project rename NIGHTFALL \"Nightfall, series 2\""],
        Role = Role.Coordinator,
        Arguments = [project, to],
        Changes = true,
        Topic = "Setting up",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var (code, title) = Read(Words.Of(turn.Get(to)), turn.Get(to));
        if (code is null && title is null) return Answer.No($"A short name is one word, for example: {Definition.Examples[0]}");
        var row = (await turn.Db.Projects.FindAsync([turn.Get(project).Project.Id], cancel))!;
        var taken = code is null ? null : turn.Names.Projects.FirstOrDefault(other => other.Id != row.Id && Likeness.Fold(other.Code) == Likeness.Fold(code));
        if (taken is not null) return Answer.No($"There is a production {taken.Code} already{(taken.Archived ? ", archived" : "")}: {taken.Title}. Nothing was changed.");
        var before = $"{row.Code}: {row.Title}";
        row.Code = code ?? row.Code;
        row.Title = title ?? row.Title;
        if ($"{row.Code}: {row.Title}" == before) return Answer.No($"It is {before} already. Nothing was changed.");
        turn.NamesChanged();
        return Answer.Yes(new Card($"{row.Code} is the name now: {row.Title}").With(new Line($"Before: {before}")).Offer(new Button("Status", $"status {row.Code}")));
    }

    /// <summary>One word is the short name, what is in quotes or has spaces the title.</summary>
    private static (string? Code, string? Title) Read(Words words, string all)
    {
        if (words.Count == 0) return (null, null);
        if (words.Count == 1) return words[0].Text.Contains(' ', StringComparison.Ordinal) ? (null, Title(words[0].Text)) : (ProjectAddCommand.Code(words[0].Text), null);
        return words[1].Quoted ? (ProjectAddCommand.Code(words[0].Text), Title(words[1].Text)) : (null, Title(all));
    }

    private static string? Title(string words) => Typed.Shorten(Typed.Clean(words).Replace('\n', ' ').Trim(' ', '"'), 120) is { Length: > 0 } title ? title : null;
}
