using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using PostBot.Core.Cards;
using PostBot.Core.Delivery;
using PostBot.Core.Features.Feedback;
using PostBot.Core.People;
using PostBot.Core.Storage;
using PostBot.Domain.Feedback;
using PostBot.Domain.People;
using PostBot.Domain.Schedules;

namespace PostBot.Core.Features.Schedules;

/// <summary>A question about an open note that its author has not answered: the last word on the note is somebody else's, and asks.</summary>
internal sealed record OpenQuestion(Note Note, NoteReply Asked)
{
    /// <summary>Of some notes; also those of rounds that are closed, since that is when notes are worked on.</summary>
    public static async Task<List<OpenQuestion>> Of(PostBotDb db, IQueryable<Note> notes, CancellationToken cancel)
    {
        var replies = await db.NoteReplies.AsNoTracking().Join(notes.AsNoTracking().Where(note => note.State == NoteState.Open), reply => reply.NoteId, note => note.Id, (reply, note) => new { note, reply }).ToListAsync(cancel);
        return [.. replies.GroupBy(pair => pair.note.Id).Select(group => group.MaxBy(pair => pair.reply.Id)!)
            .Where(last => last.reply.Words.Contains('?', StringComparison.Ordinal) && last.reply.AuthorId != last.note.AuthorId)
            .Select(last => new OpenQuestion(last.note, last.reply)).OrderBy(question => question.Note.Number)];
    }

    public string Said => $"{Asked.AuthorName} asks: {Typed.Shorten(Asked.Words.Replace('\n', ' '), 150)}";
}

/// <summary>
/// One look at the questions about a round's notes: every working morning until they answer, the authors hear of theirs in one card; of an author
/// outside the studio a coordinator does, and of one inside who lets them lie a coordinator too, once.
/// </summary>
internal sealed class QuestionNudging(WriteSession session, Names names, Round round, Attending attending, Instant now)
{
    /// <summary>After so many mornings nobody will answer any more.</summary>
    private const int MostMornings = 10;

    private const int MostNamed = 4;

    private static readonly Duration prompt = Duration.FromMinutes(10);

    private readonly string id = string.Create(CultureInfo.InvariantCulture, $"F{round.Number}");

    /// <summary>Says what is to be said; when to look again, null when nothing is asked any more.</summary>
    public async Task<Instant?> Look(CancellationToken cancel)
    {
        if (names.Project(round.ProjectId).Archived) return null;
        var about = round.Id;
        Instant? next = null;
        foreach (var asked in (await OpenQuestion.Of(session.Db, session.Db.Notes.Where(note => note.RoundId == about), cancel)).GroupBy(question => question.Note.AuthorId))
        {
            if (names.FindPerson(asked.Key) is { } author && await Look(author, [.. asked], cancel) is { } at && (next is null || at < next)) next = at;
        }
        return next;
    }

    private async Task<Instant?> Look(Person author, List<OpenQuestion> asked, CancellationToken cancel)
    {
        var direct = Outbox.WayTo(names, author.Id).Identity is not null && (Policy.IsInside(author) || names.Studio.NudgesOutsiders) && MaySee(author, asked);
        if ((direct ? Covered(author, asked) : Coordinator(author.Id)) is not { } hears) return null;
        var hours = await Nudging.Hours(session.Db, names, hears, cancel);
        var mornings = asked.ConvertAll(question => (Question: question, Mornings: Mornings(question.Asked.WrittenAt, hours)));
        var due = mornings.Where(one => one.Mornings[0] <= now && one.Mornings[^1] > now - Duration.FromDays(1)).ToList();
        Instant? next = null;
        foreach (var morning in mornings.SelectMany(one => one.Mornings).Where(morning => morning > now)) if (next is null || morning < next) next = morning;
        if (due.Count == 0) return next;
        var last = due.SelectMany(one => one.Mornings).Where(morning => morning <= now).Max();
        if (await Said(Key(author, last), cancel)) return next;
        if (attending.Until(hears) is { } end) return hours.AtOrAfter(end);
        if (!hours.Holds(now - last < prompt ? last : now)) return hours.AtOrAfter(now);
        Note(Key(author, last));
        List<OpenQuestion> said = [.. due.Select(one => one.Question)];
        Outbox.ToPerson(session, names, hears, direct ? ToAuthor(author, hears, said) : ToCoordinator(author, said), now);
        if (direct) await Escalate(author, hears, [.. due.Where(one => Days(one.Question) >= names.Studio.EscalateAfterDays).Select(one => one.Question)], cancel);
        return next;
    }

    /// <summary>A coordinator who may be disturbed at this moment hears of it; else the next morning tries again.</summary>
    private async Task Escalate(Person author, Person told, List<OpenQuestion> old, CancellationToken cancel)
    {
        if (old.Count == 0 || Coordinator(author.Id, told.Id) is not { } hears) return;
        var fresh = new List<OpenQuestion>();
        foreach (var question in old) if (!await Said(Key(question), cancel)) fresh.Add(question);
        if (fresh.Count == 0 || attending.Until(hears) is not null || !(await Nudging.Hours(session.Db, names, hears, cancel)).Holds(now)) return;
        foreach (var question in fresh) Note(Key(question));
        Outbox.ToPerson(session, names, hears, ToCoordinator(author, fresh), now);
    }

    private Card ToAuthor(Person author, Person hears, List<OpenQuestion> asked)
    {
        var whose = hears.Id == author.Id ? "your" : $"{author.Name}'s";
        var on = Rounds.Name(names, round);
        var card = asked is [var one]
            ? new Card($"{one.Asked.AuthorName} still asks about {whose} note on {on}: {Typed.Shorten(one.Asked.Words.Replace('\n', ' '), 120)}   (N{one.Note.Number})").With(new Line(NoteCard.Say(one.Note)))
            : new Card($"{asked.Count} questions about {whose} notes on {on} wait for an answer   ({id})").With(Lines(asked));
        if (hears.Id != author.Id) card = card.With(new Small($"You cover for {author.Name}."));
        return card.Offer(asked.Take(MostNamed).Select(question => new Button(asked.Count == 1 ? "Answer" : $"Answer N{question.Note.Number}", $"reply N{question.Note.Number}")))
            .Offer(asked.Count == 1 ? new Button("Show it", $"show N{asked[0].Note.Number}") : new Button("Show notes", $"notes {id}"));
    }

    private Card ToCoordinator(Person author, List<OpenQuestion> asked)
    {
        var on = Rounds.Name(names, round);
        var card = asked is [var one]
            ? new Card($"{author.Name} has not answered {one.Asked.AuthorName}'s question on {on}: {Typed.Shorten(one.Asked.Words.Replace('\n', ' '), 120)}   (N{one.Note.Number})").With(new Line(NoteCard.Say(one.Note)))
            : new Card($"{author.Name} has not answered {asked.Count} questions on {on}   ({id})").With(Lines(asked));
        var reached = Outbox.WayTo(names, author.Id).Identity is not null;
        if (!reached) card = card.With(new Line($"{author.Name} has no account here; ask them yourself."));
        if (author.Phone is { } phone && !Policy.IsInside(author)) card = card.With(new Line($"{author.Name}: {phone}"));
        return card.Offer(reached ? asked.Take(MostNamed - 1).Select(question => new Button(asked.Count == 1 ? $"Nudge {author.Name}" : $"Nudge about N{question.Note.Number}", $"nudge N{question.Note.Number}")) : [])
            .Offer(new Button("Call", $"contacts {names.Project(round.ProjectId).Code}"), new Button("Show notes", $"notes {id}"));
    }

    private static IEnumerable<Line> Lines(List<OpenQuestion> asked)
    {
        foreach (var question in asked.Take(MostNamed)) yield return new Line($"{NoteCard.Say(question.Note)} · {question.Said}");
        if (asked.Count > MostNamed) yield return new Line($"and {asked.Count - MostNamed} more");
    }

    private static List<Instant> Mornings(Instant asked, WorkingTime hours)
    {
        var mornings = new List<Instant>(MostMornings);
        for (var at = Lateness.NextMorning(asked, hours); mornings.Count < MostMornings; at = Lateness.NextMorning(at, hours)) mornings.Add(at);
        return mornings;
    }

    private int Days(OpenQuestion question) => Lateness.Days(question.Asked.WrittenAt, now, names.ZoneOf(names.Project(round.ProjectId)), names.Week);

    private bool MaySee(Person person, List<OpenQuestion> asked) => Rounds.MaySee(person, round.ProjectId, names) && asked.TrueForAll(question => Rounds.MaySee(person, question.Note));

    private Person? Covered(Person author, List<OpenQuestion> asked) =>
        Covering.For(names, author.Id, now) is { } deputy && Outbox.WayTo(names, deputy.Id).Identity is not null && MaySee(deputy, asked) ? deputy : author;

    /// <summary>Whoever opened the round when they coordinate, else the nearest who does.</summary>
    private Person? Coordinator(params long[] without) => Policy.Holders(Role.Coordinator, names, round.ProjectId).OrderByDescending(person => person.Id == round.OpenedById)
        .Select(person => Covering.For(names, person.Id, now) is { } deputy && Outbox.WayTo(names, deputy.Id).Identity is not null ? deputy : person)
        .FirstOrDefault(person => !without.Contains(person.Id) && Outbox.WayTo(names, person.Id).Identity is not null);

    private string Key(Person author, Instant morning) => string.Create(CultureInfo.InvariantCulture, $"{id} asked {author.Id} {morning.ToUnixTimeMilliseconds()}");

    private static string Key(OpenQuestion question) => string.Create(CultureInfo.InvariantCulture, $"N{question.Note.Number} asked {question.Asked.Id}");

    private Task<bool> Said(string key, CancellationToken cancel)
    {
        var studio = round.StudioId;
        return session.Db.Notices.AnyAsync(row => row.StudioId == studio && row.Key == key, cancel);
    }

    private void Note(string key) => session.Db.Add(new Notice { Id = session.NewId(), StudioId = round.StudioId, Key = key, At = now });
}
