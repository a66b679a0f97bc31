using NodaTime;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.Features.Schedules;
using PostBot.Core.People;
using PostBot.Domain.Feedback;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Feedback;

/// <summary>Gives reviewers longer. From a client it is a request, which reaches who answers for the round as one tap.</summary>
internal sealed class RoundExtendCommand : ICommand
{
    private static readonly string[] parties = ["client", "us", "director", "network", "vendor"];

    private static readonly IdArgument which = new DescribedArgument("F", "round") { Example = "F5" };

    private static readonly WhenArgument due = new("Until when?") { Example = "mon 12:00", Leads = ["to", "until", "till", "by"], NeedsLead = false, Required = false };

    private static readonly WordArgument owed = new("owed", "Who owes the delay?", word => parties.FirstOrDefault(party => party.Equals(word, StringComparison.OrdinalIgnoreCase))) { Example = "client", Leads = ["owed", "cause"], Required = false, Choices = parties };

    public Definition Definition { get; } = new()
    {
        Verbs = ["extend"],
        Summary = "Give reviewers longer, or ask for it",
        Examples = ["extend F2 mon 12:00", "extend F2 mon owed client"],
        Phrasings =
        [
            "can|could|may we|i have [til|till|until] {when} for|on [our|my] notes|feedback",
            "we|i need [til|till|until] {when} for|on [our|my] notes|feedback",
            "can|could|may we|i have [til|till|until] {when} for|on {round}",
            "we|i need more time for|on [our|my] notes|feedback [til|till|until] {when}",
        ],
        Role = Role.Artist,
        Clients = true,
        Arguments = [which, due, owed],
        Changes = true,
        Topic = "Feedback",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var (round, problem) = await Rounds.Meant(turn, which, round => $"extend F{round.Number}{Said(turn, round)}", cancel);
        if (round is null) return problem!;
        var id = new ShortId('F', round.Number);
        var zone = turn.Names.ZoneOf(turn.Names.Project(round.ProjectId)).Id;
        if (!turn.Has(due)) return Owes(turn, round, zone);
        if (Answering.Ended(round) is { } ended) return ended;
        var until = Moments.End(turn.Get(due).When, turn.Names);
        if (until <= turn.Now) return Answer.No((Text)$"{id} would be due in the past, on " + new Moment(until, null, zone) + (Text)". Nothing was changed.");
        if (until <= round.DueAt) return Answer.No((Text)"That is not later: notes are due " + new Moment(round.DueAt.Value, null, zone) + (Text)". Nothing was changed.");
        if (!Policy.IsInside(turn.Asker)) return Asked(turn, round, until, zone);
        if (RoundCloseCommand.NotTheirs(turn, round) is { } refusal) return refusal;
        var before = round.DueAt;
        (round.DueAt, round.FirstDueAt, round.OwedBy) = (until, round.FirstDueAt ?? before, turn.Maybe(owed) ?? round.OwedBy);
        turn.Touch('F', round.Number);
        var headline = (Text)$"Notes on {Rounds.Name(turn.Names, round)} are due " + new Moment(until, null, zone) + (Text)$"   ({id})";
        var card = new Card(headline).About(id.ToString());
        if (before is { } was) card = card.With(new Line((Text)"Before: " + new Moment(was, null, zone)));
        var waiting = (await Rounds.Reviewers(turn.Db, round, cancel)).Where(reviewer => reviewer.State == ReviewerState.Asked).ToList();
        if (PartyClock.Off(turn.Names, turn.Names.Project(round.ProjectId), waiting, until) is { Count: > 0 } off) card = card.With(new Line($"{string.Join(" · ", off)}."));
        foreach (var reviewer in waiting)
        {
            if (reviewer.PersonId is not { } personId || turn.Names.FindPerson(personId) is not { } person || !Rounds.MaySee(person, round.ProjectId, turn.Names)) card = card.With(new Line($"{reviewer.Name} has no account here; tell them yourself."));
            else if (turn.Tell(person, new Card(headline).Offer(new Button("Add notes", $"note {id}"), new Button("Notes in", $"notes in {id}"))) is { } why) card = card.With(new Line($"{person.Name} was not told: {why}."));
        }
        // Every slip has an owner of its own; who owed the last one does not owe this one by that.
        return Answer.Yes(!turn.Has(owed) ? card.With(new Line(round.OwedBy is { } last ? $"Who owes the delay? Before: {last}." : "Who owes the delay?")).Offer(parties.Select(party => new Button(party, $"extend {id} owed {party}"))) : card);
    }

    /// <summary>The day as it was meant, for a button that names the round.</summary>
    private static string Said(Turn turn, Round round)
    {
        if (turn.Maybe(due) is not { } said) return "";
        var day = Moments.End(said.When, turn.Names).InZone(turn.Names.ZoneOf(turn.Names.Project(round.ProjectId)));
        return $" {day.ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture)}";
    }

    private static Answer Owes(Turn turn, Round round, string zone)
    {
        var id = $"F{round.Number}";
        if (!turn.Has(owed)) return Answer.No($"Until when? For example: extend {id} mon 12:00");
        if (!Policy.IsInside(turn.Asker)) return Answer.No("Who owes a delay is for the studio to say. Nothing was changed.");
        if (RoundCloseCommand.NotTheirs(turn, round) is { } refusal) return refusal;
        round.OwedBy = turn.Get(owed);
        turn.Touch('F', round.Number);
        var headline = (Text)$"The delay on {Rounds.Name(turn.Names, round)} is owed by {(round.OwedBy == "us" ? "us" : $"the {round.OwedBy}")}   ({id})";
        return Answer.Yes(round.DueAt is { } due ? new Card(headline).With(new Line((Text)"Notes due " + new Moment(due, null, zone))) : new Card(headline));
    }

    private static Answer Asked(Turn turn, Round round, Instant until, string zone)
    {
        turn.Undoable = false;
        if (Rounds.Coordinator(turn, round) is not { } coordinator) return Answer.No("Nobody here can decide that; ask the studio another way.");
        var day = until.InZone(DateTimeZoneProviders.Tzdb[zone]);
        var told = new Card((Text)$"{turn.Asker.Name} asks for longer on {Rounds.Name(turn.Names, round)}: until " + new Moment(until, null, zone) + (Text)$"   (F{round.Number})")
            .Offer(new Button("Extend", $"extend F{round.Number} {day.ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture)} owed client"), new Button("Show round", $"show F{round.Number}"));
        return turn.Tell(coordinator, told) is { } why
            ? Answer.No($"{coordinator.Name} cannot be reached here: {why}. Ask the studio another way.")
            : Answer.Yes(new Card((Text)"Asked the studio for longer, until " + new Moment(until, null, zone) + (Text)$"   (F{round.Number})").With(new Line($"{coordinator.Name} decides. Until then the notes stay due as they were.")));
    }
}
