using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Setup;

/// <summary>Another name by which people call a room; every command understands it.</summary>
internal sealed class ResourceAliasCommand : ICommand
{
    private const int Most = 10;
    private const int Longest = 40;

    private static readonly ResourceArgument room = new() { Example = "Color 1" };

    private static readonly LeftoverArgument to = new(room, "alias", "What else is it called?") { Example = "Baselight", Leads = ["=", "is", "as"], NeedsLead = false };

    public Definition Definition { get; } = new()
    {
        Verbs = ["resource alias", "alias", "room alias"],
        Summary = "Give a suite, stage or rig another name beside its own; none takes them away",
        Examples = ["alias Color 1 = Baselight", "resource alias Mix B none"],
        Role = Role.Coordinator,
        Arguments = [room, to],
        Changes = true,
        Topic = "Setting up",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var row = (await turn.Db.Resources.FindAsync([turn.Get(room).Id], cancel))!;
        var called = Typed.Clean(turn.Get(to)).Replace('\n', ' ').Trim(' ', '"', ',');
        List<string> known = [.. row.Aliases.Split('|', StringSplitOptions.RemoveEmptyEntries)];
        if (called.Equals("none", StringComparison.OrdinalIgnoreCase)) return Clear(turn, row, known);
        if (called.Length is 0 or > Longest || called.Contains('|', StringComparison.Ordinal)) return Answer.No($"Another name has 1 to {Longest} characters. For example: {Definition.Examples[0]}");
        if (turn.Names.ResourceNamed(called) is { } taken) return Answer.No($"\"{called}\" is {taken.Name} already. Nothing was changed.");
        if (known.Count == Most) return Answer.No($"{row.Name} has {Most} other names already: {Lists.And(known)}. Nothing was changed.");
        row.Aliases = string.Join('|', known.Append(called));
        turn.NamesChanged();
        return Answer.Yes(new Card($"{called} is {row.Name} from now on").With(new Line($"Try: free {called} tomorrow")));
    }

    private static Answer Clear(Turn turn, Domain.Bookings.Resource row, List<string> known)
    {
        if (known.Count == 0) return Answer.No($"{row.Name} has no other names. Nothing was changed.");
        row.Aliases = "";
        turn.NamesChanged();
        return Answer.Yes(new Card($"{row.Name} is only {row.Name} again").With(new Line($"Taken away: {Lists.And(known)}.")));
    }
}
