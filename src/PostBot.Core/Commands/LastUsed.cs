using Microsoft.EntityFrameworkCore;
using PostBot.Core.People;
using PostBot.Core.Storage;
using PostBot.Domain.People;

namespace PostBot.Core.Commands;

/// <summary>A form that asks for the production begins with the one its reader changed last; a word to type over, never a choice made for them.</summary>
internal static class LastUsed
{
    private const string Production = "project";

    /// <summary>How many of their last changes are looked at: some are about no production.</summary>
    private const int Lately = 20;

    public static async Task<Answer> Fill(PostBotDb db, Names names, Person asker, Answer answer, CancellationToken cancel)
    {
        if (answer.Card.Form is not { } form || !form.Fields.Any(IsOpen) || await Project(db, names, asker, cancel) is not { } code) return answer;
        return answer with { Card = answer.Card with { Form = form with { Fields = [.. form.Fields.Select(field => IsOpen(field) ? field with { Value = code } : field)] } } };
    }

    private static bool IsOpen(Cards.Field field) => field is { Name: Production, Required: true, Value: null or "" };

    private static async Task<string?> Project(PostBotDb db, Names names, Person asker, CancellationToken cancel)
    {
        var (studioId, personId) = (names.Studio.Id, asker.Id);
        var lately = await db.Audit.AsNoTracking().Where(row => row.StudioId == studioId && row.PersonId == personId).OrderByDescending(row => row.Id).Take(Lately).Select(row => row.ProjectId).ToListAsync(cancel);
        return lately.FirstOrDefault(id => id is not null) is { } id && names.Projects.FirstOrDefault(project => project.Id == id) is { Archived: false } project && Policy.Sees(asker, id, names) ? project.Code : null;
    }
}
