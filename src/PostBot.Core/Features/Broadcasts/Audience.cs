using PostBot.Core.Commands.Arguments;
using PostBot.Core.Delivery;
using PostBot.Core.People;
using PostBot.Core.Storage;
using PostBot.Domain.Broadcasts;
using PostBot.Domain.People;

namespace PostBot.Core.Features.Broadcasts;

/// <summary>One person of the audience, and the way to them; without a way, why there is none.</summary>
internal sealed record Listener(Person Person, Identity? Way, string? Why);

/// <summary>Who a broadcast goes to: the production's team without its author, also those whom nothing reaches.</summary>
internal sealed class Audience
{
    private Audience(IReadOnlyList<Listener> all) => All = all;

    public IReadOnlyList<Listener> All { get; }

    public IReadOnlyList<Listener> Unreached => [.. All.Where(listener => listener.Way is null)];

    public int Outsiders => All.Count(listener => !Policy.IsInside(listener.Person));

    public static Audience Of(Names names, Broadcast broadcast) => Of(names, broadcast.ProjectId ?? 0, broadcast.AuthorId);

    public static Audience Of(Names names, long projectId, long authorId) => new(
    [
        .. names.Teams.Where(member => member.ProjectId == projectId && member.PersonId != authorId)
            .Select(member => names.FindPerson(member.PersonId)).OfType<Person>().OrderBy(person => person.Name, StringComparer.Ordinal)
            .Select(person => (Person: person, Found: Outbox.WayTo(names, person.Id))).Select(pair => new Listener(pair.Person, pair.Found.Identity, pair.Found.Why)),
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
}
