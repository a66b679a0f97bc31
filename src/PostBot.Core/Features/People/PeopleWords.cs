using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.Delivery;
using PostBot.Core.People;
using PostBot.Domain.People;

namespace PostBot.Core.Features.People;

/// <summary>People in words: their role, where they are reached, what they work on.</summary>
internal static class PeopleWords
{
    public static string Say(Role role) => role.ToString().ToLowerInvariant();

    /// <summary><c>an artist</c></summary>
    public static string SayA(Role role) => (role is Role.Artist or Role.Admin ? "an " : "a ") + Say(role);

    /// <summary>Someone named who cannot be known from the name alone.</summary>
    public static Answer NotMet(Named named) =>
        Answer.No($"I have not met \"{Typed.Shorten(Typed.Clean(named.Handle), 60)}\" here. Mention them with @, so that I know where they are, or ask them to say hello to me.");

    /// <summary><c>Local, Slack</c>, or why nothing reaches them.</summary>
    public static string Where(Names names, Person person)
    {
        var identities = names.IdentitiesOf(person.Id).ToList();
        var reached = identities.Where(identity => identity.UnreachableWhy is null).Select(identity => Surface(identity.Surface)).Distinct().ToList();
        return reached.Count > 0 ? Lists.And(reached) : $"cannot be reached: {identities.FirstOrDefault()?.UnreachableWhy ?? "has no Slack or Teams account here"}";
    }

    public static string Surface(Surface surface) => surface.ToString();

    /// <summary>The productions they are on, with what they do there.</summary>
    public static IEnumerable<string> Productions(Names names, Person person) => names.Teams.Where(member => member.PersonId == person.Id)
        .Select(member => (names.Project(member.ProjectId).Code, What: string.Join(", ", new[] { member.Title, member.Role is { } role ? Say(role) : "" }.Where(word => word.Length > 0)))).OrderBy(pair => pair.Code, StringComparer.Ordinal)
        .Select(pair => pair.What.Length > 0 ? $"{pair.Code} ({pair.What})" : pair.Code);
}
