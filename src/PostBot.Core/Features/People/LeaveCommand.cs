using Microsoft.EntityFrameworkCore;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Domain.People;
using PostBot.Domain.Schedules;

namespace PostBot.Core.Features.People;

/// <summary>Somebody leaves: what they hold goes to somebody else, their rights end, nobody is offered them any more. What they did stays theirs.</summary>
internal sealed class LeaveCommand : ICommand
{
    private static readonly PersonArgument who = new("who", "Who leaves?") { Example = "@jo" };

    private static readonly PersonArgument heir = new("to", "Who takes what they hold?") { Example = "@ed", Leads = ["to"], Required = false };

    public Definition Definition { get; } = new()
    {
        Verbs = ["leave"],
        Summary = "Say that somebody left, and who takes what they hold",
        Examples = ["leave @jo to @ed", "leave @jo"],
        Role = Role.Admin,
        StudioWide = true,
        Arguments = [who, heir],
        Changes = true,
        Topic = "People",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        if (turn.Get(who).Person is not { } known) return PeopleWords.NotMet(turn.Get(who));
        if (known.Archived) return Answer.No($"{known.Name} has left already. Nothing was changed.");
        if (known.Role == Role.Admin && turn.Names.People.Count(one => one is { Role: Role.Admin, Archived: false }) == 1) return Answer.No($"{known.Name} is the only admin, so somebody else has to be one first, for example: role @ed admin");
        var named = turn.Maybe(heir);
        if (named is { Person: null or { Archived: true } }) return PeopleWords.NotMet(named);
        if (named?.Person?.Id == known.Id) return Answer.No($"{known.Name} cannot take their own things. Who does? For example: leave @{known.Name} to @ed");
        var theirs = await Belongings.Of(turn, known.Id, cancel);
        if (theirs.Count > 0 && named is null)
        {
            return Answer.No(new Card($"{known.Name} still holds {Lists.Count(theirs.Count, "thing")}. Who takes them? For example: leave @{known.Name.ToLowerInvariant()} to @ed")
                .With(theirs.Say(turn).Select(line => new Line(line)))
                .Offer(turn.Asker.Id == known.Id ? [] : [new Button("I take them", $"leave \"{known.Name}\" to me")]));
        }
        if (named?.Person is { } next) theirs.HandTo(turn, next.Id);
        var person = (await turn.Db.People.FindAsync([known.Id], cancel))!;
        (person.Archived, person.Role) = (true, Role.Client);
        turn.Db.RemoveRange(await turn.Db.TeamMembers.Where(row => row.PersonId == known.Id).ToListAsync(cancel));
        foreach (var cover in await turn.Db.Covers.Where(row => (row.PersonId == known.Id || row.DeputyId == known.Id) && (row.State == CoverState.Asked || row.State == CoverState.Accepted)).ToListAsync(cancel)) cover.State = CoverState.Ended;
        await Reminded(turn, known.Id, named?.Person?.Id, cancel);
        turn.NamesChanged();
        var card = new Card($"{known.Name} has left{(theirs.Count > 0 ? $"; {named!.Person!.Name} has what they held" : "")}").With(theirs.Say(turn).Select(line => new Line(line)));
        if (theirs.Count > 0 && turn.Tell(named!.Person!, new Card($"You have what {known.Name} held").With(theirs.Say(turn).Select(line => new Line(line)))) is { } why) card = card.With(new Line($"{named.Person!.Name} was not told: {why}."));
        return Answer.Yes(card.With(new Line($"They are on no team and see nothing. role @{known.Name.ToLowerInvariant()} artist brings them back.")));
    }

    /// <summary>Nobody reminds them any more; whoever takes their things also hears of the deadlines they set for others.</summary>
    private static async Task Reminded(Turn turn, long personId, long? heirId, CancellationToken cancel)
    {
        foreach (var reminder in await turn.Db.Reminders.Where(row => row.PersonId == personId && row.State == NudgeState.Planned).ToListAsync(cancel)) reminder.State = NudgeState.Cancelled;
        turn.Db.RemoveRange(await turn.Db.PersonalHours.Where(row => row.PersonId == personId).ToListAsync(cancel));
        if (heirId is not { } next) return;
        foreach (var deadline in await turn.Db.Deadlines.Where(row => row.SetById == personId && row.State == DeadlineState.Open).ToListAsync(cancel)) deadline.SetById = next;
    }
}
