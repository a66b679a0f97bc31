using Microsoft.EntityFrameworkCore;
using NodaTime;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.Delivery;
using PostBot.Core.Features.Templates;
using PostBot.Core.Storage;
using PostBot.Domain.Bookings;
using PostBot.Domain.People;
using PostBot.Domain.Projects;
using PostBot.Domain.Rates;
using PostBot.Domain.Schedules;

namespace PostBot.Core.People;

/// <summary>Everything in a studio that people call by name, as of one moment. Immutable.</summary>
internal sealed class Names
{
    /// <summary>More than a facility plans ahead; those that ended long ago are left out first.</summary>
    private const int MostDowns = 5_000;

    private readonly Dictionary<long, Project> projectsById;
    private readonly Dictionary<long, Unit> unitsById;
    private readonly Dictionary<long, Resource> resourcesById;
    private readonly Dictionary<long, Person> peopleById;
    private readonly Dictionary<(Surface, string Workspace, string Id), Identity> identities;
    private readonly ILookup<long, Identity> identitiesOf;
    private readonly ILookup<long, Unit> unitsOf;
    private Dictionary<(long Project, long Person), Role?> teams;
    private readonly HashSet<long> withProjectRoles;
    private readonly Dictionary<(Surface, string Workspace, string Id), Channel> channels;
    private readonly Dictionary<string, Resource> resourcesByName = [];
    private readonly Dictionary<string, Resource?> resourcesBySound = [];
    private readonly Dictionary<string, Project> projectsByCode = [];
    private readonly Dictionary<(long Project, string Code), Unit> unitsByCode = [];
    private readonly ILookup<string, (Project Project, string Title)> titlesByFirstWord;

    private readonly ILookup<string, Holiday> holidaysOf;
    private readonly Lazy<Dictionary<long, List<(Instant, Instant)>>> away;

    private IReadOnlyList<Resource> fresh = [];

    internal Names(Studio studio, List<Project> projects, List<Unit> units, List<Resource> resources, List<Person> people, List<Identity> identities, List<TeamMember> teams, List<Channel> channels, List<Holiday>? holidays = null, List<StudioTemplate>? templates = null, List<Cover>? covers = null)
    {
        Studio = studio;
        Zone = DateTimeZoneProviders.Tzdb[studio.Zone];
        Projects = projects;
        Resources = resources;
        People = people;
        Teams = teams;
        holidaysOf = (holidays ?? []).ToLookup(holiday => holiday.Calendar, StringComparer.OrdinalIgnoreCase);
        Holidays = [.. holidaysOf[""]];
        Week = new WorkingWeek(WorkingWeek.OfMask(studio.WorkingDays), Holidays.Select(holiday => holiday.Date).ToHashSet());
        projectsById = projects.ToDictionary(project => project.Id);
        unitsById = units.ToDictionary(unit => unit.Id);
        resourcesById = resources.ToDictionary(resource => resource.Id);
        peopleById = people.ToDictionary(person => person.Id);
        this.identities = identities.ToDictionary(identity => (identity.Surface, identity.Workspace, identity.ExternalId));
        identitiesOf = identities.OrderByDescending(identity => identity.SeenAt).ToLookup(identity => identity.PersonId);
        unitsOf = units.OrderBy(unit => unit.SortOrder).ToLookup(unit => unit.ProjectId);
        this.teams = teams.ToDictionary(member => (member.ProjectId, member.PersonId), member => member.Role);
        withProjectRoles = [.. teams.Where(member => member.Role is not null).Select(member => member.PersonId)];
        away = new(() => Downs.Where(down => resourcesById.GetValueOrDefault(down.ResourceId)?.PersonId is not null).GroupBy(down => resourcesById[down.ResourceId].PersonId!.Value)
            .ToDictionary(group => group.Key, group => group.Select(down => (down.StartAt, down.EndAt)).ToList()));
        this.channels = channels.ToDictionary(channel => (channel.Surface, channel.Workspace, channel.ExternalId));
        Channels = channels;
        Steps = new StepNames(templates ?? [], projects);
        Covers = covers ?? [];
        foreach (var resource in resources.Where(resource => !resource.Archived)) resourcesByName.TryAdd(Likeness.Fold(resource.Name), resource);
        foreach (var resource in resources.Where(resource => !resource.Archived))
        {
            foreach (var alias in resource.Aliases.Split('|', StringSplitOptions.RemoveEmptyEntries)) resourcesByName.TryAdd(Likeness.Fold(alias), resource);
            var sound = Likeness.Sound(resource.Name);
            resourcesBySound[sound] = resourcesBySound.ContainsKey(sound) ? null : resource;
        }
        titlesByFirstWord = projects.Where(project => !project.Archived && project.Title.Length > 0).Select(project => (Project: project, Title: Likeness.Fold(project.Title))).ToLookup(one => one.Title.Split(' ')[0]);
        foreach (var project in projects) projectsByCode.TryAdd(Likeness.Fold(project.Code), project);
        foreach (var unit in units) unitsByCode.TryAdd((unit.ProjectId, Likeness.Fold(unit.Code)), unit);
    }

    public Studio Studio { get; }

    public long Version => Studio.NamesVersion;

    public DateTimeZone Zone { get; }

    public IReadOnlyList<Project> Projects { get; }

    public IReadOnlyList<Resource> Resources { get; }

    public IReadOnlyList<Person> People { get; }

    public IReadOnlyList<TeamMember> Teams { get; }

    public IReadOnlyList<Channel> Channels { get; }

    /// <summary>The house's own, the first day first.</summary>
    public IReadOnlyList<Holiday> Holidays { get; }

    /// <summary>The calendars that parties keep instead of the house's, by name.</summary>
    public IEnumerable<string> Calendars => holidaysOf.Select(group => group.Key).Concat(People.Select(person => person.Holidays).OfType<string>()).Where(name => name.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase);

    /// <summary>Hours in which something cannot be used, the last to end first.</summary>
    public IReadOnlyList<DownTime> Downs { get; init; } = [];

    /// <summary>The rate card and its deals.</summary>
    public IReadOnlyList<Rate> Rates { get; init; } = [];

    /// <summary>The days the studio works.</summary>
    public WorkingWeek Week { get; }

    /// <summary>The templates, and what productions call their steps.</summary>
    public StepNames Steps { get; }

    /// <summary>Who covers for whom, asked or accepted, the first to begin first.</summary>
    public IReadOnlyList<Cover> Covers { get; }

    public static async Task<Names> Load(PostBotDb db, long studioId, CancellationToken cancel) => new(
        await db.Studios.AsNoTracking().SingleAsync(row => row.Id == studioId, cancel),
        await db.Projects.AsNoTracking().Where(row => row.StudioId == studioId).OrderBy(row => row.Code).ToListAsync(cancel),
        await db.Units.AsNoTracking().Where(row => row.StudioId == studioId).ToListAsync(cancel),
        await db.Resources.AsNoTracking().Where(row => row.StudioId == studioId).OrderBy(row => row.Name).ToListAsync(cancel),
        await db.People.AsNoTracking().Where(row => row.StudioId == studioId).OrderBy(row => row.Name).ToListAsync(cancel),
        await db.Identities.AsNoTracking().Where(row => row.StudioId == studioId).ToListAsync(cancel),
        await db.TeamMembers.AsNoTracking().Where(row => row.StudioId == studioId).ToListAsync(cancel),
        await db.Channels.AsNoTracking().Where(row => row.StudioId == studioId).ToListAsync(cancel),
        await db.Holidays.AsNoTracking().Where(row => row.StudioId == studioId).OrderBy(row => row.Date).ToListAsync(cancel),
        await db.StudioTemplates.AsNoTracking().Where(row => row.StudioId == studioId).ToListAsync(cancel),
        await db.Covers.AsNoTracking().Where(row => row.StudioId == studioId && (row.State == CoverState.Accepted || row.State == CoverState.Asked)).OrderBy(row => row.StartAt).ToListAsync(cancel))
    {
        Rates = await db.Rates.AsNoTracking().Where(row => row.StudioId == studioId).ToListAsync(cancel),
        Downs = await db.DownTimes.AsNoTracking().Where(row => row.StudioId == studioId).OrderByDescending(row => row.EndAt).Take(MostDowns).ToListAsync(cancel),
    };

    /// <summary>A calendar's holidays, the first day first.</summary>
    /// <param name="calendar">Null for the house's.</param>
    public IEnumerable<Holiday> HolidaysOf(string? calendar) => holidaysOf[calendar ?? ""];

    /// <summary>The days somebody works who keeps this calendar.</summary>
    /// <param name="calendar">Null for the house's.</param>
    /// <param name="days">See <see cref="WorkingWeek.Mask"/>; null for the house's.</param>
    public WorkingWeek WeekOf(string? calendar, int? days) =>
        calendar is null && days is null ? Week : new WorkingWeek(days is { } mask ? WorkingWeek.OfMask(mask) : Week.Days, HolidaysOf(calendar).Select(holiday => holiday.Date).ToHashSet());

    /// <summary>What a holiday is called; null when the day is none.</summary>
    public string? HolidayOn(LocalDate day) => Holidays.FirstOrDefault(holiday => holiday.Date == day) is { } holiday ? holiday.Name.Length > 0 ? holiday.Name : "A holiday" : null;

    /// <summary>
    /// The step that a word names on a production: its own steps first, by name or by the trade's other words, then any that productions here have,
    /// so that the answer can say that this one has none. Without a production, any. Null when the word names no step.
    /// </summary>
    public string? StepNamed(Project? project, string word) => Steps.Named(project, word);

    public Project Project(long id) => projectsById[id];

    public Unit Unit(long id) => unitsById[id];

    public Resource Resource(long id) => resourcesById.TryGetValue(id, out var known) ? known : fresh.First(resource => resource.Id == id);

    /// <summary>The time off of a person, as it is known now.</summary>
    public IReadOnlyList<(Instant From, Instant Until)> AwayOf(long personId) => away.Value.TryGetValue(personId, out var spans) ? spans : [];

    /// <summary>A person as somebody who can be booked; null when they never were.</summary>
    public Resource? ResourceOf(long personId) => Resources.Concat(fresh).FirstOrDefault(resource => resource.PersonId == personId);

    /// <summary>What keeps a resource from being used in a slot; null when nothing does.</summary>
    public DownTime? DownIn(long resourceId, Slot slot) => Downs.FirstOrDefault(down => down.ResourceId == resourceId && down.StartAt < slot.End && slot.Start < down.EndAt);

    /// <summary>The same names with a resource that this very transaction made.</summary>
    public Names With(Resource made)
    {
        var copy = (Names)MemberwiseClone();
        copy.fresh = [.. fresh, made];
        return copy;
    }

    public Person Person(long id) => peopleById[id];

    public Person? FindPerson(long id) => peopleById.GetValueOrDefault(id);

    public IEnumerable<Unit> UnitsOf(long projectId) => unitsOf[projectId];

    /// <summary>The room called exactly this, by name or alias, without regard to case, spaces or the trade's other words; null when there is none.</summary>
    public Resource? ResourceNamed(string name) => resourcesByName.GetValueOrDefault(Likeness.Fold(name)) ?? resourcesBySound.GetValueOrDefault(Likeness.Sound(name));

    public Project? ProjectNamed(string code) => projectsByCode.GetValueOrDefault(Likeness.Fold(code));

    /// <summary>The productions whose title begins with this word, with the title folded.</summary>
    public IEnumerable<(Project Project, string Title)> TitlesFrom(string word) => titlesByFirstWord[Likeness.Fold(word).Split(' ')[0]];

    public Unit? UnitNamed(long projectId, string code) => unitsByCode.GetValueOrDefault((projectId, Likeness.Fold(code)));

    /// <summary>The person's identities, the one used last first.</summary>
    public IEnumerable<Identity> IdentitiesOf(long personId) => identitiesOf[personId];

    public Identity? Identity(Surface surface, string workspace, string externalId) => identities.GetValueOrDefault((surface, workspace, externalId));

    public Channel? Channel(Surface surface, string workspace, string externalId) => channels.GetValueOrDefault((surface, workspace, externalId));

    /// <summary>The same names, with this person on this production's team alone: how someone who sees nothing else reads them.</summary>
    public Names OnTeamOf(long projectId, long personId)
    {
        var copy = (Names)MemberwiseClone();
        copy.teams = teams.Where(member => member.Key.Person != personId).ToDictionary(member => member.Key, member => member.Value);
        copy.teams[(projectId, personId)] = null;
        return copy;
    }

    public bool IsOnTeam(long projectId, long personId) => teams.ContainsKey((projectId, personId));

    /// <summary>The role a person was given on one project; null when it is the one they have in the studio.</summary>
    public Role? ProjectRole(long projectId, long personId) => teams.GetValueOrDefault((projectId, personId));

    public bool HasProjectRoles(long personId) => withProjectRoles.Contains(personId);

    public DateTimeZone ZoneOf(Person person) =>
        person.Zone is { } zone ? DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) ?? Zone : Zone;

    public DateTimeZone ZoneOf(Project project) => DateTimeZoneProviders.Tzdb.GetZoneOrNull(project.Zone) ?? Zone;

    public DateTimeZone ZoneOf(Resource resource) => DateTimeZoneProviders.Tzdb.GetZoneOrNull(resource.Zone) ?? Zone;

    /// <summary><c>Nightfall 101 grade</c>: the production as people say it, then the unit, then the step.</summary>
    public string Work(long projectId, long? unitId, string? step) => string.Join(' ', new[]
    {
        Project(projectId).Code, unitId is { } unit ? Unit(unit).Code : null, step,
    }.Where(word => !string.IsNullOrEmpty(word)));
}
