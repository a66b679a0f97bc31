using NodaTime;
using PostBot.Core.Delivery;
using PostBot.Core.Storage;
using PostBot.Domain.People;
using PostBot.Domain.Projects;

namespace PostBot.Core.People;

/// <summary>How a person becomes known: by speaking, or by being named with an id that says where they are.</summary>
internal static class Meetings
{
    /// <summary>The sender of a line; a new person has the studio's first role, an outsider is a client, the studio's first person its admin.</summary>
    public static (Person Person, bool New) Sender(WriteSession session, Names names, Incoming incoming, Instant now)
    {
        var sender = incoming.Sender;
        var id = IdOf(incoming.Surface, sender.Id);
        if (names.Identity(incoming.Surface, incoming.Workspace, id) is { } known)
        {
            Refresh(session, known, incoming, now);
            Place(session, names, known, sender);
            return (names.Person(known.PersonId), false);
        }
        // A person named with @ before they first spoke is known by another of their ids.
        if (sender.MentionId is not null && names.Identity(incoming.Surface, incoming.Workspace, sender.MentionId) is { } mentioned)
        {
            Refresh(session, mentioned, incoming, now);
            Place(session, names, mentioned, sender);
            return (names.Person(mentioned.PersonId), false);
        }
        var role = names.People.Count == 0 ? Role.Admin : sender.IsOutsider || sender.IsUnplaced ? Role.Client : names.Studio.NewMemberRole;
        var person = Add(session, names.Studio, sender.Name, role, sender.Zone, sender.Email);
        person.RoleGiven = role == Role.Admin;
        session.Db.Add(new Identity
        {
            Id = session.NewId(),
            StudioId = names.Studio.Id,
            PersonId = person.Id,
            Surface = incoming.Surface,
            Workspace = incoming.Workspace,
            ExternalId = id,
            MentionId = sender.MentionId,
            DirectChannel = sender.DirectChannel,
            ServiceUrl = incoming.Place.ServiceUrl,
            Unplaced = sender.IsUnplaced,
            SeenAt = now,
        });
        return (person, true);
    }

    /// <summary>Someone named before they ever spoke; null when the name does not say where they are.</summary>
    public static Person? Meet(WriteSession session, Studio studio, Surface surface, string workspace, string handle, Instant now)
    {
        var isPlatformId = surface switch
        {
            Surface.Slack => handle.Length >= 7 && handle[0] is 'U' or 'W' && handle.All(char.IsAsciiLetterOrDigit),
            Surface.Teams => Guid.TryParse(handle, out _) || handle.StartsWith("29:", StringComparison.Ordinal),
            _ => true,
        };
        if (!isPlatformId) return null;
        var person = Add(session, studio, handle, studio.NewMemberRole, null, null);
        session.Db.Add(new Identity
        {
            Id = session.NewId(),
            StudioId = studio.Id,
            PersonId = person.Id,
            Surface = surface,
            Workspace = workspace,
            ExternalId = IdOf(surface, handle),
            // Slack is asked who they are when they first speak.
            Unplaced = surface == Surface.Slack,
            SeenAt = now,
        });
        return person;
    }

    /// <summary>Local people are their names, without regard to case; platforms' ids are opaque.</summary>
    public static string IdOf(Surface surface, string id) => surface == Surface.Local ? id.Trim().ToLowerInvariant() : id;

    /// <summary>
    /// Somebody whose standing is not what their platform says: a guest who was met where nothing said so and has no more than everybody starts with, or
    /// somebody met while the platform did not say, now that it does.
    /// </summary>
    public static bool IsMisplaced(Person person, Identity known, Sender sender) => IsGuestInside(person, known, sender) || (known.Unplaced && !sender.IsUnplaced);

    /// <summary>Whoever the platform has never placed counts as a guest until it does.</summary>
    private static bool IsGuestInside(Person person, Identity known, Sender sender) => (sender.IsOutsider || (sender.IsUnplaced && known.Unplaced)) && !person.RoleGiven && Policy.IsInside(person);

    /// <summary>What the platform tells of a known person: their zone, their name unless somebody else here has it, and that they are a guest.</summary>
    public static void Changed(WriteSession session, Names names, Identity known, Sender sender)
    {
        var row = session.Db.People.Find(known.PersonId)!;
        if (sender.Zone is { } zone && DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is not null) row.Zone = zone;
        var name = Shown(sender.Name);
        if (name.Length > 0 && sender.Name != sender.Id && !names.People.Any(other => other.Id != row.Id && other.Name.Equals(name, StringComparison.OrdinalIgnoreCase))) row.Name = name;
        Place(session, names, known, sender);
    }

    private static void Place(WriteSession session, Names names, Identity known, Sender sender)
    {
        var person = names.Person(known.PersonId);
        if (!IsMisplaced(person, known, sender)) return;
        if (IsGuestInside(person, known, sender)) session.Db.People.Find(person.Id)!.Role = Role.Client;
        else if (!sender.IsOutsider && !person.RoleGiven && person.Role == Role.Client) session.Db.People.Find(person.Id)!.Role = names.Studio.NewMemberRole;
        if (!sender.IsUnplaced) session.Db.Identities.Find(known.Id)!.Unplaced = false;
        Outbox.Renew(session.Db, names.Studio);
    }

    /// <summary>Writes only what moved: where to reach them, and at most once an hour that they were seen.</summary>
    private static void Refresh(WriteSession session, Identity known, Incoming incoming, Instant now)
    {
        var sender = incoming.Sender;
        var moved = (sender.DirectChannel is not null && sender.DirectChannel != known.DirectChannel)
            || (sender.DirectChannel is not null && incoming.Place.ServiceUrl is not null && incoming.Place.ServiceUrl != known.ServiceUrl)
            || (sender.MentionId is not null && sender.MentionId != known.MentionId)
            || known.UnreachableWhy is not null
            || now - known.SeenAt > Duration.FromHours(1);
        if (!moved) return;
        var row = session.Db.Identities.Find(known.Id)!;
        row.DirectChannel = sender.DirectChannel ?? row.DirectChannel;
        if (sender.DirectChannel is not null) row.ServiceUrl = incoming.Place.ServiceUrl ?? row.ServiceUrl;
        row.MentionId = sender.MentionId ?? row.MentionId;
        row.UnreachableWhy = null;
        row.SeenAt = now;
        // Met before the platform had told where they are: a person who was named, or spoke while it did not answer.
        if (sender.Zone is { } zone && DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is not null && session.Db.People.Find(known.PersonId) is { Zone: null } person) person.Zone = zone;
    }

    private static string Shown(string name) =>
        Cards.Typed.Shorten(Cards.Typed.Clean(name).Replace('\n', ' ').Trim(), 80) is { Length: > 0 } shown ? char.ToUpperInvariant(shown[0]) + shown[1..] : "";

    private static Person Add(WriteSession session, Studio studio, string name, Role role, string? zone, string? email)
    {
        var shown = Shown(name);
        var person = new Person
        {
            Id = session.NewId(),
            StudioId = studio.Id,
            Name = shown.Length == 0 ? "Someone" : shown,
            Role = role,
            Zone = zone is not null && DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is not null ? zone : null,
            Email = email,
        };
        session.Db.Add(person);
        return person;
    }
}
