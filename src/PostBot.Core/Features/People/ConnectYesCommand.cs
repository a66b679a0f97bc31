using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.Delivery;
using PostBot.Domain.People;

namespace PostBot.Core.Features.People;

/// <summary>The second confirmation, by who asked for the code: only then two accounts become one person.</summary>
internal sealed class ConnectYesCommand : ICommand
{
    private static readonly WordArgument which = new("which", "Which code?", word => long.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out _) ? word : null) { Example = "12" };

    public Definition Definition { get; } = new()
    {
        Verbs = ["connect yes"],
        Summary = "Say that the account that typed your code is yours",
        Examples = ["connect yes 12", "connect yes 13"],
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
        var (code, claimer) = await Find(turn, long.Parse(turn.Get(which), CultureInfo.InvariantCulture), cancel);
        if (code is null || claimer is null) return Nothing();
        if (Connecting.SameSide(turn.Names, turn.Asker, claimer) is not null) return Nothing();
        var asker = turn.Names.Person(turn.Asker.Id);
        if (Headless(turn, asker, claimer) is { } refusal) return refusal with { Private = true };
        code.State = ConnectState.Connected;
        await Connecting.Merge(turn, asker, claimer, cancel);
        var role = Connecting.Lower(asker.Role, claimer.Role);
        var card = new Card($"Connected: {asker.Name} in {Sides(turn, asker)} and {claimer.Name} in {Sides(turn, claimer)} are one person now")
            .With(new Line($"You are {PeopleWords.SayA(role)}{(asker.Role == claimer.Role ? "" : ", the lower of the two roles; an admin can raise it")}. What either held is yours."), new Line("To part them again: disconnect"));
        turn.Tell(claimer, card);
        return Answer.Yes(card) with { Private = true };
    }

    /// <summary>The asker's own code that somebody typed, and who; nothing once it is over or answered.</summary>
    public static async Task<(ConnectCode? Code, Person? Claimer)> Find(Turn turn, long id, CancellationToken cancel)
    {
        var code = await turn.Db.ConnectCodes.FirstOrDefaultAsync(row => row.Id == id && row.PersonId == turn.Asker.Id && row.State == ConnectState.Claimed, cancel);
        if (code is null || code.ExpiresAt <= turn.Now || code.ClaimedById is not { } claimer) return (null, null);
        return (code, turn.Names.FindPerson(claimer) is { Archived: false } person ? person : null);
    }

    public static Answer Nothing() => Answer.No("There is nothing to confirm: it was answered, is older than ten minutes, or was never yours. Start again with: connect", new Button("Get a code", "connect"));

    /// <summary>The only admin would become less by it: first the other account is made one, by the admin, knowingly.</summary>
    private static Answer? Headless(Turn turn, Person one, Person other)
    {
        if (Connecting.Lower(one.Role, other.Role) == Role.Admin || (one.Role != Role.Admin && other.Role != Role.Admin)) return null;
        if (turn.Names.People.Any(person => person is { Role: Role.Admin, Archived: false } && person.Id != one.Id && person.Id != other.Id)) return null;
        var lesser = one.Role == Role.Admin ? other : one;
        var handle = turn.Names.IdentitiesOf(lesser.Id).Select(identity => identity.ExternalId).FirstOrDefault();
        var offers = handle is null || one.Role != Role.Admin ? [] : new[] { new Button("Make that account admin", $"role {handle} admin", Danger: true) };
        return Answer.No("The lower of the two roles would stay, and the studio would have no admin. Make the other account an admin first, then say yes again. Nothing was connected.", offers);
    }

    private static string Sides(Turn turn, Person person) => Lists.And(turn.Names.IdentitiesOf(person.Id).Select(identity => identity.Surface == Surface.Local ? "the local chat" : PeopleWords.Surface(identity.Surface)).Distinct());
}
