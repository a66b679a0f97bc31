using System.Globalization;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Domain.People;

namespace PostBot.Core.Features.People;

/// <summary>Somebody else typed the code: it is worth nothing, and they learn that.</summary>
internal sealed class ConnectNoCommand : ICommand
{
    private static readonly WordArgument which = new("which", "Which code?", word => long.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out _) ? word : null) { Example = "12" };

    public Definition Definition { get; } = new()
    {
        Verbs = ["connect no"],
        Summary = "Say that the account that typed your code is not yours",
        Examples = ["connect no 12", "connect no 13"],
        Role = Role.Viewer,
        Outsiders = true,
        StudioWide = true,
        Arguments = [which],
        Changes = true,
        Quiet = true,
        Topic = "People",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        turn.Undoable = false;
        var (code, claimer) = await ConnectYesCommand.Find(turn, long.Parse(turn.Get(which), CultureInfo.InvariantCulture), cancel);
        if (code is null) return ConnectYesCommand.Nothing();
        code.State = ConnectState.Refused;
        if (claimer is not null) turn.Tell(claimer, new Card($"{turn.Asker.Name} says that you are somebody else. Nothing was connected."));
        return Answer.Yes(new Card($"Not connected{(claimer is null ? "" : $": {claimer.Name} is somebody else")}").With(new Line("The code is worth nothing now. If you gave it to nobody, tell an admin."))) with { Private = true };
    }
}
