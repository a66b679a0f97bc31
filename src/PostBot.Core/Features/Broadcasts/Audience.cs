using PostBot.Core.Commands.Arguments;
using PostBot.Core.Delivery;
using PostBot.Core.People;
using PostBot.Core.Storage;
using PostBot.Domain.Broadcasts;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Broadcasts;

/// <summary>One person of the audience, and the way to them; without a way, why there is none.</summary>
internal sealed record Listener(Person Person, Identity? Way, string? Why);

/// <summary>Who a broadcast goes to, also those whom nothing reaches; its author only when they were named.</summary>
internal sealed class Audience
{
    private Audience(IReadOnlyList<Listener> all) => All = all;

    public IReadOnlyList<Listener> All { get; }

    public IReadOnlyList<Listener> Unreached => [.. All.Where(listener => listener.Way is null)];

    /// <summary>People outside the studio who would get it.</summary>
    public int Outsiders => All.Count(listener => listener.Way is not null && !Policy.IsInside(listener.Person));

    public static Audience Of(Names names, Broadcast broadcast) => Of(names, broadcast.ProjectId, broadcast.Audience, broadcast.AuthorId);

    /// <param name="kept">As <see cref="AudienceSaid.Kept"/>; null for everyone on the production.</param>
    public static Audience Of(Names names, long? projectId, string? kept, long authorId) => new(
    [
        .. AudienceSaid.Members(names, projectId, kept, authorId).Distinct().Select(names.FindPerson).OfType<Person>().OrderBy(person => person.Name, StringComparer.Ordinal)
            .Select(person => Listen(names, projectId, person)),
    ]);

    /// <summary>Why one person alone may not send it; null when one may.</summary>
    public string? NeedsSecond(int limit)
    {
        if (Outsiders > 0) return $"{Lists.Count(Outsiders, "person is", "people are")} outside the studio";
        return All.Count > limit ? $"it goes to more than {limit} people" : null;
    }

    /// <summary><c>31 on Slack, 11 on Teams, 1 not reached</c>: adds up to the audience.</summary>
    public string Ways()
    {
        var reached = All.Where(listener => listener.Way is not null).GroupBy(listener => listener.Way!.Surface).OrderByDescending(group => group.Count()).Select(group => group.Key == Surface.Local ? $"{group.Count()} in the local chat" : $"{group.Count()} on {group.Key}");
        var unreached = All.Count(listener => listener.Way is null);
        return string.Join(", ", unreached == 0 ? reached : reached.Append($"{unreached} not reached"));
    }

    /// <summary>Who is outside the studio hears nothing of a production they are not on, whoever names them.</summary>
    public static Listener Listen(Names names, long? projectId, Person person)
    {
        if (projectId is { } project && !Policy.Sees(person, project, names)) return new Listener(person, null, $"is not on {names.Project(project).Code}'s team");
        var (way, why) = Outbox.WayTo(names, person.Id);
        return new Listener(person, way, why);
    }
}
