using Microsoft.EntityFrameworkCore;
using NodaTime;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.People;
using PostBot.Domain.Feedback;
using PostBot.Domain.People;
using PostBot.Domain.Schedules;

namespace PostBot.Core.Features.Schedules;

/// <summary>A nudge in a coordinator's own name, to whom PostBot does not press by itself: the words are seen before they go.</summary>
internal sealed class NudgeCommand : ICommand
{
    private static readonly IdArgument which = new("FDN", "round, deadline or note") { Example = "F5", Required = false };

    private static readonly PersonArgument person = new("person", "Whom?") { Example = "@dana", Required = false };

    private static readonly FlagArgument send = new("send") { Example = "send", Required = false };

    private static readonly RestArgument about = new("about", "About what?") { Example = "notes", Leads = ["about"], Required = false };

    public Definition Definition { get; } = new()
    {
        Verbs = ["nudge", "remind"],
        Summary = "Remind somebody in your own name; you see the words before they go",
        Examples = ["nudge D1", "nudge F1 dana"],
        Role = Role.Coordinator,
        Arguments = [which, person, send, about],
        Changes = true,
        Topic = "Deadlines",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        var to = turn.Maybe(person)?.Person;
        if (to is null && turn.Has(person)) return Answer.No($"I do not know \"{Typed.Shorten(turn.Get(person).Handle, 60)}\", so nobody was nudged.");
        if (!turn.Has(which) && to is null) return Answer.No("Nudge whom, about what? For example: nudge F5 dana, nudge D9, or nudge N31");
        var (id, why) = turn.Has(which) ? (turn.Get(which), null) : await Guess(turn, to!, cancel);
        if (why is not null) return why;
        return id.Letter switch
        {
            'D' => await AboutDeadline(turn, id, to, cancel),
            'N' => await AboutQuestion(turn, id, cancel),
            _ => await AboutRound(turn, id, to, cancel),
        };
    }

    /// <summary>To the author of a note, about what somebody asked and they have not answered.</summary>
    private static async Task<Answer> AboutQuestion(Turn turn, ShortId id, CancellationToken cancel)
    {
        if ((await Feedback.Rounds.Notes(turn, [id.Number], cancel)) is not [(var note, var round)]) return Refusals.NoSuch(id);
        var noteId = note.Id;
        if ((await OpenQuestion.Of(turn.Db, turn.Db.Notes.Where(row => row.Id == noteId), cancel)) is not [var question]) return Answer.No($"Nobody waits for an answer about {id}. To ask something: query {id} which take?", new Button("Show it", $"show {id}"));
        if (turn.Names.FindPerson(note.AuthorId) is not { } to) return Answer.No($"Who wrote {id} is not known, so nobody was nudged.", new Button("Show it", $"show {id}"));
        if (!Feedback.Rounds.MaySee(to, round.ProjectId, turn.Names) || !Feedback.Rounds.MaySee(to, note)) return Answer.No($"{to.Name} may not see {id}. Nobody was nudged.");
        var asks = question.Asked.AuthorId == turn.Asker.Id ? "I would" : $"{question.Asked.AuthorName} would";
        var words = $"Hello {to.Name.Split(' ')[0]}, {asks} like to know about your note \"{Typed.Shorten(note.Words.Replace('\n', ' '), 80)}\" on {Feedback.Rounds.Name(turn.Names, round)}: {Typed.Shorten(question.Asked.Words.Replace('\n', ' '), 200)} Thank you, {turn.Asker.Name}";
        return Go(turn, id, to, words, new Button("Answer", $"reply {id}"), new Button("Show it", $"show {id}"));
    }

    private static async Task<Answer> AboutDeadline(Turn turn, ShortId id, Person? to, CancellationToken cancel)
    {
        if (await Deadlines.Find(turn, id, cancel) is not { } deadline) return Refusals.NoSuch(id);
        var view = turn.View;
        if (deadline.State != DeadlineState.Open) return DeadlineDoneCommand.Over(view, deadline);
        to ??= turn.Names.FindPerson(deadline.OwnerId ?? 0);
        if (to is null) return Answer.No($"Nobody owes {id}. To give it an owner: due change {id} owner @ed");
        if (!Deadlines.MaySee(to, deadline, turn.Names)) return Answer.No($"{to.Name} may not see {id}. Nobody was nudged.");
        var zone = turn.Names.ZoneOf(turn.Names.Project(deadline.ProjectId));
        var words = Polite(turn, to, $"{deadline.Title} on {turn.Names.Work(deadline.ProjectId, deadline.UnitId, null)}", deadline.DueAt, zone, singular: true);
        return Go(turn, id, to, words, new Button("Done", $"done {id}"), new Button("Can't make it", $"cant {id}"));
    }

    private static async Task<Answer> AboutRound(Turn turn, ShortId id, Person? to, CancellationToken cancel)
    {
        var (studioId, number) = (turn.Studio.Id, id.Number);
        var round = await turn.Db.Rounds.AsNoTracking().FirstOrDefaultAsync(row => row.StudioId == studioId && row.Number == number, cancel);
        if (round is null || !Policy.Sees(turn.Asker, round.ProjectId, turn.Names)) return Refusals.NoSuch(id);
        if (round.State != RoundState.Open) return Answer.No($"{id} is closed, so nobody owes notes on it.", new Button("Show it", $"show {id}"));
        if (to is null) return Answer.No($"Nudge whom about {id}? For example: nudge {id} dana", Team(turn, round).Take(4).Select(member => new Button(member.Name, $"nudge {id} \"{member.Name}\"")));
        if (!Policy.Sees(to, round.ProjectId, turn.Names)) return Answer.No($"{to.Name} is not on that production's team. Nobody was nudged.");
        var zone = turn.Names.ZoneOf(turn.Names.Project(round.ProjectId));
        var words = Polite(turn, to, $"notes on {turn.Names.Work(round.ProjectId, round.UnitId, null)} {round.Version}", round.DueAt, zone, singular: false);
        var buttons = new List<Button> { new("Give notes", $"note {id}") };
        return Go(turn, id, to, words, [.. buttons, new Button("Show notes", $"notes {id}")]);
    }

    private static IEnumerable<Person> Team(Turn turn, Round round) => turn.Names.Teams.Where(member => member.ProjectId == round.ProjectId).Select(member => turn.Names.FindPerson(member.PersonId)).OfType<Person>().Where(member => !Policy.IsInside(member));

    /// <summary>The open round or deadline of theirs that is due first.</summary>
    private static async Task<(ShortId Id, Answer? Why)> Guess(Turn turn, Person to, CancellationToken cancel)
    {
        var studioId = turn.Studio.Id;
        var said = turn.Maybe(about) ?? "";
        var notes = said.Length == 0 || said.Contains("note", StringComparison.OrdinalIgnoreCase) || said.Contains("feedback", StringComparison.OrdinalIgnoreCase);
        var owed = await turn.Db.Deadlines.AsNoTracking().Where(row => row.StudioId == studioId && row.OwnerId == to.Id && row.State == DeadlineState.Open).OrderBy(row => row.DueAt).ToListAsync(cancel);
        if (!notes || (said.Length == 0 && owed.Count > 0))
        {
            var match = owed.FirstOrDefault(row => said.Length == 0 || Titles.Same(row.Title, said) || row.Title.Contains(said, StringComparison.OrdinalIgnoreCase));
            if (match is not null) return (new ShortId('D', match.Number), null);
        }
        var rounds = await turn.Db.Rounds.AsNoTracking().Where(row => row.StudioId == studioId && row.State == RoundState.Open).ToListAsync(cancel);
        var theirs = rounds.Where(row => turn.Names.IsOnTeam(row.ProjectId, to.Id)).OrderBy(row => row.DueAt ?? Instant.MaxValue).ThenBy(row => row.Number).ToList();
        if (notes && theirs.Count > 0) return (new ShortId('F', theirs[0].Number), null);
        return (default, Answer.No($"{to.Name} owes nothing that I know of{(said.Length > 0 ? $" about \"{Typed.Shorten(said, 40)}\"" : "")}. Nobody was nudged.", new Button("Deadlines", "deadlines")));
    }

    private static string Polite(Turn turn, Person to, string what, Instant? dueAt, DateTimeZone zone, bool singular)
    {
        var your = $"your {what}";
        var isAre = singular ? ("is", "was") : ("are", "were");
        var due = dueAt is not { } at ? $"we are still looking forward to {your}" : at > turn.Now
            ? $"a gentle reminder that {your} {isAre.Item1} due {Times.NearMoment(at, zone, turn.Now)}"
            : $"{your} {isAre.Item2} due {Times.NearMoment(at, zone, turn.Now)}; when can we expect {(singular ? "it" : "them")}";
        return $"Hello {to.Name.Split(' ')[0]}, {due}{(due.Contains("when can", StringComparison.Ordinal) ? "?" : ".")} Thank you, {turn.Asker.Name}";
    }

    private static Answer Go(Turn turn, ShortId id, Person to, string words, params IReadOnlyList<Button> theirs)
    {
        if (to.Id == turn.Asker.Id) return Answer.No($"That is yours. To be reminded: remind me tomorrow 9:00 {id}");
        var (way, lost) = Delivery.Outbox.WayTo(turn.Names, to.Id);
        if (way is null) return Answer.No($"{to.Name} cannot be reached here: {lost}. Tell them another way.", new Button("Show it", $"show {id}"));
        if (!turn.Has(send))
        {
            var preview = new Card($"This goes to {to.Name} in your name   ({id})").With(new Quote(words))
                .Offer(new Button($"Send to {to.Name}", $"nudge {id} \"{to.Name}\" send"), new Button("Cancel", $"show {id}"));
            return Answer.Yes(preview) with { Private = true };
        }
        turn.Tell(to, new Card(words).Offer(theirs));
        return Answer.Yes(new Card($"Sent to {to.Name}   ({id})").With(new Quote(words))) with { Private = true };
    }
}
