using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Setup;

/// <summary>Gives an episode, a reel or a spot another number or name.</summary>
internal sealed class UnitRenameCommand : ICommand
{
    private const int Longest = 20;

    private static readonly WorkArgument work = new() { Example = "NIGHTFALL 104", Unit = Need.Always };

    private static readonly LeftoverArgument to = new(work, "code", "What is it called now?") { Example = "105", Leads = ["to"], NeedsLead = false };

    public Definition Definition { get; } = new()
    {
        Verbs = ["episode rename", "unit rename", "reel rename", "spot rename", "rename episode"],
        Summary = "Give an episode, reel or spot another name",
        Examples = ["episode rename NIGHTFALL 104 to 104A", "spot rename HARBOUR 15s to 20s"],
        Role = Role.Coordinator,
        Arguments = [work, to],
        Changes = true,
        Topic = "Setting up",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var about = turn.Get(work);
        var code = Typed.Clean(turn.Get(to)).Trim(' ', ',', '.', '"');
        if (code.Length is 0 or > Longest || code.Any(char.IsWhiteSpace)) return Answer.No($"A name is one word of at most {Longest} characters. For example: {Definition.Examples[0]}");
        if (turn.Names.UnitNamed(about.Project.Id, code) is { } taken && taken.Id != about.Unit!.Id) return Answer.No($"{about.Project.Code} has {taken.Code} already. Nothing was changed.", new Button(taken.Code, $"status {about.Project.Code} {taken.Code}"));
        var row = (await turn.Db.Units.FindAsync([about.Unit!.Id], cancel))!;
        if (row.Code == code) return Answer.No($"It is {about.Project.Code} {code} already. Nothing was changed.");
        var before = row.Code;
        row.Code = code;
        turn.NamesChanged();
        return Answer.Yes(new Card($"{about.Project.Code} {before} is {code} now").Offer(new Button("Status", $"status {about.Project.Code} {code}")));
    }
}
