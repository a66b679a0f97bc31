using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Setup;

/// <summary>Gives a room another name; its bookings stay.</summary>
internal sealed class ResourceRenameCommand : ICommand
{
    private static readonly ResourceArgument room = new() { Example = "Color 2" };

    private static readonly LeftoverArgument to = new(room, "name", "What is it called now?") { Example = "Baselight", Leads = ["to"], NeedsLead = false };

    public Definition Definition { get; } = new()
    {
        Verbs = ["resource rename", "room rename", "suite rename", "rename resource"],
        Summary = "Give a suite, stage or rig another name",
        Examples = ["resource rename VO booth to \"Booth 1\"", "resource rename ADR to ADR stage"],
        Role = Role.Coordinator,
        Arguments = [room, to],
        Changes = true,
        Topic = "Setting up",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var called = Typed.Shorten(Typed.Clean(turn.Get(to)).Replace('\n', ' ').Trim(' ', '"'), 60);
        if (called.Length == 0) return Answer.No($"What is it called now? For example: {Definition.Examples[0]}");
        var row = (await turn.Db.Resources.FindAsync([turn.Get(room).Id], cancel))!;
        if (turn.Names.Resources.FirstOrDefault(other => other.Id != row.Id && Likeness.Fold(other.Name) == Likeness.Fold(called)) is { } taken)
        {
            return Answer.No($"There is a {taken.Name} already{(taken.Archived ? ", archived" : "")}. Nothing was changed.");
        }
        if (row.Name == called) return Answer.No($"It is {called} already. Nothing was changed.");
        var before = row.Name;
        row.Name = called;
        turn.NamesChanged();
        return Answer.Yes(new Card($"{before} is {called} now").With(new Line("Its bookings stay.")).Offer(new Button("Bookings", $"bookings {called}")));
    }
}
