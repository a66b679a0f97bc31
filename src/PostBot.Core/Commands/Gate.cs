using Microsoft.EntityFrameworkCore;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.Features.Broadcasts;
using PostBot.Core.People;
using PostBot.Core.Storage;
using PostBot.Domain.People;

namespace PostBot.Core.Commands;

/// <summary>Authorises a line once it was read: what the asker may do hangs on the production it is about. Asked again inside the writer, since roles may have moved.</summary>
internal sealed class Gate(IEnumerable<ISubjectCard> cards)
{
    private readonly Dictionary<char, ISubjectCard> cards = cards.ToDictionary(card => card.Letter);

    /// <summary>The asker as they stand where the line leads, and the refusal when that is not enough; else what was to be said anyway.</summary>
    public async Task<(Person Asker, Answer? Early)> Admit(PostBotDb db, Names names, Person asker, ICommand? command, LineReading? line, Answer? early, CancellationToken cancel)
    {
        if (command is null || line is null) return (asker, early);
        var definition = command.Definition;
        if (Policy.May(asker, definition) && (definition.StudioWide || !names.HasProjectRoles(asker.Id))) return (asker, early);
        var projects = await Projects(db, names, asker, line, cancel);
        var acting = definition.StudioWide || projects.Count == 0 ? asker : Policy.As(asker, projects.Min(project => Policy.RoleOn(asker, project, names)));
        if (Policy.May(acting, definition)) return (acting, early);
        return (acting, Refusals.NeedsRole(definition, acting, names, projects.Count == 1 ? projects[0] : null, Askable(definition, projects, line) ? line.Context.Words.Line : null));
    }

    /// <summary>The productions a line names or whose objects it names; those the asker may not know of are left out, as if they were not.</summary>
    public async Task<IReadOnlyList<long>> Projects(PostBotDb db, Names names, Person asker, LineReading line, CancellationToken cancel)
    {
        var found = new List<long>();
        foreach (var (argument, value) in line.Context.Values)
        {
            if (value is Work work) found.Add(work.Project.Id);
            else if (value is Works works) found.Add(works.Project.Id);
            else if (value is Domain.Projects.Project project) found.Add(project.Id);
            else if (value is AudienceSaid audience) found.Add(audience.Work?.Project.Id ?? audience.OfChannel?.Id ?? 0);
            else if (value is ShortId id) found.Add(await ProjectOf(db, names.Studio.Id, id, cancel) ?? 0);
            else if (argument is NoteIdsArgument && value is IReadOnlyList<long> notes)
            {
                foreach (var number in notes.Take(200)) found.Add(await ProjectOf(db, names.Studio.Id, new ShortId('N', number), cancel) ?? 0);
            }
        }
        return [.. found.Where(project => project != 0 && Policy.Sees(asker, project, names)).Distinct()];
    }

    private async Task<long?> ProjectOf(PostBotDb db, long studioId, ShortId id, CancellationToken cancel)
    {
        var known = cards.TryGetValue(id.Letter, out var card) ? await card.ProjectOf(db, studioId, id.Number, cancel) : null;
        if (known is not null) return known;
        var subject = id.ToString();
        return await db.Requests.Where(row => row.StudioId == studioId && row.Subject == subject).Select(row => (long?)row.ProjectId).FirstOrDefaultAsync(cancel);
    }

    private static bool Askable(Definition definition, IReadOnlyList<long> projects, LineReading line) => definition.Requestable && projects.Count == 1 && line.Complete;
}
