using System.Globalization;
using PostBot.Core.Commands;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.People;
using PostBot.Domain.People;
using PostBot.Domain.Projects;

namespace PostBot.Core.Features.Broadcasts;

/// <summary>Who is to hear something, as it was said; one of the members is set.</summary>
internal sealed record AudienceSaid
{
    private const string RolePrefix = "role ";
    private const string PeoplePrefix = "people ";

    /// <summary>Everyone on a production; with its own project when one was named there.</summary>
    public bool Everyone { get; init; }

    /// <summary>A production named with the audience: <c>everyone on 101</c>.</summary>
    public Work? Work { get; init; }

    /// <summary>What they do, in the singular: <c>editor</c>.</summary>
    public string? Role { get; init; }

    public IReadOnlyList<Named> People { get; init; } = [];

    /// <summary>A booking or deadline: whoever it touches.</summary>
    public ShortId? AffectedBy { get; init; }

    /// <summary>Whoever has a session in that time.</summary>
    public Domain.Phrases.When? Booked { get; init; }

    /// <summary>A linked channel: everyone on its production.</summary>
    public Project? OfChannel { get; init; }

    /// <summary>As the database keeps it: <c>role editor</c>, <c>people 12 15</c>; null for everyone.</summary>
    public static string? Kept(string? role, IEnumerable<long>? people) =>
        role is not null ? RolePrefix + role : people is null ? null : PeoplePrefix + string.Join(' ', people.Select(id => id.ToString(CultureInfo.InvariantCulture)));

    /// <summary>The kept words with one person in another's place; as they were where that person is not named.</summary>
    public static string? Instead(string? kept, long gone, long other) =>
        kept is not null && kept.StartsWith(PeoplePrefix, StringComparison.Ordinal) ? Kept(null, Ids(kept).Select(id => id == gone ? other : id).Distinct()) : kept;

    /// <summary>The people that the kept words mean now.</summary>
    public static IEnumerable<long> Members(Names names, long? projectId, string? kept, long authorId)
    {
        if (kept is not null && kept.StartsWith(PeoplePrefix, StringComparison.Ordinal)) return Ids(kept);
        var teams = names.Teams.Where(member => projectId is { } project ? member.ProjectId == project : !names.Project(member.ProjectId).Archived);
        if (kept is null || !kept.StartsWith(RolePrefix, StringComparison.Ordinal)) return teams.Select(member => member.PersonId).Where(id => id != authorId);
        var role = kept[RolePrefix.Length..];
        if (System.Enum.TryParse<Role>(role, ignoreCase: true, out var known))
        {
            var people = projectId is null ? names.People.Select(person => person.Id) : teams.Select(member => member.PersonId);
            return people.Where(id => id != authorId && names.FindPerson(id)?.Role == known);
        }
        return teams.Where(member => Singular(member.Title) == role).Select(member => member.PersonId).Where(id => id != authorId);
    }

    private static IEnumerable<long> Ids(string kept) => kept[PeoplePrefix.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(id => long.Parse(id, CultureInfo.InvariantCulture));

    /// <summary>What somebody does, in lower case and one of it: <c>Editors</c> is <c>editor</c>, <c>colorist</c> is <c>colourist</c>.</summary>
    public static string Singular(string title)
    {
        var word = title.Trim().ToLowerInvariant().Replace("color", "colour", StringComparison.Ordinal);
        return word.Length > 3 && word[^1] == 's' && !word.EndsWith("ss", StringComparison.Ordinal) ? word[..^1] : word;
    }
}

/// <summary><c>everyone on 101</c>, <c>the editors</c>, <c>jo</c>, <c>@jo and @ed</c>, <c>#nightfall</c>, <c>booked this week</c>, <c>affected by B12</c>.</summary>
internal sealed class AudienceArgument() : Argument<AudienceSaid>("audience", "Who should know?")
{
    private static readonly WorkArgument work = new() { Example = "NIGHTFALL" };

    private static readonly WhenArgument when = new() { Example = "this week" };

    private static readonly PersonArgument person = new("person", "Who?") { Example = "@jo" };

    public override ReadResult? Read(ReadContext context, int at)
    {
        var words = context.Words;
        if (at >= words.Count) return null;
        if (words[at].Is("the") || words[at].Is("all")) return at + 1 < words.Count && Role(context, at + 1) is { } role ? role : null;
        if (words[at].Is("everyone") || words[at].Is("everybody")) return Everyone(context, at + 1);
        if (words[at].Is("affected") && at + 2 < words.Count && words[at + 1].Is("by") && ShortId.Parse(words[at + 2].Text.TrimEnd(':', ',')) is { Letter: 'B' or 'D' } id) return new ReadResult.Taken(new AudienceSaid { AffectedBy = id }, at + 3);
        if (words[at].Is("booked") && at + 1 < words.Count && when.Read(context, at + 1) is ReadResult.Taken booked) return new ReadResult.Taken(new AudienceSaid { Booked = ((WhenSaid)booked.Value).When }, booked.Next);
        if (words[at].Text is ['#', ..] && Channel(context, words[at].Text[1..]) is { } project) return new ReadResult.Taken(new AudienceSaid { OfChannel = project }, at + 1);
        return Role(context, at) ?? People(context, at);
    }

    public override Answer? NotFound(ReadContext context, int at) => null;

    private static ReadResult.Taken Everyone(ReadContext context, int at)
    {
        var words = context.Words;
        if (at + 2 < words.Count && words[at].Is("affected")) return new AudienceArgument { Example = "" }.Read(context, at) as ReadResult.Taken ?? Plain(null, at);
        if (at + 1 < words.Count && words[at].Is("booked") && when.Read(context, at + 1) is ReadResult.Taken booked) return new ReadResult.Taken(new AudienceSaid { Booked = ((WhenSaid)booked.Value).When }, booked.Next);
        var from = at < words.Count && (words[at].Is("on") || words[at].Is("in") || words[at].Is("at") || words[at].Is("for")) ? at + 1 : at;
        return from > at && work.Read(context, from) is ReadResult.Taken taken ? Plain((Work)taken.Value, taken.Next) : Plain(null, at);
    }

    private static ReadResult.Taken Plain(Work? about, int next) => new(new AudienceSaid { Everyone = true, Work = about }, next);

    /// <summary>A plural of what people do or are: nobody's name and no production's.</summary>
    private static ReadResult.Taken? Role(ReadContext context, int at)
    {
        var word = Spoken.Bare(context.Words[at].Text);
        if (word.Length < 4 || word[^1] != 's' || context.Words[at].Quoted) return null;
        var one = AudienceSaid.Singular(word);
        var known = context.Names.Teams.Any(member => AudienceSaid.Singular(member.Title) == one) || Enum.GetNames<Role>().Any(role => role.Equals(one, StringComparison.OrdinalIgnoreCase));
        if (!known) return null;
        var next = at + 1;
        var on = next + 1 < context.Words.Count && context.Words[next].Is("on") ? work.Read(context, next + 1) as ReadResult.Taken : null;
        return new ReadResult.Taken(new AudienceSaid { Role = one, Work = (Work?)on?.Value }, on?.Next ?? next);
    }

    /// <summary>People by mention anywhere; by bare name only right behind the verb, since a name is also the subject of many messages.</summary>
    private static ReadResult? People(ReadContext context, int at)
    {
        var words = context.Words;
        var people = new List<Named>();
        var mentioned = words[at].Text.StartsWith('@');
        if (!mentioned && (at > 1 || words[at].Is("me"))) return null;
        var next = at;
        while (next < words.Count)
        {
            if (!words[next].Text.StartsWith('@') && !(people.Count == 0 || words[next - 1].Is("and") || words[next - 1].Text.EndsWith(','))) break;
            var read = person.Read(context, next);
            if (read is ReadResult.Trouble) return people.Count == 0 ? read : null;
            if (read is not ReadResult.Taken taken) break;
            people.Add((Named)taken.Value);
            next = taken.Next;
            // "jo and ed" goes on; "jo and then we mix" does not.
            if (next + 1 < words.Count && words[next].Is("and") && person.Read(context, next + 1) is ReadResult.Taken) next++;
        }
        return people.Count == 0 ? null : new ReadResult.Taken(new AudienceSaid { People = people }, next);
    }

    private static Project? Channel(ReadContext context, string name) =>
        context.Names.Channels.FirstOrDefault(channel => channel.ProjectId is not null && string.Equals(channel.Name ?? channel.ExternalId, name, StringComparison.OrdinalIgnoreCase)) is { ProjectId: { } id }
        && context.Names.Project(id) is { } project && Policy.Sees(context.Asker, project, context.Names) ? project : null;
}
