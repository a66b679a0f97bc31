using Microsoft.EntityFrameworkCore;
using NodaTime;
using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.Features.Status;
using PostBot.Core.People;
using PostBot.Core.Storage;
using PostBot.Domain.People;
using PostBot.Domain.Phrases;
using PostBot.Domain.Projects;

namespace PostBot.Core.Features.Changes;

/// <summary>What changed since the asker last looked, or since a moment they name, from the audit log: a line for each thing, the latest first.</summary>
internal sealed class ChangesCommand : ICommand
{
    private const int PageLines = 20;

    /// <summary>Of the audit log; who has been away for longer than these is told so.</summary>
    private const int MostEntries = 5_000;

    /// <summary>A change of more rows than this is an import, which is one line.</summary>
    private const int MostRows = 300;

    /// <summary>Where someone begins who has never looked.</summary>
    private static readonly Duration first = Duration.FromDays(7);

    private static readonly WorkArgument work = new() { Example = "NIGHTFALL", Leads = ["for", "on", "in", "with"], NeedsLead = false, Required = false };

    private static readonly SinceArgument since = new() { Example = "friday", Required = false };

    private static readonly FlagArgument everywhere = new("studio", "everything", "productions", "projects") { Example = "studio", Required = false };

    private static readonly PageArgument page = new() { Example = "2", Required = false };

    public Definition Definition { get; } = new()
    {
        Verbs = ["changes", "changed"],
        Summary = "See what changed since you last looked, or since a day",
        Examples = ["changes NIGHTFALL", "what's changed since friday"],
        Phrasings =
        [
            "what is|has changed [{*}]",
            "what changed [{*}]",
            "what is new [{*}]",
            "what have|did i|we missed|miss [{*}]",
            "has|is anything changed [{*}]",
            "anything changed [{*}]",
            "show|give me [the|all] changes [{*}]",
        ],
        Role = Role.Viewer,
        Outsiders = true,
        Arguments = [page, since, everywhere, work],
        Changes = true,
        Remembers = true,
        Topic = "Status",
    };

    public async Task<Answer> Run(Turn turn, CancellationToken cancel)
    {
        turn.Undoable = false;
        var about = turn.Has(everywhere) ? null : turn.Maybe(work);
        List<Project> projects = about is null ? [.. Policy.Visible(turn.Asker, turn.Names)] : [about.Project];
        var number = turn.Maybe(page) is var said and > 0 ? said : 1;
        var named = turn.Maybe(since);
        var from = named is null ? await Looked(turn, projects, number > 1, cancel) : projects.ToDictionary(project => project.Id, _ => named.When.Start);
        var (lines, isAll) = await Lines(turn, about, from, cancel);
        var paged = new Paged<Line>(lines, PageLines, number);
        var what = about is null ? "" : $" on {turn.Names.Work(about.Project.Id, about.Unit?.Id, null)}";
        var when = named is not null ? $"since {WhenText.Format(named.When, turn.Now)}" : Since(turn, from.Values);
        var card = new Card(lines.Count == 0 ? $"Nothing has changed{what} {when}" : $"{Lists.Count(lines.Count, "change")}{what} {when}{paged.Where}").With(paged.Shown);
        if (!isAll) card = card.With(new Small("That is a long time; what is older than the last 5,000 changes of the studio is left out."));
        if (paged.IsMore) card = card.Offer(new Button("Show more", $"changes{(about is null ? " studio" : " " + turn.Names.Work(about.Project.Id, about.Unit?.Id, null))}{(named is null ? "" : $" since {Day(turn, named.When.Start)}")} page {number + 1}"));
        if (lines.Count == 0 && named is null) card = card.Offer(new Button("The last week", $"changes{(about is null ? " studio" : " " + about.Project.Code)} since {Day(turn, turn.Now - first)}"));
        return Answer.Yes(about is null ? card : card.Offer(new Button(about.Project.Code, $"status {about.Project.Code}")));
    }

    /// <summary>When the asker last looked at each production; the look is now, unless they only turn the page.</summary>
    private static async Task<Dictionary<long, Instant>> Looked(Turn turn, List<Project> projects, bool turnsPage, CancellationToken cancel)
    {
        var asker = turn.Asker.Id;
        var looks = await turn.Db.Looks.Where(look => look.PersonId == asker).ToDictionaryAsync(look => look.ProjectId, cancel);
        var from = new Dictionary<long, Instant>();
        foreach (var project in projects)
        {
            var look = looks.GetValueOrDefault(project.Id);
            from[project.Id] = (turnsPage ? look?.Before : look?.At) ?? turn.Now - first;
            if (turnsPage) continue;
            if (look is null) turn.Db.Looks.Add(look = new Look { PersonId = asker, ProjectId = project.Id });
            else look.Before = look.At;
            look.At = turn.Now;
        }
        return from;
    }

    private static async Task<(List<Line> Lines, bool IsAll)> Lines(Turn turn, Work? about, Dictionary<long, Instant> from, CancellationToken cancel)
    {
        if (from.Count == 0) return ([], true);
        var (studioId, earliest) = (turn.Studio.Id, from.Values.Min());
        var entries = await turn.Db.Audit.AsNoTracking().Where(entry => entry.StudioId == studioId && entry.At >= earliest).OrderByDescending(entry => entry.At).ThenByDescending(entry => entry.Id).Take(MostEntries).ToListAsync(cancel);
        var view = turn.View;
        var lines = new List<(Instant At, Line Line)>();
        // What changed before a production was last looked at belongs to no line of it, so each production reads its own stretch of the log.
        foreach (var stretch in from.GroupBy(one => one.Value))
        {
            var large = new List<(AuditEntry Entry, int Rows)>();
            var things = ChangedThing.Of(entries.Where(entry => entry.At >= stretch.Key), MostRows, large);
            var words = new ChangeWords(view, await ChangeRows.Load(turn.Db, things, cancel));
            var here = stretch.Select(one => one.Key).ToHashSet();
            foreach (var thing in things)
            {
                if (words.Of(thing) is not { } change || !here.Contains(change.ProjectId) || (about?.Unit is { } unit && change.UnitId != unit.Id)) continue;
                lines.Add((thing.At, new Line(change.Says + By(turn, thing.ById, thing.At))));
            }
            if (about is null && Policy.IsInside(turn.Asker) && stretch.Key == earliest)
                foreach (var (entry, rows) in large) lines.Add((entry.At, new Line((Text)$"{rows} rows at once: {Typed.Shorten(Typed.Clean(entry.Line).Replace('\n', ' '), 80)}" + By(turn, entry.PersonId, entry.At))));
        }
        return ([.. lines.OrderByDescending(one => one.At).Select(one => one.Line)], entries.Count < MostEntries);
    }

    private static Text By(Turn turn, long personId, Instant at) =>
        $" · {(personId == turn.Asker.Id ? "you" : turn.Names.FindPerson(personId)?.Name ?? "someone")}, {Times.NearMoment(at, turn.AskerZone, turn.Now)}";

    private static string Since(Turn turn, Dictionary<long, Instant>.ValueCollection from)
    {
        var earliest = from.Count == 0 ? turn.Now - first : from.Min();
        return earliest == turn.Now - first ? "in the last 7 days" : $"since you last looked, {Times.NearMoment(earliest, turn.AskerZone, turn.Now)}";
    }

    private static string Day(Turn turn, Instant at) => NodaTime.Text.LocalDatePattern.Iso.Format(at.InZone(turn.AskerZone).Date);
}
