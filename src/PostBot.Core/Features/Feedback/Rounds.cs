using Microsoft.EntityFrameworkCore;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.People;
using PostBot.Core.Storage;
using PostBot.Domain.Feedback;
using PostBot.Domain.People;
using PostBot.Domain.Projects;

namespace PostBot.Core.Features.Feedback;

/// <summary>Looking up rounds and notes, for those who may see them: people inside, and the clients on the production's team.</summary>
internal static class Rounds
{
    private static readonly List<RoundState> openStates = [RoundState.Open, RoundState.NotesIn, RoundState.Addressing];

    /// <summary>Null where several people look: a channel of the production.</summary>
    public static bool MaySee(Person? reader, long projectId, Names names) =>
        reader is null || (Policy.RoleOn(reader, projectId, names) != Role.Vendor && Policy.Sees(reader, projectId, names));

    /// <summary>Internal notes are for people inside; a channel may have others in it.</summary>
    public static bool MaySee(Person? reader, Note note) => !note.IsInternal || (reader is not null && Policy.IsInside(reader));

    /// <summary>The same where others may read along.</summary>
    public static bool MaySee(View view, Note note) => !note.IsInternal || (!view.InPublic && MaySee(view.Reader, note));

    /// <summary>Whether an answer about these goes to the asker alone: others read along, and not everyone there may see internal notes.</summary>
    public static bool IsPrivate(Turn turn, IEnumerable<Note> notes) => turn.Incoming.Public && notes.Any(note => note.IsInternal);

    /// <summary>The round, tracked; null when it does not exist or the asker may not see it.</summary>
    public static async Task<Round?> Find(Turn turn, ShortId id, CancellationToken cancel)
    {
        var (studioId, number) = (turn.Studio.Id, id.Number);
        var round = await turn.Db.Rounds.FirstOrDefaultAsync(row => row.StudioId == studioId && row.Number == number, cancel);
        return round is not null && MaySee(turn.Asker, round.ProjectId, turn.Names) ? round : null;
    }

    /// <summary>The rounds the asker may see, the newest first; all of them or one production's or one unit's.</summary>
    public static async Task<List<Round>> Of(Turn turn, Project? project, Unit? unit, bool open, CancellationToken cancel)
    {
        var studioId = turn.Studio.Id;
        var rounds = turn.Db.Rounds.AsNoTracking().Where(row => row.StudioId == studioId && openStates.Contains(row.State) == open);
        if (project is not null) rounds = rounds.Where(row => row.ProjectId == project.Id);
        if (unit is not null) rounds = rounds.Where(row => row.UnitId == unit.Id);
        var found = await rounds.OrderByDescending(row => row.Number).Take(200).ToListAsync(cancel);
        return [.. found.Where(round => MaySee(turn.Asker, round.ProjectId, turn.Names) && !turn.Names.Project(round.ProjectId).Archived)];
    }

    /// <summary>Notes by number with their rounds, tracked; those the asker may not see are left out.</summary>
    public static async Task<List<(Note Note, Round Round)>> Notes(Turn turn, IReadOnlyList<long> numbers, CancellationToken cancel)
    {
        var studioId = turn.Studio.Id;
        var found = await turn.Db.Notes.Where(note => note.StudioId == studioId && numbers.Contains(note.Number))
            .Join(turn.Db.Rounds, note => note.RoundId, round => round.Id, (note, round) => new { note, round }).ToListAsync(cancel);
        return [.. found.Where(pair => MaySee(turn.Asker, pair.round.ProjectId, turn.Names) && MaySee(turn.Asker, pair.note)).OrderBy(pair => pair.note.Number).Select(pair => (pair.note, pair.round))];
    }

    /// <summary>The parties a round waits for, in the order in which they were named; also those added in this very transaction. Tracked.</summary>
    public static async Task<List<Reviewer>> Reviewers(PostBotDb db, Round round, CancellationToken cancel)
    {
        var stored = await db.Reviewers.Where(row => row.RoundId == round.Id).ToListAsync(cancel);
        var fresh = db.ChangeTracker.Entries<Reviewer>().Where(entry => entry.State == EntityState.Added && entry.Entity.RoundId == round.Id).Select(entry => entry.Entity);
        return [.. stored.Concat(fresh).DistinctBy(row => row.Id).OrderBy(row => row.Id)];
    }

    /// <summary>The round a line is about: the one it names or hangs under, else the only open one that the asker may see.</summary>
    public static async Task<(Round? Round, Answer? Problem)> Meant(Turn turn, IdArgument which, Func<Round, string> line, CancellationToken cancel)
    {
        if (turn.Has(which) && turn.Get(which) is { IsDescribed: false } id)
        {
            return await Find(turn, id, cancel) is { } named ? (named, null) : (null, Refusals.NoSuch(id));
        }
        var open = await Of(turn, turn.ChannelProject, null, open: true, cancel);
        if (open.Count == 0) return (null, NoneOpen(turn, turn.ChannelProject, null));
        return open.Count == 1 ? (await Find(turn, new ShortId('F', open[0].Number), cancel), null) : (null, Which(turn, open, line));
    }

    /// <summary>Who answers for a round beside its reviewers: whoever opened it when they coordinate, else the first who does.</summary>
    public static Person? Coordinator(Turn turn, Round round)
    {
        var opener = turn.Names.FindPerson(round.OpenedById);
        return opener is { Role: >= Role.Coordinator } ? opener : Policy.Holders(Role.Coordinator, turn.Names).FirstOrDefault() ?? opener;
    }

    /// <summary><c>NIGHTFALL 101 v7</c></summary>
    public static string Name(Names names, Round round) => $"{names.Work(round.ProjectId, round.UnitId, null)} {round.Version}";

    /// <summary>Which round was meant, when nobody said and several are open; each button carries the line with its id.</summary>
    public static Answer Which(Turn turn, IReadOnlyList<Round> open, Func<Round, string> line)
    {
        var offers = open.Take(5).Select(round => (Round: round, Line: line(round))).ToList();
        var card = new Card($"Which round? {Lists.Count(open.Count, "round")} are open.")
            .With(open.Take(7).Select(round => new Line($"F{round.Number} {Name(turn.Names, round)}")));
        if (open.Count > 7) card = card.With(new Line($"and {open.Count - 7} more"));
        // A line longer than a button can carry is asked for again, with the id in front.
        return Answer.No(offers.All(offer => offer.Line.Length <= 1_500)
            ? card.Offer(offers.Select(offer => new Button(Typed.Shorten($"F{offer.Round.Number} {Name(turn.Names, offer.Round)}", 75), offer.Line)))
            : card.With(new Line($"Send it once more with the round in front, for example: note F{open[0].Number} …")));
    }

    public static Answer NoneOpen(Turn turn, Project? project, Unit? unit)
    {
        var where = project is null ? "" : $" on {turn.Names.Work(project.Id, unit?.Id, null)}";
        var example = project is null ? "NIGHTFALL 101" : unit is null ? $"{project.Code} {turn.Names.UnitsOf(project.Id).FirstOrDefault()?.Code ?? "101"}" : $"{project.Code} {unit.Code}";
        return Answer.No($"No feedback round is open{where}." + (Policy.IsInside(turn.Asker) ? $" For example: round open {example} {unit?.Cut ?? "v1"} due fri 17:00" : " Ask the studio to open one."));
    }

    /// <summary>The label of a cut's first frame, at the production's rate; on a feature the hour is the reel.</summary>
    public static Timecode Start(Project project, Unit unit)
    {
        var rate = FrameRate.TryParse(project.FrameRate, out var known) ? known : FrameRate.Fps25;
        if (!Timecode.TryParse(project.StartTimecode, rate, out var start, out _)) start = new Timecode(rate.FramesPerHour, rate);
        return project.Kind == ProjectKind.Feature && start.Frames == rate.FramesPerHour && Reel(unit) is { } reel and < 24
            ? new Timecode(reel * rate.FramesPerHour, rate)
            : start;
    }

    /// <summary>The cut's frames where its name says them, as a spot of <c>60s</c> does; else null.</summary>
    public static long? Length(Project project, Unit unit) =>
        project.Kind == ProjectKind.Commercial && unit.Code is [.. var digits, 's' or 'S'] && int.TryParse(digits, System.Globalization.NumberStyles.None, null, out var seconds) && seconds is > 0 and <= 600
            ? Start(project, unit).Rate.Nominal * (long)seconds
            : null;

    /// <summary>The review copy, where it shows another timecode than the cut; else null.</summary>
    public static ReviewCopy? Copy(Round round, Project project, Unit unit) =>
        round.Timecode is { } label && FrameRate.TryParse(label, out var rate) ? new ReviewCopy(Start(project, unit), rate) : null;

    /// <summary>The number of reel <c>R3</c>; null for an episode or a spot.</summary>
    public static int? Reel(Unit unit) =>
        unit.Code is ['R' or 'r', .. var digits] && digits.Length is 1 or 2 && int.TryParse(digits, System.Globalization.NumberStyles.None, null, out var reel) && reel > 0 ? reel : null;
}
